import { formatPartialDate, type PartialDate } from '../../foundation/time/index.ts'
import { useDisplay } from './display.tsx'

/** A partial date in the reader's words, «حوالي» where it is approximate, the Hijri date beside where it was asked for. */
export function DateText({ date }: { readonly date: PartialDate }) {
  return (
    <time dateTime={date.value}>
      <bdi>{formatPartialDate(useDisplay(), date)}</bdi>
    </time>
  )
}
