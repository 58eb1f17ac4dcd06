import { Trans } from '@lingui/react/macro'
import { Checkboxes, errorOf, Select, TextInput, useDisplay } from '../../../../web/index.ts'
import { isTimeZone, timeZones } from '../../../language/index.ts'
import type { FieldsProps } from './fields-props.ts'
import { dayNames } from './words.tsx'

/** The institution's clock and week. The list of zones is the browser's own, searched by typing. */
export function TimeFields({ value, change, errors }: FieldsProps) {
  const { formatLocale } = useDisplay()
  const days = dayNames(formatLocale)
  const error = errorOf(errors, 'time_zone')
  const weekendError = errorOf(errors, 'weekend')
  return (
    <>
      <TextInput
        id="time_zone"
        name="time_zone"
        dir="ltr"
        list="time-zones"
        autoComplete="off"
        spellCheck={false}
        label={<Trans id="identity.time-zone.label">المنطقة الزمنية</Trans>}
        hint={<ZoneHint zone={value.time_zone} locale={formatLocale} />}
        value={value.time_zone}
        onChange={(event) => change({ time_zone: event.target.value.trim() })}
        {...(error === undefined ? {} : { error })}
      />
      <datalist id="time-zones">
        {timeZones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Checkboxes
        id="weekend"
        name="weekend"
        label={<Trans id="identity.weekend.label">أيام العطلة الأسبوعية</Trans>}
        values={value.weekend.map(String)}
        onChange={(chosen) => change({ weekend: chosen.map(Number).sort((one, other) => one - other) })}
        choices={days.map((name, index) => ({ value: String(index + 1), label: <bdi>{name}</bdi> }))}
        {...(weekendError === undefined ? {} : { error: weekendError })}
      />
      <Select
        id="week_start"
        name="week_start"
        label={<Trans id="identity.week-start.label">أول أيام الأسبوع في التقاويم</Trans>}
        value={value.week_start === null ? '' : String(value.week_start)}
        onChange={(event) => change({ week_start: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <WeekStartOptions days={days} />
      </Select>
    </>
  )
}

function WeekStartOptions({ days }: { readonly days: readonly string[] }) {
  return (
    <>
      <option value="">
        <Trans id="identity.week-start.locale">بحسب لغة القارئ</Trans>
      </option>
      {days.map((name, index) => (
        <option key={name} value={index + 1}>
          {name}
        </option>
      ))}
    </>
  )
}

function ZoneHint({ zone, locale }: { readonly zone: string; readonly locale: string }) {
  if (!isTimeZone(zone)) {
    return (
      <Trans id="identity.time-zone.hint">
        اكتب اسم مدينة كبيرة بالحروف اللاتينية، مثل <bdi dir="ltr">Casablanca</bdi> أو <bdi dir="ltr">Hebron</bdi>.
      </Trans>
    )
  }
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, timeStyle: 'short' }).format(new Date())
  return (
    <Trans id="identity.time-zone.now">
      الساعة هناك الآن <bdi>{time}</bdi>. للبحث اكتب اسم مدينة كبيرة بالحروف اللاتينية.
    </Trans>
  )
}
