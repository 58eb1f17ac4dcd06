/** The problems of files and uploads. */
import { problem } from '../http/index.ts'

export const fileTooLarge = problem<{ readonly limit: number }>({
  code: 'file.too-large',
  status: 413,
  text: {
    ar: 'الملف أكبر من الحد المسموح به وهو {limit} بايت. اختر ملفًا أصغر أو قسّمه إلى أجزاء.',
    fr: 'Le fichier dépasse la limite de {limit} octets. Choisissez un fichier plus petit ou divisez-le.',
    en: 'The file is over the limit of {limit} bytes. Choose a smaller file or split it.',
  },
})

export const fileEmpty = problem({
  code: 'file.empty',
  status: 422,
  text: {
    ar: 'الملف فارغ، لا يحتوي على أي بيانات. تحقّق منه على جهازك ثم اختره من جديد.',
    fr: 'Le fichier est vide. Vérifiez-le sur votre appareil, puis choisissez-le de nouveau.',
    en: 'The file is empty. Check it on your device, then choose it again.',
  },
})

export const noSpace = problem({
  code: 'file.no-space',
  status: 507,
  text: {
    ar: 'لا توجد مساحة كافية على الخادم لهذا الملف. أبلغ مسؤول النظام؛ ما وصل من الملف محفوظ ويُستأنف رفعه.',
    fr: 'Le serveur n’a plus assez de place pour ce fichier. Prévenez l’administrateur ; la partie reçue est gardée et l’envoi reprendra.',
    en: 'The server has not enough space for this file. Tell the administrator; the part received is kept and the upload can resume.',
  },
})

export const unknownMetadata = problem({
  code: 'upload.metadata',
  status: 422,
  text: {
    ar: 'تحمل بيانات الرفع وصفًا غير معروف أو غير صالح، كاسم ملف أطول من 255 حرفًا. غيّر اسم الملف أو أعد تحميل الصفحة ثم أعد المحاولة.',
    fr: 'La description de l’envoi contient un élément inconnu ou incorrect, par exemple un nom de plus de 255 caractères. Renommez le fichier ou rechargez la page, puis réessayez.',
    en: 'The description of the upload holds something unknown or wrong, such as a name over 255 characters. Rename the file or reload the page, then try again.',
  },
})

export const nameOfSealed = problem({
  code: 'upload.name-of-sealed',
  status: 422,
  text: {
    ar: 'لا يجوز إرسال اسم الملف المختوم إلى الخادم. أعد تحميل الصفحة ثم أعد الرفع.',
    fr: 'Le nom d’un fichier scellé ne doit pas parvenir au serveur. Rechargez la page, puis recommencez l’envoi.',
    en: 'The name of a sealed file must not reach the server. Reload the page, then upload again.',
  },
})

export const notSealed = problem({
  code: 'upload.not-sealed',
  status: 422,
  text: {
    ar: 'كان ينبغي أن يُختم هذا الملف قبل إرساله، ولم يُختم؛ وقد حُذف ما وصل منه. أعد تحميل الصفحة ثم أعد الرفع.',
    fr: 'Ce fichier devait être scellé avant l’envoi et ne l’était pas ; ce qui est arrivé a été effacé. Rechargez la page, puis recommencez.',
    en: 'This file had to be sealed before it was sent and was not; what arrived has been deleted. Reload the page, then upload again.',
  },
})

export const uploadDiffers = problem({
  code: 'upload.differs',
  status: 422,
  text: {
    ar: 'ما وصل من الملف يختلف عمّا أُرسل، فلم يُحفظ. أعد رفع الملف من بدايته.',
    fr: 'Le fichier reçu diffère de celui envoyé ; il n’a pas été gardé. Recommencez l’envoi depuis le début.',
    en: 'What arrived differs from what was sent, so it was not kept. Upload the file again from the start.',
  },
})

export const offsetDiffers = problem<{ readonly offset: number }>({
  code: 'upload.offset-differs',
  status: 409,
  text: {
    ar: 'وصل من الملف {offset} بايت. استأنف الرفع من هناك.',
    fr: '{offset} octets du fichier sont arrivés. Reprenez l’envoi à partir de là.',
    en: '{offset} bytes of the file have arrived. Resume the upload from there.',
  },
})

