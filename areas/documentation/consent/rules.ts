/** What consents allow: pure, with the day as an argument. SQL answers the same (`app.consent_allows`); a test compares them. */
import { type Consent, isNamed, type NewConsent, type ScopeKey, type Standing } from './model.ts'

/** What of a consent counts for a use. Days are ISO. */
export type Spoken = Pick<Consent, 'id' | 'given_as' | 'taken_on' | 'majority_on' | 'scopes' | 'created_at'> & {
  readonly supersedes: string | null
  /** The day on which it was withdrawn here. */
  readonly withdrawn_on: string | null
}

const sameBody = (one: string | null, other: string | null) => one?.trim().toLowerCase() === other?.trim().toLowerCase()

/**
 * Whether these consents of one person allow a use for a body on a day. In every place in which the person spoke of it, the last word
 * must be a live yes; a withdrawal is a word on its own day; nothing said is no.
 */
export function allows(consents: readonly Spoken[], key: ScopeKey, recipient: string | null, today: string): boolean {
  const words = lastWords(consents, key, recipient, today)
  return words.length > 0 && words.every(({ allows }) => allows)
}

export type LastWord = { readonly allows: boolean; readonly until: string | null; readonly conditions: string | null }

/** The last word on a use in each place in which the person spoke of it. */
export function lastWords(
  consents: readonly Spoken[],
  key: ScopeKey,
  recipient: string | null,
  today: string,
): readonly LastWord[] {
  const followed = new Set(consents.map(({ supersedes }) => supersedes))
  const said = consents
    .filter(({ id, taken_on }) => !followed.has(id) && taken_on <= today)
    .flatMap((consent) => {
      const scope = scopeFor(consent, key, recipient)
      return scope === undefined ? [] : [{ consent, scope, on: consent.withdrawn_on ?? consent.taken_on }]
    })
  const places = Map.groupBy(said, ({ consent }) => consent.given_as)
  return [...places.values()].map((words) => {
    const last = words.toSorted(
      (one, other) => other.on.localeCompare(one.on) || other.consent.created_at.localeCompare(one.consent.created_at),
    )[0]
    const until = earliest(last?.scope.until ?? null, last === undefined ? null : lastDayOf(last.consent))
    const live = last !== undefined && last.consent.withdrawn_on === null && last.scope.answer === 'yes'
    return {
      allows: live && (until === null || until >= today),
      until,
      conditions: last?.scope.conditions ?? null,
    }
  })
}

/** The answer that counts for a body: the one about it, else the one about nobody in particular. */
function scopeFor({ scopes }: Spoken, key: ScopeKey, recipient: string | null) {
  const about = scopes.filter((scope) => scope.key === key)
  return (
    about.find((scope) => scope.recipient !== null && sameBody(scope.recipient, recipient)) ??
    about.find((scope) => scope.recipient === null)
  )
}

/** The last day on which a guardian speaks for a child. */
function lastDayOf({ majority_on }: Spoken): string | null {
  if (majority_on === null) return null
  const day = new Date(`${majority_on}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

const earliest = (one: string | null, other: string | null) =>
  one === null ? other : other === null || one < other ? one : other

/** Where a consent stands on a day. */
export function standingOf(consent: Spoken, followed: boolean, today: string): Standing {
  if (consent.withdrawn_on !== null) return 'withdrawn'
  if (followed) return 'superseded'
  const isOver = (consent.majority_on !== null && consent.majority_on <= today) || everyYesOver(consent, today)
  return isOver ? 'expired' : 'active'
}

function everyYesOver({ scopes }: Spoken, today: string): boolean {
  const given = scopes.filter(({ answer }) => answer === 'yes')
  return given.length > 0 && given.every(({ until }) => until !== null && until < today)
}

export type ConsentFault = { readonly pointer: string; readonly code: string }

/** What is wrong with a consent before it is recorded; nothing when it may be. */
export function consentFaults(sent: NewConsent, today: string): readonly ConsentFault[] {
  const at = (pointer: string, code: string): ConsentFault => ({ pointer, code })
  const faults: ConsentFault[] = []
  if (sent.taken_on > today) faults.push(at('/taken_on', 'date.in-future'))
  if (sent.given_by !== 'self' && sent.guardian_relation === null)
    faults.push(at('/guardian_relation', 'consent.relation-missing'))
  if (sent.given_by === 'self' && sent.guardian_relation !== null)
    faults.push(at('/guardian_relation', 'consent.relation-of-self'))
  if (sent.given_by === 'self' && (sent.capacity === 'minor' || sent.capacity === 'none'))
    faults.push(at('/given_by', 'consent.not-able'))
  if (sent.capacity === 'minor' && sent.majority_on === null)
    faults.push(at('/majority_on', 'consent.majority-missing'))
  if (sent.capacity !== 'minor' && sent.majority_on !== null)
    faults.push(at('/majority_on', 'consent.majority-of-adult'))
  const seen = new Set<string>()
  sent.scopes.forEach((scope, index) => {
    const pointer = `/scopes/${index}`
    const named = `${scope.key} ${scope.recipient?.trim().toLowerCase() ?? ''}`
    if (seen.has(named)) faults.push(at(`${pointer}/recipient`, 'consent.said-twice'))
    seen.add(named)
    if (!isNamed(scope.key) && scope.recipient !== null) faults.push(at(`${pointer}/recipient`, 'consent.names-nobody'))
    if (isNamed(scope.key) && scope.answer === 'yes' && scope.recipient === null)
      faults.push(at(`${pointer}/recipient`, 'consent.body-missing'))
    if (scope.answer !== 'yes' && (scope.until !== null || scope.conditions !== null))
      faults.push(at(`${pointer}/answer`, 'consent.no-with-terms'))
    if (scope.until !== null && scope.until < sent.taken_on) faults.push(at(`${pointer}/until`, 'consent.until-before'))
  })
  return faults
}
