import { Trans } from '@lingui/react/macro'
import { Tag } from '../../../../web/index.ts'
import type { UpcomingDate } from '../../model.ts'
import { DayText } from './party-rows.tsx'
import { dateWords } from './words.tsx'

/** What is due and when; what was due and is not done yet is marked in words. */
export function DueDate({ date: { kind, on, overdue } }: { readonly date: UpcomingDate }) {
  return (
    <div>
      <Trans id="agreement.date.line">
        <span>{dateWords[kind]()}</span>: <DayText day={on} />
      </Trans>
      {overdue ? (
        <>
          {' '}
          <Tag kind="warn" icon="clock">
            <Trans id="agreement.one.overdue">فات موعده</Trans>
          </Tag>
        </>
      ) : null}
    </div>
  )
}
