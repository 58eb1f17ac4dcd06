import './network.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { type Column, NumberText } from '../design/index.ts'
import { ChartText } from './chart-text.tsx'
import { Figure, type FigureFacts } from './figure.tsx'
import { type Frame, useFrame } from './frame.ts'
import {
  fewNeighbours,
  indexNetwork,
  type Network,
  type NodeKind,
  nodeTowards,
  type Opened,
  type Place,
  type VisibleLink,
  type VisibleNetwork,
  type VisibleNode,
  visibleNetwork,
} from './network-graph.ts'
import { placeLabels } from './network-labels.ts'
import { fittedPlaces } from './network-layout.ts'
import { NodePanel } from './node-panel.tsx'
import { classOf, Legend, markOf } from './series.tsx'
import { useNetworkLayout } from './use-network-layout.ts'

type NetworkChartProps = {
  readonly facts: FigureFacts
  readonly network: Network
  /** The node the picture begins at. */
  readonly focus: string
  /** Where a node leads. */
  readonly linkOf?: (node: VisibleNode) => ReactNode
}

const kinds = ['person', 'act', 'event', 'other'] as const satisfies readonly NodeKind[]

/** Persons, acts and events and how they hang together: begins small and grows where the reader opens it. */
export function NetworkChart({ facts, network, focus, linkOf }: NetworkChartProps) {
  const [box, frame] = useFrame<HTMLDivElement>()
  const [opened, setOpened] = useState<Opened>(() => new Map([[focus, fewNeighbours]]))
  const [selected, setSelected] = useState(focus)
  const index = useMemo(() => indexNetwork(network), [network])
  const visible = useMemo(() => visibleNetwork(index, focus, opened), [index, focus, opened])
  const layout = useNetworkLayout(visible)
  const height = Math.min(680, 360 + visible.nodes.length * 4)
  const places = useMemo(() => fittedPlaces(layout.places, frame.width, height), [layout.places, frame.width, height])
  const hint = useId()
  const open = (id: string) => setOpened((before) => new Map([...before, [id, (before.get(id) ?? 0) + fewNeighbours]]))
  const close = (id: string) => setOpened((before) => new Map([...before].filter(([one]) => one !== id)))
  const current = visible.nodes.find(({ id }) => id === selected) ?? visible.nodes.find(({ id }) => id === focus)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || current === undefined) return
    const next = event.key === 'Home' ? focus : nodeTowards(places, current.id, event.key)
    const acts = event.key === 'Enter' || event.key.startsWith('Arrow') || event.key === 'Home'
    if (!acts) return
    event.preventDefault()
    if (event.key === 'Enter') open(current.id)
    else if (next !== undefined) setSelected(next)
  }
  return (
    <Figure
      facts={facts}
      columns={columns}
      rows={rowsOf(visible)}
      rowKey={({ key }) => key}
      legend={<KindLegend nodes={visible.nodes} />}
      note={
        visible.hiddenLinks === 0 ? undefined : (
          <Trans id="charts.network.hidden">
            صلات لم تُرسم ولم تُعرض في الجدول: <NumberText value={visible.hiddenLinks} />
          </Trans>
        )
      }
    >
      <div className="chart" ref={box}>
        <div
          className="chart-stage network-stage"
          role="application"
          aria-label={facts.title}
          aria-describedby={hint}
          aria-busy={!layout.done}
          {...{ tabIndex: 0, onKeyDown }}
        >
          <Drawing
            visible={visible}
            places={places}
            frame={frame}
            height={height}
            selected={current?.id}
            onSelect={setSelected}
          />
        </div>
      </div>
      <p id={hint} className="figure-note">
        {facts.description}{' '}
        <Trans id="charts.network.hint">
          الأسهم تنتقل من عقدة إلى أخرى، و<kbd>Enter</kbd> يُظهر صلاتها، و<kbd>Home</kbd> يعود إلى البداية.
        </Trans>
      </p>
      {current === undefined ? null : (
        <NodePanel
          node={current}
          canClose={opened.has(current.id) && current.id !== focus}
          onOpen={() => open(current.id)}
          onClose={() => close(current.id)}
          link={linkOf?.(current)}
        />
      )}
    </Figure>
  )
}

