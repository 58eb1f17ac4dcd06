import { Trans } from '@lingui/react/macro'
import { Tag, useDisplay } from '../../../../web/index.ts'
import { nearness } from './nearness.ts'

/** The day of the reader, in the zone in which they read. */
function useToday(): string {
  const { timeZone } = useDisplay()
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date())
}

/** Whether a date has passed, is today or comes soon, in words; nothing for one further off. */
export function DueTag({ on }: { readonly on: string }) {
  const near = nearness(on, useToday())
  if (near === 'overdue')
    return (
      <Tag kind="danger" icon="warning">
        <Trans id="documentation.work.overdue">فات موعده</Trans>
      </Tag>
    )
  if (near === 'today')
    return (
      <Tag kind="warn" icon="clock">
        <Trans id="documentation.work.today">اليوم</Trans>
      </Tag>
    )
  if (near === 'soon')
    return (
      <Tag kind="warn" icon="clock">
        <Trans id="documentation.work.soon">موعده قريب</Trans>
      </Tag>
    )
  return null
}
