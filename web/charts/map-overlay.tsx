import { useLingui } from '@lingui/react/macro'
import { formatNumber, isolate } from '../../foundation/language/index.ts'
import { useDisplay } from '../design/index.ts'
import { ChartText } from './chart-text.tsx'
import type { Disc } from './map-clusters.ts'
import { linesPath, type MapLines } from './map-lines.ts'
import { type MapArea, placeNames } from './map-names.ts'
import { type MapSize, type MapView, scaleBar } from './map-view.ts'

type MapOverlayProps = {
  readonly view: MapView
  readonly size: MapSize
  readonly discs: readonly Disc[]
  readonly areas: readonly MapArea[]
  readonly lines: readonly MapLines[]
}

/** What stands over the points: approved lines, discs with numbers, names of areas, the bar of the scale. */
export function MapOverlay({ view, size, discs, areas, lines }: MapOverlayProps) {
  const display = useDisplay()
  const names = placeNames(
    areas,
    view,
    size,
    discs,
    ({ label, count }) => `${isolate(label)} (${formatNumber(display, count)})`,
  )
  return (
    <svg
      className="map-overlay"
      width={size.width}
      height={size.height}
      direction={display.direction}
      aria-hidden="true"
      focusable="false"
    >
      {lines.map(({ id, shapes }) => (
        <path key={id} className="map-line" d={linesPath(shapes, view, size) ?? ''} />
      ))}
      {discs.map(({ key, x, y, radius, count }) => (
        <g key={key} className="map-cluster" transform={`translate(${x},${y})`}>
          <circle r={radius} className="map-disc" />
          <ChartText x={0} y={5} anchor="middle" className="map-number" lines={[formatNumber(display, count)]} />
        </g>
      ))}
      {names.map(({ area, x, y, text }) => (
        <ChartText key={area.id} x={x} y={y + 5} anchor="middle" className="halo strong" lines={[text]} />
      ))}
      <ScaleBar view={view} size={size} />
    </svg>
  )
}

function ScaleBar({ view, size }: { readonly view: MapView; readonly size: MapSize }) {
  const display = useDisplay()
  const { t } = useLingui()
  const { metres, pixels } = scaleBar(view, 120)
  const distance = formatNumber(display, metres < 1000 ? metres : metres / 1000)
  const words =
    metres < 1000
      ? t({ id: 'charts.map.metres.plain', message: `\u2068${distance}\u2069 م` })
      : t({ id: 'charts.map.kilometres.plain', message: `\u2068${distance}\u2069 كم` })
  const mirrored = display.direction === 'rtl'
  const from = mirrored ? size.width - 12 : 12
  const to = mirrored ? from - pixels : from + pixels
  return (
    <g>
      <path className="map-scale" d={`M${from},${size.height - 18} v6 H${to} v-6`} />
      <ChartText x={from} y={size.height - 24} className="halo quiet" lines={[words]} />
    </g>
  )
}
