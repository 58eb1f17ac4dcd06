import { useEffect, useRef, useState } from 'react'
import type { Place, VisibleNetwork } from './network-graph.ts'
import { startLayout } from './network-layout.ts'

/** Of the sixteen milliseconds of a frame: the rest is for drawing and for the reader. */
const slice = 6

/**
 * The places of a network's nodes while they spread out, a slice of work a frame. For readers who ask for less motion
 * only the end is shown.
 */
export function useNetworkLayout(network: VisibleNetwork): {
  readonly places: ReadonlyMap<string, Place>
  readonly done: boolean
} {
  const [state, setState] = useState<{ readonly places: ReadonlyMap<string, Place>; readonly done: boolean }>({
    places: new Map(),
    done: false,
  })
  const last = useRef<ReadonlyMap<string, Place>>(new Map())
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const layout = startLayout(network, last.current)
    let frame = 0
    const work = () => {
      const more = layout.advance(slice)
      if (!still || !more) {
        last.current = layout.places()
        setState({ places: last.current, done: !more })
      }
      if (more) frame = requestAnimationFrame(work)
    }
    frame = requestAnimationFrame(work)
    return () => cancelAnimationFrame(frame)
  }, [network])
  return state
}