export const beyondLength = problem<{ readonly bytes: number }>({
  code: 'upload.beyond-length',
  status: 413,
  text: {
    ar: 'أُرسل أكثر من حجم الملف المعلن وهو {bytes} بايت. أعد رفع الملف من بدايته.',
    fr: 'Plus d’octets sont arrivés que la taille annoncée, {bytes}. Recommencez l’envoi depuis le début.',
    en: 'More bytes arrived than the announced size of {bytes}. Upload the file again from the start.',
  },
})

export const uploadExpired = problem({
  code: 'upload.expired',
  status: 410,
  text: {
    ar: 'انتهت مهلة هذا الرفع فحُذف ما وصل منه. أعد رفع الملف من بدايته.',
    fr: 'Le délai de cet envoi est passé et la partie reçue a été effacée. Recommencez l’envoi depuis le début.',
    en: 'The time for this upload has run out and what had arrived was deleted. Upload the file again from the start.',
  },
})

export const uploadInterrupted = problem({
  code: 'upload.interrupted',
  status: 503,
  text: {
    ar: 'انقطع الرفع. ما وصل محفوظ، ويُستأنف من حيث توقّف.',
    fr: 'L’envoi a été interrompu. Ce qui est arrivé est gardé ; il reprend où il s’est arrêté.',
    en: 'The upload was interrupted. What arrived is kept, and it resumes where it stopped.',
  },
})

export const tusVersion = problem({
  code: 'upload.protocol-version',
  status: 412,
  text: {
    ar: 'لا يعرف الخادم إصدار بروتوكول الرفع المستعمل. أعد تحميل الصفحة ثم أعد المحاولة.',
    fr: 'Le serveur ne connaît pas la version du protocole d’envoi utilisée. Rechargez la page, puis réessayez.',
    en: 'The server does not know the version of the upload protocol used. Reload the page, then try again.',
  },
})

export const notTusBody = problem({
  code: 'upload.content-type',
  status: 415,
  text: {
    ar: 'أُرسل جزء الملف بصيغة لا يقبلها بروتوكول الرفع. أعد تحميل الصفحة ثم أعد المحاولة.',
    fr: 'La partie du fichier a été envoyée sous une forme que le protocole d’envoi n’accepte pas. Rechargez la page, puis réessayez.',
    en: 'The piece of the file was sent in a form that the upload protocol does not accept. Reload the page, then try again.',
  },
})

export const rangeOutside = problem<{ readonly bytes: number }>({
  code: 'file.range-outside',
  status: 416,
  text: {
    ar: 'الجزء المطلوب خارج الملف الذي يبلغ حجمه {bytes} بايت. أعد تنزيله من بدايته.',
    fr: 'La partie demandée est hors du fichier, qui compte {bytes} octets. Téléchargez-le depuis le début.',
    en: 'The part asked for lies outside the file, which has {bytes} bytes. Download it from the start.',
  },
})

export const fileUnavailable = problem({
  code: 'file.unavailable',
  status: 503,
  text: {
    ar: 'تعذّر الوصول إلى مخزن الملفات الآن. أعد المحاولة بعد قليل، وإن تكرّر ذلك فأبلغ مسؤول النظام.',
    fr: 'L’entrepôt des fichiers est inaccessible pour le moment. Réessayez bientôt ; si cela se répète, prévenez l’administrateur.',
    en: 'The file store cannot be reached now. Try again shortly; if it happens again, tell the administrator.',
  },
})

export const fileDamaged = problem({
  code: 'file.damaged',
  status: 409,
  text: {
    ar: 'لم يعد هذا الملف مطابقًا لما استُلم: اختلفت بصمته أو فُقد من المخزن. أبلغ مسؤول النظام ليستعيده من نسخة احتياطية.',
    fr: 'Ce fichier n’est plus tel qu’il a été reçu : son empreinte diffère ou il manque à l’entrepôt. Prévenez l’administrateur, qui le restaurera d’une sauvegarde.',
    en: 'This file is no longer as it was received: its fingerprint differs or it is missing from the store. Tell the administrator, who can restore it from a backup.',
  },
})
