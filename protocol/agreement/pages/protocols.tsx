import './parts/protocol.css'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  ButtonLink,
  ButtonRow,
  type Column,
  chosenValues,
  EmptyState,
  type Facet,
  FacetFilters,
  FromQuery,
  Link,
  LTextView,
  Page,
  ResultsBar,
  Table,
  useMay,
  withFacet,
  withoutFacets,
} from '../../../web/index.ts'
import type { ProtocolRow, Status } from '../model.ts'
import { CalendarFeed } from './parts/calendar-feed.tsx'
import { api } from './parts/calls.ts'
import { ClassName } from './parts/class-name.tsx'
import { DueDate } from './parts/due-date.tsx'
import { TakeFile } from './parts/take-file.tsx'
import { statusTags } from './parts/words.tsx'

const keys = ['status', 'party', 'due'] as const
type Chosen = { readonly [K in (typeof keys)[number]]: readonly string[] }

/** The register of protocols: which there are, where each stands, what flows under it and what is due. */
export function Screen() {
  const { t } = useLingui()
  const mayDraft = useMay('protocol.draft')
  const query = useQuery({ queryKey: ['protocols'], queryFn: ({ signal }) => api('GET /api/protocols', { signal }) })
  const start = (
    <ButtonLink href="/protocols/new">
      <Trans id="agreement.list.new">بروتوكول جديد من نموذج</Trans>
    </ButtonLink>
  )
  return (
    <Page title={t({ id: 'agreement.list.title', message: 'الاتفاقيات' })}>
      <FromQuery query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              level={2}
              icon="document"
              title={<Trans id="agreement.list.empty">لا اتفاقية بعد</Trans>}
              {...(mayDraft ? { action: start } : {})}
            >
              <p>
                <Trans id="agreement.list.empty-text">
                  ابدأ من نموذج مكتوب بالعربية والفرنسية والإنجليزية، ثم عدّل مواده وقواعده.
                </Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              {mayDraft ? <ButtonRow>{start}</ButtonRow> : null}
              <Register rows={items} />
            </>
          )
        }
      </FromQuery>
      <TakeFile />
      <CalendarFeed />
    </Page>
  )
}

function Register({ rows }: { readonly rows: readonly ProtocolRow[] }) {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const chosen: Chosen = {
    status: chosenValues(searchStr, 'status'),
    party: chosenValues(searchStr, 'party'),
    due: chosenValues(searchStr, 'due'),
  }
  const isShown = ({ status, parties, overdue }: ProtocolRow) =>
    (chosen.status.length === 0 || chosen.status.includes(status)) &&
    (chosen.party.length === 0 || parties.some(({ institution }) => chosen.party.includes(institution))) &&
    (chosen.due.length === 0 || overdue > 0)
  const shown = rows.filter(isShown)
  const facets = facetsOf(rows, chosen, (key, value) => pathname + withFacet(searchStr, key, value, false))
  return (
    <div className="with-filters">
      <FacetFilters
        facets={facets}
        onToggle={(key, value, isChosen) => history.push(pathname + withFacet(searchStr, key, value, isChosen))}
      />
      <div>
        <ResultsBar count={shown.length} facets={facets} clearHref={pathname + withoutFacets(searchStr, keys)} />
        {shown.length === 0 ? null : (
          <Table
            caption={<Trans id="agreement.list.caption">الاتفاقيات وحال كل منها</Trans>}
            columns={columns}
            rows={shown}
            rowKey={({ id }) => id}
          />
        )}
      </div>
    </div>
  )
}