type DrawingProps = {
  readonly visible: VisibleNetwork
  readonly places: ReadonlyMap<string, Place>
  readonly frame: Frame
  readonly height: number
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

function Drawing({ visible, places, frame, height, selected, onSelect }: DrawingProps) {
  const near = new Set(
    visible.links.flatMap(({ from, to }) => (from === selected || to === selected ? [from, to] : [])),
  )
  const labels = placeLabels(visible.nodes, places, frame.width, new Set(selected === undefined ? [] : [selected]))
  const at = (x: number, y: number) => {
    const found = [...places].map(([id, place]) => ({ id, far: Math.hypot(place.x - x, place.y - y) }))
    const [nearest] = found.filter(({ far }) => far <= 24).toSorted((one, other) => one.far - other.far)
    if (nearest !== undefined) onSelect(nearest.id)
  }
  return (
    <svg
      width={frame.width}
      height={height}
      direction={frame.display.direction}
      aria-hidden="true"
      focusable="false"
      onPointerUp={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect()
        at(event.clientX - left, event.clientY - top)
      }}
    >
      {visible.links.map(({ key, from, to }) => {
        const [start, end] = [places.get(from), places.get(to)]
        if (start === undefined || end === undefined) return null
        const look = from === selected || to === selected ? 'network-link network-near' : 'network-link'
        return <path key={key} className={look} d={`M${start.x},${start.y}L${end.x},${end.y}`} />
      })}
      {visible.nodes.map(({ id, kind, hidden }) => {
        const place = places.get(id)
        if (place === undefined) return null
        const look = hidden > 0 ? 'series-mark hollow' : 'series-mark'
        return (
          <g key={id} className={classOf(kinds.indexOf(kind))} transform={`translate(${place.x},${place.y})`}>
            {id === selected ? <circle r={16} className="network-ring" /> : null}
            <path className={look} d={markOf(kinds.indexOf(kind), 220)} />
          </g>
        )
      })}
      {labels.map(({ id, x, y, lines }) => (
        <ChartText
          key={id}
          x={x}
          y={y}
          anchor="middle"
          className={id === selected ? 'halo strong' : near.has(id) ? 'halo' : 'halo quiet'}
          lines={lines}
          data
        />
      ))}
    </svg>
  )
}

function KindLegend({ nodes }: { readonly nodes: readonly VisibleNode[] }) {
  const { t } = useLingui()
  const names = {
    person: t({ id: 'charts.network.person', message: 'شخص أو جماعة' }),
    act: t({ id: 'charts.network.act', message: 'فعل' }),
    event: t({ id: 'charts.network.event', message: 'واقعة' }),
    other: t({ id: 'charts.network.other', message: 'سجل آخر' }),
  }
  const present = new Set(nodes.map(({ kind }) => kind))
  const swatches = kinds
    .map((kind, index) => ({
      key: kind as string,
      swatch: <path className={`${classOf(index)} series-mark`} d={markOf(index, 180)} transform="translate(14,9)" />,
      label: names[kind],
    }))
    .filter(({ key }) => present.has(key as NodeKind))
  const more = {
    key: 'more',
    swatch: <path className="series-6 series-mark hollow" d={markOf(0, 180)} transform="translate(14,9)" />,
    label: <Trans id="charts.network.more">شكل مفرغ: له صلات لم تظهر بعد</Trans>,
  }
  return <Legend id="" series={[]} more={nodes.some(({ hidden }) => hidden > 0) ? [...swatches, more] : swatches} />
}

type Row = VisibleLink & { readonly fromLabel: string; readonly toLabel: string }

function rowsOf({ nodes, links }: VisibleNetwork): readonly Row[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  return links.map((link) => ({
    ...link,
    fromLabel: labels.get(link.from) ?? '',
    toLabel: labels.get(link.to) ?? '',
  }))
}

const columns: readonly Column<Row>[] = [
  {
    key: 'from',
    header: <Trans id="charts.network.from">من</Trans>,
    rowHeader: true,
    cell: ({ fromLabel }) => <bdi>{fromLabel}</bdi>,
  },
  {
    key: 'link',
    header: <Trans id="charts.network.link">الصلة</Trans>,
    cell: ({ label }) => <bdi>{label}</bdi>,
  },
  {
    key: 'to',
    header: <Trans id="charts.network.to">إلى</Trans>,
    cell: ({ toLabel }) => <bdi>{toLabel}</bdi>,
  },
]
