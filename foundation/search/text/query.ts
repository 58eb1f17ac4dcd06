import { lexemesOf, type TextLanguage } from './analyse.ts'
import { wordsOf } from './words.ts'

/** One thing asked for. All terms of a query have to be met; a term is met by any of its lexemes. */
export type QueryTerm = {
  /** Words in their order, each any of its lexemes; more than one word is a phrase, or a symbol is one. */
  readonly words: readonly { readonly lexemes: readonly string[]; readonly gap: number }[]
  /** The last word may go on: typed with a star, «محاكم*». */
  readonly prefix: boolean
  /** What must not be there: typed with a minus. */
  readonly excluded: boolean
}

const asked = /(-)?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)|(-)?([^\s"«»“”]+)/gu
const mostTerms = 32

/**
 * What somebody typed, through the same code as the texts: words all of which are wanted, "a phrase" or «عبارة», -without,
 * begin*. Never refuses; a query of words that say nothing has no terms. At most 32 terms are kept.
 */
export function analyseQuery(text: string, language?: TextLanguage): readonly QueryTerm[] {
  const terms: QueryTerm[] = []
  for (const found of text.matchAll(asked)) {
    const phrase = found[2] ?? found[3] ?? found[4]
    const excluded = (found[1] ?? found[5]) !== undefined
    const typed = found[6] ?? ''
    if (phrase !== undefined) terms.push(...termsOf([wordTerms(phrase, language)], false, excluded))
    else
      terms.push(
        ...termsOf(
          wordTerms(typed, language).map((word) => [word]),
          typed.endsWith('*'),
          excluded,
        ),
      )
  }
  return terms.slice(0, mostTerms)
}

type Found = { readonly lexemes: readonly string[]; readonly position: number }

/** The words of a piece of the query; of a symbol the whole alone, so that `53/144` is not met by 53 and 144. */
function wordTerms(text: string, language: TextLanguage | undefined): readonly Found[] {
  const words = wordsOf(text)
  const wholes = words.filter((word) => !word.symbol || !words.some((other) => other !== word && holds(other, word)))
  return wholes
    .map((word) => ({ lexemes: lexemesOf(word, language), position: word.position }))
    .filter(({ lexemes }) => lexemes.length > 0)
}

const holds = (other: { readonly start: number; readonly end: number; readonly symbol: boolean }, word: typeof other) =>
  other.symbol && other.start <= word.start && other.end >= word.end

function termsOf(groups: readonly (readonly Found[])[], prefix: boolean, excluded: boolean): readonly QueryTerm[] {
  return groups
    .filter((group) => group.length > 0)
    .map((group, at) => ({
      words: group.map(({ lexemes, position }, index) => ({
        lexemes,
        gap: index === 0 ? 0 : position - (group[index - 1]?.position ?? position),
      })),
      prefix: prefix && at === groups.length - 1,
      excluded,
    }))
}
