/** Reads the signed statement in which a key of a partner names the one after it. */
import { z } from 'zod'
import { thumbprint } from '../../foundation/keys/index.ts'
import { isSignedBy, readFile } from './envelope.ts'
import { InvitedKey, type Partner } from './model.ts'

const Statement = z.strictObject({
  v: z.literal(1),
  institution: z.string(),
  use: InvitedKey.shape.use,
  reason: z.enum(['routine', 'compromised']),
  at: z.iso.datetime(),
  before: InvitedKey.shape.kid,
  key: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: InvitedKey.shape.x,
    kid: InvitedKey.shape.kid,
  }),
})
export type KeyStatement = z.infer<typeof Statement>

export const RotationBody = z.strictObject({ statement: z.string().min(20).max(4000) })

/** The statement in a text, if a key of this partner that still holds has signed it; undefined for any other. */
export function readStatement(text: string, partner: Partner): KeyStatement | undefined {
  const file = readFile(text, 'key-rotation+jws', Statement)
  if (file === undefined || file.value.institution !== partner.institution) return undefined
  const { use, before, key } = file.value
  const old = partner.keys.find((one) => one.kid === before && one.use === use && one.valid_until === null)
  if (old === undefined || file.kid !== before || !isSignedBy(file, old.x) || thumbprint(key.x) !== key.kid)
    return undefined
  return file.value
}
