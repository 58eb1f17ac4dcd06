/** Problems of the identity room. */
import { fieldSentences, problem } from '../http/index.ts'

export const codeWrong = problem({
  code: 'setup.code-wrong',
  status: 403,
  text: {
    ar: 'الرمز غير صحيح. انسخ الرمز الظاهر في نافذة الخادم كما هو ثم أعد المحاولة.',
    fr: 'Ce code est incorrect. Recopiez le code affiché dans la fenêtre du serveur, puis réessayez.',
    en: 'This code is wrong. Copy the code shown in the server’s window, then try again.',
  },
})

export const tooManyAttempts = problem<{ readonly seconds: number }>({
  code: 'session.too-many-attempts',
  status: 429,
  text: {
    ar: 'محاولات كثيرة. انتظر {seconds} ثانية ثم أعد المحاولة.',
    fr: 'Trop de tentatives. Attendez {seconds} secondes, puis réessayez.',
    en: 'Too many attempts. Wait {seconds} seconds, then try again.',
  },
})

export const setupDone = problem({
  code: 'setup.done',
  status: 409,
  text: {
    ar: 'اكتمل إعداد هذه المؤسسة من قبل. عُد إلى الصفحة الرئيسية.',
    fr: 'Cette institution est déjà configurée. Revenez à l’accueil.',
    en: 'This institution has been set up already. Go back to the home page.',
  },
})

fieldSentences({
  'emblem.not-an-image': {
    ar: 'الشعار المرفوع ليس صورة مقبولة. ارفع صورة PNG أو JPEG أو WebP.',
    fr: 'L’emblème déposé n’est pas une image acceptée. Déposez une image PNG, JPEG ou WebP.',
    en: 'The uploaded emblem is not an accepted image. Upload a PNG, JPEG or WebP image.',
  },
  'accent.too-light': {
    ar: 'هذا اللون باهت لا يُقرأ على خلفية الصفحات. اختر لونًا أغمق.',
    fr: 'Cette couleur est trop claire pour être lue sur le fond des pages. Choisissez-en une plus foncée.',
    en: 'This colour is too light to be read on the pages. Choose a darker one.',
  },
})
