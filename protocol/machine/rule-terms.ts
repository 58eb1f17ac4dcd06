/** The words of the form and the terms of the profile, each way. */
import { actions, consentTerms, eventTerms, sensitivityLevels } from './profile.ts'
import type { consentNeeds, dutyActs, dutyEvents, forbiddenActs, levels } from './sharing-rule.ts'

export const actTerms: { readonly [Act in (typeof forbiddenActs)[number]]: string } = {
  use: actions.use,
  distribute: actions.distribute,
  publish: actions.publish,
  submit_to_un: actions.submitToUN,
}

export const dutyTerms: { readonly [Act in (typeof dutyActs)[number]]: string } = {
  acknowledge_receipt: actions.acknowledgeReceipt,
  delete: actions.delete,
  inform: actions.inform,
}

export const eventTermOf: { readonly [Event in (typeof dutyEvents)[number]]: string } = {
  consent_withdrawn: eventTerms.consentWithdrawn,
  recalled: eventTerms.recalled,
  agreement_ended: eventTerms.agreementEnded,
  purpose_fulfilled: eventTerms.purposeFulfilled,
  onward_use: eventTerms.onwardUse,
}

export const consentTermOf: { readonly [Need in (typeof consentNeeds)[number]]: string } = {
  not_needed: consentTerms.notNeeded,
  partners: consentTerms.partners,
  this_recipient: consentTerms.thisRecipient,
  publication: consentTerms.publication,
}

export const levelTerms: { readonly [Level in (typeof levels)[number]]: string } = {
  open: sensitivityLevels[0],
  limited: sensitivityLevels[1],
  high: sensitivityLevels[2],
  extreme: sensitivityLevels[3],
}

/** The word of the form for a term, or undefined where the form has none. */
export function wordOf<Word extends string>(terms: { readonly [W in Word]: string }, term: string): Word | undefined {
  for (const word in terms) if (terms[word] === term) return word
  return undefined
}
