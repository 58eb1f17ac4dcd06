/** What the partners room refuses, each with its sentence. */
import { fieldSentences, problem } from '../../foundation/http/index.ts'

fieldSentences({
  'partner.address-wrong': {
    ar: 'اكتب عنوانًا يبدأ بـ https:// دون اسم مستخدم أو كلمة مرور أو علامة استفهام.',
    fr: 'Indiquez une adresse en https:// sans nom d’utilisateur, mot de passe ni point d’interrogation.',
    en: 'Enter an https:// address without a user name, a password or a question mark.',
  },
})

export const invitationUnreadable = problem({
  code: 'partners.invitation-unreadable',
  status: 422,
  text: {
    ar: 'هذا الملف ليس دعوة سليمة من مؤسسة شريكة، أو تغيّر في الطريق. اطلب من الشريك ملفًا جديدًا.',
    fr: 'Ce fichier n’est pas une invitation valide d’une institution partenaire, ou il a été altéré en route. Demandez-en un nouveau au partenaire.',
    en: 'This file is not a valid invitation of a partner institution, or it was changed on the way. Ask the partner for a new one.',
  },
})
export const invitationOwn = problem({
  code: 'partners.invitation-own',
  status: 422,
  text: {
    ar: 'هذه دعوة مؤسستك أنت. سلّمها إلى الشريك، واستورد الدعوة التي يسلّمها إليك.',
    fr: 'C’est l’invitation de votre propre institution. Remettez-la au partenaire et importez la sienne.',
    en: 'This is the invitation of your own institution. Hand it to the partner and import theirs.',
  },
})
export const partnerKnown = problem({
  code: 'partners.known-already',
  status: 409,
  text: {
    ar: 'هذه المؤسسة مسجلة بين الشركاء. إن تغيّرت مفاتيحها فلا بد من بيان موقّع بالمفتاح السابق.',
    fr: 'Cette institution figure déjà parmi les partenaires. Si ses clés ont changé, il faut une déclaration signée avec l’ancienne clé.',
    en: 'This institution is among the partners already. If its keys have changed, a statement signed with the old key is needed.',
  },
})
export const fingerprintDiffers = problem<{ readonly group: number }>({
  code: 'partners.fingerprint-differs',
  status: 422,
  text: {
    ar: 'المجموعة {group} مما سمعته لا تطابق بصمة المفتاح الذي وصلك. لا تؤكد الشريك، وأعد المقارنة هاتفيًا مع شخص تعرفه.',
    fr: 'Le groupe {group} que vous avez entendu ne correspond pas à l’empreinte reçue. Ne confirmez pas ; comparez de nouveau de vive voix avec une personne connue.',
    en: 'Group {group} as you heard it does not match the fingerprint received. Do not confirm; compare again by voice with a person you know.',
  },
})
export const partnerCannot = problem<{ readonly state: string }>({
  code: 'partners.not-in-this-state',
  status: 409,
  text: {
    ar: 'لا يمكن ذلك وحال هذا الشريك كما هي. أعد تحميل الصفحة.',
    fr: 'Ce n’est pas possible dans l’état actuel de ce partenaire. Rechargez la page.',
    en: 'This is not possible in the present state of this partner. Reload the page.',
  },
})
export const partnerUnconfirmed = problem({
  code: 'partners.unconfirmed',
  status: 403,
  text: {
    ar: 'لم تُقارَن بصمة هذا الشريك هاتفيًا بعد، أو استُبعد. لا يُقبل منه شيء ولا يُرسل إليه شيء قبل تأكيده.',
    fr: 'L’empreinte de ce partenaire n’a pas encore été comparée de vive voix, ou il est exclu. Rien n’est reçu de lui ni envoyé avant confirmation.',
    en: 'The fingerprint of this partner has not been compared by voice yet, or it is excluded. Nothing is taken from it or sent to it before it is confirmed.',
  },
})
export const senderUnknown = problem({
  code: 'partners.sender-unknown',
  status: 403,
  text: {
    ar: 'هذا الملف من مؤسسة ليست بين الشركاء. استورد دعوتها وقارن البصمة هاتفيًا أولًا.',
    fr: 'Ce fichier vient d’une institution qui n’est pas parmi les partenaires. Importez d’abord son invitation et comparez l’empreinte de vive voix.',
    en: 'This file comes from an institution that is not among the partners. Import its invitation first and compare the fingerprint by voice.',
  },
})
export const fileUnreadable = problem({
  code: 'exchange.file-unreadable',
  status: 422,
  text: {
    ar: 'هذا الملف ليس رسالة موقّعة سليمة. اطلب من الشريك إرسالها مجددًا.',
    fr: 'Ce fichier n’est pas un message signé valide. Demandez au partenaire de le renvoyer.',
    en: 'This file is not a valid signed message. Ask the partner to send it again.',
  },
})
export const signatureWrong = problem({
  code: 'exchange.signature-wrong',
  status: 422,
  text: {
    ar: 'توقيع هذا الملف لا يطابق مفتاح الشريك. تغيّر الملف في الطريق أو كتبه غيره، فلم يُقبل منه شيء.',
    fr: 'La signature de ce fichier ne correspond pas à la clé du partenaire : il a été altéré ou écrit par un tiers. Rien n’en a été retenu.',
    en: 'The signature of this file does not match the key of the partner: it was changed, or somebody else wrote it. Nothing of it was taken.',
  },
})
export const statementRefused = problem({
  code: 'partners.key-statement-refused',
  status: 422,
  text: {
    ar: 'لم يوقّع مفتاح الشريك السابق على هذا المفتاح الجديد، فلم يُقبل. اتصل بالشريك، وقارنا البصمة من جديد.',
    fr: 'La nouvelle clé n’est pas attestée par l’ancienne clé du partenaire : elle est refusée. Appelez le partenaire et comparez de nouveau les empreintes.',
    en: 'The new key is not vouched for by the old key of the partner, so it was refused. Call the partner and compare fingerprints again.',
  },
})
export const requestNotAccepted = problem({
  code: 'exchange.not-accepted',
  status: 400,
  text: {
    ar: 'لا يُقبل هذا الطلب. تُقبل هنا رسائل الشركاء المؤكدين وحدهم، موقّعة بمفاتيحهم.',
    fr: 'Cette requête n’est pas acceptée. Seuls les messages signés de partenaires confirmés le sont ici.',
    en: 'This request is not accepted. Only signed messages of confirmed partners are taken here.',
  },
})
export const digestWrong = problem({
  code: 'exchange.digest-wrong',
  status: 400,
  text: {
    ar: 'بصمة المضمون لا تطابق المضمون.',
    fr: 'L’empreinte du contenu ne correspond pas au contenu.',
    en: 'The digest of the content is not that of the content.',
  },
})
export const requestStale = problem({
  code: 'exchange.stale',
  status: 400,
  text: {
    ar: 'وقت هذا الطلب بعيد عن وقتنا. تحقّق من ساعة الخادم.',
    fr: 'L’heure de cette requête est trop éloignée de la nôtre. Vérifiez l’horloge du serveur.',
    en: 'The time of this request is too far from ours. Check the clock of the server.',
  },
})
export const requestReplayed = problem({
  code: 'exchange.replayed',
  status: 409,
  text: {
    ar: 'وصل هذا الطلب نفسه من قبل.',
    fr: 'Cette même requête est déjà arrivée.',
    en: 'This very request has arrived before.',
  },
})
export const addressMissing = problem({
  code: 'exchange.address-missing',
  status: 409,
  text: {
    ar: 'ليس لهذا الشريك عنوان يُسلَّم إليه. أضف عنوانه أو سلّم الرسالة باليد.',
    fr: 'Ce partenaire n’a pas d’adresse de livraison. Ajoutez-la ou remettez le message en main propre.',
    en: 'This partner has no address to deliver to. Add it, or carry the message by hand.',
  },
})
export const addressPlain = problem({
  code: 'partners.address-plain',
  status: 422,
  text: {
    ar: 'لا يُسلَّم شيء إلى عنوان لا يبدأ بـ https://.',
    fr: 'Rien n’est livré à une adresse qui ne commence pas par https://.',
    en: 'Nothing is delivered to an address that does not begin with https://.',
  },
})
export const notForUs = problem({
  code: 'exchange.other-recipient',
  status: 422,
  text: {
    ar: 'هذا الملف موجّه إلى مؤسسة أخرى. سلّمه إلى المؤسسة المقصودة.',
    fr: 'Ce fichier est destiné à une autre institution. Remettez-le à son destinataire.',
    en: 'This file is meant for another institution. Hand it to the one it is for.',
  },
})
export const sequenceConflict = problem<{ readonly sequence: number }>({
  code: 'exchange.other-bytes',
  status: 409,
  text: {
    ar: 'إنذار: وصلت قبل هذا رسالة بالرقم {sequence} بمضمون مختلف. لم يُقبل هذا الملف. اتصل بالشريك فورًا وأبلغ مسؤول المفاتيح.',
    fr: 'Alerte : un autre message portant le numéro {sequence} est déjà arrivé. Ce fichier est refusé. Appelez le partenaire sans attendre et prévenez le responsable des clés.',
    en: 'Alarm: another message with the number {sequence} arrived before. This file was refused. Call the partner at once and tell the key officer.',
  },
})
export const chainBroken = problem<{ readonly sequence: number }>({
  code: 'exchange.chain-broken',
  status: 409,
  text: {
    ar: 'الرسالة رقم {sequence} لا تتصل بالرسالة التي سبقتها. لم تُقبل. قارن مع الشريك ما أرسله وما وصلك.',
    fr: 'Le message numéro {sequence} ne fait pas suite au précédent. Il est refusé. Comparez avec le partenaire ce qui a été envoyé et reçu.',
    en: 'Message {sequence} does not follow the one before it. It was refused. Compare with the partner what was sent and what arrived.',
  },
})
