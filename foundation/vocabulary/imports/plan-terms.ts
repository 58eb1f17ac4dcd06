/** Which rows of a file of HURIDOCS micro-thesauri become terms, and with which labels: the rules of the reference, and nothing read but by them. */
import { listName } from './list-names.ts'
import { duplicate, FileRefused, type PlannedRow, type ReadRow, rejected } from './rows.ts'

const termColumns = [
  'list',
  'vocab_number',
  'huri_code',
  'parent_vocab_number',
  'term_order',
  'en',
  'fr',
  'es',
  'ar',
  'ar_status',
] as const

/** Instruments, ethnic groups, geography and sexual orientation: outdated, contested or derogatory. Origins (65) belong to the institution. */
const refusedLists = new Set(['6', '13', '15', '65', '67'])
/** What happens to the Arabic of a row. An unknown status means a file whose Arabic nobody has judged: none of it is taken. */
const arabic: Readonly<Record<string, 'load' | 'load-noted' | 'leave'>> = {
  'as-source': 'load',
  realigned: 'load-noted',
  'realigned-unchecked': 'leave',
  missing: 'leave',
  'withheld-derogatory': 'leave',
}
/** French and Spanish of two degrees are swapped in the source: neither is taken from this list. */
const withoutFrenchAndSpanish = new Set(['41'])
/** French labels that stand on the wrong code in the source. */
const wrongFrench = new Set(['4 042103000000', '4 304100000000', '4 360101020000'])
const LONGEST_LABEL = 500

export type TermData = {
  readonly list: string
  readonly code: string
  readonly parent: string | null
  readonly position: number
  readonly labels: { readonly ar?: string; readonly fr?: string; readonly en?: string; readonly es?: string }
  readonly note: string
}

type Seen = ReadRow & { readonly values: Readonly<Record<string, string>> }
const of = ({ values }: Seen, column: (typeof termColumns)[number]) => (values[column] ?? '').trim()
const listOf = (row: Seen) => of(row, 'list').replace(/^0+(?=\d)/, '')

/**
 * A plan for every row, in the order of the file. Refuses the whole file (throws FileRefused) when a column is missing or a status of
 * the Arabic is unknown. Levels are not read: the tree follows from the parents. Positions follow `term_order`, then the code.
 */
export function planTerms(columns: readonly string[], rows: readonly ReadRow[]): readonly PlannedRow[] {
  const missing = termColumns.find((column) => !columns.includes(column))
  if (missing !== undefined) throw new FileRefused('column-missing', { value: missing })
  for (const { line, values } of rows)
    if (values !== undefined && !Object.hasOwn(arabic, (values.ar_status ?? '').trim()))
      throw new FileRefused('arabic-status-unknown', { line, value: (values.ar_status ?? '').slice(0, 60) })
  const positions = positionsOf(rows)
  const taken = new Map<string, string>()
  return rows.map((row) => {
    if (row.values === undefined) return rejected(row.line, 'row-broken')
    return planOne({ ...row, values: row.values }, taken, positions)
  })
}

function planOne(row: Seen, taken: Map<string, string>, positions: ReadonlyMap<number, number>): PlannedRow {
  const { line } = row
  const [list, number, code] = [listOf(row), of(row, 'vocab_number'), of(row, 'huri_code')]
  if (refusedLists.has(list)) return rejected(line, 'list-refused', 'list')
  if (listName(list) === undefined) return rejected(line, 'list-unknown', 'list')
  if (!/^\d{12}$/.test(code)) return rejected(line, 'code-wrong', 'huri_code')
  if (number !== `${code}${list.padStart(2, '0')}`) return rejected(line, 'number-differs', 'vocab_number')
  if (taken.has(number)) return duplicate(line, 'vocab_number')
  const above = of(row, 'parent_vocab_number')
  if (above !== '' && above.slice(12) !== number.slice(12))
    return rejected(line, 'parent-elsewhere', 'parent_vocab_number')
  if (above !== '' && !taken.has(above)) return rejected(line, 'parent-missing', 'parent_vocab_number')
  const treatment = arabic[of(row, 'ar_status')] ?? 'leave'
  const labels = labelsOf(row, list, code, treatment !== 'leave')
  if (Object.keys(labels).length === 0) return rejected(line, 'label-missing', 'en')
  const long = Object.entries(labels).find(([, label]) => label.length > LONGEST_LABEL)
  if (long !== undefined) return rejected(line, 'label-too-long', long[0])
  taken.set(number, code)
  const data: TermData = {
    list,
    code,
    parent: above === '' ? null : above.slice(0, 12),
    position: positions.get(line) ?? 0,
    labels,
    note: treatment === 'load-noted' ? 're-aligned' : '',
  }
  return { line, outcome: 'waiting', reason: null, column: null, data }
}

function labelsOf(row: Seen, list: string, code: string, withArabic: boolean): TermData['labels'] {
  const [ar, fr, en, es] = [of(row, 'ar'), of(row, 'fr'), of(row, 'en'), of(row, 'es')]
  const latin = !withoutFrenchAndSpanish.has(list)
  return {
    ...(withArabic && ar !== '' ? { ar } : {}),
    ...(latin && fr !== '' && !wrongFrench.has(`${list} ${code}`) ? { fr } : {}),
    ...(en === '' ? {} : { en }),
    ...(latin && es !== '' ? { es } : {}),
  }
}

/** The place of each line among the terms of its list: `term_order` first, the code where two have the same. */
function positionsOf(rows: readonly ReadRow[]): ReadonlyMap<number, number> {
  const read = rows.flatMap(({ line, values }) =>
    values === undefined
      ? []
      : [
          {
            line,
            list: listOf({ line, values }),
            order: Number(values.term_order ?? 0) || 0,
            code: values.huri_code ?? '',
          },
        ],
  )
  const places = new Map<number, number>()
  for (const terms of Map.groupBy(read, ({ list }) => list).values())
    for (const [place, { line }] of terms
      .toSorted((one, other) => one.order - other.order || (one.code < other.code ? -1 : 1))
      .entries())
      places.set(line, place)
  return places
}
