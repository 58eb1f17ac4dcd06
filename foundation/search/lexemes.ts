/** What goes into the index, and what it is asked for, as the text of a `tsvector` and of a `tsquery`. */
import type { IndexedText, SearchDocument } from './model.ts'
import { nameKeys } from './names/index.ts'
import { analyse, analyseQuery, analyserVersion, type TextLanguage, tsqueryText } from './text/index.ts'

/** Stands on every entry: what an older one made is made again by a job. Goes up with whatever here changes what an entry holds. */
export const indexVersion = analyserVersion * 100 + 3

type Weight = 'A' | 'B' | ''
/** PostgreSQL keeps none beyond; words behind are found, but not as part of a phrase. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255
/** Between two texts, so that no phrase spans them. */
const GAP = 10
const languages = ['ar', 'fr', 'en'] as const

/** The lexemes of a document as the text of a `tsvector`: titles weigh A, names B and stand apart (schema/0007). */
export function indexText({ titles = [], texts, names = [] }: SearchDocument): string {
  const found = new Map<string, string[]>()
  let offset = 0
  const add = (text: string, weight: Weight, language?: TextLanguage, mark = '') => {
    let last = 0
    for (const { lexeme: word, position } of analyse(text, language)) {
      const lexeme = mark + word
      const places = found.get(lexeme)
      const place = `${Math.min(offset + position, LAST_POSITION)}${weight}`
      if (places === undefined) found.set(lexeme, [place])
      else if (places.length < MOST_POSITIONS) places.push(place)
      last = position
    }
    offset += last + GAP
  }
  const addAll = (text: IndexedText, weight: Weight) => {
    if (typeof text === 'string') add(text, weight)
    else for (const language of languages) add(text[language] ?? '', weight, language)
  }
  for (const text of titles) addAll(text, 'A')
  for (const name of names) {
    add(name, 'B', undefined, OF_NAME)
    for (const key of keysOf(name)) found.set(key, [`${Math.min(offset, LAST_POSITION)}`])
  }
  for (const text of texts) addAll(text, '')
  return [...found].map(([lexeme, places]) => `${quoted(lexeme)}:${places.join(',')}`).join(' ')
}

/** Before what comes from a name; no word of a text begins with either. */
const OF_NAME = '@'
const KEY_OF_NAME = '~'
/** The same words as they stand in names. */
const inNames = (part: string) => part.replace(/'((?:[^']|'')*)'/gu, `'${OF_NAME}$1'`)

/** Consonant keys of the parts of a name. Shorter ones would find everybody. */
const keysOf = (name: string) =>
  nameKeys(name)
    .consonant.split(' ')
    .filter((key) => key.length >= SHORTEST_KEY)
    .map((key) => KEY_OF_NAME + key)
const SHORTEST_KEY = 3

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

export type WordsAsked = {
  /** A `tsquery` of simple lexemes; null when nothing was asked that a word could answer. */
  readonly words: string | null
  /** The same, met by names as well: for those who may read them. */
  readonly named: string | null
  /** Whether it holds something that must occur, not only what must not. */
  readonly positive: boolean
}

/** From how many letters on a word that is still being typed is looked for by its beginning. */
const SHORTEST_BEGINNING = 3
const MOST_PIECES = 32
const pieces = /(-?)("[^"]*"?|«[^»]*»?|“[^”]*”?|[^\s"«“]+)/gu

/**
 * What somebody typed: all words, "a phrase" in any quotation marks, -without, begin*. `typing`: the last word may go on.
 * Total: whatever is typed is a question or nothing.
 */
export function askedWords(typed: string, typing = false): WordsAsked {
  const found = [...typed.matchAll(pieces)].slice(0, MOST_PIECES)
  const parts: string[] = []
  const withNames: string[] = []
  let positive = false
  for (const [index, [, minus, piece = '']] of found.entries()) {
    const isPhrase = /^["«“]/u.test(piece)
    const isOpen = typing && !isPhrase && index === found.length - 1 && endsInWord.test(typed)
    const part = tsqueryText(analyseQuery(isPhrase ? `"${piece.replace(/["«»“”]/gu, ' ')}"` : opened(piece, isOpen)))
    if (part === undefined) continue
    const keys = isPhrase || minus === '-' ? [] : keysOf(piece).map(quoted)
    const spelt = keys.length === 0 ? '' : ` | ${keys.join(' & ')}`
    const sign = minus === '-' ? '!' : ''
    parts.push(`${sign}(${part})`)
    // a name is found however it is spelt
    withNames.push(`${sign}(${part} | ${inNames(part)}${spelt})`)
    positive ||= minus !== '-'
  }
  const all = (list: readonly string[]) => (list.length === 0 ? null : list.join(' & '))
  return { words: all(parts), named: all(withNames), positive }
}

const endsInWord = new RegExp(`[\\p{L}\\p{N}\\p{M}]{${SHORTEST_BEGINNING}}$`, 'u')

/** A piece with the star of a beginning, or without one where it is too short to lead anywhere. */
function opened(piece: string, isOpen: boolean): string {
  const word = piece.replace(/^-+|\*+$/gu, '')
  return (isOpen || piece.endsWith('*')) && endsInWord.test(word) ? `${word}*` : word
}
