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
  'password.too-short': {
    ar: 'كلمة المرور قصيرة. اجعلها اثني عشر حرفًا على الأقل.',
    fr: 'Ce mot de passe est trop court. Il lui faut au moins douze caractères.',
    en: 'This password is too short. Make it at least twelve characters.',
  },
  'password.holds-name': {
    ar: 'كلمة المرور تحتوي على اسم الدخول. اختر كلمة أخرى.',
    fr: 'Ce mot de passe contient le nom de connexion. Choisissez-en un autre.',
    en: 'This password holds the sign-in name. Choose another one.',
  },
  'sign-in-name.taken': {
    ar: 'هذا الاسم مستعمل. اختر اسم دخول آخر.',
    fr: 'Ce nom est déjà pris. Choisissez un autre nom de connexion.',
    en: 'This name is taken. Choose another sign-in name.',
  },
  'totp.code-wrong': {
    ar: 'الرمز غير صحيح أو مضى وقته. أدخل الرمز الظاهر الآن في التطبيق.',
    fr: 'Ce code est faux ou dépassé. Saisissez celui que l’application affiche maintenant.',
    en: 'This code is wrong or over. Enter the one that the app shows now.',
  },
  'totp.offer-over': {
    ar: 'مضى وقت هذا الرمز المصوّر. أعد تحميل الصفحة وامسح الرمز الجديد.',
    fr: 'Ce code à scanner a expiré. Rechargez la page et scannez le nouveau.',
    en: 'This code to scan has expired. Reload the page and scan the new one.',
  },
  'accent.too-light': {
    ar: 'هذا اللون باهت لا يُقرأ على خلفية الصفحات. اختر لونًا أغمق.',
    fr: 'Cette couleur est trop claire pour être lue sur le fond des pages. Choisissez-en une plus foncée.',
    en: 'This colour is too light to be read on the pages. Choose a darker one.',
  },
})
