/** The door of the dossier of a case inside documentation. */
export { parts } from './model.ts'
