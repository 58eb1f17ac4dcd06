import './map.css'
import { Trans } from '@lingui/react/macro'
import { useId, useLayoutEffect, useMemo, useRef } from 'react'
import { decodeCells, type PointCells } from '../../foundation/geo/index.ts'
import { Button, ButtonRow, type Column, NumberText } from '../design/index.ts'
import { Figure, type FigureFacts } from './figure.tsx'
import { useFrame } from './frame.ts'
import { clusterAt, clustersOf, discsOf } from './map-clusters.ts'
import { drawPoints } from './map-drawing.ts'
import { LargestClusters, LineNotes, MapLegend } from './map-legend.tsx'
import type { MapLines } from './map-lines.ts'
import type { MapArea } from './map-names.ts'
import { MapOverlay } from './map-overlay.tsx'
import { boxOf, type MapSize, type MapView, type WorldLayer, worldLayer } from './map-view.ts'
import { useMapView } from './use-map-view.ts'

type PointMapProps = {
  readonly facts: FigureFacts
  readonly cells: PointCells
  /** Areas with their names and numbers: written on the map, and the rows of its table. */
  readonly areas: readonly MapArea[]
  /** What the institution has approved to be drawn; without it a map has points and names, and no line. */
  readonly lines?: readonly MapLines[]
  /** Called with the box in sight when the reader asks for the records in it. */
  readonly onSearchHere?: (box: ReturnType<typeof boxOf>) => void
}

/** Points and names without tiles and without borders; moved and brought nearer by keys, buttons or pointer. */
export function PointMap({ facts, cells, areas, lines = [], onSearchHere }: PointMapProps) {
  const [box, frame] = useFrame<HTMLDivElement>()
  const size: MapSize = { width: frame.width, height: frame.width < 520 ? 340 : 440 }
  const points = useMemo(() => ({ began: performance.now(), layers: decodeCells(cells).map(worldLayer) }), [cells])
  const { layers } = points
  const map = useMapView(cells, size, box, (x, y, goTo) => {
    const cluster = clusterAt(discs, x, y)
    if (cluster !== undefined) goTo(cluster.u, cluster.v)
  })
  const { view } = map
  const { clusters, seen } = clustersOf(layers, view, size)
  const discs = discsOf(clusters)
  const canvas = useCanvas(points, view, size, frame.measured)
  const hint = useId()
  const total = layers.reduce((sum, { points }) => sum + points, 0)
  return (
    <Figure
      facts={facts}
      columns={useColumns()}
      rows={useRows(areas, total)}
      rowKey={({ id }) => id}
      legend={<MapLegend precisions={layers.map(({ precision }) => precision)} />}
      note={<LineNotes lines={lines} view={view} size={size} />}
    >
      <div className="chart" ref={box}>
        <div
          className="chart-stage map-stage"
          role="application"
          aria-label={facts.title}
          aria-describedby={hint}
          {...map.stageProps}
        >
          <canvas ref={canvas} className="map-points series-1" />
          <MapOverlay view={view} size={size} discs={discs} areas={areas} lines={lines} />
        </div>
      </div>
      <p id={hint} className="figure-note">
        {facts.description}{' '}
        <Trans id="charts.map.hint">
          الأسهم تحرّك الخريطة، و<kbd>+</kbd> و<kbd>-</kbd> للتقريب والإبعاد، و<kbd>Home</kbd> لعرضها كلها.
        </Trans>
      </p>
      <p className="figure-note" role="status">
        <Trans id="charts.map.seen">
          في هذا العرض <NumberText value={seen} /> من <NumberText value={total} />.
        </Trans>
      </p>
      <ButtonRow>
        <Button kind="secondary" onClick={map.nearer}>
          <Trans id="charts.map.nearer">تقريب</Trans>
        </Button>
        <Button kind="secondary" onClick={map.farther}>
          <Trans id="charts.map.farther">إبعاد</Trans>
        </Button>
        <Button kind="secondary" onClick={map.whole}>
          <Trans id="charts.map.whole">الخريطة كلها</Trans>
        </Button>
        {onSearchHere === undefined ? null : (
          <Button kind="secondary" onClick={() => onSearchHere(boxOf(view, size))}>
            <Trans id="charts.map.here">البحث في هذا النطاق</Trans>
          </Button>
        )}
      </ButtonRow>
      <LargestClusters clusters={clusters} areas={areas} onChoose={map.goTo} />
    </Figure>
  )
}

type Points = { readonly began: number; readonly layers: readonly WorldLayer[] }

/** Draws after every change of the view; tells the browser's timeline how long the first picture took from its data. */
function useCanvas(points: Points, { u, v, scale }: MapView, { width, height }: MapSize, measured: boolean) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const told = useRef<Points>(undefined)
  useLayoutEffect(() => {
    const element = canvas.current
    if (element === null || !measured) return
    const draw = () => {
      const { color, backgroundColor } = getComputedStyle(element)
      const ink = { mark: color, ground: backgroundColor }
      drawPoints(element, points.layers, { u, v, scale }, { width, height }, ink, Math.min(2, window.devicePixelRatio))
    }
    draw()
    if (told.current !== points) performance.measure('mithaq-map', { start: points.began })
    told.current = points
    // a canvas keeps the colours it was drawn in
    const colours = window.matchMedia('(forced-colors: active)')
    colours.addEventListener('change', draw)
    return () => colours.removeEventListener('change', draw)
  }, [points, u, v, scale, width, height, measured])
  return canvas
}

type AreaRow = Pick<MapArea, 'id' | 'count'> & { readonly label: string | undefined }

function useRows(areas: readonly MapArea[], total: number): readonly AreaRow[] {
  const rest = total - areas.reduce((sum, { count }) => sum + count, 0)
  const named = areas.toSorted((one, other) => other.count - one.count)
  return rest > 0 ? [...named, { id: '', label: undefined, count: rest }] : named
}

function useColumns(): readonly Column<AreaRow>[] {
  return [
    {
      key: 'label',
      header: <Trans id="charts.map.area">المنطقة</Trans>,
      rowHeader: true,
      cell: ({ label }) =>
        label === undefined ? <Trans id="charts.map.elsewhere">خارج المناطق المسمّاة</Trans> : <bdi>{label}</bdi>,
    },
    {
      key: 'count',
      header: <Trans id="charts.map.records">عدد السجلات</Trans>,
      numeric: true,
      cell: ({ count }) => <NumberText value={count} />,
    },
  ]
}
