/** Problems of the sealing room. */
import { fieldSentences, problem } from '../http/index.ts'

export const keysThereAlready = problem({
  code: 'sealing.keys-there',
  status: 409,
  text: {
    ar: 'لك مفاتيح تنتظر توقيع مسؤول المفاتيح. لا تُصنع غيرها قبل ذلك.',
    fr: 'Vos clés attendent la signature du responsable des clés. Aucune autre n’est créée avant cela.',
    en: 'Your keys are waiting for the key officer’s signature. No others are made before that.',
  },
})

export const vaultClosed = problem({
  code: 'sealing.vault-closed',
  status: 409,
  text: {
    ar: 'خزنتك غير مفعّلة: لا تختم بها ولا تفتح. انظر صفحة «خزنتي».',
    fr: 'Votre coffre n’est pas actif : il ne scelle ni n’ouvre rien. Voyez la page « Mon coffre ».',
    en: 'Your vault is not active: it neither seals nor opens. See the page “My vault”.',
  },
})

export const lastWraps = problem({
  code: 'sealing.last-wraps',
  status: 409,
  text: {
    ar: 'لا تُحذف هذه الطريقة: يجب أن تبقى طريقتان مجرَّبتان لفتح الخزنة. أضف غيرها أولًا.',
    fr: 'Ce moyen n’est pas retiré : deux moyens éprouvés d’ouvrir le coffre doivent rester. Ajoutez-en un autre d’abord.',
    en: 'This way in is not removed: two tried ways of opening the vault must remain. Add another first.',
  },
})

export const proofWrong = problem({
  code: 'sealing.proof-wrong',
  status: 422,
  text: {
    ar: 'لم يثبت أن المفتاح السري بيد صاحبه. أعد تحميل الصفحة ثم أعد المحاولة.',
    fr: 'Rien ne prouve que la clé secrète est entre les mains de son titulaire. Rechargez la page, puis réessayez.',
    en: 'Nothing shows that the secret key is in its owner’s hands. Reload the page, then try again.',
  },
})

export const entryRefused = problem({
  code: 'sealing.entry-refused',
  status: 409,
  text: {
    ar: 'لا يتصل هذا القيد بآخر الدليل أو لا يصح توقيعه. أعد تحميل الصفحة ثم وقّع من جديد.',
    fr: 'Cette inscription ne suit pas la dernière de l’annuaire, ou sa signature est fausse. Rechargez la page, puis signez de nouveau.',
    en: 'This entry does not follow the last one of the directory, or its signature is wrong. Reload the page, then sign again.',
  },
})

export const moveRefused = problem({
  code: 'sealing.move-refused',
  status: 409,
  text: {
    ar: 'لا تنتقل هذه الخزنة إلى هذا الوضع. أعد تحميل الصفحة وانظر أين وصلت. ولا يقفل أحد خزنته ولا يفتح قفلها بنفسه.',
    fr: 'Ce coffre ne passe pas à cet état. Rechargez la page. Personne ne verrouille ni ne déverrouille son propre coffre.',
    en: 'This vault does not move to that state. Reload the page. Nobody locks or unlocks their own vault.',
  },
})

export const notSealed = problem({
  code: 'sealing.not-sealed',
  status: 422,
  text: {
    ar: 'ما وصل ليس مختومًا كما يجب (مفاتيح هجينة وحدها، وحجم مبطَّن)، فلم يُحفظ منه شيء.',
    fr: 'Ce qui est arrivé n’est pas scellé comme il se doit (clés hybrides seules, taille arrondie) : rien n’en a été gardé.',
    en: 'What arrived is not sealed as it must be (hybrid keys alone, padded size): nothing of it was kept.',
  },
})

export const recipientsRefused = problem<{ readonly people: string }>({
  code: 'sealing.recipients-refused',
  status: 409,
  text: {
    ar: 'لا يُختم لهؤلاء: {people}. مفتاحهم غير موقَّع أو مستبدَل أو خزنتهم غير مفعّلة، أو ليسوا من فريق الملف.',
    fr: 'On ne scelle pas pour : {people}. Leur clé n’est pas signée ou a été remplacée, leur coffre n’est pas actif, ou ces personnes ne sont pas de l’équipe du dossier.',
    en: 'Nothing is sealed to: {people}. Their key is not signed or was replaced, their vault is not active, or they are not of the team of the case.',
  },
})

export const sealedMeanwhile = problem<{ readonly current: number }>({
  code: 'sealing.sealed-meanwhile',
  status: 409,
  text: {
    ar: 'خُتمت نسخة أحدث من هذا الحقل وأنت تكتب. ما كتبته باقٍ: افتح النسخة الأحدث وقارن ثم احفظ.',
    fr: 'Une version plus récente de ce champ a été scellée pendant que vous écriviez. Votre texte reste : ouvrez-la, comparez, puis enregistrez.',
    en: 'A newer version of this field was sealed while you were writing. Your text stays: open it, compare, then save.',
  },
})

export const notGiven = problem({
  code: 'sealing.not-given',
  status: 403,
  text: {
    ar: 'لم يُختم لك بعض ما طلبت، أو انتهى ما أُعطي لك أو سُحب. اطلبه ممن يستطيع فتحه.',
    fr: 'Une partie de ce que vous demandez n’est pas scellée pour vous, ou l’accès a pris fin. Demandez-le à qui peut l’ouvrir.',
    en: 'Some of what you ask for is not sealed to you, or what you were given has ended. Ask somebody who can open it.',
  },
})

export const tooManyOpenings = problem<{ readonly seconds: number }>({
  code: 'sealing.too-many-openings',
  status: 429,
  text: {
    ar: 'فُتحت مواد مختومة كثيرة في وقت قصير. انتظر {seconds} ثانية ثم أعد المحاولة.',
    fr: 'Beaucoup d’éléments scellés ont été ouverts en peu de temps. Attendez {seconds} secondes, puis réessayez.',
    en: 'Many sealed items were opened in a short time. Wait {seconds} seconds, then try again.',
  },
})

fieldSentences({
  'sealing.field-unknown': {
    ar: 'ليس هذا حقلًا مختومًا لهذا السجل.',
    fr: 'Ce champ n’est pas un champ scellé de cette fiche.',
    en: 'This is not a sealed field of this record.',
  },
})
