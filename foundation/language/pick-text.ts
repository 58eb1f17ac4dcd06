import type { Language } from './locale.ts'
import type { LText } from './model.ts'

/** After the reader's own language the Arabic original, then the remaining one. */
const orders: { readonly [L in Language]: readonly Language[] } = {
  ar: ['ar', 'fr', 'en'],
  fr: ['fr', 'ar', 'en'],
  en: ['en', 'ar', 'fr'],
}

/** A text with the language it is really in, which goes into `lang` beside it. */
export type PickedText = { readonly text: string; readonly language: Language }

/** The text in the reader's language or the nearest one there is; undefined when it has none. */
export function pickText(texts: LText, language: Language): PickedText | undefined {
  for (const candidate of orders[language]) {
    const text = texts[candidate]
    if (text !== undefined && text !== '') return { text, language: candidate }
  }
  return undefined
}
