/** What evidence refuses, each with its sentence. */
import { fieldSentences, problem } from '../../../foundation/http/index.ts'

fieldSentences({
  'address.not-http': {
    ar: 'اكتب العنوان كاملًا مبدوءًا بـ https:// أو http://.',
    fr: 'Écrivez l’adresse entière, en commençant par https:// ou http://.',
    en: 'Write the whole address, beginning with https:// or http://.',
  },
  'region.outside': {
    ar: 'تخرج المساحة المحددة عن حدود الصورة. ارسمها داخلها.',
    fr: 'La zone sort de l’image. Tracez-la à l’intérieur.',
    en: 'The region goes beyond the picture. Draw it inside.',
  },
  'evidence.kind-unknown': {
    ar: 'هذا النوع ليس من قائمة أنواع المواد. اختر نوعًا منها.',
    fr: 'Ce type ne figure pas dans la liste des matériels. Choisissez-en un.',
    en: 'This kind is not on the list of materials. Choose one of them.',
  },
})

export const noFile = problem({
  code: 'evidence.no-file',
  status: 422,
  text: {
    ar: 'الملف المرفوع غير موجود، أو هو محفوظ دليلًا من قبل، أو رفعه شخص آخر. ارفع الملف من جديد.',
    fr: 'Le fichier envoyé est introuvable, déjà gardé comme preuve, ou envoyé par quelqu’un d’autre. Envoyez-le à nouveau.',
    en: 'The uploaded file is not there, is kept as evidence already, or was uploaded by somebody else. Upload it again.',
  },
})

export const hashDiffers = problem({
  code: 'evidence.hash-differs',
  status: 422,
  text: {
    ar: 'البصمة التي حسبها متصفحك تختلف عن بصمة ما وصل إلى الخادم، فلم يُحفظ الدليل. أعد رفع الملف من بدايته.',
    fr: 'L’empreinte calculée par votre navigateur diffère de celle reçue : la preuve n’a pas été gardée. Recommencez l’envoi depuis le début.',
    en: 'The fingerprint that your browser computed differs from that of what arrived, so the evidence was not kept. Upload the file again from the start.',
  },
})

export const sealedDiffers = problem({
  code: 'evidence.sealed-differs',
  status: 422,
  text: {
    ar: 'ما يُحفظ مختومًا يُرفع مختومًا، وما يُحفظ مفتوحًا يُرفع مفتوحًا. أعد اختيار طريقة الحفظ ثم ارفع الملف.',
    fr: 'Ce qui est gardé scellé s’envoie scellé, ce qui est gardé lisible s’envoie lisible. Choisissez à nouveau, puis envoyez le fichier.',
    en: 'What is kept sealed is uploaded sealed, and what is kept open is uploaded open. Choose again how it is kept, then upload the file.',
  },
})

export const notOpened = problem({
  code: 'evidence.not-opened',
  status: 409,
  text: {
    ar: 'يُفتح الدليل بعد ذكر الغرض من فتحه. عد إلى صفحته واذكر الغرض ثم افتحه.',
    fr: 'Une preuve s’ouvre après indication du motif. Revenez à sa page, indiquez le motif, puis ouvrez-la.',
    en: 'Evidence is opened once the purpose has been stated. Go back to its page, state the purpose, then open it.',
  },
})

export const notForRedaction = problem({
  code: 'evidence.not-for-redaction',
  status: 422,
  text: {
    ar: 'يُرسم الحجب على نسخة بلا بيانات وصفية أو على صورة صفحة. اختر إحداهما.',
    fr: 'L’occultation se trace sur une copie sans métadonnées ou sur l’image d’une page. Choisissez l’une d’elles.',
    en: 'Redaction is drawn on a copy without metadata or on the picture of a page. Choose one of them.',
  },
})
