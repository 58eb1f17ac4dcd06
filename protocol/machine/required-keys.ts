/** Whose keys have to stand under an agreement: exactly one agreement key of each signing party, valid when it signed. */
import { readInstant, startOfDay } from './instant.ts'
import type { AgreementParty, AnnexKey, DatasetAgreement, FrameworkAgreement } from './model.ts'

export type RequiredKey = { readonly party: string; readonly kid: string }
export type KeyFaultCode = 'key-missing' | 'key-ambiguous' | 'party-unknown'
export type Requirement = {
  readonly keys: readonly RequiredKey[]
  readonly faults: readonly { readonly code: KeyFaultCode; readonly party: string }[]
  /** When it was signed, as far as the document says: a span, as a ceremony has a day and not an instant. */
  readonly from: number
  readonly until: number
}

const day = 86_400_000

/** Whether a key was valid at some moment of a span of milliseconds. */
export function wasValid(key: AnnexKey, from: number, until: number): boolean {
  const begins = readInstant(key.valid_from)
  const ends = key.valid_until === undefined ? Number.POSITIVE_INFINITY : readInstant(key.valid_until)
  return begins !== undefined && ends !== undefined && begins < until && ends > from
}

/** Whether the mandate of a signatory holds on a day (`YYYY-MM-DD`, UTC); one that nobody wrote down holds on none. */
export function mandateCovers({ mandate }: Pick<AgreementParty, 'mandate'>, on: string): boolean {
  if (mandate === undefined || on < mandate.valid_from) return false
  return mandate.valid_until === undefined || on <= mandate.valid_until
}

/** The keys a framework needs: of everyone whose role is `party`, on the day it was signed. */
export function keysOfFramework({ parties, keys, term }: FrameworkAgreement): Requirement {
  const from = startOfDay(term.signed_on) ?? Number.NaN
  const signing = parties.filter(({ role }) => role === 'party').map(({ institution_id }) => institution_id)
  return requirement(signing, keys, from, from + day)
}

/** The keys a dataset agreement needs: of its two sides, out of the annex of its framework, at its timestamp. */
export function keysOfDataset(dataset: DatasetAgreement, { parties, keys }: FrameworkAgreement): Requirement {
  const from = readInstant(dataset.timestamp) ?? Number.NaN
  const sides = [dataset.assigner, dataset.assignee]
  const bound = sides.filter((side) => parties.some((one) => one.role === 'party' && one.institution_id === side))
  const found = requirement(bound, keys, from, from + 1)
  const unknown = sides.filter((side) => !bound.includes(side))
  return { ...found, faults: [...found.faults, ...unknown.map((party) => ({ code: 'party-unknown', party }) as const)] }
}

function requirement(parties: readonly string[], keys: readonly AnnexKey[], from: number, until: number): Requirement {
  const required: RequiredKey[] = []
  const faults: { code: KeyFaultCode; party: string }[] = []
  for (const party of parties) {
    const own = keys.filter((key) => key.use === 'agreement' && key.party === party && wasValid(key, from, until))
    const [first] = own
    if (first === undefined) faults.push({ code: 'key-missing', party })
    else if (own.length > 1) faults.push({ code: 'key-ambiguous', party })
    else required.push({ party, kid: first.kid })
  }
  return { keys: required, faults, from, until }
}
