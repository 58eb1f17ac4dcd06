import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, FromQuery, NumberText, Tag, Timestamp } from '../../../../../web/index.ts'
import type { Custody } from '../../model.ts'
import { api } from './calls.ts'
import { actionWords } from './words.tsx'

/** Who had the item and what was done to it, from the first entry on, without a gap. */
export function CustodyList({ id, changes }: { readonly id: string; readonly changes: number }) {
  const query = useInfiniteQuery({
    queryKey: ['evidence-custody', id, changes],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/evidence/:id/custody', {
        params: { id },
        query: pageParam === undefined ? {} : { after: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  return (
    <section className="evidence-part">
      <h2>
        <Trans id="evidence.custody.title">سلسلة الحيازة</Trans>
      </h2>
      <FromQuery query={query}>
        {({ pages }) => (
          <>
            <ol className="evidence-custody">
              {pages
                .flatMap((page) => page.items)
                .map((entry) => (
                  <Entry key={entry.seq} entry={entry} />
                ))}
            </ol>
            {query.hasNextPage ? (
              <Button kind="secondary" onClick={() => void query.fetchNextPage()}>
                <Trans id="evidence.list.more">المزيد</Trans>
              </Button>
            ) : null}
          </>
        )}
      </FromQuery>
    </section>
  )
}

function Entry({ entry }: { readonly entry: Custody }) {
  const { seq, action, at, by, given_by, given_to, place, purpose, intact } = entry
  return (
    <li>
      <p className="evidence-entry">
        <NumberText value={seq} /> · <strong>{actionWords[action]()}</strong>
        {action === 'fixity' && intact !== null ? (
          <Tag kind={intact ? 'ok' : 'danger'} icon={intact ? 'check' : 'warning'}>
            {intact ? (
              <Trans id="evidence.custody.intact">سليم</Trans>
            ) : (
              <Trans id="evidence.custody.damaged">تغيّر</Trans>
            )}
          </Tag>
        ) : null}
      </p>
      <p className="evidence-facts">
        <Timestamp at={at} />
        {by === null ? null : (
          <>
            {' · '}
            <bdi>{by.name}</bdi>
          </>
        )}
      </p>
      {given_by === null && given_to === null ? null : (
        <p className="evidence-facts">
          {given_by === null ? null : (
            <Trans id="evidence.custody.from">
              من <bdi>{given_by}</bdi>
            </Trans>
          )}{' '}
          {given_to === null ? null : (
            <Trans id="evidence.custody.to">
              إلى <bdi>{given_to}</bdi>
            </Trans>
          )}
          {place === null ? null : (
            <>
              {' · '}
              <bdi dir="auto">{place}</bdi>
            </>
          )}
        </p>
      )}
      {purpose === null ? null : (
        <p className="evidence-facts">
          <Trans id="evidence.custody.purpose">
            الغرض: <bdi>{purpose}</bdi>
          </Trans>
        </p>
      )}
    </li>
  )
}
