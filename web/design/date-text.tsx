import { formatHijriBeside, formatPartialDate, type PartialDate } from '../../foundation/time/index.ts'
import { useDisplay } from './display.tsx'

/** A partial date in the reader's words, «نحو» where it is approximate, the Hijri date beside where it was asked for. */
export function DateText({ date }: { readonly date: PartialDate }) {
  const display = useDisplay()
  const hijri = formatHijriBeside(display, date)
  return (
    <time dateTime={date.value}>
      <bdi className="date">{formatPartialDate({ ...display, hijri: undefined }, date)}</bdi>
      {hijri === undefined ? null : (
        <>
          {' '}
          (<bdi>{hijri}</bdi>)
        </>
      )}
    </time>
  )
}
