/** Lexemes and queries as PostgreSQL reads them: the text forms of tsvector and tsquery, with every lexeme quoted. */
import type { Lexeme } from './analyse.ts'
import type { QueryTerm } from './query.ts'

const lastPosition = 16_383
const mostPositions = 255
const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The text of a tsvector, for `$1::tsvector`; positions past PostgreSQL's last are written as its last. */
export function tsvectorText(lexemes: readonly Pick<Lexeme, 'lexeme' | 'position'>[]): string {
  const places = new Map<string, Set<number>>()
  for (const { lexeme, position } of lexemes) {
    const known = places.get(lexeme)
    if (known === undefined) places.set(lexeme, new Set([Math.min(position, lastPosition)]))
    else if (known.size < mostPositions) known.add(Math.min(position, lastPosition))
  }
  return [...places].map(([lexeme, positions]) => `${quoted(lexeme)}:${[...positions].join(',')}`).join(' ')
}

/** The text of a tsquery, for `$1::tsquery`; undefined where nothing is asked for, or only what must not be there. */
export function tsqueryText(terms: readonly QueryTerm[]): string | undefined {
  if (!terms.some(({ excluded }) => !excluded)) return undefined
  return terms.map((term) => (term.excluded ? `!(${phraseText(term)})` : `(${phraseText(term)})`)).join(' & ')
}

function phraseText({ words, prefix }: QueryTerm): string {
  return words
    .map(({ lexemes, gap }, index) => {
      const begins = prefix && index === words.length - 1 ? ':*' : ''
      const any = `(${lexemes.map((lexeme) => quoted(lexeme) + begins).join(' | ')})`
      return index === 0 ? any : `<${gap}> ${any}`
    })
    .join(' ')
}
