import type { Language } from './locale.ts'
import type { NumberFault } from './read-number.ts'

export type Sentences = { readonly [L in Language]: string }

/** What to show beside a field whose number is refused. */
export const numberSentences: { readonly [Code in NumberFault]: Sentences } = {
  'number.not-a-number': {
    ar: 'أدخل رقمًا، مثل 1250.',
    fr: 'Entrez un nombre, par exemple 1250.',
    en: 'Enter a number, for example 1250.',
  },
  'number.ambiguous': {
    ar: 'يُقرأ هذا الرقم على أكثر من وجه. اكتبه دون فاصل للآلاف.',
    fr: 'Ce nombre peut se lire de plusieurs façons. Écrivez-le sans séparateur de milliers.',
    en: 'This number can be read in more than one way. Write it without a thousands separator.',
  },
  'number.too-long': {
    ar: 'في الرقم أكثر من 15 خانة. راجعه.',
    fr: 'Le nombre a plus de 15 chiffres. Vérifiez-le.',
    en: 'The number has more than 15 digits. Check it.',
  },
  'number.not-whole': {
    ar: 'أدخل عددًا صحيحًا دون كسور.',
    fr: 'Entrez un nombre entier, sans décimales.',
    en: 'Enter a whole number without decimals.',
  },
}
