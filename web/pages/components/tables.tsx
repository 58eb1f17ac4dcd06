import { Trans } from '@lingui/react/macro'
import {
  AccessTag,
  type Column,
  chosenValues,
  DateText,
  FacetFilters,
  Link,
  LTextView,
  NumberText,
  Pagination,
  Reference,
  ResultsBar,
  sortDirection,
  Table,
  withFacet,
  withoutFacets,
  withSort,
} from '../../design/index.ts'
import { places, records, type SampleRecord, terms } from './sample-data.ts'
import { Specimen } from './specimen.tsx'

type TablesProps = { readonly query: string; readonly onQuery: (query: string) => void }

const placeKeys = Object.keys(places).filter((key): key is keyof typeof places => key in places)
const rightKeys = ['liberty', 'torture', 'fair-trial']

/** A list of records: filters with their state in the address, chips, sortable native table, paging. */
export function Tables({ query, onQuery }: TablesProps) {
  const rights = chosenValues(query, 'right')
  const chosenPlaces = chosenValues(query, 'place')
  const inPlace = (record: SampleRecord) => chosenPlaces.length === 0 || chosenPlaces.includes(record.place)
  const ofRight = (record: SampleRecord) => rights.length === 0 || rights.includes(record.right)
  const found = ordered(query, records.filter(inPlace).filter(ofRight))
  const option = (key: string, value: string, label: SampleLabel, count: number) => ({
    value,
    label: <LTextView text={label} quiet />,
    count,
    chosen: chosenValues(query, key).includes(value),
    removeHref: `/components${withFacet(query, key, value, false)}#tables`,
  })
  const facets = [
    {
      key: 'right',
      label: <Trans id="components.tables.right">الحق</Trans>,
      options: rightKeys.map((key) =>
        option('right', key, labelOf(key), records.filter(inPlace).filter((record) => record.right === key).length),
      ),
    },
    {
      key: 'place',
      label: <Trans id="components.tables.place">المكان</Trans>,
      options: placeKeys.map((key) =>
        option('place', key, places[key], records.filter(ofRight).filter((record) => record.place === key).length),
      ),
    },
  ]
  return (
    <Specimen
      id="tables"
      title={<Trans id="components.tables.title">القوائم والترشيح</Trans>}
      rule={
        <Trans id="components.tables.rule">
          الترشيح والترتيب في عنوان الصفحة، فتصلح للحفظ والإرسال. على الهاتف تُطوى المرشِّحات خلف زر وتصير الصفوف بطاقات.
        </Trans>
      }
    >
      <div className="with-filters">
        <FacetFilters
          facets={facets}
          onToggle={(key, value, chosen) => onQuery(withFacet(query, key, value, chosen))}
        />
        <div>
          <ResultsBar
            count={found.length}
            facets={facets}
            clearHref={`/components${withoutFacets(query, ['right', 'place'])}#tables`}
          />
          <Table
            caption={<Trans id="components.tables.caption">الوقائع</Trans>}
            columns={columns(query)}
            rows={found}
            rowKey={(record) => record.reference}
          />
          <Pagination shown={found.length} total={240} previousHref="#tables" nextHref="#tables" firstHref="#tables" />
        </div>
      </div>
    </Specimen>
  )
}

type SampleLabel = (typeof terms)[number]['label']

const labelOf = (id: string): SampleLabel => terms.find((term) => term.id === id)?.label ?? {}

function ordered(query: string, rows: readonly SampleRecord[]): readonly SampleRecord[] {
  const sort = new URLSearchParams(query).get('sort') ?? 'reference'
  const turned = sort.startsWith('-') ? -1 : 1
  const by = (one: SampleRecord, other: SampleRecord) =>
    sort.endsWith('affected') ? one.affected - other.affected : one.reference < other.reference ? -1 : 1
  return rows.toSorted((one, other) => turned * by(one, other))
}

function columns(query: string): readonly Column<SampleRecord>[] {
  const sort = (column: string) => {
    const direction = sortDirection(query, column)
    return { href: `/components${withSort(query, column)}#tables`, ...(direction === undefined ? {} : { direction }) }
  }
  return [
    {
      key: 'reference',
      header: <Trans id="components.tables.reference">المرجع</Trans>,
      rowHeader: true,
      sort: sort('reference'),
      cell: (record) => (
        <Link href="#records">
          <Reference>{record.reference}</Reference>
        </Link>
      ),
    },
    {
      key: 'place',
      header: <Trans id="components.tables.place">المكان</Trans>,
      cell: (record) => <LTextView text={places[record.place]} quiet />,
    },
    {
      key: 'date',
      header: <Trans id="components.tables.date">التاريخ</Trans>,
      cell: (record) => <DateText date={{ value: record.date, approximate: false }} />,
    },
    {
      key: 'affected',
      header: <Trans id="components.tables.affected">المتضررون</Trans>,
      numeric: true,
      sort: sort('affected'),
      cell: (record) => <NumberText value={record.affected} />,
    },
    {
      key: 'access',
      header: <Trans id="components.tables.access">الاطلاع</Trans>,
      cell: (record) => <AccessTag access={record.access} />,
    },
  ]
}
