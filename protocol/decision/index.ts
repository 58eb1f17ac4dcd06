/** The door of decisions, for the browser and for Node: one function permits or denies, for exporter, importer, API and preview. */
export { decide } from './decide.ts'
export { explain } from './explain.ts'
export {
  type Broader,
  type Consent,
  type Decision,
  type DenialCode,
  denialCodes,
  type FieldFact,
  type RecordFacts,
  type Standing,
} from './model.ts'
export { isNoWider, type NoWider } from './no-wider.ts'
export { type Plan, prepare, preparePreview } from './prepare.ts'
