/** The words a document brings of itself: labels of the cover, of columns, of the signature page, of the foot of a page. */
import type { Sentences } from '../language/index.ts'

export const words = {
  ref: { ar: 'المرجع', fr: 'Référence', en: 'Reference' },
  dated: { ar: 'التاريخ', fr: 'Date', en: 'Date' },
  classification: { ar: 'درجة السرية', fr: 'Classification', en: 'Classification' },
  page: { ar: 'الصفحة {page} من {pages}', fr: 'Page {page} sur {pages}', en: 'Page {page} of {pages}' },
  notes: { ar: 'الحواشي', fr: 'Notes', en: 'Notes' },
  annexes: { ar: 'المرفقات', fr: 'Pièces jointes', en: 'Attachments' },
  backToText: { ar: 'عودة إلى النص', fr: 'Retour au texte', en: 'Back to the text' },
  note: { ar: 'الحاشية', fr: 'Note', en: 'Note' },
  authentic: { ar: 'نص ذو حجية', fr: 'Texte faisant foi', en: 'Authentic text' },
  translation: { ar: 'ترجمة للاطلاع', fr: 'Traduction pour information', en: 'Translation for information' },
  signatory: { ar: 'الاسم', fr: 'Nom', en: 'Name' },
  capacity: { ar: 'الصفة', fr: 'Qualité', en: 'Capacity' },
  mandate: { ar: 'سند التفويض', fr: 'Acte de pouvoir', en: 'Instrument of authority' },
  signature: { ar: 'التوقيع والخاتم', fr: 'Signature et cachet', en: 'Signature and seal' },
  place: { ar: 'المكان', fr: 'Lieu', en: 'Place' },
  date: { ar: 'تاريخ التوقيع', fr: 'Date de signature', en: 'Date of signature' },
  actDated: { ar: 'بتاريخ {date}', fr: 'du {date}', en: 'of {date}' },
} as const satisfies { readonly [word: string]: Sentences }

/** A language by its own name in its own language. */
export const languageNames: Sentences = { ar: 'العربية', fr: 'Français', en: 'English' }
