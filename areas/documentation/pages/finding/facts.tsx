import { Trans } from '@lingui/react/macro'
import { formatDateRange, isoDay } from '../../../../foundation/time/index.ts'
import type { FigureFacts } from '../../../../web/charts/figure.tsx'
import { useDisplay } from '../../../../web/index.ts'
import type { FindingState } from './state.ts'
import { OwnRecords } from './words.tsx'

/** What a figure of results says about itself: whose records, of which time, taken today. */
export function useFacts(
  state: FindingState,
): (title: string, description: string, suppressed?: number) => FigureFacts {
  const display = useDisplay()
  const now = new Date()
  const date = isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate())
  const ends = [state.from, state.to].map((value) => (value === undefined ? null : { value, approximate: false }))
  const period =
    state.from === undefined && state.to === undefined ? (
      <Trans id="documentation.find.all-time">كل المدد</Trans>
    ) : (
      formatDateRange(display, { from: ends[0] ?? null, to: ends[1] ?? null })
    )
  return (title, description, suppressed = 0) => ({
    title,
    description,
    source: <OwnRecords />,
    period,
    date,
    suppressed,
  })
}
