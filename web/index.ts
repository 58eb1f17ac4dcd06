/** The door of the shell for the pages of rooms: the design system, the typed client, drafts, and who is reading. */
export { client, fetchFile } from './client.ts'
export { useConnection } from './connection.ts'
export * from './design/index.ts'
export { DraftNote, RestoredNote } from './draft/draft-note.tsx'
export { type Draft, useDraft } from './draft/use-draft.ts'
export { FileUnreadable, hashFile } from './hash/hash-file.ts'
export { languageNames, pageDisplay } from './language.ts'
export { ConnectionLost, currentRecord, ProblemError } from './problem-error.ts'
export { Conflict, type ConflictField, type Side } from './shell/conflict.tsx'
export { FromQuery } from './shell/from-query.tsx'
export { Redirect } from './shell/redirect.tsx'
export { RoleName } from './shell/role-name.tsx'
export { type Session, useMay, useMayDo, useSession } from './shell/session.tsx'
export { SubmitRow } from './shell/submit-row.tsx'
export { changesOf, differences, same } from './shell/three-way.ts'
export { type Submission, useSubmit } from './shell/use-submit.ts'
export type { Institution, PersonDisplay, ShellData } from './shell-data.ts'
export { keepPin } from './vault/directory-pin.ts'
export { ensureOpenVault } from './vault/open-vault.tsx'
export {
  findOpened,
  openWords,
  sealedIn,
  sealedInCase,
  sealingTeam,
  sealWords,
  vouchedDirectory,
} from './vault/sealing-calls.ts'
export { useVaultOpen } from './vault/use-vault.ts'
export { askVault, lockVault } from './vault/vault-store.ts'
