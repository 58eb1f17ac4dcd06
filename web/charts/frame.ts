import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Display } from '../../foundation/language/index.ts'
import { useDisplay } from '../design/index.ts'

/** What a chart is drawn into: its width in pixels, and where the side that lines begin at lies. */
export type Frame = {
  readonly display: Display
  readonly width: number
  /** Whether the width is the real one; what is dear to draw waits for it. */
  readonly measured: boolean
  /** Turns a distance from the side where reading begins into one from the left, for a thing of this length. */
  readonly place: (inline: number, length?: number) => number
}

/** Until it is measured, and where nothing can be measured. */
const usualWidth = 640
const leastWidth = 240

/** Measures the element a chart stands in, and again when it changes. */
export function useFrame<Element extends HTMLElement>(): readonly [RefObject<Element | null>, Frame] {
  const display = useDisplay()
  const box = useRef<Element>(null)
  const [width, setWidth] = useState<number>()
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => setWidth(Math.max(leastWidth, Math.floor(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, frameOf(display, width ?? usualWidth, width !== undefined)]
}

/** The frame of a chart of this width for this reader. */
function frameOf(display: Display, width: number, measured: boolean): Frame {
  const mirrored = display.direction === 'rtl'
  return { display, width, measured, place: (inline, length = 0) => (mirrored ? width - inline - length : inline) }
}
