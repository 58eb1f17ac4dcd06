import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button, ButtonRow, client, Reference, Skeleton, Timestamp } from '../../../../web/index.ts'
import type { TermRoutes } from '../../routes.ts'

const api = client<TermRoutes>()

const fieldWords: Readonly<Record<string, () => ReactNode>> = {
  label_ar: () => <Trans id="vocabulary.field.label-ar">التسمية العربية</Trans>,
  label_fr: () => <Trans id="vocabulary.field.label-fr">التسمية الفرنسية</Trans>,
  label_en: () => <Trans id="vocabulary.field.label-en">التسمية الإنجليزية</Trans>,
  label_es: () => <Trans id="vocabulary.field.label-es">التسمية الإسبانية</Trans>,
  parent_id: () => <Trans id="vocabulary.field.parent">موضعه في الشجرة</Trans>,
  position: () => <Trans id="vocabulary.field.position">ترتيبه</Trans>,
  retired_on: () => <Trans id="vocabulary.field.retired">خروجه من الاستعمال</Trans>,
  replaced_by_id: () => <Trans id="vocabulary.field.replaced">دمجه في غيره</Trans>,
  scope_note: () => <Trans id="vocabulary.field.note">ملاحظة المجال</Trans>,
  reviewers: () => <Trans id="vocabulary.field.reviewers">من راجع التسميات</Trans>,
}
const isReview = (field: string) => field.startsWith('status_')
const plain = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What was changed in a term, when: fetched when it is asked for. */
export function TermHistory({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false)
  return (
    <section>
      <h2>
        <Trans id="vocabulary.history.title">تاريخ العنصر</Trans>
      </h2>
      {open ? (
        <Changes id={id} />
      ) : (
        <ButtonRow>
          <Button id="term-history" kind="secondary" onClick={() => setOpen(true)}>
            <Trans id="vocabulary.history.show">عرض ما تغيّر فيه</Trans>
          </Button>
        </ButtonRow>
      )}
    </section>
  )
}

function Changes({ id }: { readonly id: string }) {
  const query = useInfiniteQuery({
    queryKey: ['term', id, 'history'],
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/terms/:id/history', {
        params: { id },
        query: pageParam === undefined ? {} : { after: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (query.error !== null) throw query.error
  if (query.data === undefined) return <Skeleton />
  const changes = query.data.pages.flatMap(({ items }) => items).filter(({ field }) => !isReview(field))
  if (changes.length === 0)
    return (
      <p>
        <Trans id="vocabulary.history.none">لم يتغير منذ أُضيف.</Trans>
      </p>
    )
  return (
    <>
      <ul className="tree-list">
        {changes.map((change) => (
          <li key={change.id} className="tree-row">
            <Timestamp at={change.at} />
            <span>{fieldWords[change.field]?.() ?? <Reference>{change.field}</Reference>}</span>
            <Value value={change.new_value} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <ButtonRow>
          <Button kind="secondary" onClick={() => void query.fetchNextPage()}>
            <Trans id="vocabulary.tree.more">عرض المزيد</Trans>
          </Button>
        </ButtonRow>
      ) : null}
    </>
  )
}

/** A value in words where it is one; an id of another term says nothing to a reader. */
function Value({ value }: { readonly value: unknown }) {
  if (typeof value === 'number') return null
  if (typeof value !== 'string' || plain.test(value)) return null
  return <bdi dir="auto">{value}</bdi>
}
