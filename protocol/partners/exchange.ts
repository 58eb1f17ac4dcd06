/** Messages between two instances: signed when they leave, judged when they arrive, each direction a chain without gaps. */
import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import type { Problem } from '../../foundation/http/index.ts'
import type { Keyring } from '../../foundation/keys/index.ts'
import { queueDelivery } from './delivery.ts'
import { fileHash, isSignedBy, readFile, signFile } from './envelope.ts'
import { findInChain, keepMessage, type StoredMessage } from './message-queries.ts'
import { Envelope, type MessageType, messageTypes, type Partner, urnOf } from './model.ts'
import {
  chainBroken,
  fileUnreadable,
  notForUs,
  partnerUnconfirmed,
  senderUnknown,
  sequenceConflict,
  signatureWrong,
} from './problems.ts'
import { findPartner } from './queries.ts'
import { readStatement } from './statements.ts'

export type Outgoing = {
  readonly partner: Partner
  readonly protocol_id: string
  readonly version: number
  readonly message: MessageType
  readonly body: Readonly<Record<string, unknown>>
}

/** Signs a message to a confirmed partner and keeps it, ready to be carried or delivered. Refuses an unconfirmed partner. */
export async function sendMessage(
  tx: Tx,
  { keyring, self, at }: { readonly keyring: Keyring; readonly self: string; readonly at: Date },
  { partner, protocol_id, version, message, body }: Outgoing,
): Promise<void> {
  if (partner.state !== 'confirmed') throw partnerUnconfirmed({})
  const chain = { partner_id: partner.id, protocol_id, direction: 'out' } as const
  const last = await findInChain(tx, chain)
  const id = randomUUID()
  const { dsp } = messageTypes[message]
  const envelope: Envelope = {
    type: 'mithaq-message',
    v: 1,
    id,
    message,
    ...(dsp === undefined ? {} : { dsp }),
    sender: urnOf(self),
    recipient: partner.institution,
    protocol_id,
    version,
    sequence: (last?.sequence ?? 0) + 1,
    previous: last?.sha256 ?? null,
    sent_at: at.toISOString(),
    body,
  }
  const content = await signFile(tx, keyring, 'mithaq-message+jws', envelope)
  await keepMessage(tx, {
    ...chain,
    id,
    protocol_version: version,
    message,
    sequence: envelope.sequence,
    sha256: fileHash(content),
    previous: envelope.previous,
    content,
    state: 'ready',
    at,
    delivery: partner.address === null ? null : 'waiting',
  })
  if (partner.address !== null) await queueDelivery(tx, id)
}

export type Received =
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'duplicate' | 'waiting'; readonly message: StoredMessage }
  | {
      readonly outcome: 'accepted'
      readonly message: StoredMessage
      readonly envelope: Envelope
      readonly partner: Partner
    }

export type Arriving = {
  readonly text: string
  readonly self: string
  readonly at: Date
  /** The partner whose request brought it, when it came over HTTPS: nobody delivers what another institution wrote. */
  readonly via?: string
}

/**
 * Judges a file that arrived, by whichever way, and keeps it. A duplicate changes nothing; a message before which another is missing
 * waits; everything else that does not fit is refused, and the refusal leaves an entry in the log.
 */
export async function receiveFile(tx: Tx, { text, self, at, via }: Arriving): Promise<Received> {
  const refuse = async (problem: Problem, partner?: Partner): Promise<Received> => {
    await recordEvent(tx, {
      type: 'exchange.refused',
      object: partner === undefined ? { kind: 'file', id: fileHash(text) } : { kind: 'partner', id: partner.id },
      detail: { code: problem.code, sha256: fileHash(text) },
    })
    return { outcome: 'refused', problem }
  }
  const file = readFile(text, 'mithaq-message+jws', Envelope)
  if (file === undefined) return await refuse(fileUnreadable({}))
  const envelope = file.value
  const partner = await findPartner(tx, { institution: envelope.sender })
  if (partner === undefined || (via !== undefined && partner.id !== via)) return await refuse(senderUnknown({}))
  if (partner.state !== 'confirmed') return await refuse(partnerUnconfirmed({}), partner)
  const x = signingKey(partner, file.kid, envelope)
  if (x === undefined || !isSignedBy(file, x)) return await refuse(signatureWrong({}), partner)
  if (envelope.recipient !== urnOf(self)) return await refuse(notForUs({}), partner)

  const { sequence, previous, protocol_id } = envelope
  const chain = { partner_id: partner.id, protocol_id, direction: 'in' } as const
  const sha256 = fileHash(text)
  const same = await findInChain(tx, chain, sequence)
  if (same !== undefined && same.sha256 !== sha256) return await refuse(sequenceConflict({ sequence }), partner)
  if (same !== undefined) return { outcome: 'duplicate', message: same }
  const before = sequence === 1 ? undefined : await findInChain(tx, chain, sequence - 1)
  if ((before?.sha256 ?? null) !== previous && (sequence === 1 || before !== undefined))
    return await refuse(chainBroken({ sequence }), partner)
  const waits = sequence > 1 && (before === undefined || before.state === 'waiting')
  const message: StoredMessage = {
    ...chain,
    id: envelope.id,
    protocol_version: envelope.version,
    message: envelope.message,
    sequence,
    sha256,
    previous,
    content: text.trim(),
    state: waits ? 'waiting' : 'applied',
    delivery: null,
  }
  await keepMessage(tx, { ...message, at })
  return waits ? { outcome: 'waiting', message } : { outcome: 'accepted', message, envelope, partner }
}

/**
 * The agreement key of a partner that may have signed a message: one that holds, one that was replaced after the message was sent, or
 * the one that the message itself brings under a statement of the key before it.
 */
function signingKey(partner: Partner, kid: string, { message, body, sent_at }: Envelope): string | undefined {
  const known = partner.keys.find((one) => one.use === 'agreement' && one.kid === kid)
  if (known !== undefined) {
    const held = known.valid_until === null || Date.parse(sent_at) <= Date.parse(known.valid_until)
    return held && !known.compromised ? known.x : undefined
  }
  const brought = message === 'key-rotation' ? readStatement(String(body.statement ?? ''), partner) : undefined
  return brought?.use === 'agreement' && brought.key.kid === kid ? brought.key.x : undefined
}

/** The message that waited for this one, opened again; undefined when none did. */
export async function nextWaiting(
  tx: Tx,
  after: StoredMessage,
): Promise<{ readonly message: StoredMessage; readonly envelope: Envelope } | undefined> {
  const next = await findInChain(tx, after, after.sequence + 1)
  if (next?.state !== 'waiting' || next.previous !== after.sha256) return undefined
  const file = readFile(next.content, 'mithaq-message+jws', Envelope)
  return file === undefined ? undefined : { message: next, envelope: file.value }
}
