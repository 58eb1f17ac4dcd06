/** Vaults, keys, sealed objects and what the server may know of them. */
import { z } from 'zod'
import { DirectoryEntry, hybridRecipient, signingKey, Wrap } from './crypto/forms.ts'

/** `invited` is nobody's row: the person has made no keys yet. */
export const vaultStates = ['invited', 'keys_created', 'key_signed', 'active', 'locked', 'revoked'] as const
export type VaultState = (typeof vaultStates)[number]
/** A vault takes part only when losing one way of opening it loses nothing. */
export const LEAST_WRAPS = 2

export const keyStates = ['waiting', 'current', 'superseded', 'compromised', 'revoked'] as const
export type KeyState = (typeof keyStates)[number]

const SuccessorWrap = z.strictObject({
  v: z.literal(1),
  kind: z.literal('successor'),
  sealed: z.base64().max(12_000),
})
export const StoredWrap = z.union([Wrap, SuccessorWrap])
export type StoredWrap = z.infer<typeof StoredWrap>
export const wrapKinds = ['passphrase', 'recovery', 'passkey', 'successor'] as const
export type WrapKind = (typeof wrapKinds)[number]

const Recipient = z.string().regex(hybridRecipient)
const SigningKey = z.string().regex(signingKey)
const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/)

/** A wrap and the signature over it that only its content can make: it was opened on trial. Null while it was not. */
export const NewWrap = z.strictObject({ wrap: StoredWrap, tested: Signature.nullable() })

/** New keys with the wraps made in the browser; `signature` of both public keys and the person shows that the secret is there. */
export const NewPersonKey = z.strictObject({
  recipient: Recipient,
  signing_key: SigningKey,
  signature: Signature,
  wraps: z.array(NewWrap).min(1).max(10),
})

const OwnWrap = z.strictObject({
  id: z.uuid(),
  key_id: z.uuid(),
  kind: z.enum(wrapKinds),
  wrap: StoredWrap,
  tested_at: z.string().nullable(),
  created_at: z.string(),
})
export const PersonKey = z.strictObject({
  id: z.uuid(),
  person_id: z.uuid(),
  recipient: Recipient,
  signing_key: SigningKey,
  state: z.enum(keyStates),
  created_at: z.string(),
})
export type PersonKey = z.infer<typeof PersonKey>

export const OwnVault = z.strictObject({
  person_id: z.uuid(),
  institution_id: z.uuid(),
  state: z.enum(vaultStates),
  reason: z.string().nullable(),
  keys: z.array(PersonKey),
  wraps: z.array(OwnWrap),
})
export type OwnVault = z.infer<typeof OwnVault>

/** A person as the directory page shows them. */
const DirectoryPerson = z.strictObject({
  person_id: z.uuid(),
  name: z.string(),
  vault: z.enum(vaultStates),
  keys: z.array(PersonKey),
})
export const DirectoryView = z.strictObject({
  institution_id: z.uuid(),
  entries: z.array(DirectoryEntry),
  people: z.array(DirectoryPerson),
})
export type DirectoryView = z.infer<typeof DirectoryView>

export const Purpose = z.string().trim().min(3).max(500)
export const FieldName = z.string().regex(/^[a-z][a-z0-9_.-]{0,79}$/)

/** Whom an object is sealed to; their key must be current in the directory. */
export const GivenTo = z.strictObject({
  key_id: z.uuid(),
  purpose: Purpose,
  until: z.iso.datetime({ offset: true }).nullable(),
})
export type GivenTo = z.infer<typeof GivenTo>
export const MOST_RECIPIENTS = 100

const SealedGrant = z.strictObject({
  id: z.uuid(),
  key_id: z.uuid(),
  person_id: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  until: z.string().nullable(),
})
export const SealedObject = z.strictObject({
  id: z.uuid(),
  case_id: z.uuid(),
  kind: z.string(),
  record_id: z.uuid(),
  field: z.string(),
  object_version: z.int(),
  revision: z.int(),
  bucket: z.int(),
  author: z.strictObject({ person_id: z.uuid(), name: z.string(), signing_key: SigningKey }),
  created_at: z.string(),
  /** Whether the reader is handed its ciphertext when they ask. */
  mine: z.boolean(),
  grants: z.array(SealedGrant),
})
export type SealedObject = z.infer<typeof SealedObject>

/** A member of the case's team, and the key to seal to; `key` is null for whoever has none yet. */
export const TeamKey = z.strictObject({ person_id: z.uuid(), name: z.string(), key: PersonKey.nullable() })
export type TeamKey = z.infer<typeof TeamKey>

/** An object as it leaves: base64 of its age file, or the file to fetch within ten minutes. */
export const OpenedObject = z.strictObject({
  object: SealedObject,
  ciphertext: z.string().nullable(),
  file_id: z.uuid().nullable(),
})
export type OpenedObject = z.infer<typeof OpenedObject>
/** How many objects one person is handed: a bulk of a case at once, not the whole house. */
export const openingLimits = [
  { minutes: 5, objects: 300 },
  { minutes: 60, objects: 1000 },
] as const
export const MOST_AT_ONCE = 100

/** Longest ciphertext in the body of a request; larger ones are uploaded as files first. */
export const MOST_INLINE_BYTES = 3_000_000

export const dataClasses = {
  vault: { person_id: 'I', state: 'I', tested_wraps: 'I', reason: 'I' },
  person_key: { person_id: 'I', recipient: 'I', signing_key: 'I', state: 'I' },
  sealed_object: {
    case_id: 'I',
    kind: 'I',
    record_id: 'I',
    field: 'I',
    object_version: 'I',
    author_key_id: 'I',
    bucket: 'I',
  },
  sealed_grant: {
    object_id: 'I',
    person_id: 'I',
    key_id: 'I',
    purpose: 'I',
    until: 'I',
    revoked_at: 'I',
    reason: 'I',
  },
} as const

export type { DirectoryEntry } from './crypto/forms.ts'
