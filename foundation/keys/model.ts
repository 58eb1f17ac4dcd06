/** Keys of the institution: what each is for, the states it can be in, the data class of every field. */
import { z } from 'zod'

/** One key a use: the same bytes are never signed under two formats. */
export const keyUses = ['agreement', 'record', 'receipt', 'log', 'http'] as const
export type KeyUse = (typeof keyUses)[number]

const keyStates = ['current', 'superseded', 'compromised'] as const

/** Why a key is replaced. `compromised`: somebody else may hold it, so the new fingerprint must be compared by voice. */
export const rotationReasons = ['routine', 'compromised'] as const
export type RotationReason = (typeof rotationReasons)[number]

/** A public key (OKP, Ed25519, RFC 8037) as people and partners see it. Class P. */
export const InstitutionKey = z.strictObject({
  id: z.uuid(),
  use: z.enum(keyUses),
  /** RFC 7638 thumbprint. */
  kid: z.string(),
  x: z.string(),
  state: z.enum(keyStates),
  valid_from: z.string(),
  valid_until: z.string().nullable(),
  /** Eight groups of five digits, the last of each a check digit. */
  fingerprint: z.array(z.string().regex(/^\d{5}$/)).length(8),
  /** Compact JWS by the key before this one. */
  statement: z.string().nullable(),
})
export type InstitutionKey = z.infer<typeof InstitutionKey>

/** Why the institution cannot sign at the moment. */
export const keyFaults = ['none-yet', 'file-missing', 'file-wrong'] as const
export type KeyFault = (typeof keyFaults)[number]

export const KeyList = z.strictObject({
  items: z.array(InstitutionKey),
  fault: z.enum(keyFaults).nullable(),
})

export const dataClasses = {
  institution_key: { use: 'P', kid: 'P', x: 'P', state: 'P', valid_from: 'P', valid_until: 'P', statement: 'P' },
} as const
