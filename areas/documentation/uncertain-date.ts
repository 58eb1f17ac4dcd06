/** A date as testimony gives it: a year, a month, a day, or a stretch between two of them that may be open at one end. */
import { z } from 'zod'
import { text } from '../../foundation/language/index.ts'
import { isHijriDayNear, isSurelyBefore, partsOf, precisionOf, spanOf } from '../../foundation/time/index.ts'

/**
 * `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or `a/b` of two of these (ISO 8601-2), `../b` for "until", `a/..` for "from". The rest is as
 * in PartialDate. Refuses what is no date (`date.malformed`), a stretch that ends before it begins (`date.range-reversed`) and an
 * announced Hijri day more than two days from the computed one (`date.hijri-too-far`).
 */
export const UncertainDate = /* @__PURE__ */ uncertainDate()
export type UncertainDate = z.infer<typeof UncertainDate>

const fault = (problem: string) => ({ code: 'custom' as const, message: problem, params: { problem } })

function uncertainDate() {
  return z
    .strictObject({
      value: z.string().max(30),
      approximate: z.boolean(),
      calendar_as_told: text({ max: 100 }).exactOptional(),
      as_told: text({ max: 500 }).exactOptional(),
      hijri_manual: z.string().max(10).exactOptional(),
    })
    .superRefine(({ value, hijri_manual }, context) => {
      const ends = endsOf(value)
      if (ends === undefined) return context.addIssue({ ...fault('date.malformed'), path: ['value'] })
      const { from, to } = ends
      if (from !== null && to !== null && from !== to && isSurelyBefore(exact(to), exact(from)))
        return context.addIssue({ ...fault('date.range-reversed'), path: ['value'] })
      if (hijri_manual === undefined) return
      const isDay = from === to && from !== null && precisionOf(from) === 'day'
      if (!isDay || !isHijriDayNear(hijri_manual, from))
        context.addIssue({ ...fault('date.hijri-too-far'), path: ['hijri_manual'] })
    })
}

const exact = (value: string) => ({ value, approximate: false })

/** The two ends of a value, equal where it is one date, null where it is open; undefined for what is no date. */
function endsOf(value: string): { readonly from: string | null; readonly to: string | null } | undefined {
  const parts = value.split('/')
  if (parts.length === 1) return partsOf(value) === undefined ? undefined : { from: value, to: value }
  const [from, to] = parts.map((part) => (part === '..' ? null : part))
  if (parts.length !== 2 || from === undefined || to === undefined || (from === null && to === null)) return undefined
  return [from, to].some((end) => end !== null && partsOf(end) === undefined) ? undefined : { from, to }
}

export type Span = { readonly first: string | null; readonly last: string | null }

/** The first and the last day a date can mean, null where it is open. Throws for what is no date. */
export function spanOfUncertain(date: Pick<UncertainDate, 'value'>): Span {
  const ends = endsOf(date.value)
  if (ends === undefined) throw new RangeError(`Cannot place ${JSON.stringify(date.value)}: not a date`)
  return {
    first: ends.from === null ? null : spanOf(ends.from).first,
    last: ends.to === null ? null : spanOf(ends.to).last,
  }
}

/** Whether every day `a` can mean lies before every day `b` can mean. */
export const surelyBefore = (a: Span, b: Span) => a.last !== null && b.first !== null && a.last < b.first

/** Whether a date names a day, or a stretch with a day at one end. */
export function namesDay({ value }: Pick<UncertainDate, 'value'>): boolean {
  const ends = endsOf(value)
  return ends !== undefined && [ends.from, ends.to].some((end) => end !== null && precisionOf(end) === 'day')
}

const told = ['calendar_as_told', 'as_told', 'hijri_manual'] as const

/** The seven columns of a date called `name`, all null for null. */
export function dateColumns(name: string, date: UncertainDate | null): Readonly<Record<string, unknown>> {
  const span = date === null ? { first: null, last: null } : spanOfUncertain(date)
  return {
    [name]: date?.value ?? null,
    [`${name}_first`]: span.first,
    [`${name}_last`]: span.last,
    [`${name}_approximate`]: date?.approximate ?? null,
    ...Object.fromEntries(told.map((part) => [`${name}_${part}`, date?.[part] ?? null])),
  }
}

/** The date in a row that has the seven columns of `name`; null when there is none. */
export function dateFromColumns(name: string, row: Readonly<Record<string, unknown>>): UncertainDate | null {
  const value = row[name]
  if (typeof value !== 'string') return null
  const words = told.flatMap((part) => {
    const found = row[`${name}_${part}`]
    return typeof found === 'string' ? [[part, found]] : []
  })
  return { value, approximate: row[`${name}_approximate`] === true, ...Object.fromEntries(words) }
}
