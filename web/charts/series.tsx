import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape'
import { isolate } from '../../foundation/language/index.ts'

export type Series = { readonly key: string; readonly label: string }

/** As many as stay apart without colour. */
const mostSeries = 6

const places = [1, 2, 3, 4, 5, 6] as const

/** The fill of a series: its pattern under this id, which `Patterns` has drawn in the same document. */
export const fillOf = (id: string, index: number) => `url(#${id}-${(index % mostSeries) + 1})`

/** The class with the colour of a series. */
export const classOf = (index: number) => `series-${(index % mostSeries) + 1}`

/** The patterns that tell the series of one chart apart where colours do not: solid, stripes, dots, lines, grid. */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      {places.map((place) => (
        <pattern
          key={place}
          id={`${id}-${place}`}
          className={`series-${place}`}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
        >
          <rect width={8} height={8} className={place === 1 ? 'pattern-ink' : 'pattern-ground'} />
          {place === 1 ? null : <path d={lines[place]} className="pattern-line" />}
        </pattern>
      ))}
      <pattern id={`${id}-unsure`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} className="pattern-ground" />
        <path d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" className="pattern-unsure" />
      </pattern>
    </defs>
  )
}

const lines = {
  2: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  3: 'M2,2 h2 M6,6 h2',
  4: 'M0,4 h8',
  5: 'M4,0 v8',
  6: 'M0,4 h8 M4,0 v8',
} as const

const shapes = [symbolCircle, symbolSquare, symbolDiamond, symbolTriangle] as const

/** The mark of a series around the origin, of this area in pixels: circle, square, diamond, triangle. */
export function markOf(index: number, area = 64): string {
  return symbol(shapes[index % shapes.length] ?? symbolCircle, area)() ?? ''
}

type LegendProps = {
  readonly id: string
  readonly series: readonly Series[]
  /** Whether the series are marked on lines rather than filled. */
  readonly marks?: boolean
  readonly more?: readonly { readonly key: string; readonly swatch: React.ReactNode; readonly label: React.ReactNode }[]
}

/** What each pattern or mark stands for. */
export function Legend({ id, series, marks = false, more = [] }: LegendProps) {
  return (
    <ul className="figure-legend">
      {series.map(({ key, label }, index) => (
        <li key={key}>
          <svg className={classOf(index)} width={28} height={18} viewBox="0 0 28 18" aria-hidden="true">
            {marks ? (
              <>
                <path d="M0,9 h28" className="series-line" />
                <path d={markOf(index)} transform="translate(14,9)" className="series-mark" />
              </>
            ) : (
              <rect x={1} y={1} width={26} height={16} fill={fillOf(id, index)} className="series-edge" />
            )}
          </svg>
          <bdi>{isolate(label)}</bdi>
        </li>
      ))}
      {more.map(({ key, swatch, label }) => (
        <li key={key}>
          <svg width={28} height={18} viewBox="0 0 28 18" aria-hidden="true">
            {swatch}
          </svg>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  )
}
