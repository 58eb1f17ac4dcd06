import { lightStem } from './arabic-stem.ts'
import { englishStem, frenchStem } from './latin-stem.ts'
import { stopWords } from './stop-words.ts'
import { type Word, wordsOf } from './words.ts'

/** Stands on every index entry: a change of what analyse() answers raises it, and a job indexes anew. */
export const analyserVersion = 1

export type TextLanguage = 'ar' | 'fr' | 'en'

export type Lexeme = {
  readonly lexeme: string
  /** The word it comes from, counted from 1 through the text; several lexemes may share one. */
  readonly position: number
  /** Where that word stands in the raw text, for highlighting: from `start` up to `end`. */
  readonly start: number
  readonly end: number
}

/** Longer ones are cut: PostgreSQL refuses lexemes of 2 kB. */
const mostLetters = 200
const isLatin = /^[a-z]/

/**
 * What a text is found by: a lexeme or more for each word, in their order. Arabic words are stemmed whatever the language
 * says; others as French or English, as both where the language is not known. UN symbols come whole and in parts, figures
 * in the digits 0–9. Words that say nothing are left out. Total; gives nothing of the text beyond its own words.
 */
export function analyse(text: string, language?: TextLanguage): readonly Lexeme[] {
  return wordsOf(text).flatMap((word) =>
    lexemesOf(word, language).map((lexeme) => ({ lexeme, position: word.position, start: word.start, end: word.end })),
  )
}

/** The lexemes of one word, at least one unless it says nothing. */
export function lexemesOf(word: Word, language: TextLanguage | undefined): readonly string[] {
  const text = word.text.length > mostLetters ? word.text.slice(0, mostLetters) : word.text
  if (word.symbol && /[\d/]/.test(text)) return [text]
  if (stopWords.has(text)) return []
  if (!isLatin.test(text)) return lightStem(text)
  if (language === 'fr') return [frenchStem(text)]
  if (language === 'en') return [englishStem(text)]
  const [french, english] = [frenchStem(text), englishStem(text)]
  return french === english ? [french] : [french, english]
}
