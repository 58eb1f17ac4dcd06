import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDateTime } from '../../../../foundation/language/index.ts'
import {
  type Column,
  EmptyState,
  ErrorSummary,
  type FormError,
  FromQuery,
  Link,
  NumberText,
  Page,
  Pagination,
  Select,
  SubmitRow,
  Table,
  Timestamp,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import type { ListMatch } from '../../list-matching/index.ts'
import type { ImportRun } from '../../transfer/index.ts'
import { api, imports } from './calls.ts'
import { ListName, MatchTag } from './words.tsx'

const MOST_IMPORTS = 200

/** Comparisons of published lists, and asking for another one. */
export function Screen() {
  const { t } = useLingui()
  const { pathname, searchStr } = useLocation()
  const after = new URLSearchParams(searchStr).get('after') ?? undefined
  const query = useQuery({
    queryKey: ['list-matches', after],
    queryFn: ({ signal }) => api('GET /api/list-matches', { query: after === undefined ? {} : { after }, signal }),
  })
  return (
    <Page
      title={t({ id: 'documentation.lists.title', message: 'مطابقة القوائم' })}
      lead={
        <Trans id="documentation.lists.lead">
          إصداران من قائمة منشورة: من بقي فيها، ومن أضيف، ومن أسقطه المصدر. لا يُكتب شيء قبل تأكيدك، ويمكن التراجع عنه.
        </Trans>
      }
      trail={[{ href: '/imports', label: <Trans id="documentation.lists.imports">الاستيراد</Trans> }]}
    >
      <NewMatch />
      <FromQuery query={query}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState
              level={2}
              icon="folder"
              title={<Trans id="documentation.lists.none">لم تُقارن قوائم بعد</Trans>}
            />
          ) : (
            <>
              <Table
                caption={<Trans id="documentation.lists.caption">المطابقات، الأحدث أولًا</Trans>}
                columns={columns}
                rows={items}
                rowKey={({ id }) => id}
              />
              <Pagination
                shown={items.length}
                {...(after === undefined ? {} : { firstHref: pathname })}
                {...(next === null ? {} : { nextHref: `${pathname}?${new URLSearchParams({ after: next })}` })}
              />
            </>
          )
        }
      </FromQuery>
    </Page>
  )
}

const columns: readonly Column<ListMatch>[] = [
  {
    key: 'lists',
    header: <Trans id="documentation.lists.lists">القائمتان</Trans>,
    cell: ({ id, older, newer }) => (
      <Link href={`/list-matches/${id}`}>
        <Trans id="documentation.lists.from-to">
          <ListName list={older} /> ثم <ListName list={newer} />
        </Trans>
      </Link>
    ),
    rowHeader: true,
  },
  {
    key: 'state',
    header: <Trans id="documentation.lists.state">الحالة</Trans>,
    cell: ({ state }) => <MatchTag state={state} />,
  },
  {
    key: 'same',
    header: <Trans id="documentation.lists.same">باقون</Trans>,
    cell: ({ counts: { certain, likely } }) => <NumberText value={certain + likely} />,
    numeric: true,
  },
  {
    key: 'withdrawn',
    header: <Trans id="documentation.lists.dropped">مسقطون</Trans>,
    cell: ({ counts: { withdrawn } }) => <NumberText value={withdrawn} />,
    numeric: true,
  },
  {
    key: 'added',
    header: <Trans id="documentation.lists.new">جدد</Trans>,
    cell: ({ counts: { added } }) => <NumberText value={added} />,
    numeric: true,
  },
  {
    key: 'at',
    header: <Trans id="documentation.lists.at">طُلبت</Trans>,
    cell: ({ created_at }) => <Timestamp at={created_at} />,
  },
]

/** Asks for a comparison of two imports that have ended. */
function NewMatch() {
  const query = useQuery({
    queryKey: ['imports', 'ended'],
    queryFn: ({ signal }) => imports('GET /api/imports', { query: { limit: MOST_IMPORTS }, signal }),
  })
  return (
    <FromQuery query={query}>
      {({ items }) => {
        const lists = items.filter(isList)
        return lists.length < 2 ? (
          <p>
            <Trans id="documentation.lists.needs-two">
              تحتاج إلى قائمتين مستوردتين على الأقل في كل منهما أشخاص. <Link href="/imports/new">استورد قائمة</Link>
            </Trans>
          </p>
        ) : (
          <MatchForm lists={lists} />
        )
      }}
    </FromQuery>
  )
}

const isList = ({ state, mapping }: ImportRun) =>
  (state === 'completed' || state === 'completed_with_errors') &&
  (mapping?.parts.some(({ kind }) => kind === 'person') ?? false)

function MatchForm({ lists }: { readonly lists: readonly ImportRun[] }) {
  const display = useDisplay()
  const { t } = useLingui()
  const { history } = useRouter()
  const cache = useQueryClient()
  // imports come newest first
  const [older, setOlder] = useState(lists[1]?.id ?? '')
  const [newer, setNewer] = useState(lists[0]?.id ?? '')
  const form = useSubmit({
    formId: 'older-list',
    fields: { '/older_run_id': 'older-list', '/newer_run_id': 'newer-list' },
    send: async () => {
      const made = await api('POST /api/list-matches', { body: { older_run_id: older, newer_run_id: newer } })
      await cache.invalidateQueries({ queryKey: ['list-matches'] })
      history.push(`/list-matches/${made.id}`)
    },
  })
  const same: readonly FormError[] =
    older === newer
      ? [
          {
            fieldId: 'newer-list',
            message: t({ id: 'documentation.lists.same-twice', message: 'اختر قائمتين مختلفتين' }),
          },
        ]
      : []
  const options = lists.map(({ id, file_name, created_at }) => (
    <option key={id} value={id}>
      {`\u2068${file_name}\u2069 · ${formatDateTime(display, new Date(created_at), { timeZone: display.timeZone })}`}
    </option>
  ))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(same)
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <Select
        id="older-list"
        label={<Trans id="documentation.lists.older">القائمة الأقدم</Trans>}
        value={older}
        onChange={(event) => setOlder(event.target.value)}
      >
        {options}
      </Select>
      <Select
        id="newer-list"
        label={<Trans id="documentation.lists.newer">القائمة الأحدث</Trans>}
        value={newer}
        onChange={(event) => setNewer(event.target.value)}
      >
        {options}
      </Select>
      <SubmitRow busy={form.busy}>
        <Trans id="documentation.lists.compare">قارن القائمتين</Trans>
      </SubmitRow>
    </form>
  )
}
