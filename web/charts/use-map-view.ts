import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { fitted, type MapSize, type MapView, moved, zoomed } from './map-view.ts'

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

const step = 60
const nearer = 2
/** A finger that moved no more than this has pressed, not dragged. */
const slip = 5

/** The view that a key leads to, or undefined where the key is none of the map's. East is right in every language. */
function viewAfter(key: string, view: MapView, size: MapSize): MapView | undefined {
  if (key === 'ArrowLeft') return moved(view, -step, 0)
  if (key === 'ArrowRight') return moved(view, step, 0)
  if (key === 'ArrowUp') return moved(view, 0, -step)
  if (key === 'ArrowDown') return moved(view, 0, step)
  if (key === '+' || key === '=') return zoomed(view, nearer, size)
  return key === '-' ? zoomed(view, 1 / nearer, size) : undefined
}

/** The window of a map, and what moves it: keys, a dragging pointer, the wheel with the control key, buttons. */
export function useMapView(
  box: Box,
  size: MapSize,
  stage: RefObject<HTMLElement | null>,
  onPick: (x: number, y: number, goTo: (u: number, v: number) => void) => void,
) {
  const [chosen, setChosen] = useState<MapView>()
  const drag = useRef<{ readonly x: number; readonly y: number; readonly view: MapView }>(undefined)
  const view = chosen ?? fitted(box, size)
  const zoom = (factor: number, at?: { readonly x: number; readonly y: number }) =>
    setChosen(zoomed(view, factor, size, at))
  const latest = useRef(zoom)
  latest.current = zoom
  useEffect(() => {
    const element = stage.current
    if (element === null) return
    // the wheel alone scrolls the page; React listens passively, and then the page would scroll as well
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      latest.current(event.deltaY < 0 ? 1.25 : 0.8, { x: event.clientX - left, y: event.clientY - top })
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [stage])

  const goTo = (u: number, v: number) => setChosen(zoomed({ ...view, u, v }, nearer * 2, size))
  return {
    view,
    nearer: () => zoom(nearer),
    farther: () => zoom(1 / nearer),
    whole: () => setChosen(undefined),
    /** Goes to a place of the world, as much nearer as takes a cluster apart. */
    goTo,
    /** For the element the map is drawn in, which takes the focus for the keys. */
    stageProps: {
      tabIndex: 0,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return
        const whole = event.key === 'Home' || event.key === '0'
        const next = whole ? undefined : viewAfter(event.key, view, size)
        if (!whole && next === undefined) return
        event.preventDefault()
        setChosen(next)
      },
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return
        drag.current = { x: event.clientX, y: event.clientY, view }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent) => {
        const from = drag.current
        if (from !== undefined) setChosen(moved(from.view, from.x - event.clientX, from.y - event.clientY))
      },
      onPointerUp: (event: PointerEvent) => {
        const from = drag.current
        drag.current = undefined
        if (from === undefined || Math.hypot(from.x - event.clientX, from.y - event.clientY) > slip) return
        const { left, top } = event.currentTarget.getBoundingClientRect()
        onPick(event.clientX - left, event.clientY - top, goTo)
      },
      onPointerCancel: () => {
        drag.current = undefined
      },
    },
  }
}
