/** The door of the database room: embedded or external PostgreSQL, migrations, transactions with context, records. */
export { bootstrap, bootstrapExternal, type Connection, runAsOwner, withClient, withOwner } from './bootstrap.ts'
export { type Embedded, runningEmbedded, secret, startEmbedded } from './embedded.ts'
export { FolderInUse, type FolderLock, lockFolder } from './folder-lock.ts'
export { type Migration, migrate, readMigrations, SchemaMismatch } from './migrate.ts'
export {
  type Actor,
  type HistoryColumns,
  NO_INSTITUTION,
  PUBLIC_ACTOR,
  type Purpose,
  type RecordColumns,
  type RestorableColumns,
  SYSTEM_ACTOR,
  type Tables,
} from './model.ts'
export { type HistoryEntry, historyOf, updateRecord, type WriteOutcome } from './records.ts'
export { type Database, type Entry, enterAs, inSavepoint, openDatabase, type Tx } from './transactions.ts'
