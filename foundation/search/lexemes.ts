/** What goes into the index, and what it is asked for, as PostgreSQL's `simple` text: lexemes made here, quoted, never parsed again. */
import { type Analysed, analyseText, keysOfName } from './analyser.ts'
import type { IndexedText, SearchDocument } from './model.ts'

type Weight = 'A' | 'B' | ''
/** Positions beyond are not kept by PostgreSQL; words behind are found, but not as part of a phrase. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255
const LONGEST_LEXEME = 200
/** Between two texts, so that no phrase spans them. */
const GAP = 10
/** Marks the key of a name, which no word of a text begins with. */
const NAME = '~'

/** The lexemes of a document as the text of a `tsvector`: titles weigh A, names B. */
export function indexText({ titles = [], texts, names = [] }: SearchDocument): string {
  const found = new Map<string, string[]>()
  let offset = 0
  const put = (lexeme: string, position: number, weight: Weight) => {
    if (lexeme.length > LONGEST_LEXEME) return
    const places = found.get(lexeme)
    const place = `${Math.min(position, LAST_POSITION)}${weight}`
    if (places === undefined) found.set(lexeme, [place])
    else if (places.length < MOST_POSITIONS) places.push(place)
  }
  const add = (words: readonly Analysed[], weight: Weight) => {
    for (const { position, lexemes } of words) for (const lexeme of lexemes) put(lexeme, offset + position, weight)
    offset += (words.at(-1)?.position ?? 0) + GAP
  }
  for (const text of titles) for (const words of readingsOf(text)) add(words, 'A')
  for (const name of names) {
    const words = analyseText(name)
    const at = offset
    add(words, 'B')
    for (const key of keysOfName(name)) put(`${NAME}${key}`, at + 1, 'B')
  }
  for (const text of texts) for (const words of readingsOf(text)) add(words, '')
  return [...found].map(([lexeme, places]) => `${quoted(lexeme)}:${places.join(',')}`).join(' ')
}

function readingsOf(text: IndexedText): readonly (readonly Analysed[])[] {
  if (typeof text === 'string') return [analyseText(text)]
  return (['ar', 'fr', 'en'] as const).flatMap((language) => {
    const value = text[language]
    return value === undefined || value === '' ? [] : [analyseText(value, language)]
  })
}

export type WordsAsked = {
  /** A `tsquery` of simple lexemes; null when nothing was asked that a word could answer. */
  readonly words: string | null
  /** Whether it holds something that must occur, not only what must not. */
  readonly positive: boolean
}

/** Where a word that is still being typed begins to be looked for by its beginning. */
const SHORTEST_BEGINNING = 3
const terms = /(-?)(?:"([^"]*)"?|«([^»]*)»?|“([^”]*)”?|([^\s"«“]+))/gu

/**
 * What somebody typed: all words, "a phrase" in any quotation marks, -without. `typing`: the last word may go on. Total: whatever
 * is typed is a question or nothing.
 */
export function askedWords(typed: string, typing = false): WordsAsked {
  const found = [...typed.matchAll(terms)]
  const parts: string[] = []
  let positive = false
  for (const [index, [, minus, ...texts]] of found.entries()) {
    const word = texts[3]
    const text = texts.find((one) => one !== undefined) ?? ''
    const isOpen =
      typing && word !== undefined && minus === '' && index === found.length - 1 && /[\p{L}\p{N}\p{M}]$/u.test(typed)
    const part = word === undefined ? phraseOf(text) : wordsOf(text, isOpen)
    if (part === undefined) continue
    parts.push(minus === '-' ? `!(${part})` : `(${part})`)
    positive ||= minus !== '-'
  }
  return { words: parts.length === 0 ? null : parts.join(' & '), positive }
}

/** Words that must all occur, each in one of its readings or, in a name, in any spelling. */
function wordsOf(text: string, isOpen: boolean): string | undefined {
  const words = analyseText(text)
  const last = words.at(-1)?.position
  const parts = [...byPosition(words)].flatMap(([position, readings]) => {
    const lexemes = readings.flatMap(({ lexemes }) => lexemes)
    const beginning = isOpen && position === last ? (readings[0]?.text ?? '') : ''
    const isBeginning = beginning.length >= SHORTEST_BEGINNING
    if (lexemes.length === 0 && !isBeginning) return []
    const keys = readings.flatMap(({ text }) => keysOfName(text)).map((key) => quoted(`${NAME}${key}`))
    const all = [
      ...lexemes.map((lexeme) =>
        isBeginning && lexeme.length >= SHORTEST_BEGINNING ? `${quoted(lexeme)}:*` : quoted(lexeme),
      ),
      ...(isBeginning ? [`${quoted(beginning)}:*`] : []),
      ...keys,
    ]
    return [[...new Set(all)].join(' | ')]
  })
  return parts.length === 0 ? undefined : parts.map((part) => `(${part})`).join(' & ')
}

/** Words one after the other, with as much between them as in what was typed. */
function phraseOf(text: string): string | undefined {
  let before: number | undefined
  let phrase = ''
  for (const [position, readings] of byPosition(analyseText(text))) {
    const lexemes = [...new Set(readings.flatMap(({ lexemes }) => lexemes))]
    if (lexemes.length === 0) continue
    phrase += `${before === undefined ? '' : ` <${position - before}> `}(${lexemes.map(quoted).join(' | ')})`
    before = position
  }
  return phrase === '' ? undefined : phrase
}

function byPosition(words: readonly Analysed[]): ReadonlyMap<number, readonly Analysed[]> {
  return Map.groupBy(words, ({ position }) => position)
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
