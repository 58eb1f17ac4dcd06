import './calendar-help.css'
import { CalendarDate, parseDate } from '@internationalized/date'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { ChoiceRow } from '../choices.tsx'
import { type DateDraft, readDateDraft } from '../date-fields.tsx'
import { useDisplay } from '../display.tsx'
import { Icon } from '../icon.tsx'
import { KitLocale } from './kit-locale.tsx'

type CalendarHelpProps = {
  readonly draft: DateDraft
  readonly onChange: (draft: DateDraft) => void
  /** First and last day that can be chosen, `YYYY-MM-DD`; always set, as a free Hijri year accepts 2026. */
  readonly min: string
  readonly max: string
}

/**
 * A calendar that fills the three inputs. Readers who asked for Hijri dates may turn it to their Hijri calendar; the
 * date it writes is Gregorian in either case.
 */
export function CalendarHelp({ draft, onChange, min, max }: CalendarHelpProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <KitLocale>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <Button className="button button-secondary calendar-button" isDisabled={draft.unknown}>
          <Icon name="calendar" />
          <Trans id="design.calendar.open">التقويم</Trans>
        </Button>
        {/* Without a Dialog inside, the popover itself is the dialog and holds the kit's hidden dismiss button too. */}
        <Popover
          className="calendar-popover"
          placement="bottom end"
          aria-label={t({ id: 'design.calendar.dialog', message: 'اختيار يوم من التقويم' })}
        >
          <CalendarBody
            draft={draft}
            onChange={(changed) => {
              onChange(changed)
              setOpen(false)
            }}
            min={min}
            max={max}
          />
        </Popover>
      </DialogTrigger>
    </KitLocale>
  )
}

function CalendarBody(help: CalendarHelpProps) {
  const display = useDisplay()
  const [inHijri, setInHijri] = useState(false)
  const locale = inHijri ? display.formatLocale.replace('-ca-gregory', `-ca-${display.hijri}`) : display.formatLocale
  return (
    <>
      {display.hijri === undefined ? null : (
        <ChoiceRow
          type="checkbox"
          id="calendar-hijri"
          name="calendar-hijri"
          choice={{ value: 'yes', label: <Trans id="design.calendar.hijri">عرض الأشهر الهجرية</Trans> }}
          chosen={inHijri}
          onToggle={setInHijri}
        />
      )}
      <KitLocale locale={locale}>
        <Month {...help} />
      </KitLocale>
    </>
  )
}

function Month({ draft, onChange, min, max }: CalendarHelpProps) {
  const { t } = useLingui()
  return (
    <Calendar
      value={chosenDay(draft)}
      minValue={parseDate(min)}
      maxValue={parseDate(max)}
      {...(chosenDay(draft) === null ? { defaultFocusedValue: nearestKnown(draft, max) } : {})}
      autoFocus
      aria-label={t({ id: 'design.calendar.month', message: 'أيام الشهر' })}
      onChange={({ year, month, day }) =>
        onChange({ ...draft, unknown: false, year: String(year), month: String(month), day: String(day) })
      }
    >
      <div className="calendar-head">
        <Button
          slot="previous"
          className="calendar-step"
          aria-label={t({ id: 'design.calendar.previous', message: 'الشهر السابق' })}
        >
          <Icon name="chevron-back" />
        </Button>
        <CalendarHeading className="calendar-heading" />
        <Button
          slot="next"
          className="calendar-step"
          aria-label={t({ id: 'design.calendar.next', message: 'الشهر التالي' })}
        >
          <Icon name="chevron-forward" />
        </Button>
      </div>
      <CalendarGrid className="calendar-grid" weekdayStyle="short">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

/** The day the inputs hold, null while they hold less than a day. */
function chosenDay(draft: DateDraft): CalendarDate | null {
  const date = readDateDraft(draft)
  return date === undefined || date.value.length < 10 ? null : parseDate(date.value)
}

/** Opens at the known year or month, else at the last day allowed: what is recorded happened lately. */
function nearestKnown(draft: DateDraft, max: string): CalendarDate {
  const date = readDateDraft(draft)
  if (date === undefined) return parseDate(max)
  const [year = 2000, month = 1] = date.value.split('-').map(Number)
  return new CalendarDate(year, month, 1)
}
