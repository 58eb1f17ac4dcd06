import { Trans } from '@lingui/react/macro'
import { daysInMonth } from '../../foundation/time/index.ts'
import { DateText } from '../design/index.ts'
import type { TimelineItem, UncertainDay } from './timeline-layout.ts'

/** When an item was, or began, in words for the table: no more exact than it is known. */
export function StartText({ item: { start, estimate } }: { readonly item: TimelineItem }) {
  return <DayText day={start} approximate={estimate === true} />
}

/** When an item ended; nothing for what is one event. */
export function EndText({ item: { end } }: { readonly item: TimelineItem }) {
  if (end === undefined) return null
  return end === 'open' ? <Trans id="charts.date.open">لم ينته بعد</Trans> : <DayText day={end} />
}

function DayText({ day, approximate = false }: { readonly day: UncertainDay; readonly approximate?: boolean }) {
  const { first, last } = day
  if (first === null && last === null) return <Trans id="charts.date.unknown">غير معلوم</Trans>
  if (first === null || last === null) {
    const date = { value: first ?? last ?? '', approximate }
    return first === null ? (
      <Trans id="charts.date.before">
        <DateText date={date} /> أو قبله
      </Trans>
    ) : (
      <Trans id="charts.date.after">
        <DateText date={date} /> أو بعده
      </Trans>
    )
  }
  const value = wholePeriod(first, last)
  if (value !== undefined) return <DateText date={{ value, approximate }} />
  return (
    <Trans id="charts.date.between">
      بين <DateText date={{ value: first, approximate }} /> و<DateText date={{ value: last, approximate }} />
    </Trans>
  )
}

/** The day, month or year that two days are the ends of. */
function wholePeriod(first: string, last: string): string | undefined {
  if (first === last) return first
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)]
  if (first === `${year}-01-01` && last === `${year}-12-31`) return year
  const days = daysInMonth(Number(year), Number(month.slice(5)))
  return first === `${month}-01` && last === `${month}-${days}` ? month : undefined
}
