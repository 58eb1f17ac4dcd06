/** What a denial and a withheld field mean, in three languages, for the preview of a text. */
import type { Sentences } from '../../foundation/http/index.ts'

const denials = {
  unsigned: { ar: 'النص غير موقّع.', fr: 'Le texte n’est pas signé.', en: 'The text is not signed.' },
  'signature-invalid': {
    ar: 'توقيع غير صحيح.',
    fr: 'Une signature n’est pas valable.',
    en: 'A signature is not valid.',
  },
  'not-yet-in-force': {
    ar: 'لم يدخل النص حيّز النفاذ في ذلك اليوم.',
    fr: 'Le texte n’est pas encore en vigueur ce jour-là.',
    en: 'The text is not in force yet on that day.',
  },
  suspended: { ar: 'المشاركة معلّقة.', fr: 'Le partage est suspendu.', en: 'Sharing is suspended.' },
  expired: { ar: 'انتهت مدة النص.', fr: 'Le texte a expiré.', en: 'The text has expired.' },
  terminated: { ar: 'أُنهي العمل بالنص.', fr: 'Le texte a été dénoncé.', en: 'The text was terminated.' },
  'key-invalid': {
    ar: 'مفتاح غير صحيح في ذلك اليوم.',
    fr: 'Une clé n’est pas valable ce jour-là.',
    en: 'A key is not valid on that day.',
  },
  'framework-mismatch': {
    ar: 'لا يطابق الاتفاق الإطاري.',
    fr: 'Ne correspond pas à l’accord-cadre.',
    en: 'Does not match the framework agreement.',
  },
  'wider-than-framework': {
    ar: 'أوسع مما يسمح به الاتفاق الإطاري.',
    fr: 'Plus large que l’accord-cadre.',
    en: 'Wider than the framework agreement.',
  },
  'class-not-covered': {
    ar: 'لا مادة تشمل هذا الصنف من السجلات.',
    fr: 'Aucun article ne couvre cette catégorie.',
    en: 'No article covers this class of records.',
  },
  prohibited: { ar: 'تحظره مادة.', fr: 'Un article l’interdit.', en: 'An article prohibits it.' },
  'no-permission': { ar: 'لا مادة تسمح به.', fr: 'Aucun article ne l’autorise.', en: 'No article permits it.' },
  'constraint-false': {
    ar: 'لا يتحقق شرط من شروط المادة.',
    fr: 'Une condition de l’article n’est pas remplie.',
    en: 'A condition of the article is not met.',
  },
  'unknown-term': { ar: 'عبارة غير معروفة.', fr: 'Un terme est inconnu.', en: 'A term is unknown.' },
  'fact-missing': {
    ar: 'معلومة لازمة غير مذكورة.',
    fr: 'Il manque une information nécessaire.',
    en: 'A fact that is needed is missing.',
  },
  'consent-missing': { ar: 'لا موافقة من صاحب الشأن.', fr: 'Le consentement manque.', en: 'Consent is missing.' },
  'consent-withdrawn': { ar: 'سُحبت الموافقة.', fr: 'Le consentement a été retiré.', en: 'Consent was withdrawn.' },
  'consent-ended': { ar: 'انتهت مدة الموافقة.', fr: 'Le consentement a pris fin.', en: 'Consent has ended.' },
  'consent-scope': {
    ar: 'الموافقة لا تشمل هذا.',
    fr: 'Le consentement ne couvre pas cela.',
    en: 'Consent does not cover this.',
  },
  'nothing-to-disclose': {
    ar: 'لا يبقى حقل يمكن إظهاره.',
    fr: 'Il ne reste aucun champ à montrer.',
    en: 'No field remains that could be shown.',
  },
} as const satisfies Readonly<Record<string, Sentences>>

const withheld = {
  'not-in-set': { ar: 'لا تذكره المادة.', fr: 'L’article ne le mentionne pas.', en: 'The article does not name it.' },
  'by-consent': { ar: 'الموافقة لا تشمله.', fr: 'Le consentement ne le couvre pas.', en: 'Consent does not cover it.' },
  'too-sensitive': {
    ar: 'أشد حساسية مما تسمح به المادة.',
    fr: 'Trop sensible pour cet article.',
    en: 'Too sensitive for this article.',
  },
  prohibited: { ar: 'تحظره مادة.', fr: 'Un article l’interdit.', en: 'An article prohibits it.' },
  sealed: { ar: 'لا يُرسل إلا مختومًا.', fr: 'Ne voyage que scellé.', en: 'Travels only sealed.' },
} as const satisfies Readonly<Record<string, Sentences>>

export type PreviewCode = keyof typeof denials | keyof typeof withheld

/** The sentence of a denial; of an unknown code, that nothing permits it. */
export const denialText = (code: PreviewCode): { ar: string; fr: string; en: string } => ({
  ...(code in denials ? denials[code as keyof typeof denials] : denials['no-permission']),
})
/** The sentence of a field that is withheld. */
export const withheldText = (code: PreviewCode): { ar: string; fr: string; en: string } => ({
  ...(code in withheld ? withheld[code as keyof typeof withheld] : withheld['not-in-set']),
})
