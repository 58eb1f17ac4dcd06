/** Keys of a partner follow the statements of its old keys: signed with the key that ends, naming the one that begins. */
import type { Tx } from '../../foundation/database/index.ts'
import type { Keyring } from '../../foundation/keys/index.ts'
import { sendMessage } from './exchange.ts'
import { replacePartnerKey } from './key-queries.ts'
import { NO_PROTOCOL, type Partner } from './model.ts'
import { statementRefused } from './problems.ts'
import { listPartners } from './queries.ts'
import { RotationBody, readStatement } from './statements.ts'

/** Tells every confirmed partner of a key that was replaced. The message itself may be signed by the new key: its statement is by the old one. */
export async function tellOfKey(
  tx: Tx,
  scene: { readonly keyring: Keyring; readonly self: string; readonly at: Date },
  statement: string,
): Promise<void> {
  for (const partner of await listPartners(tx, { state: 'confirmed' }))
    await sendMessage(tx, scene, {
      partner,
      protocol_id: NO_PROTOCOL,
      version: 1,
      message: 'key-rotation',
      body: { statement },
    })
}

/**
 * Follows a statement: the old key ends, the new one begins. Refuses one that no key of the partner has signed. A key that somebody else
 * may hold proves nothing of who replaces it: the partner has to be confirmed by voice again.
 */
export async function followKey(tx: Tx, partner: Partner, body: unknown): Promise<void> {
  const read = RotationBody.safeParse(body)
  const statement = read.success ? readStatement(read.data.statement, partner) : undefined
  if (statement === undefined || !read.success) throw statementRefused({})
  const { use, before, key, at, reason } = statement
  const compromised = reason === 'compromised'
  await replacePartnerKey(tx, partner, { use, before, kid: key.kid, x: key.x, at, compromised }, read.data.statement)
}
