import { formatDateTime, formatNumber, stripBidi, timeZoneName } from '../../foundation/language/index.ts'
import { useDisplay } from './display.tsx'

type TimestampProps = { readonly at: string; readonly timeZone?: string }

/** A moment in the reader's zone, or in the one given, whose city then stands beside it. `at` is an ISO instant. */
export function Timestamp({ at, timeZone }: TimestampProps) {
  const display = useDisplay()
  return (
    <time dateTime={at}>
      <bdi className="date">{formatDateTime(display, new Date(at), { timeZone: timeZone ?? display.timeZone })}</bdi>
      {timeZone === undefined ? null : (
        <>
          {' '}
          (<bdi>{timeZoneName(timeZone, display.language)}</bdi>)
        </>
      )}
    </time>
  )
}

type NumberTextProps = { readonly value: number; readonly decimals?: number }

/** A number with the reader's digits and separators. */
export function NumberText({ value, decimals = 3 }: NumberTextProps) {
  return <bdi className="number">{formatNumber(useDisplay(), value, { decimals })}</bdi>
}

/**
 * A file name: its stem in its own direction, its extension apart and always last, so that neither an Arabic name nor
 * a trick with directions shows a file as another kind.
 */
export function FileName({ children }: { readonly children: string }) {
  const dot = children.lastIndexOf('.')
  const cut = dot > 0 ? dot : children.length
  return (
    <bdi dir="auto">
      {stripBidi(children.slice(0, cut))}
      <bdi className="file-kind" dir="ltr">
        {stripBidi(children.slice(cut))}
      </bdi>
    </bdi>
  )
}

/** A reference, symbol, e-mail address or telephone number: always read from left to right, never broken. */
export function Reference({ children }: { readonly children: string }) {
  return (
    <bdi className="reference" dir="ltr">
      {children}
    </bdi>
  )
}
