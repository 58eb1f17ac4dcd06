/** The door of protection: the risk that people run, what is done about it, and reprisals for working with us. */
export { dataClasses } from './data-classes.ts'
export { sealedFields } from './model.ts'
export { levelOf, type RiskLevel } from './rules.ts'
