import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { formatDate } from '../../../../foundation/language/index.ts'
import type { SearchRoutes } from '../../../../foundation/search/server.ts'
import { Bars } from '../../../../web/charts/bars.tsx'
import { client, EmptyState, FromQuery, Select, useDisplay } from '../../../../web/index.ts'
import type { CardLabels } from '../../finding-model.ts'
import type { FindingRoutes } from '../../finding-routes.ts'
import { recordKinds } from '../../model.ts'
import { capital } from '../parts/capital.ts'
import { useFacts } from './facts.tsx'
import { facetsOfKind, fieldOfFacet, isKind, type OwnFacet } from './fields.ts'
import { addressOf, asking, type FindingState, queryOf } from './state.ts'
import { useOwnFacets } from './use-own-facets.ts'
import { useFindingWords } from './words.tsx'

const api = client<SearchRoutes>()
const finding = client<FindingRoutes>()

const usualRows = '@kind'
const usualColumns = '@year'
const mostColumns = 6

/** The matches counted by any two dimensions; what is small is withheld by the server, and shown as withheld. */
export function ResultsStatistics({ state }: { readonly state: FindingState }) {
  const query = queryOf(state)
  const [row, column] = [state.rows ?? usualRows, state.columns ?? usualColumns]
  const counted = useQuery({
    queryKey: ['finding', 'statistics', query, row, column],
    queryFn: async ({ signal }) => {
      const table = await api('GET /api/statistics', { query: { query, row, column }, signal })
      const ids = [...table.rows, ...table.columns].filter((value) => /^[0-9a-f-]{36}$/.test(value)).slice(0, 200)
      const { labels } =
        ids.length === 0
          ? { labels: { terms: [], areas: [] } }
          : await finding('GET /api/finding/cards', { query: { named: ids }, signal })
      return { table, labels }
    },
  })
  return (
    <>
      <Dimensions state={state} row={row} column={column} />
      <FromQuery query={counted}>
        {({ table, labels }) =>
          table.rows.length === 0 ? (
            <EmptyState title={<Trans id="documentation.find.none">لا سجلات بهذه الأوصاف</Trans>} />
          ) : (
            <Counted table={table} labels={labels} row={row} column={column} state={state} />
          )
        }
      </FromQuery>
    </>
  )
}

type Table = {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly (readonly (number | null)[])[]
}
type CountedProps = {
  readonly table: Table
  readonly labels: CardLabels
  readonly row: string
  readonly column: string
  readonly state: FindingState
}

function Counted({ table, labels, row, column, state }: CountedProps) {
  const { t } = useLingui()
  const facts = useFacts(state)
  const nameOf = useValueNames(labels)
  const dimension = useDimensionNames()
  const shown = largestColumns(table)
  const hidden = table.cells.flat().filter((count) => count === null).length
  const [rows, columns] = [dimension(row), dimension(column)]
  return (
    <>
      {shown.length === table.columns.length ? null : (
        <p className="figure-note">
          <Trans id="documentation.find.columns-cut">
            تُعرض أكثر قيم البعد الثاني ورودًا، وعددها ست. ضيّق البحث لترى غيرها.
          </Trans>
        </p>
      )}
      <Bars
        facts={facts(
          t({
            id: 'documentation.find.counted.plain',
            message: `عدد السجلات حسب: \u2068${rows}\u2069، \u2068${columns}\u2069`,
          }),
          t({
            id: 'documentation.find.counted-about',
            message: 'عمود لكل قيمة من البعد الأول، وفيه عدد لكل قيمة من البعد الثاني.',
          }),
          hidden,
        )}
        data={{
          categories: table.rows.map((value) => ({ key: value, label: nameOf(row, value) })),
          series: shown.map((at) => {
            const value = table.columns[at] ?? ''
            return { key: value, label: nameOf(column, value) }
          }),
          values: table.cells.map((line) => shown.map((at) => line[at] ?? ('suppressed' as const))),
        }}
        dimension={rows}
        measure={t({ id: 'documentation.find.records', message: 'عدد السجلات' })}
      />
    </>
  )
}

/** A picture tells six series apart and no more: those with the largest sums, in the order of the table. */
function largestColumns({ columns, cells }: Table): readonly number[] {
  const sum = (at: number) => cells.reduce((total, line) => total + (line[at] ?? 0), 0)
  return columns
    .map((_, at) => at)
    .toSorted((one, other) => sum(other) - sum(one) || one - other)
    .slice(0, mostColumns)
    .toSorted((one, other) => one - other)
}

function Dimensions({
  state,
  row,
  column,
}: {
  readonly state: FindingState
  readonly row: string
  readonly column: string
}) {
  const { history } = useRouter()
  const name = useDimensionNames()
  const offered = dimensionsOf(state.kind, useOwnFacets())
  const choose = (change: Partial<FindingState>) => history.push(addressOf(asking(state, change)))
  const options = offered.map((one) => (
    <option key={one} value={one}>
      {name(one)}
    </option>
  ))
  return (
    <div className="finding-columns no-print">
      <Select
        id="rows"
        name="rows"
        label={<Trans id="documentation.find.rows">البعد الأول</Trans>}
        value={row}
        onChange={(event) => choose({ rows: event.target.value })}
      >
        {options}
      </Select>
      <Select
        id="columns"
        name="columns"
        label={<Trans id="documentation.find.columns">البعد الثاني</Trans>}
        value={column}
        onChange={(event) => choose({ columns: event.target.value })}
      >
        {options}
      </Select>
    </div>
  )
}

/** Kind, year and month for all records, and every counted field: of the chosen kind, or of all of them. */
function dimensionsOf(kind: string | undefined, own: readonly OwnFacet[]): readonly string[] {
  const kinds = kind !== undefined && isKind(kind) ? [kind] : Object.keys(recordKinds).filter(isKind)
  return ['@kind', '@year', '@month', ...kinds.flatMap((one) => facetsOfKind(one, own).map(({ facet }) => facet))]
}

function useDimensionNames(): (dimension: string) => string {
  const { t } = useLingui()
  const own = useOwnFacets()
  const { language } = useDisplay()
  const common: Readonly<Record<string, string>> = {
    '@kind': t({ id: 'documentation.find.kind', message: 'نوع السجل' }),
    '@year': t({ id: 'documentation.find.year', message: 'السنة' }),
    '@month': t({ id: 'documentation.find.month', message: 'الشهر' }),
  }
  return (dimension) => {
    const [kind = ''] = dimension.split('.')
    if (!isKind(kind)) return common[dimension] ?? dimension
    const field = fieldOfFacet(dimension, own)
    return `${capital(recordKinds[kind].label[language])} – ${field?.label[language] ?? dimension}`
  }
}

function useValueNames(labels: CardLabels): (dimension: string, value: string) => string {
  const { t } = useLingui()
  const display = useDisplay()
  const words = useFindingWords(labels)
  const none = t({ id: 'documentation.find.without', message: 'دون قيمة' })
  const undetermined = t({ id: 'documentation.find.undetermined', message: 'غير محدد' })
  return (dimension, value) => {
    if (value === '') return none
    if (value === '?') return undetermined
    const [, within] = /^(\d{4})-\?$/.exec(value) ?? []
    if (within !== undefined) {
      const year = formatDate(display, within)
      return t({ id: 'documentation.find.within-year.plain', message: `غير محدد داخل \u2068${year}\u2069` })
    }
    if (dimension === '@kind') return isKind(value) ? words.kind(value) : value
    if (/^\d{4}(-\d{2})?$/.test(value)) return formatDate(display, value)
    return words.value(dimension, value)
  }
}
