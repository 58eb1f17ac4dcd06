/** The second door of the vocabulary room, for Node alone: what the owner writes at start. */
export { shipVocabularies } from './ship.ts'
