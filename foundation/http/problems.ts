/** The problems that any route may answer with. */
import { problem } from './problem.ts'

export const malformed = problem({
  code: 'request.malformed',
  status: 400,
  text: {
    ar: 'تعذّرت قراءة الطلب لأن صيغته غير صحيحة. أعد تحميل الصفحة ثم أعد الإرسال.',
    fr: 'La demande est illisible car sa forme est incorrecte. Rechargez la page, puis renvoyez-la.',
    en: 'The request cannot be read because its form is wrong. Reload the page, then send it again.',
  },
})

export const invalid = problem({
  code: 'request.invalid',
  status: 422,
  title: { ar: 'توجد مشكلة', fr: 'Il y a un problème', en: 'There is a problem' },
  text: {
    ar: 'في بعض الحقول ما يلزم تصحيحه. صحّح كل حقل مبيَّن أدناه ثم أعد الإرسال.',
    fr: 'Certains champs sont à corriger. Corrigez chaque champ indiqué, puis renvoyez.',
    en: 'Some fields need correcting. Correct each field named here, then send again.',
  },
})

export const tooLarge = problem<{ readonly limit: number }>({
  code: 'request.too-large',
  status: 413,
  text: {
    ar: 'الطلب أكبر من الحد المسموح به وهو {limit} بايت. قسّمه أو أرسل الملفات عبر خانة الرفع.',
    fr: 'La demande dépasse la limite de {limit} octets. Divisez-la, ou envoyez les fichiers par le champ de dépôt.',
    en: 'The request is over the limit of {limit} bytes. Split it, or send files through the upload field.',
  },
})

export const unsupportedType = problem({
  code: 'request.unsupported-type',
  status: 415,
  text: {
    ar: 'نوع المحتوى المرسل غير مقبول هنا. أرسل البيانات بصيغة JSON.',
    fr: 'Ce type de contenu n’est pas accepté ici. Envoyez du JSON.',
    en: 'This content type is not accepted here. Send JSON.',
  },
})

export const notFound = problem({
  code: 'not-found',
  status: 404,
  text: {
    ar: 'لا يوجد شيء بهذا العنوان، أو لا يحق لك الاطلاع عليه. تحقّق من العنوان أو عُد إلى الصفحة الرئيسية.',
    fr: 'Rien ne se trouve à cette adresse, ou vous n’y avez pas accès. Vérifiez l’adresse ou revenez à l’accueil.',
    en: 'There is nothing at this address, or you may not see it. Check the address or go back to the home page.',
  },
})

export const sessionNeeded = problem({
  code: 'session.needed',
  status: 401,
  text: {
    ar: 'انتهت جلستك أو لم تبدأ بعد. سجّل الدخول ثم أعد المحاولة؛ ما كتبته محفوظ.',
    fr: 'Votre session est terminée ou n’a pas commencé. Connectez-vous puis réessayez ; votre saisie est conservée.',
    en: 'Your session has ended or has not begun. Sign in and try again; what you typed is kept.',
  },
})

export const stepUpNeeded = problem({
  code: 'session.step-up-needed',
  status: 403,
  text: {
    ar: 'يتطلب هذا الإجراء أن تؤكد هويتك من جديد. أكّدها ثم أعد المحاولة؛ ما كتبته محفوظ.',
    fr: 'Cette action demande de confirmer à nouveau votre identité. Confirmez-la, puis réessayez ; votre saisie est conservée.',
    en: 'This needs you to confirm again who you are. Confirm it, then try again; what you typed is kept.',
  },
})

export const readOnly = problem({
  code: 'mode.read-only',
  status: 423,
  text: {
    ar: 'النظام الآن للقراءة فقط، ولم يُحفظ شيء. ما كتبته باقٍ في هذه الصفحة؛ أعد الحفظ بعد العودة إلى الوضع العادي.',
    fr: 'Le système est en lecture seule et rien n’a été enregistré. Votre saisie reste dans la page ; enregistrez de nouveau après le retour au mode normal.',
    en: 'The system is read-only and nothing was saved. What you typed stays in this page; save again when it is back to normal.',
  },
})

export const locked = problem({
  code: 'mode.locked',
  status: 423,
  text: {
    ar: 'النظام مقفل بقرار من مؤسستك، ولا يدخله الآن إلا من يملك فتحه. انتظر إعلان المؤسسة.',
    fr: 'Le système est verrouillé par votre institution : seules les personnes qui peuvent l’ouvrir y entrent. Attendez l’annonce de l’institution.',
    en: 'The system is locked by your institution: only those who can open it may enter. Wait for the institution to tell you.',
  },
})

