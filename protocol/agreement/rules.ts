/** Where a protocol stands on a day, and which acts its state allows: pure, over facts. */
import type { ActName, ActType, Status, UpcomingDate, VersionState } from './model.ts'

export type VersionFacts = {
  readonly number: number
  readonly state: VersionState
  readonly in_force_on: string | null
  readonly ends_on: string | null
  readonly notice_days: number
}
export type ActFacts = {
  readonly type: ActType
  readonly version: number
  readonly party: string
  readonly at: string
  readonly effective_on: string | null
  readonly language: string | null
}
export type Facts = {
  readonly versions: readonly VersionFacts[]
  readonly acts: readonly ActFacts[]
  readonly archived_on: string | null
}
export type Standing = {
  readonly status: Status
  /** The version that binds: signed, begun, the latest of these. Kept after its end, as it says what survives. */
  readonly in_force: number | null
  readonly suspended_by: readonly string[]
}

/** Computes where a protocol stands on a day (`YYYY-MM-DD`, UTC as in the signed bytes). Total. */
export function standingOf({ versions, acts, archived_on }: Facts, day: string): Standing {
  const begun = versions.filter(
    ({ state, in_force_on }) => state === 'signed' && in_force_on !== null && in_force_on <= day,
  )
  const binding = begun.reduce<VersionFacts | undefined>(
    (found, one) => (found === undefined || one.number > found.number ? one : found),
    undefined,
  )
  const suspended_by = suspending(acts)
  const answer = (status: Status): Standing => ({ status, in_force: binding?.number ?? null, suspended_by })
  if (archived_on !== null) return answer('archived')
  if (acts.some(({ type, effective_on }) => type === 'termination' && effective_on !== null && effective_on <= day))
    return answer('terminated')
  if (binding !== undefined) {
    if (binding.ends_on !== null && binding.ends_on <= day) return answer('expired')
    return answer(suspended_by.length > 0 ? 'suspended' : 'in_force')
  }
  const states = versions.map(({ state }) => state)
  if (states.includes('signed')) return answer('signed')
  if (states.includes('agreed')) return answer('text_agreed')
  return answer(states.some((state) => state !== 'draft') ? 'negotiating' : 'draft')
}

/** Who has suspended its outgoing sharing and not resumed it, by the order of the acts. */
function suspending(acts: readonly ActFacts[]): readonly string[] {
  const open = new Set<string>()
  for (const { type, party } of acts.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))) {
    if (type === 'suspension') open.add(party)
    if (type === 'resumption') open.delete(party)
  }
  return [...open]
}

/** The life of a protocol: from which states of a version, or statuses of the whole, an act may be done. */
const transitions = {
  edit: { version: ['draft'] },
  propose: { version: ['draft'] },
  revise: { version: ['proposed', 'rejected'] },
  approve: { version: ['proposed'] },
  reject: { version: ['proposed'] },
  sign: { version: ['agreed'] },
  attest: { version: ['agreed', 'signed'] },
  suspend: { status: ['signed', 'in_force', 'suspended'] },
  resume: { status: ['suspended'] },
  amend: { status: ['in_force', 'suspended', 'expired'], version: ['signed'] },
  review: { status: ['in_force', 'suspended', 'expired'] },
  terminate: { status: ['signed', 'in_force', 'suspended'] },
  archive: { status: ['draft', 'expired', 'terminated'] },
} as const satisfies {
  readonly [A in ActName]: {
    readonly version?: readonly VersionState[]
    readonly status?: readonly Status[]
  }
}

/** Whether the states alone allow an act. */
export function stateAllows(act: ActName, status: Status, state: VersionState): boolean {
  const {
    version,
    status: whole,
  }: { readonly version?: readonly VersionState[]; readonly status?: readonly Status[] } = transitions[act]
  return (version === undefined || version.includes(state)) && (whole === undefined || whole.includes(status))
}

/** A mandate covers a day when it begins and ends around it; one that names neither act nor beginning covers none. */
export function mandateCovers(
  mandate: {
    readonly signatory: unknown
    readonly capacity: unknown
    readonly act_title: unknown
    readonly valid_from: string | null
    readonly valid_until: string | null
  },
  day: string,
): boolean {
  const { signatory, capacity, act_title, valid_from, valid_until } = mandate
  if (signatory === null || capacity === null || act_title === null || valid_from === null) return false
  return valid_from <= day && (valid_until === null || day <= valid_until)
}

const addDays = (day: string, days: number) => {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The first day on which a termination announced on `day` may take effect. */
export const earliestEnd = (day: string, noticeDays: number) => addDays(day, noticeDays)

/** Months before the end at which a review should be done. */
const REVIEW_DAYS = 180

/** Dates that matter from `day` on; what should have happened and did not is overdue. */
export function upcomingDates(
  facts: Facts & { readonly mandates: readonly { readonly valid_until: string | null }[] },
  day: string,
): readonly UpcomingDate[] {
  const { status, in_force } = standingOf(facts, day)
  if (status === 'archived' || status === 'draft' || status === 'negotiating') return []
  const latest = facts.versions.findLast(({ state }) => state === 'signed' || state === 'agreed')
  const binding = facts.versions.find(({ number }) => number === in_force) ?? latest
  if (binding === undefined) return []
  const { in_force_on, ends_on, notice_days } = binding
  const found: UpcomingDate[] = []
  const add = (kind: UpcomingDate['kind'], on: string | null, overdue = false) => {
    if (on !== null && (on >= day || overdue)) found.push({ kind, on, overdue })
  }
  add('entry', in_force_on)
  add('end', ends_on)
  if (ends_on !== null) {
    add('notice', addDays(ends_on, -notice_days))
    const due = addDays(ends_on, -REVIEW_DAYS)
    const reviewed = facts.acts.some(({ type, version }) => type === 'review' && version === binding.number)
    const begun = in_force_on !== null && due > in_force_on
    if (!reviewed) add('review', begun ? due : addDays(ends_on, -notice_days), day > due && day < ends_on)
  }
  for (const { type, effective_on } of facts.acts) if (type === 'termination') add('termination', effective_on)
  if (status === 'text_agreed') for (const { valid_until } of facts.mandates) add('mandate_end', valid_until)
  return found.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
}
