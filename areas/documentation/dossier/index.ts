/** The door of the dossier of a case inside documentation. */
export { parts } from './choices.ts'
