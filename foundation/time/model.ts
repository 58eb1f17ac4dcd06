import { z } from 'zod'
import { isTimeZone, text } from '../language/index.ts'
import { partsOfDay } from './calendar-day.ts'
import { dateRangeFaultOf } from './date-range.ts'
import { parseDuration } from './duration.ts'
import { isHijriDayNear } from './hijri.ts'
import { isWall } from './meeting-time.ts'
import { partsOf, precisionOf } from './partial-date.ts'

// Each schema is built by a function behind a PURE mark: a page that only formats then carries no zod.

const fault = (problem: string) => ({ error: problem, params: { problem } })

/** A whole day, `YYYY-MM-DD`; refuses days that do not exist with `date.malformed`. */
export const Day = /* @__PURE__ */ day()
export type Day = z.infer<typeof Day>

function day() {
  return z.string().refine((value) => partsOfDay(value) !== undefined, fault('date.malformed'))
}

/**
 * The one type of dates in records, replies and forms. Refuses what is no date between 1800 and 2200
 * (`date.malformed`) and an announced Hijri day more than two days from the computed one, or beside a date without a
 * day (`date.hijri-too-far`).
 */
export const PartialDate = /* @__PURE__ */ partialDate()
export type PartialDate = z.infer<typeof PartialDate>

function partialDate() {
  return z
    .strictObject({
      value: z.string().refine((value) => partsOf(value) !== undefined, fault('date.malformed')),
      approximate: z.boolean(),
      calendar_as_told: text({ max: 100 }).exactOptional(),
      as_told: text({ max: 500 }).exactOptional(),
      hijri_manual: z.string().exactOptional(),
    })
    .superRefine(({ value, hijri_manual }, context) => {
      if (hijri_manual === undefined) return
      if (precisionOf(value) === 'day' && isHijriDayNear(hijri_manual, value)) return
      const problem = 'date.hijri-too-far'
      context.addIssue({ code: 'custom', path: ['hijri_manual'], message: problem, params: { problem } })
    })
}

/** A period; a null end is open. Refuses an end that lies surely before the beginning with `date.range-reversed`. */
export const DateRange = /* @__PURE__ */ dateRange()
export type DateRange = z.infer<typeof DateRange>

function dateRange() {
  return z
    .strictObject({ from: partialDate().nullable(), to: partialDate().nullable() })
    .refine((range) => dateRangeFaultOf(range) === undefined, {
      path: ['to'],
      ...fault('date.range-reversed'),
    })
}

/** When people meet: what the clock on the wall shows, and where. */
export const MeetingTime = /* @__PURE__ */ meetingTime()
export type MeetingTime = z.infer<typeof MeetingTime>

function meetingTime() {
  return z.strictObject({
    wall: z.string().refine(isWall, fault('meeting.wall-malformed')),
    zone: z.string().max(64).refine(isTimeZone, fault('time-zone.unknown')),
  })
}

/** A length of time as ISO 8601 writes it: `P3M`, `P2W`, `PT90M`; refuses fractions and signs. */
export const Duration = /* @__PURE__ */ duration()
export type Duration = z.infer<typeof Duration>

function duration() {
  return z.string().refine((value) => parseDuration(value) !== undefined, fault('duration.malformed'))
}
