import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type Column,
  EmptyState,
  ErrorSummary,
  FromQuery,
  Link,
  Notice,
  Page,
  Pagination,
  Reference,
  Select,
  SubmitRow,
  Table,
  Timestamp,
  useDisplay,
  useSubmit,
} from '../../../web/index.ts'
import type { PairState } from '../pairs.ts'
import type { LinkedRecord } from '../views.ts'
import { api } from './parts/calls.ts'
import { pairWords } from './parts/pair-words.tsx'

const states = Object.keys(pairWords) as readonly PairState[]

type ListedPair = {
  readonly id: string
  readonly state: PairState
  readonly updated_at: string
  readonly records: readonly LinkedRecord[]
  readonly why: { readonly ar: string; readonly fr: string; readonly en: string }
}

/** Pairs of records that may be one, of every case one works on or of one of them; a person decides each. */
export function Screen() {
  const { t } = useLingui()
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const asked = new URLSearchParams(searchStr)
  const caseId = asked.get('case') ?? undefined
  const state = states.find((one) => one === asked.get('state')) ?? 'candidate'
  const after = asked.get('after') ?? undefined
  const query = useQuery({
    queryKey: ['duplicates', state, caseId, after],
    queryFn: ({ signal }) =>
      api('GET /api/duplicates', {
        query: {
          state,
          ...(caseId === undefined ? {} : { case_id: caseId }),
          ...(after === undefined ? {} : { after }),
        },
        signal,
      }),
  })
  const addressOf = (part: Readonly<Record<string, string>>) =>
    `${pathname}?${new URLSearchParams({ ...(caseId === undefined ? {} : { case: caseId }), ...part })}`
  return (
    <Page
      title={t({ id: 'documentation.duplicates.title', message: 'سجلات قد تكون مكررة' })}
      back={{ href: caseId === undefined ? '/cases' : `/records/case_file/${caseId}` }}
      lead={
        <Trans id="documentation.duplicates.lead">
          يقارن النظام ويبيّن السبب، والقرار لشخص يعمل على الملفين. لا يُدمج سجل في سجل: القرار صلة بينهما يُرجع عنها.
        </Trans>
      }
    >
      {caseId === undefined ? null : <LookThrough caseId={caseId} />}
      <Select
        id="state"
        label={<Trans id="documentation.duplicates.state">القرار</Trans>}
        value={state}
        onChange={(event) => history.push(addressOf({ state: event.target.value }))}
      >
        {states.map((one) => (
          <option key={one} value={one}>
            {pairWords[one]()}
          </option>
        ))}
      </Select>
      <FromQuery query={query}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState
              level={2}
              icon="search"
              title={<Trans id="documentation.duplicates.none">لا سجلات مكررة هنا</Trans>}
            />
          ) : (
            <Pairs
              items={items}
              {...(next === null ? {} : { nextHref: addressOf({ state, after: next }) })}
              {...(after === undefined ? {} : { firstHref: addressOf({ state }) })}
            />
          )
        }
      </FromQuery>
    </Page>
  )
}

type PairsProps = { readonly items: readonly ListedPair[]; readonly nextHref?: string; readonly firstHref?: string }

function Pairs({ items, nextHref, firstHref }: PairsProps) {
  const { language } = useDisplay()
  const columns: readonly Column<ListedPair>[] = [
    {
      key: 'records',
      header: <Trans id="documentation.duplicates.records">السجلان</Trans>,
      rowHeader: true,
      cell: ({ id, records }) => (
        <Link href={`/duplicates/${id}`}>
          <span>
            {records.map((record, place) => (
              <span key={record.id}>
                {place === 0 ? null : ' · '}
                <Reference>{record.code}</Reference>
              </span>
            ))}
          </span>
        </Link>
      ),
    },
    {
      key: 'why',
      header: <Trans id="documentation.duplicates.why">لماذا</Trans>,
      cell: ({ why }) =>
        why[language] === '' ? (
          <Trans id="documentation.duplicates.by-person">اقترحه شخص</Trans>
        ) : (
          <bdi>{why[language]}</bdi>
        ),
    },
    {
      key: 'state',
      header: <Trans id="documentation.duplicates.state">القرار</Trans>,
      cell: ({ state }) => pairWords[state](),
    },
    {
      key: 'updated',
      header: <Trans id="documentation.table.updated">آخر تعديل</Trans>,
      cell: ({ updated_at }) => <Timestamp at={updated_at} />,
    },
  ]
  return (
    <>
      <Table
        caption={<Trans id="documentation.duplicates.title">سجلات قد تكون مكررة</Trans>}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
      />
      <Pagination
        shown={items.length}
        {...(nextHref === undefined ? {} : { nextHref })}
        {...(firstHref === undefined ? {} : { firstHref })}
      />
    </>
  )
}

/** Looks through the case once more: names, former numbers, titles, days and places. */
function LookThrough({ caseId }: { readonly caseId: string }) {
  const cache = useQueryClient()
  const [found, setFound] = useState<{ readonly proposed: number; readonly more: boolean }>()
  const form = useSubmit({
    formId: 'look',
    fields: {},
    send: async () => {
      setFound(await api('POST /api/duplicates/proposals', { body: { case_id: caseId } }))
      await cache.invalidateQueries({ queryKey: ['duplicates'] })
    },
  })
  return (
    <form
      id="look"
      tabIndex={-1}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <SubmitRow busy={form.busy}>
        <Trans id="documentation.duplicates.look">البحث عن المكرر في هذا الملف</Trans>
      </SubmitRow>
      {found === undefined ? null : (
        <Notice live>
          <p>
            {found.proposed === 0 ? (
              <Trans id="documentation.duplicates.found-none">لم يُعثر على مكرر جديد.</Trans>
            ) : found.more ? (
              <Trans id="documentation.duplicates.found-more">
                أُضيفت أرجح الاحتمالات إلى القائمة. بعد النظر فيها أعد البحث عن البقية.
              </Trans>
            ) : (
              <Trans id="documentation.duplicates.found">أُضيف ما عُثر عليه إلى القائمة.</Trans>
            )}
          </p>
        </Notice>
      )}
    </form>
  )
}
