/** Where a protocol stands on a day, and which acts its state allows: pure, over facts. */
import type { ActName, ActType, Status, VersionState } from './model.ts'

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

/** A day so many days later, or earlier for a negative number. */
export const addDays = (day: string, days: number) => {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The first day on which a termination announced on `day` may take effect. */
export const earliestEnd = (day: string, noticeDays: number) => addDays(day, noticeDays)
