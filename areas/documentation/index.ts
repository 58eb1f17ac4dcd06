/**
 * The door of documentation: who did what to whom. Kinds of records are declared as data (`recordKinds`); schemas, columns, routes, forms,
 * search documents, imports, exports and data classes are read from the declarations.
 */
import { dataClasses as evidenceClasses } from './evidence/index.ts'
import { dataClasses as findingClasses } from './findings/index.ts'
import { dataClasses as listMatchClasses } from './list-matching/index.ts'
import { dataClasses as own } from './model.ts'
import { dataClasses as transferClasses } from './transfer/index.ts'

export { baseColumns, columnsOf, fromRow, homeOf, toColumns, valuesOf } from './columns.ts'
export { scopeKeys } from './consent/index.ts'
export * from './model.ts'
export { type FieldDefinition, ownFieldTypes } from './own-fields.ts'
export {
  type NewRecord,
  newRecord,
  type RecordChange,
  RecordCode,
  recordChange,
  valueSchema,
  writableFields,
} from './record-input.ts'

export const dataClasses = { ...own, ...findingClasses, ...listMatchClasses, ...evidenceClasses, ...transferClasses }
