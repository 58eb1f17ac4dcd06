import { useDisplay } from './display.tsx'

type TimestampProps = { readonly at: string; readonly timeZone?: string; readonly withZone?: boolean }

/** A moment as day, month name, year and time in the reader's zone (or the one given). `at` is an ISO instant. */
export function Timestamp({ at, timeZone, withZone = false }: TimestampProps) {
  const display = useDisplay()
  const format = new Intl.DateTimeFormat(display.formatLocale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZone ?? display.timeZone,
    ...(withZone ? { timeZoneName: 'short' as const } : {}),
  })
  return (
    <time dateTime={at}>
      <bdi>{format.format(new Date(at))}</bdi>
    </time>
  )
}

type NumberTextProps = { readonly value: number; readonly options?: Intl.NumberFormatOptions }

/** A number with the reader's digits and separators; `options` as of Intl.NumberFormat. */
export function NumberText({ value, options = {} }: NumberTextProps) {
  return <bdi className="number">{new Intl.NumberFormat(useDisplay().formatLocale, options).format(value)}</bdi>
}

/** A reference, symbol, e-mail address or telephone number: always read from left to right, never broken. */
export function Reference({ children }: { readonly children: string }) {
  return (
    <bdi className="reference" dir="ltr">
      {children}
    </bdi>
  )
}
