/** The door of findings inside documentation: grades, corroboration, and what the institution concludes to a stated standard of proof. */
export { dataClasses } from './data-classes.ts'
export { corroborationOf } from './rules.ts'
