/** The door of the machine form, for the browser and for Node: agreements as data, their bytes, their signatures. */

export {
  type CanonicalFault,
  canonicalBytes,
  canonicalFaultOf,
  type JsonFault,
  pointerTo,
  readJson,
  sha256Of,
} from '../../foundation/canonical/index.ts'
export {
  type AgreementFault,
  type AgreementFaultCode,
  type Amendment,
  agreementFaultCodes,
  agreementFaults,
  type Shareable,
} from './agreement-faults.ts'
export { compareClauses, isClauseId, isWithinClause } from './clause.ts'
export { firstDifference } from './difference.ts'
export { draftDataset } from './draft-dataset.ts'
export type { GeneralJws } from './general-jws.ts'
export { readInstant, startOfDay } from './instant.ts'
export { type AgreementParty, type AnnexKey, DatasetAgreement, datasetMembers, FrameworkAgreement } from './model.ts'
export {
  type Atom,
  type Constraint,
  type Duty,
  type Policy,
  type PolicyFault,
  type Rule,
  topAtoms,
  type Value,
} from './policy.ts'
export {
  ARTICLE,
  actions,
  consentTerms,
  eventTerms,
  FRAMEWORK,
  isIri,
  operands,
  PROFILE,
  RECORD_CLASS,
  ruleActions,
  SEALED,
  SHA256,
  sensitivityLevels,
} from './profile.ts'
export { isMembers } from './read-constraint.ts'
export { readPolicy } from './read-policy.ts'
export { wasValid } from './required-keys.ts'
export { fromOdrl, rulesOfPolicy } from './rule-from-odrl.ts'
export { policyOfRules, type RuleFragment, toOdrl } from './rule-to-odrl.ts'
export { sentenceOf } from './sentence.ts'
export {
  consentNeeds,
  dutyActs,
  dutyEvents,
  ForbiddingRule,
  forbiddenActs,
  levels,
  onwardChoices,
  PermittingRule,
  permittedActs,
  RuleDuty,
  SharingRule,
} from './sharing-rule.ts'
export { type Signer, signAgreement } from './sign-agreement.ts'
export {
  type VerificationCode,
  type VerificationFault,
  type VerifiedDataset,
  type VerifiedFramework,
  verifyDataset,
  verifyFramework,
} from './verify-agreement.ts'
export { citedClause, clauseName, durationWords, fill, type Names, nameOf, namesOf, type Words } from './words.ts'
