import { Trans } from '@lingui/react/macro'
import type { PlacePrecision } from '../../foundation/geo/index.ts'
import { Button, NumberText } from '../design/index.ts'
import type { Cluster } from './map-clusters.ts'
import { linesPath, type MapLines } from './map-lines.ts'
import type { MapArea } from './map-names.ts'
import { type MapSize, type MapView, uOf, vOf } from './map-view.ts'
import { Legend } from './series.tsx'

/** What a dot, a ring and a broken square say about how well a place is known. */
export function MapLegend({ precisions }: { readonly precisions: readonly PlacePrecision[] }) {
  const all = [
    {
      key: 'spot' as const,
      swatch: <rect x={11.5} y={6.5} width={5} height={5} className="series-1 series-mark" />,
      label: <Trans id="charts.map.spot">موقع محدد</Trans>,
    },
    {
      key: 'near' as const,
      swatch: <circle cx={14} cy={9} r={5} className="series-1 series-line" />,
      label: <Trans id="charts.map.near">موقع تقريبي (نحو كيلومتر)</Trans>,
    },
    {
      key: 'area' as const,
      swatch: <rect x={5} y={1} width={18} height={16} className="unsure-edge" fill="none" />,
      label: <Trans id="charts.map.within">معلوم بمنطقته فقط</Trans>,
    },
  ]
  return <Legend id="" series={[]} more={all.filter(({ key }) => precisions.includes(key))} />
}

type LineNotesProps = { readonly lines: readonly MapLines[]; readonly view: MapView; readonly size: MapSize }

/** Where lines come from and what their institution says about them; or that there are none. */
export function LineNotes({ lines, view, size }: LineNotesProps) {
  if (lines.length === 0) return <Trans id="charts.map.no-lines">لا تُرسم على هذه الخريطة أي حدود.</Trans>
  return lines.map(({ id, disclaimer, source, shapes }) => (
    <span key={id} className="map-disclaimer">
      {linesPath(shapes, view, size) === undefined ? (
        <Trans id="charts.map.too-heavy">هذه الخطوط أكثر تفصيلًا من أن تُرسم في هذا العرض.</Trans>
      ) : (
        <>
          <bdi>{disclaimer}</bdi> (<bdi>{source}</bdi>)
        </>
      )}
    </span>
  ))
}

type LargestClustersProps = {
  readonly clusters: readonly Cluster[]
  readonly areas: readonly MapArea[]
  readonly onChoose: (u: number, v: number) => void
}

const listed = 4

/** The way to the clusters for those who do not point: the largest in sight as buttons that go nearer. */
export function LargestClusters({ clusters, areas, onChoose }: LargestClustersProps) {
  const largest = clusters
    .filter(({ cells }) => cells > 1)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, listed)
  if (largest.length === 0) return null
  return (
    <ul className="map-clusters no-print">
      {largest.map((cluster) => (
        <li key={cluster.key}>
          <Button kind="quiet" onClick={() => onChoose(cluster.u, cluster.v)}>
            <ClusterWords cluster={cluster} area={nearest(areas, cluster)} />
          </Button>
        </li>
      ))}
    </ul>
  )
}

function ClusterWords({ cluster, area }: { readonly cluster: Cluster; readonly area: MapArea | undefined }) {
  if (area === undefined)
    return (
      <Trans id="charts.map.go">
        تقريب التجمع <NumberText value={cluster.count} />
      </Trans>
    )
  return (
    <Trans id="charts.map.go-near">
      تقريب التجمع <NumberText value={cluster.count} /> قرب <bdi>{area.label}</bdi>
    </Trans>
  )
}

function nearest(areas: readonly MapArea[], { u, v }: Cluster): MapArea | undefined {
  const distance = (area: MapArea) => Math.hypot(uOf(area.lon) - u, vOf(area.lat) - v)
  return areas.reduce<MapArea | undefined>(
    (best, area) => (best === undefined || distance(area) < distance(best) ? area : best),
    undefined,
  )
}
