import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { DateFields, DisplayProvider, emptyDateDraft, useDisplay } from '../../design/index.ts'
import { CalendarHelp } from '../../design/widgets/calendar-help.tsx'
import { Shown, Specimen } from './specimen.tsx'

const min = '1950-01-01'
const max = '2026-12-31'

/** Dates as three inputs: known in part, unknown, wrong, with Hijri beside. */
export function Dates() {
  const display = useDisplay()
  const [date, setDate] = useState({ ...emptyDateDraft, year: '2026', month: '8', day: '14' })
  const [wrong, setWrong] = useState({ ...emptyDateDraft, year: '2026', month: '2', day: '31' })
  return (
    <Specimen
      id="dates"
      title={<Trans id="components.dates.title">التواريخ</Trans>}
      rule={
        <Trans id="components.dates.rule">
          ثلاث خانات بأي أرقام كُتبت، وقد يُجهل اليوم أو الشهر. الميلادي هو المعتمد، والهجري يُعرض بجانبه لمن طلبه.
        </Trans>
      }
    >
      <DisplayProvider display={{ ...display, hijri: display.hijri ?? 'islamic-umalqura' }}>
        <DateFields
          id="sample-date"
          name="date"
          label={<Trans id="components.dates.label">متى وقعت؟</Trans>}
          draft={date}
          onChange={setDate}
          allowApproximate
          allowUnknown
          help={<CalendarHelp draft={date} onChange={setDate} min={min} max={max} />}
        />
      </DisplayProvider>
      <Shown title={<Trans id="components.dates.wrong">تاريخ لا وجود له</Trans>}>
        <DateFields
          id="sample-wrong-date"
          name="wrong-date"
          label={<Trans id="components.dates.heard">متى سُمعت الشهادة؟</Trans>}
          draft={wrong}
          onChange={setWrong}
          wrongParts={['day']}
          error={<Trans id="components.dates.error">لا يوجد يوم بهذا الرقم في هذا الشهر</Trans>}
        />
      </Shown>
    </Specimen>
  )
}
