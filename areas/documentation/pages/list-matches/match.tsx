import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import {
  Button,
  ButtonRow,
  type Column,
  EmptyState,
  ErrorSummary,
  FromQuery,
  Link,
  NumberText,
  Page,
  Pagination,
  ProblemError,
  Reference,
  SummaryList,
  Table,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import type { Finding, ListMatch } from '../../list-matching/index.ts'
import type { LinkedRecord } from '../../views.ts'
import { labelWords } from '../parts/label-words.ts'
import { api } from './calls.ts'
import { findings, findingWords, ListName, MatchTag } from './words.tsx'

/** Whether something happens to it without us: it is asked for again. */
const isMoving = ({ state }: ListMatch) => state === 'comparing' || state === 'confirming' || state === 'undoing'

/** One comparison: how many of each finding, the findings one by one with their reasons, confirming and undoing. */
export function Screen() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useLingui()
  const query = useQuery({
    queryKey: ['list-matches', id],
    queryFn: async ({ signal }) => {
      try {
        return await api('GET /api/list-matches/:id', { params: { id }, signal })
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
    refetchInterval: ({ state: { data } }) => (data === undefined || data === null || !isMoving(data) ? false : 1000),
  })
  return (
    <Page
      title={t({ id: 'documentation.lists.one-title', message: 'مطابقة قائمتين' })}
      trail={[{ href: '/list-matches', label: <Trans id="documentation.lists.title">مطابقة القوائم</Trans> }]}
    >
      <FromQuery query={query}>{(match) => (match === null ? <Gone /> : <Match match={match} />)}</FromQuery>
    </Page>
  )
}

const Gone = () => (
  <EmptyState
    level={2}
    icon="folder"
    title={<Trans id="documentation.lists.gone">هذه المطابقة غير موجودة أو لا يحق لك الاطلاع عليها</Trans>}
  />
)

function Match({ match }: { readonly match: ListMatch }) {
  const asked = new URLSearchParams(useLocation().searchStr)
  const finding = findings.find((one) => one === asked.get('finding')) ?? 'likely'
  const persons = (list: ListMatch['older']) => (
    <>
      <ListName list={list} />
      {list.persons === null ? null : (
        <>
          {' · '}
          <Trans id="documentation.lists.persons">
            أشخاص لهم أسماء: <NumberText value={list.persons} />
          </Trans>
        </>
      )}
    </>
  )
  return (
    <>
      <p role="status">
        <MatchTag state={match.state} />
      </p>
      <SummaryList
        rows={[
          {
            key: 'older',
            label: <Trans id="documentation.lists.older">القائمة الأقدم</Trans>,
            value: persons(match.older),
          },
          {
            key: 'newer',
            label: <Trans id="documentation.lists.newer">القائمة الأحدث</Trans>,
            value: persons(match.newer),
          },
          ...findings.map((one) => ({
            key: one,
            label: findingWords[one](),
            value: <NumberText value={match.counts[one]} />,
          })),
        ]}
      />
      <Acts match={match} />
      {match.state === 'comparing' ? null : <Findings match={match} finding={finding} />}
    </>
  )
}

/** Confirming and undoing, each with what it will do. */
function Acts({ match }: { readonly match: ListMatch }) {
  const cache = useQueryClient()
  const to = match.state === 'confirmed' ? 'undoing' : 'confirming'
  const form = useSubmit({
    formId: 'match-act',
    fields: {},
    send: async () => {
      await api('POST /api/list-matches/:id/state', { params: { id: match.id }, body: { to } })
      await cache.invalidateQueries({ queryKey: ['list-matches'] })
    },
  })
  const mayConfirm = match.state === 'compared' || match.state === 'undone'
  if (!mayConfirm && match.state !== 'confirmed') return null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p>
        {mayConfirm ? (
          <Trans id="documentation.lists.will-confirm">
            بالتأكيد يُعدّ كل زوج تطابق أكيدًا شخصًا واحدًا، ويُقترح الباقي على من يبتّ فيه، ويوسم من أسقطهم المصدر. لا يُحذف
            سجل ولا يُعدّل اسم.
          </Trans>
        ) : (
          <Trans id="documentation.lists.will-undo">
            بالتراجع تعود الأزواج غير محسومة ويزول الوسم، إلا ما بتّ فيه شخص بعد ذلك فيبقى كما هو.
          </Trans>
        )}
      </p>
      <ButtonRow>
        <Button id="match-act" type="submit" kind={mayConfirm ? 'primary' : 'secondary'} disabled={form.busy}>
          {mayConfirm ? (
            <Trans id="documentation.lists.confirm">تأكيد المطابقة</Trans>
          ) : (
            <Trans id="documentation.lists.undo">التراجع عنها</Trans>
          )}
        </Button>
      </ButtonRow>
    </form>
  )
}

type Row = {
  readonly ordinal: number
  readonly older: LinkedRecord | undefined
  readonly newer: LinkedRecord | undefined
  readonly because: string
}

function Findings({ match, finding }: { readonly match: ListMatch; readonly finding: Finding }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { pathname, searchStr } = useLocation()
  const after = new URLSearchParams(searchStr).get('after') ?? undefined
  const query = useQuery({
    queryKey: ['list-matches', match.id, match.state, finding, after],
    queryFn: ({ signal }) =>
      api('GET /api/list-matches/:id/findings', {
        params: { id: match.id },
        query: { finding, ...(after === undefined ? {} : { after }) },
        signal,
      }),
  })
  const addressOf = (part: Readonly<Record<string, string>>) => `${pathname}?${new URLSearchParams(part)}`
  return (
    <section>
      <h2>
        <Trans id="documentation.lists.findings">ما وجدته المقارنة</Trans>
      </h2>
      <nav aria-label={t({ id: 'documentation.lists.which', message: 'أي نوع من النتائج' })}>
        <ul className="record-line">
          {findings.map((one) => (
            <li key={one}>
              <Link href={addressOf({ finding: one })} {...(one === finding ? { 'aria-current': 'page' } : {})}>
                {findingWords[one]()}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FromQuery query={query}>
        {({ items, records, next }) => {
          const words = labelWords({ records }, language)
          const rows = items.map(({ ordinal, older_id, newer_id, because }) => ({
            ordinal,
            older: older_id === null ? undefined : words.record(older_id),
            newer: newer_id === null ? undefined : words.record(newer_id),
            because: because[language],
          }))
          return rows.length === 0 ? (
            <p>
              <Trans id="documentation.lists.none-of-these">لا شيء من هذا النوع.</Trans>
            </p>
          ) : (
            <>
              <Table
                caption={findingWords[finding]()}
                columns={columnsFor(finding, words.title)}
                rows={rows}
                rowKey={({ ordinal }) => String(ordinal)}
              />
              <Pagination
                shown={rows.length}
                {...(after === undefined ? {} : { firstHref: addressOf({ finding }) })}
                {...(next === null ? {} : { nextHref: addressOf({ finding, after: next }) })}
              />
            </>
          )
        }}
      </FromQuery>
    </section>
  )
}

function columnsFor(finding: Finding, titleOf: (record: LinkedRecord) => string | undefined): readonly Column<Row>[] {
  const person = (record: LinkedRecord | undefined) =>
    record === undefined ? (
      '–'
    ) : (
      <>
        <Link href={`/records/person/${record.id}`}>
          <Reference>{record.code}</Reference>
        </Link>{' '}
        <bdi>{titleOf(record)}</bdi>
      </>
    )
  const older: Column<Row> = {
    key: 'older',
    header: <Trans id="documentation.lists.in-older">في الأقدم</Trans>,
    cell: ({ older: record }) => person(record),
    rowHeader: true,
  }
  const newer: Column<Row> = {
    key: 'newer',
    header: <Trans id="documentation.lists.in-newer">في الأحدث</Trans>,
    cell: ({ newer: record }) => person(record),
    rowHeader: finding === 'added',
  }
  if (finding === 'withdrawn') return [older]
  if (finding === 'added') return [newer]
  const why: Column<Row> = {
    key: 'because',
    header: <Trans id="documentation.lists.because">لماذا</Trans>,
    cell: ({ because }) => <bdi>{because}</bdi>,
  }
  return [older, newer, why]
}
