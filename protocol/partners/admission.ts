/** Who may deliver a message here: a confirmed partner whose key signed this very request, now, and once. */
import type { Tx } from '../../foundation/database/index.ts'
import type { Problem } from '../../foundation/http/index.ts'
import { spendNonce } from './delivery-queries.ts'
import { readFile } from './envelope.ts'
import { isTimely, readSigned, SKEW } from './http-signature.ts'
import { partnerOfKey } from './key-queries.ts'
import { Envelope, type Partner } from './model.ts'
import { digestWrong, requestNotAccepted, requestReplayed, requestStale } from './problems.ts'
import { findPartner } from './queries.ts'
import { readStatement } from './statements.ts'

export type Delivering = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly targetUri: string
  readonly body: Uint8Array
  readonly at: Date
}

/** A key that nobody here has (RFC 8037, A.2): an unknown sender costs the same work as a wrong signature. */
const NOBODY = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'

/**
 * The partner that sent a request, or why it is not taken: a value, as the spent nonce must stay. What a stranger is told does not say
 * which of signature, key and partner was missing.
 */
export async function admitRequest(
  tx: Tx,
  { headers, targetUri, body, at }: Delivering,
): Promise<{ readonly partner: Partner } | { readonly problem: Problem }> {
  const signed = readSigned(headers, { targetUri, body })
  if (signed === 'digest-wrong') return { problem: digestWrong({}) }
  if (signed === undefined) return { problem: requestNotAccepted({}) }
  const known = await senderOf(tx, signed.keyid, body)
  if (!signed.isSignedBy(known?.x ?? NOBODY) || known === undefined) return { problem: requestNotAccepted({}) }
  if (!isTimely(signed, at)) return { problem: requestStale({}) }
  const expires_at = new Date((signed.expires + SKEW) * 1000)
  if (!(await spendNonce(tx, { partner_id: known.partner.id, nonce: signed.nonce, expires_at })))
    return { problem: requestReplayed({}) }
  return { partner: known.partner }
}

/** The partner of a key of the use `http`, or of one that the message itself brings under a statement of the key before it. */
async function senderOf(
  tx: Tx,
  kid: string,
  body: Uint8Array,
): Promise<{ readonly partner: Partner; readonly x: string } | undefined> {
  const partner = await partnerOfKey(tx, 'http', kid)
  const x = partner?.keys.find((key) => key.kid === kid)?.x
  if (partner !== undefined && x !== undefined) return { partner, x }
  const file = readFile(Buffer.from(body).toString('latin1'), 'mithaq-message+jws', Envelope)
  if (file?.value.message !== 'key-rotation') return undefined
  const sender = await findPartner(tx, { institution: file.value.sender })
  if (sender?.state !== 'confirmed') return undefined
  const brought = readStatement(String(file.value.body.statement ?? ''), sender)
  return brought?.use === 'http' && brought.key.kid === kid ? { partner: sender, x: brought.key.x } : undefined
}
