/** What each refusal of the vault says to the person in front of it: what happened, and what to do. */
import type { SealingFault } from './crypto/refused.ts'

type Words = { readonly ar: string; readonly fr: string; readonly en: string }

const changedKey: Words = {
  ar: 'مفتاح هذا الشخص ليس المفتاح الموقَّع في الدليل، فلم يُختم شيء. أبلغ مسؤول المفاتيح قبل أي شيء آخر.',
  fr: 'La clé de cette personne n’est pas celle que l’annuaire signé connaît : rien n’a été scellé. Prévenez d’abord le responsable des clés.',
  en: 'This person’s key is not the one that was signed into the directory: nothing was sealed. Tell the key officer before anything else.',
}
const damaged: Words = {
  ar: 'ما وصل ناقص أو متغيّر، فلم يُعرض منه شيء. أعد المحاولة، وإن تكرر فأبلغ مسؤول المفاتيح.',
  fr: 'Ce qui est arrivé est incomplet ou modifié : rien n’en est montré. Réessayez, puis prévenez le responsable des clés.',
  en: 'What arrived is incomplete or was changed: nothing of it is shown. Try again; if it happens again, tell the key officer.',
}
const swapped: Words = {
  ar: 'ما وصل ليس ما خُتم لهذا الحقل، فلم يُعرض. أبلغ مسؤول المفاتيح.',
  fr: 'Ce qui est arrivé n’est pas ce qui fut scellé pour ce champ : rien n’est montré. Prévenez le responsable des clés.',
  en: 'What arrived is not what was sealed for this field: nothing is shown. Tell the key officer.',
}

export const faultSentences: Readonly<Record<SealingFault, Words>> = {
  'no-recipient': {
    ar: 'لا أحد من فريق الملف له مفتاح موقَّع، فلا يُختم لأحد. اطلب من مسؤول المفاتيح توقيع المفاتيح.',
    fr: 'Personne de l’équipe n’a de clé signée : on ne scelle pour personne. Demandez la signature des clés à leur responsable.',
    en: 'Nobody on the team has a signed key, so nothing is sealed. Ask the key officer to sign keys.',
  },
  'not-hybrid': damaged,
  'not-sealed': damaged,
  'not-for-you': {
    ar: 'لم تُختم هذه النسخة لمفتاحك. اطلبها ممن يستطيع فتحها.',
    fr: 'Cette version n’est pas scellée pour votre clé. Demandez-la à qui peut l’ouvrir.',
    en: 'This version is not sealed to your key. Ask somebody who can open it.',
  },
  damaged,
  'wrong-record': swapped,
  'wrong-field': swapped,
  'wrong-version': swapped,
  'wrong-class': swapped,
  'wrong-author': swapped,
  'wrong-secret': {
    ar: 'لم تُفتح الخزنة. تأكد مما كتبته: لغة لوحة المفاتيح، والحروف، والمسافات بين الكلمات.',
    fr: 'Le coffre ne s’est pas ouvert. Vérifiez ce que vous avez écrit : langue du clavier, lettres, espaces entre les mots.',
    en: 'The vault did not open. Check what you typed: the language of the keyboard, the letters, the spaces between words.',
  },
  'wrong-digits': {
    ar: 'هذه الأرقام ليست أرقام الورقة المطبوعة. راجعها مجموعة مجموعة.',
    fr: 'Ces chiffres ne sont pas ceux de la feuille imprimée. Relisez-les groupe par groupe.',
    en: 'These digits are not those of the printed sheet. Check them group by group.',
  },
  'too-few-shares': {
    ar: 'لم يصل بعد ما يكفي من أنصبة الأمناء.',
    fr: 'Il manque encore des parts de dépositaires.',
    en: 'Not enough custodians have given their shares yet.',
  },
  locked: {
    ar: 'خزنتك مقفلة. افتحها ثم أعد المحاولة.',
    fr: 'Votre coffre est verrouillé. Ouvrez-le, puis réessayez.',
    en: 'Your vault is locked. Open it, then try again.',
  },
  'key-unsigned': {
    ar: 'لم يوقّع مسؤول المفاتيح مفتاح هذا الشخص بعد، فلا يُختم له.',
    fr: 'Le responsable des clés n’a pas encore signé la clé de cette personne : on ne scelle pas pour elle.',
    en: 'The key officer has not signed this person’s key yet, so nothing is sealed to them.',
  },
  'key-swapped': changedKey,
  'key-superseded': {
    ar: 'استُبدل مفتاح هذا الشخص أو أُلغي، فلا يُختم له. أعد تحميل الصفحة.',
    fr: 'La clé de cette personne a été remplacée ou révoquée : on ne scelle pas pour elle. Rechargez la page.',
    en: 'This person’s key was replaced or revoked, so nothing is sealed to them. Reload the page.',
  },
  'directory-broken': {
    ar: 'دليل المفاتيح لا يصح: قيد فيه تغيّر أو لم يوقّعه مسؤول المفاتيح. لم يُختم شيء ولم يُفتح. أبلغ مسؤول المفاتيح فورًا.',
    fr: 'L’annuaire des clés est faux : une inscription a changé ou n’est pas signée. Rien n’a été scellé ni ouvert. Prévenez aussitôt le responsable des clés.',
    en: 'The key directory is not sound: an entry was changed or not signed. Nothing was sealed or opened. Tell the key officer at once.',
  },
  'directory-rewritten': {
    ar: 'دليل المفاتيح ليس الذي رآه هذا المتصفح من قبل. لم يُختم شيء ولم يُفتح. أبلغ مسؤول المفاتيح فورًا.',
    fr: 'L’annuaire des clés n’est pas celui que ce navigateur a vu. Rien n’a été scellé ni ouvert. Prévenez aussitôt le responsable des clés.',
    en: 'The key directory is not the one that this browser has seen. Nothing was sealed or opened. Tell the key officer at once.',
  },
}
