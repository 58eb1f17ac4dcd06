import type { Facts } from './facts.ts'
import type { Reason } from './model.ts'

type Finding = { readonly bits: number; readonly reason: Reason | undefined }

const nothing: Finding = { bits: 0, reason: undefined }

/**
 * What two birth dates say, in bits. A whole date in common is worth some 13 (one in 365 × the years people are born in);
 * slips of writing keep most of it. Where one date is less precise, only what both tell is compared.
 */
export function compareBirth(one: Facts, other: Facts): Finding {
  if (one.year === 0 || other.year === 0) return nothing
  const whole = one.day !== 0 && other.day !== 0
  const years = Math.abs(one.year - other.year)
  if (!whole) return partly(one, other, years)
  const sameDay = one.day === other.day
  const sameMonth = one.month === other.month
  const [oneYearly, otherYearly] = [isFirstOfJanuary(one), isFirstOfJanuary(other)]
  if (years === 0 && sameMonth && sameDay) return { bits: oneYearly ? 9 : 13, reason: 'birth.same' }
  if (oneYearly !== otherYearly) return partly({ ...one, month: 0 }, other, years)
  if (Math.abs(dayNumber(one) - dayNumber(other)) === 1) return { bits: 8.5, reason: 'birth.day-apart' }
  if (years === 0 && one.month === other.day && one.day === other.month) return { bits: 9, reason: 'birth.swapped' }
  if (years === 1 && sameMonth && sameDay) return { bits: 8, reason: 'birth.year-apart' }
  const differing = digitsApart(one, other)
  if (differing === 1) return { bits: 6, reason: 'birth.digit-apart' }
  if (sameMonth && sameDay) return { bits: 5, reason: 'birth.digit-apart' }
  if (years === 0 && sameMonth) return { bits: 3, reason: 'birth.near' }
  if (years === 0) return { bits: 0, reason: 'birth.near' }
  if (years === 1) return { bits: -2, reason: 'birth.differs' }
  return { bits: years <= 3 ? -4 : -6, reason: 'birth.differs' }
}

/** Registers write 1 January where they know the year alone. */
const isFirstOfJanuary = ({ month, day }: Facts) => month === 1 && day === 1

function partly(one: Facts, other: Facts, years: number): Finding {
  if (years > 0) return { bits: years === 1 ? -1 : years <= 3 ? -3 : -6, reason: 'birth.differs' }
  if (one.month === 0 || other.month === 0) return { bits: 5, reason: 'birth.same-as-known' }
  return one.month === other.month ? { bits: 7.5, reason: 'birth.same-as-known' } : { bits: -1, reason: 'birth.near' }
}

/** Days since the year 0, near enough to see two days beside each other across the end of a month or a year. */
function dayNumber({ year, month, day }: Facts): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
}

function digitsApart(one: Facts, other: Facts): number {
  const written = ({ year, month, day }: Facts) => String(year * 10_000 + month * 100 + day)
  const [first, second] = [written(one), written(other)]
  let apart = 0
  for (let at = 0; at < first.length; at += 1) if (first[at] !== second[at]) apart += 1
  return apart
}
