/** The door of evidence inside documentation. */
export { dataClasses } from './data-classes.ts'
