/** The door of the access room: what may be done, and who may do it. Opens in a browser too; what only Node can run is in server.ts. */
export {
  type Act,
  type Capability,
  capabilities,
  dataClasses,
  type Level,
  type Mode,
  type RecordAct,
  type Role,
  type Rule,
  recordRules,
  roleNames,
  roles,
} from './model.ts'
export { type About, mayDo, type Who } from './rules.ts'
