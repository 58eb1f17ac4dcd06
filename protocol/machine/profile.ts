/** The closed ODRL 2.2 profile as data: every term an agreement may use, its one spelling, its operators and its values. */

/**
 * Names the profile; the version is inside, so that a changed meaning is another profile. A URN (RFC 8141; a term is its
 * f-component): nobody has to own a domain for it, and nothing is ever fetched from it.
 */
export const PROFILE = 'urn:mithaq:odrl:1'
const own = <Name extends string>(name: Name) => `${PROFILE}#${name}` as const

export const ARTICLE = own('article')
export const FRAMEWORK = own('framework')
export const SHA256 = own('sha256')
export const RECORD_CLASS = own('recordClass')
export const CONFLICT = 'odrl:conflict'
export const PROHIBIT = 'odrl:prohibit'

/** What a permission or prohibition is about. `use` covers reading and working with a record inside the recipient institution. */
export const ruleActions = ['use', 'odrl:distribute', own('publish'), own('submitToUN')] as const
export type RuleAction = (typeof ruleActions)[number]
export const dutyActions = [own('acknowledgeReceipt'), 'odrl:delete', 'odrl:inform'] as const
export type DutyAction = (typeof dutyActions)[number]

export const actions = {
  use: 'use',
  distribute: 'odrl:distribute',
  publish: own('publish'),
  submitToUN: own('submitToUN'),
  acknowledgeReceipt: own('acknowledgeReceipt'),
  delete: 'odrl:delete',
  inform: 'odrl:inform',
} as const

export const operands = {
  dateTime: 'odrl:dateTime',
  purpose: 'odrl:purpose',
  recipient: 'odrl:recipient',
  spatial: 'odrl:spatial',
  recordClass: own('recordClass'),
  sensitivity: own('sensitivity'),
  disclosureSet: own('disclosureSet'),
  legalBasis: own('legalBasis'),
  consent: own('consent'),
  event: own('event'),
  within: own('within'),
} as const
export type Operand = (typeof operands)[keyof typeof operands]

/** Weakest first: a rule that asks for a later one is stricter. The last two are of an act, not of a degree. */
export const consentTerms = {
  notNeeded: own('noConsentNeeded'),
  partners: own('consentToPartners'),
  thisRecipient: own('consentToThisRecipient'),
  onwardTransfer: own('consentToOnwardTransfer'),
  publication: own('consentToPublication'),
} as const

/** What sets the clock of a duty going; a duty without an event runs from the transfer. */
export const eventTerms = {
  consentWithdrawn: own('consentWithdrawn'),
  recalled: own('recalled'),
  agreementEnded: own('agreementEnded'),
  purposeFulfilled: own('purposeFulfilled'),
  onwardUse: own('onwardUse'),
} as const
export type EventTerm = (typeof eventTerms)[keyof typeof eventTerms]

/** How much a disclosure could endanger, rising. Fixed here: two institutions must mean the same order. */
export const sensitivityLevels = [
  own('sensitivityOpen'),
  own('sensitivityLimited'),
  own('sensitivityHigh'),
  own('sensitivityExtreme'),
] as const

export const operators = [
  'eq',
  'neq',
  'lt',
  'lteq',
  'gt',
  'gteq',
  'isAnyOf',
  'isAllOf',
  'isNoneOf',
  'isPartOf',
] as const
export type Operator = (typeof operators)[number]

/** A field of a disclosure set that travels only in a capsule sealed to the named recipients of its rule ends so. */
export const SEALED = '#sealed'

export type ValueKind = 'instant' | 'iris' | 'level' | 'consent' | 'event' | 'duration'
/** Where an operand may stand: under a permission, a prohibition, a duty; `top` forbids it inside `and` and `or`. */
type Use = {
  readonly value: ValueKind
  readonly operators: readonly Operator[]
  readonly in: readonly ('permission' | 'prohibition' | 'duty')[]
  readonly top?: true
}

const both = ['permission', 'prohibition'] as const
const ofConcepts = ['eq', 'neq', 'isAnyOf', 'isNoneOf', 'isPartOf'] as const

export const operandUse: { readonly [O in Operand]: Use } = {
  [operands.dateTime]: { value: 'instant', operators: ['lt', 'lteq', 'gt', 'gteq'], in: both },
  [operands.purpose]: { value: 'iris', operators: ofConcepts, in: both },
  [operands.recipient]: { value: 'iris', operators: [...ofConcepts, 'isAllOf'], in: both },
  [operands.spatial]: { value: 'iris', operators: ofConcepts, in: both },
  [operands.recordClass]: { value: 'iris', operators: ofConcepts, in: both },
  [operands.legalBasis]: { value: 'iris', operators: ofConcepts, in: both },
  [operands.sensitivity]: { value: 'level', operators: ['lteq', 'gteq'], in: both },
  // not questions with yes or no: the one sets which fields, the other whose leave
  [operands.disclosureSet]: { value: 'iris', operators: ['isAnyOf'], in: both, top: true },
  [operands.consent]: { value: 'consent', operators: ['eq'], in: ['permission'], top: true },
  [operands.event]: { value: 'event', operators: ['eq'], in: ['duty'], top: true },
  [operands.within]: { value: 'duration', operators: ['lteq'], in: ['duty'], top: true },
}

const absolute = /^[a-z][a-z0-9+.-]{0,31}:[^\s"<>\\^`{|}]{1,500}$/i

/** Whether a text is an absolute IRI in NFC without blanks; relative names mean nothing between two institutions. */
export function isIri(text: string): boolean {
  return absolute.test(text) && text.isWellFormed() && text.normalize('NFC') === text && !/\p{C}/u.test(text)
}
