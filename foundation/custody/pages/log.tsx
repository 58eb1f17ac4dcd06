import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import {
  type Column,
  client,
  FromQuery,
  Link,
  Notice,
  NumberText,
  Page,
  Pagination,
  SummaryList,
  Table,
  Timestamp,
} from '../../../web/index.ts'
import type { EntryItem } from '../model.ts'
import type { LogRoutes } from '../routes.ts'
import { FilterForm } from './parts/filter-form.tsx'
import { logAddress, logQuery, readLogSearch } from './parts/log-search.ts'
import { VerificationSection } from './parts/verification.tsx'
import { ActorName, ActorRoles, Erased, EventName, ObjectKind } from './parts/words.tsx'

const api = client<LogRoutes>()

const columns: readonly Column<EntryItem>[] = [
  {
    key: 'seq',
    header: <Trans id="custody.column.number">الرقم</Trans>,
    cell: ({ seq }) => (
      <Link href={`/log/${seq}`}>
        <NumberText value={seq} />
      </Link>
    ),
    numeric: true,
  },
  {
    key: 'type',
    header: <Trans id="custody.column.type">ما حدث</Trans>,
    cell: ({ type }) => <EventName type={type} />,
    rowHeader: true,
  },
  {
    key: 'object',
    header: <Trans id="custody.column.object">لأي شيء</Trans>,
    cell: ({ object }) => (object === null ? <Erased /> : <ObjectKind kind={object.kind} />),
  },
  {
    key: 'actor',
    header: <Trans id="custody.column.actor">من</Trans>,
    cell: (entry) => <ActorName entry={entry} />,
  },
  {
    key: 'role',
    header: <Trans id="custody.column.role">بأي دور</Trans>,
    cell: ({ actor_role }) => <ActorRoles roles={actor_role} />,
  },
  {
    key: 'at',
    header: <Trans id="custody.column.at">متى</Trans>,
    cell: ({ at }) => <Timestamp at={at} />,
  },
]

/** The custody log for those who may read it: its state, a verification, its entries with filters in the address. */
export function Screen() {
  const { t } = useLingui()
  const { searchStr } = useLocation()
  const search = readLogSearch(searchStr)
  const state = useQuery({ queryKey: ['log'], queryFn: ({ signal }) => api('GET /api/log', { signal }) })
  const query = useQuery({
    queryKey: ['log-entries', search],
    queryFn: ({ signal }) => api('GET /api/log/entries', { query: logQuery(search), signal }),
    placeholderData: (before) => before,
  })
  return (
    <Page
      title={t({ id: 'custody.title', message: 'سجل الحيازة' })}
      lead={<Trans id="custody.lead">كل فعل في هذا النظام يترك هنا قيدًا لا يمكن تعديله أو حذفه دون أن يُعرف ذلك.</Trans>}
    >
      <FromQuery query={state}>
        {({ size, checkpoint }) => (
          <SummaryList
            rows={[
              {
                key: 'size',
                label: <Trans id="custody.count.entries">القيود</Trans>,
                value: <NumberText value={size} />,
              },
              {
                key: 'signed',
                label: <Trans id="custody.signed-at">آخر توقيع</Trans>,
                value: checkpoint === null ? undefined : <Timestamp at={checkpoint.signed_at} />,
              },
            ]}
          />
        )}
      </FromQuery>
      <VerificationSection />
      <section>
        <h2>
          <Trans id="custody.entries">القيود</Trans>
        </h2>
        <FilterForm key={searchStr} search={search} />
      </section>
      <section>
        <FromQuery query={query}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Notice live title={<Trans id="custody.none">لا قيود بهذه الأوصاف</Trans>} />
            ) : (
              <>
                <Table
                  caption={<Trans id="custody.caption">القيود، أحدثها أولًا</Trans>}
                  columns={columns}
                  rows={items}
                  rowKey={({ seq }) => String(seq)}
                />
                <Pagination
                  shown={items.length}
                  {...(search.after === undefined ? {} : { firstHref: logAddress(withoutPage(search)) })}
                  {...(next === null ? {} : { nextHref: logAddress({ ...search, after: next }) })}
                />
              </>
            )
          }
        </FromQuery>
      </section>
    </Page>
  )
}

const withoutPage = ({ after: _, ...rest }: ReturnType<typeof readLogSearch>) => rest
