import './evidence.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatFileSize } from '../../../../foundation/language/index.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  FromQuery,
  Icon,
  Link,
  Page,
  Reference,
  Tag,
  Timestamp,
  useDisplay,
} from '../../../../web/index.ts'
import type { EvidenceItem } from '../model.ts'
import { api, documentation } from './parts/calls.ts'
import { stateTags } from './parts/words.tsx'

/** The evidence of a case, or what supports one of its records. */
export function Screen() {
  const { t } = useLingui()
  const { kind = '', id = '' } = useParams({ strict: false })
  const record = useQuery({
    queryKey: ['record', kind, id],
    queryFn: ({ signal }) =>
      documentation('GET /api/records/:kind/:id', { params: { kind: kind as 'case_file', id }, signal }),
  })
  const title = t({ id: 'evidence.list.title', message: 'الأدلة' })
  return (
    <Page title={title} back={{ href: `/records/${kind}/${id}` }}>
      <FromQuery query={record}>
        {({ code, case_id, own, level }) => (
          <>
            <p>
              <Reference>{code}</Reference>
            </p>
            {own && level !== 'view' ? (
              <ButtonRow>
                <ButtonLink
                  href={`/evidence/new?case=${case_id}${kind === 'case_file' ? '' : `&kind=${kind}&record=${id}`}`}
                >
                  <Trans id="evidence.list.add">إضافة دليل</Trans>
                </ButtonLink>
              </ButtonRow>
            ) : null}
            <Items query={kind === 'case_file' ? { case_id } : { record_id: id }} />
          </>
        )}
      </FromQuery>
    </Page>
  )
}

type Asked = { readonly case_id?: string; readonly record_id?: string }

function Items({ query: asked }: { readonly query: Asked }) {
  const query = useInfiniteQuery({
    queryKey: ['evidence', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/evidence', {
        query: { ...asked, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <FromQuery query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return (
            <EmptyState level={2} title={<Trans id="evidence.list.empty">لا أدلة هنا بعد</Trans>}>
              <p>
                <Trans id="evidence.list.empty-text">
                  الصور والتسجيلات والوثائق التي تُضاف تظهر هنا مع سلسلة حيازتها.
                </Trans>
              </p>
            </EmptyState>
          )
        return (
          <>
            <ul className="evidence-list">
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
            {query.hasNextPage ? (
              <Button kind="secondary" onClick={() => void query.fetchNextPage()}>
                <Trans id="evidence.list.more">المزيد</Trans>
              </Button>
            ) : null}
          </>
        )
      }}
    </FromQuery>
  )
}

function Item({ item }: { readonly item: EvidenceItem }) {
  const display = useDisplay()
  const { id, title, code, state, sealed, graphic, thumbnail, bytes, created_at } = item
  return (
    <li className="evidence-row">
      <span className="evidence-thumb">
        {thumbnail === null ? (
          <Icon name={sealed ? 'lock' : graphic ? 'warning' : 'document'} />
        ) : (
          <img src={`/api/evidence/${id}/copies/${thumbnail}`} alt="" loading="lazy" width="96" height="72" />
        )}
      </span>
      <div className="evidence-words">
        <Link href={`/evidence/${id}`}>
          <bdi dir="auto">{title}</bdi>
        </Link>
        <p className="evidence-facts">
          <Reference>{code}</Reference> {stateTags[state]()}
          {sealed ? (
            <Tag kind="restricted" icon="lock">
              <Trans id="evidence.sealed">مختوم</Trans>
            </Tag>
          ) : null}
          {graphic ? (
            <Tag kind="warn" icon="warning">
              <Trans id="evidence.graphic">مشاهد قاسية</Trans>
            </Tag>
          ) : null}
        </p>
        <p className="evidence-facts">
          <bdi>{formatFileSize(display, bytes)}</bdi> · <Timestamp at={created_at} />
        </p>
      </div>
    </li>
  )
}
