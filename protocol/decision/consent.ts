/** Question 6: whether the leave of every person covers this recipient, this purpose and this act. Consent only narrows. */
import { actions, consentTerms, readInstant } from '../machine/index.ts'
import type { Ancestry } from './concepts.ts'
import type { Consent, RecordFacts } from './model.ts'

export type ConsentCode = 'consent-missing' | 'consent-withdrawn' | 'consent-ended' | 'consent-scope'
export type ConsentFault = { readonly code: ConsentCode; readonly term: string }

/**
 * The first reason why the consents given do not suffice for a rule that asks for `need` (silence asks for the
 * strictest); undefined when they do. Every consent counts, also where the rule asks for none.
 */
export function consentFaultOf(
  need: string = consentTerms.thisRecipient,
  consents: readonly Consent[],
  facts: RecordFacts,
  now: number,
  within: Ancestry,
): ConsentFault | undefined {
  for (const consent of consents) {
    const fault = faultOf(consent, need, facts, now, within)
    if (fault !== undefined) return fault
  }
  if (need === consentTerms.notNeeded) return undefined
  const silent = facts.persons.find((person) => !consents.some((consent) => consent.person === person))
  // a rule that asks for leave is not met by nobody giving it
  if (silent !== undefined || consents.length === 0) return { code: 'consent-missing', term: silent ?? need }
  return undefined
}

function faultOf(
  { id, given_at, ends_at, withdrawn_at, recipients, purposes, onward_transfer, publication }: Consent,
  need: string,
  { to, purpose, action }: RecordFacts,
  now: number,
  within: Ancestry,
): ConsentFault | undefined {
  // any withdrawal counts, one dated tomorrow too: nobody shares on the eve of a no
  if (withdrawn_at !== undefined) return { code: 'consent-withdrawn', term: id }
  if ((readInstant(given_at) ?? Number.POSITIVE_INFINITY) > now) return { code: 'consent-missing', term: id }
  if (ends_at !== undefined && (readInstant(ends_at) ?? Number.NEGATIVE_INFINITY) <= now) {
    return { code: 'consent-ended', term: id }
  }
  const names = recipients !== 'partners' && recipients.includes(to)
  if (need === consentTerms.thisRecipient ? !names : recipients !== 'partners' && !names) {
    return { code: 'consent-scope', term: to }
  }
  const wider = within(purpose)
  if (!purposes.some((one) => wider.has(one))) return { code: 'consent-scope', term: purpose }
  if ((need === consentTerms.onwardTransfer || action === actions.distribute) && !onward_transfer) {
    return { code: 'consent-scope', term: actions.distribute }
  }
  if ((need === consentTerms.publication || action === actions.publish) && !publication) {
    return { code: 'consent-scope', term: actions.publish }
  }
  return undefined
}
