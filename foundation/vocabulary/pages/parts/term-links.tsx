import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { client, FromQuery, Link, LTextView, Notice } from '../../../../web/index.ts'
import type { FoundTerm, Labels, Term } from '../../model.ts'
import type { TermRoutes } from '../../routes.ts'
import { RetiredTag, shown } from './words.tsx'

const api = client<TermRoutes>()

export function TermLink({ term }: { readonly term: Pick<Term, 'id' | 'labels' | 'retired_on'> }) {
  return (
    <>
      <Link href={`/terms/${term.id}`}>
        <LTextView text={shown(term.labels)} />
      </Link>
      {term.retired_on === null ? null : <RetiredTag />}
    </>
  )
}

/** What stands above a term, from the root down. */
export function Above({ above }: { readonly above: readonly Labels[] }) {
  if (above.length === 0) return null
  return (
    <span className="tree-above">
      {above.map((labels, index) => (
        <Fragment key={JSON.stringify(labels)}>
          {index === 0 ? null : ' · '}
          <LTextView text={shown(labels)} quiet />
        </Fragment>
      ))}
    </span>
  )
}

export const foundTerms = (list: string, search: string, signal: AbortSignal) =>
  api('GET /api/terms', { query: { list, search, limit: 30 }, signal })

/** The nearest terms to what was typed. */
export function FoundTerms({ list, search }: { readonly list: string; readonly search: string }) {
  const query = useQuery({
    queryKey: ['terms-found', list, search],
    queryFn: ({ signal }) => foundTerms(list, search, signal),
    placeholderData: (before) => before,
  })
  return (
    <FromQuery query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice live title={<Trans id="vocabulary.find.none">لا شيء يبدأ بهذه الأحرف</Trans>} />
        ) : (
          <ul className="tree-list">
            {items.map((term: FoundTerm) => (
              <li key={term.id} className="tree-row">
                <TermLink term={term} />
                <Above above={term.above} />
              </li>
            ))}
          </ul>
        )
      }
    </FromQuery>
  )
}
