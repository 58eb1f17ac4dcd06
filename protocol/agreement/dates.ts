/** The dates of a protocol that people have to keep: computed from its versions, acts and rules, never stored. */
import { addToDay, parseDuration } from '../../foundation/time/index.ts'
import type { SharingRule } from '../machine/index.ts'
import type { UpcomingDate } from './model.ts'
import { addDays, type Facts, standingOf, type VersionFacts } from './rules.ts'

/** Days before the end at which a review should be done. */
const REVIEW_DAYS = 180

export type DateFacts = Omit<Facts, 'versions'> & {
  /** The institution that asks, as agreements name it. */
  readonly self: string
  readonly versions: readonly (VersionFacts & { readonly signed_on: string | null })[]
  readonly mandates: readonly { readonly valid_until: string | null }[]
  /** Rules of the version that binds. */
  readonly rules: readonly SharingRule[]
}

/** Dates that matter from `day` on; what should have happened and did not is overdue. */
export function upcomingDates(facts: DateFacts, day: string): readonly UpcomingDate[] {
  const { status, in_force } = standingOf(facts, day)
  if (status === 'archived' || status === 'draft' || status === 'negotiating') return []
  const latest = facts.versions.findLast(({ state }) => state === 'signed' || state === 'agreed')
  const binding = facts.versions.find(({ number }) => number === in_force) ?? latest
  if (binding === undefined) return []
  const { in_force_on, ends_on, notice_days } = binding
  const found: UpcomingDate[] = []
  const add = (kind: UpcomingDate['kind'], on: string | null, overdue = false) => {
    const known = found.some((one) => one.kind === kind && one.on === on)
    if (on !== null && !known && (on >= day || overdue)) found.push({ kind, on, overdue })
  }
  add('entry', in_force_on)
  add('end', ends_on)
  if (ends_on !== null) {
    add('notice', addDays(ends_on, -notice_days))
    const half = addDays(ends_on, -REVIEW_DAYS)
    // a term that is shorter is reviewed before its notice runs out
    const due = in_force_on !== null && half > in_force_on ? half : addDays(ends_on, -notice_days)
    const reviewed = facts.acts.some(({ type, version }) => type === 'review' && version === binding.number)
    if (!reviewed) add('review', due, due < day && day < ends_on)
  }
  const terminations = facts.acts.flatMap(({ type, effective_on }) => (type === 'termination' ? [effective_on] : []))
  for (const on of terminations) add('termination', on)
  if (status === 'text_agreed') {
    for (const { valid_until } of facts.mandates) add('mandate_end', valid_until)
    const signed = facts.acts.some(
      ({ type, party, version }) => type === 'signature' && party === facts.self && version === binding.number,
    )
    const { signed_on } = binding
    if (!signed) add('signature', signed_on, signed_on !== null && signed_on < day)
  }
  const end = [...terminations, ends_on].filter((on) => on !== null).toSorted()[0]
  if (end !== undefined) for (const due of dutiesAfter(facts.rules, end)) add('duty', due, due < day && end <= day)
  return found.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
}

/** When the duties fall due that the end of the agreement sets going. That they were done is said by archiving the protocol. */
function dutiesAfter(rules: readonly SharingRule[], end: string): readonly string[] {
  return rules.flatMap((rule) =>
    rule.effect === 'permit'
      ? rule.duties.flatMap(({ event, within }) =>
          event === 'agreement_ended' ? [within === null ? end : after(end, within)] : [],
        )
      : [],
  )
}

function after(day: string, within: string): string {
  const length = parseDuration(within)
  if (length === undefined) return day
  const { hours, minutes, seconds, days } = length
  // a part of a day has gone by when the day has
  const more = Math.ceil((hours + minutes / 60 + seconds / 3600) / 24)
  return addToDay(day, { ...length, days: days + more, hours: 0, minutes: 0, seconds: 0 })
}
