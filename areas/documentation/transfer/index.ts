/** The door of import and export inside documentation. */
export { dataClasses } from './data-classes.ts'
