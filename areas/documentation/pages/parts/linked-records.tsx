import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, ButtonLink, ButtonRow, Link, NumberText, Reference, useDisplay } from '../../../../web/index.ts'
import { fieldOf, type Kind, recordKinds } from '../../model.ts'
import type { FoundRecord } from '../record.tsx'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import { labelWords } from './label-words.ts'
import { titleOf } from './record-title.ts'

/** Kinds that are added from the record they hang on, with the link filled. */
const addable: Readonly<Partial<Record<Kind, readonly (readonly [Kind, string])[]>>> = {
  event: [
    ['act', 'event'],
    ['information', 'speaks_to'],
    ['intervention', 'event'],
    ['event_link', 'event'],
  ],
  person: [
    ['act', 'victim'],
    ['relation', 'person'],
    ['risk_note', 'person'],
  ],
  act: [
    ['involvement', 'act'],
    ['detention', 'act'],
    ['death', 'act'],
    ['torture', 'act'],
    ['property', 'act'],
  ],
}

/** Records that name this one, by kind and field, a page at a time; and what may be added to it. */
export function LinkedRecords({ record }: { readonly record: NonNullable<FoundRecord> }) {
  const { language } = useDisplay()
  const { kind, id, case_id, links, level, own, deleted_at } = record
  const mayAdd = own && deleted_at === null && level !== 'view'
  const some = links.filter(({ count }) => count > 0)
  const adds = mayAdd ? (addable[kind] ?? []) : []
  if (some.length === 0 && adds.length === 0) return null
  return (
    <section className="record-part">
      <h2>
        <Trans id="documentation.links.title">السجلات المرتبطة</Trans>
      </h2>
      {some.map(({ kind: from, field, count, more }) => (
        <details key={`${from} ${field}`} className="record-group">
          <summary>
            {capital(recordKinds[from].plural[language])} · {fieldOf(from, field)?.label[language]} ·{' '}
            <NumberText value={count} />
            {more ? '+' : null}
          </summary>
          <Links kind={kind} id={id} from={from} field={field} />
        </details>
      ))}
      {adds.length === 0 ? null : (
        <ButtonRow>
          {adds.map(([added, field]) => (
            <ButtonLink key={added} kind="secondary" href={`/records/${added}/new?case=${case_id}&${field}=${id}`}>
              <Trans id="documentation.links.add">إضافة:</Trans> {recordKinds[added].label[language]}
            </ButtonLink>
          ))}
        </ButtonRow>
      )}
    </section>
  )
}

type LinksProps = { readonly kind: Kind; readonly id: string; readonly from: Kind; readonly field: string }

function Links({ kind, id, from, field }: LinksProps) {
  const { language } = useDisplay()
  const query = useInfiniteQuery({
    queryKey: ['links', kind, id, from, field],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/records/:kind/:id/links', {
        params: { kind, id },
        query: { from, field, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <>
      <ul className="plain-rows">
        {(query.data?.pages ?? []).flatMap(({ items, labels }) => {
          const words = labelWords(labels, language)
          return items.map((item) => {
            const title = titleOf(item, words)
            return (
              <li key={item.id}>
                <Link href={`/records/${item.kind}/${item.id}`}>
                  {title === undefined ? null : (
                    <>
                      <bdi>{title}</bdi>{' '}
                    </>
                  )}
                  <Reference>{item.code}</Reference>
                </Link>
              </li>
            )
          })
        })}
      </ul>
      {query.hasNextPage ? (
        <ButtonRow>
          <Button kind="quiet" onClick={() => void query.fetchNextPage()}>
            <Trans id="documentation.links.more">عرض المزيد</Trans>
          </Button>
        </ButtonRow>
      ) : null}
    </>
  )
}
