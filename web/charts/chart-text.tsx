import { isolate } from '../../foundation/language/index.ts'
import { lineHeight } from './text-width.ts'

type ChartTextProps = {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
  /** From `x` on in reading direction, up to it, or around it. */
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly className?: string
  /** Text of data stands apart from the words around it. */
  readonly data?: boolean
}

/**
 * Text in a drawing. In a right-to-left drawing `start` puts it to the left of `x`: the anchor follows the direction of
 * the page and not that of the words, so that a French label in an Arabic chart stays on its side.
 */
export function ChartText({ x, y, lines, anchor = 'start', className, data = false }: ChartTextProps) {
  const placed = lines.map((line, at) => ({ text: data ? isolate(line) : line, y: y + at * lineHeight }))
  return (
    <text textAnchor={anchor} className={className}>
      {placed.map((line) => (
        <tspan key={line.y} x={x} y={line.y}>
          {line.text}
        </tspan>
      ))}
    </text>
  )
}
