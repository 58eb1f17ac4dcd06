import type { ReactNode, RefObject } from 'react'
import type { FigureFacts } from './figure.tsx'
import type { Frame } from './frame.ts'

type PictureProps = {
  readonly facts: FigureFacts
  readonly frame: Frame
  readonly box: RefObject<HTMLDivElement | null>
  readonly height: number
  readonly children: ReactNode
}

/** A drawing that is one image to a screen reader, with its title and its description; its numbers are in the table. */
export function Picture({ facts, frame, box, height, children }: PictureProps) {
  const { width, display } = frame
  return (
    <div className="chart" ref={box}>
      <svg role="img" width={width} height={height} viewBox={`0 0 ${width} ${height}`} direction={display.direction}>
        <title>{facts.title}</title>
        <desc>{facts.description}</desc>
        {children}
      </svg>
    </div>
  )
}
