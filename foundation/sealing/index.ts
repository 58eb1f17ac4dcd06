/**
 * The door of sealing: hybrid age keys, their wraps, sealed objects and the key directory. Opens in a browser too, where alone keys are
 * made and objects are opened; what only Node can run is in server.ts and opens nothing.
 */
export { base64Of, base64url, bytesOf, utf8 } from './crypto/bytes.ts'
export { typedDigits } from './crypto/check-digit.ts'
export {
  type Directory,
  type DirectoryPin,
  keyFault,
  readDirectory,
  type ServedKey,
  signEntry,
  trustedRecipients,
} from './crypto/directory.ts'
export type { Content, EnvelopeHeader } from './crypto/envelope.ts'
export { fingerprintOf } from './crypto/fingerprint.ts'
export { newRecoveryKey, readRecoveryKey, recoveryGroups } from './crypto/recovery-digits.ts'
export { type SealingFault, SealingRefused } from './crypto/refused.ts'
export { type Expected, openObject, resealObject, sealObject } from './crypto/seal.ts'
export { newKeys, type PublicKeys, publicKeysOf, type VaultSecret } from './crypto/secret.ts'
export { passOnShare, recoverKeys, shareKeys } from './crypto/shares.ts'
export { type TestedWrap, tryWrap } from './crypto/tested-wrap.ts'
export { type PassphraseWeakness, weaknessOf } from './crypto/weakness.ts'
export { type Opener, unwrap, wrapWithPasskey, wrapWithPassphrase, wrapWithRecoveryKey } from './crypto/wrap.ts'
export { faultSentences } from './fault-sentences.ts'
export type { DirectoryView, OpenedObject, OwnVault, PersonKey, SealedObject, TeamKey, VaultState } from './model.ts'
export {
  type Answered,
  type Asked,
  answerAsked,
  type VaultAct,
  type VaultInput,
  type VaultOutput,
} from './vault/messages.ts'
export type { FoundText } from './vault/opened-texts.ts'
export {
  type MadeKeys,
  type OpenedHere,
  type PersonsOpener,
  startVault,
  textBody,
  type Vault,
  type Vouched,
} from './vault/vault.ts'