export const notAllowed = problem<{ readonly capability: string }>({
  code: 'access.not-allowed',
  status: 403,
  text: {
    ar: 'لا تسمح لك صلاحياتك بهذا الإجراء. اطلبه من مسؤول النظام في مؤسستك.',
    fr: 'Vos droits ne permettent pas cette action. Demandez-la à l’administrateur de votre institution.',
    en: 'Your rights do not allow this. Ask the administrator of your institution.',
  },
})

export const forgeryRefused = problem({
  code: 'request.forgery-refused',
  status: 403,
  text: {
    ar: 'رُفض الطلب لأنه لم يصدر عن صفحات هذا النظام. افتح الصفحة من عنوانها وأعد المحاولة.',
    fr: 'La demande est refusée car elle ne vient pas des pages de ce système. Ouvrez la page à son adresse et réessayez.',
    en: 'The request is refused because it does not come from the pages of this system. Open the page at its address and try again.',
  },
})

export const versionNeeded = problem({
  code: 'record.version-needed',
  status: 428,
  text: {
    ar: 'يلزم ذكر نسخة السجل التي عدّلتها. أعد تحميل الصفحة ثم أعد الحفظ.',
    fr: 'Il faut indiquer la version modifiée. Rechargez la page, puis enregistrez de nouveau.',
    en: 'The version you changed must be named. Reload the page, then save again.',
  },
})

export const recordChanged = problem<{ readonly current: unknown }>({
  code: 'record.changed',
  status: 412,
  text: {
    ar: 'عدّل شخص آخر هذا السجل بعد أن فتحته. قارن النسختين واختر ما يبقى؛ ما كتبته محفوظ.',
    fr: 'Une autre personne a modifié cette fiche depuis que vous l’avez ouverte. Comparez les deux versions et choisissez ; votre saisie est conservée.',
    en: 'Someone else changed this record after you opened it. Compare the two versions and choose what stays; what you typed is kept.',
  },
})

export const keyReused = problem({
  code: 'request.key-reused',
  status: 422,
  text: {
    ar: 'استُعمل مفتاح الطلب نفسه مع بيانات مختلفة. أعد تحميل الصفحة ثم أعد الإرسال.',
    fr: 'La même clé de demande a servi à d’autres données. Rechargez la page, puis renvoyez.',
    en: 'The same request key was used with other data. Reload the page, then send again.',
  },
})

export const busy = problem({
  code: 'service.busy',
  status: 503,
  text: {
    ar: 'الخدمة مشغولة الآن ولم يُحفظ شيء. انتظر قليلًا ثم أعد المحاولة؛ ما كتبته محفوظ في هذه الصفحة.',
    fr: 'Le service est occupé et rien n’a été enregistré. Attendez un peu, puis réessayez ; votre saisie reste dans la page.',
    en: 'The service is busy and nothing was saved. Wait a little, then try again; what you typed stays in the page.',
  },
})

export const fault = problem({
  code: 'internal',
  status: 500,
  text: {
    ar: 'حدث خلل في النظام ولم يُحفظ شيء. أعد المحاولة، وإن تكرّر فأبلغ مسؤول النظام برقم الطلب.',
    fr: 'Une panne est survenue et rien n’a été enregistré. Réessayez ; si elle revient, donnez le numéro de demande à l’administrateur.',
    en: 'Something failed and nothing was saved. Try again; if it happens again, give the administrator the request number.',
  },
})

export const misdirected = problem<{ readonly expected: string }>({
  code: 'request.misdirected',
  status: 421,
  text: {
    ar: 'هذا العنوان لا يخص هذا الخادم. افتح الصفحة من {expected}.',
    fr: 'Cette adresse n’est pas celle de ce serveur. Ouvrez la page à {expected}.',
    en: 'This address is not this server’s. Open the page at {expected}.',
  },
})

export const readNotRecorded = problem({
  code: 'read.not-recorded',
  status: 503,
  text: {
    ar: 'تعذّر تقييد هذا الاطّلاع في سجل الحيازة، فلم يُعرض شيء. أعد المحاولة بعد قليل، وإن تكرر ذلك فأبلغ مسؤول النظام.',
    fr: 'Cette consultation n’a pas pu être inscrite au registre de conservation : rien n’est montré. Réessayez dans un instant ; si cela se répète, prévenez l’administration.',
    en: 'This reading could not be entered in the custody log, so nothing is shown. Try again in a moment; if it happens again, tell the administrator.',
  },
})
