import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { ErrorSummary, SubmitRow, useSubmit } from '../../../../web/index.ts'
import { api } from './calls.ts'

/** An address under which a calendar program reads the dates of all protocols. */
export function CalendarFeed() {
  const [address, setAddress] = useState<string>()
  const form = useSubmit({
    formId: 'calendar-feed',
    fields: {},
    send: async () => setAddress((await api('POST /api/me/calendar')).url),
  })
  return (
    <form
      id="calendar-feed"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <h2>
        <Trans id="agreement.calendar.title">المواعيد في تقويمك</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p className="prose">
        <Trans id="agreement.calendar.text">
          عنوان يقرؤه برنامج التقويم: المُدد والإشعارات والمراجعات. من يملكه يقرأ هذه المواعيد، وكل عنوان جديد يلغي
          سابقه.
        </Trans>
      </p>
      {address === undefined ? null : (
        <p role="status">
          <bdi className="address">{address}</bdi>
        </p>
      )}
      <SubmitRow busy={form.busy}>
        <Trans id="agreement.calendar.make">إعداد عنوان التقويم</Trans>
      </SubmitRow>
    </form>
  )
}
