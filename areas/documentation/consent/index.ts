/** The door of consent inside documentation: what a person allowed, in which words, until when. */
export { type Consent, consentForm, givenAs, scopeKeys } from './model.ts'
export { allows, type Spoken } from './rules.ts'