/** The filters with their counts over all rows: the whole register of an institution is one answer of the server. */
function facetsOf(
  rows: readonly ProtocolRow[],
  chosen: Chosen,
  removeHref: (key: string, value: string) => string,
): readonly Facet[] {
  const late = rows.filter(({ overdue }) => overdue > 0).length
  const statuses = [...new Set(rows.map(({ status }) => status))]
  const others = new Map(
    rows.flatMap(({ parties }) =>
      parties.filter(({ is_self: self }) => !self).map((party) => [party.institution, party]),
    ),
  )
  return [
    {
      key: 'status',
      label: <Trans id="agreement.list.status">الحال</Trans>,
      options: statuses.map((status: Status) => ({
        value: status,
        label: statusTags[status](),
        count: rows.filter((row) => row.status === status).length,
        chosen: chosen.status.includes(status),
        removeHref: removeHref('status', status),
      })),
    },
    {
      key: 'party',
      label: <Trans id="agreement.list.partner">الشريك</Trans>,
      options: [...others].map(([institution, { name }]) => ({
        value: institution,
        label: <LTextView text={name} quiet />,
        count: rows.filter(({ parties }) => parties.some((party) => party.institution === institution)).length,
        chosen: chosen.party.includes(institution),
        removeHref: removeHref('party', institution),
      })),
    },
    ...(late === 0
      ? []
      : [
          {
            key: 'due',
            label: <Trans id="agreement.list.due">المواعيد</Trans>,
            options: [
              {
                value: 'overdue',
                label: <Trans id="agreement.list.late">فات موعد فيها</Trans>,
                count: late,
                chosen: chosen.due.length > 0,
                removeHref: removeHref('due', 'overdue'),
              },
            ],
          },
        ]),
  ]
}

const columns: readonly Column<ProtocolRow>[] = [
  {
    key: 'title',
    header: <Trans id="agreement.list.name">الاتفاقية</Trans>,
    cell: ({ id, title }) => (
      <Link href={`/protocols/${id}`}>
        <LTextView text={title} quiet />
      </Link>
    ),
    rowHeader: true,
  },
  {
    key: 'status',
    header: <Trans id="agreement.list.status">الحال</Trans>,
    cell: ({ status }) => statusTags[status](),
  },
  {
    key: 'parties',
    header: <Trans id="agreement.list.partners">الشركاء</Trans>,
    cell: ({ parties }) =>
      parties
        .filter(({ is_self: self }) => !self)
        .map(({ institution, name }) => (
          <div key={institution}>
            <LTextView text={name} quiet />
          </div>
        )),
  },
  {
    key: 'flows',
    header: <Trans id="agreement.list.flows">ما يُشارَك</Trans>,
    cell: ({ outgoing, incoming }) => (
      <>
        <Flow classes={outgoing}>
          <Trans id="agreement.list.outgoing">منا:</Trans>
        </Flow>
        <Flow classes={incoming}>
          <Trans id="agreement.list.incoming">إلينا:</Trans>
        </Flow>
        {outgoing.length + incoming.length === 0 ? <Trans id="agreement.list.nothing">لا شيء</Trans> : null}
      </>
    ),
  },
  {
    key: 'next',
    header: <Trans id="agreement.list.next">المواعيد القادمة</Trans>,
    cell: ({ upcoming, overdue }) => (
      <>
        {upcoming.length === 0 ? '–' : null}
        {upcoming
          .filter((date, place) => date.overdue || place < 2)
          .map((date) => (
            <DueDate key={`${date.kind} ${date.on}`} date={date} />
          ))}
        {overdue === 0 ? null : (
          <div>
            <Plural
              id="agreement.list.overdue"
              value={overdue}
              zero="لا شيء متأخر"
              one="التزام واحد متأخر"
              two="التزامان متأخران"
              few="# التزامات متأخرة"
              many="# التزامًا متأخرًا"
              other="# التزام متأخر"
            />
          </div>
        )}
      </>
    ),
  },
]

function Flow({ classes, children }: { readonly classes: readonly string[]; readonly children: ReactNode }) {
  if (classes.length === 0) return null
  return (
    <div>
      {children}{' '}
      {classes.map((iri, index) => (
        <span key={iri}>
          {index === 0 ? null : ' · '}
          <ClassName iri={iri} />
        </span>
      ))}
    </div>
  )
}
