/** The second door of the vocabulary room, for Node alone: what the owner writes at start, and imports for the command line. */
export type { Import } from './imports/model.ts'
export { problemOfFile } from './imports/problems.ts'
export { FileRefused, type Reason } from './imports/rows.ts'
export { planImport, writeStep } from './imports/run.ts'
export { shipVocabularies } from './ship.ts'
