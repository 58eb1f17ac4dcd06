/** Queries as PostgreSQL reads them, with every lexeme quoted. */
import type { QueryTerm } from './query.ts'

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

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
