/** Delivers outgoing messages over HTTPS in the background: each is tried for about a day, and can be carried by hand all the while. */
import { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import { enqueue, task } from '../../foundation/jobs/index.ts'
import type { Keyring } from '../../foundation/keys/index.ts'
import { cleanText } from '../../foundation/language/index.ts'
import { type Delivered, forgetNonces, messageToDeliver, noteDelivery } from './delivery-queries.ts'
import { signRequest } from './http-signature.ts'
import { inboxOf, mayDeliverTo, type PostMessage } from './transport.ts'

const fields = { message: 'uuid' } as const
const MOST_ATTEMPTS = 14
const definition = { name: 'exchange-deliver', attempts: MOST_ATTEMPTS, payload: z.strictObject({ message: z.uuid() }) }

/** Puts a message into the queue of deliveries, as part of the transaction that makes it. */
export const queueDelivery = (tx: Tx, message: string): Promise<void> =>
  enqueue<typeof fields>(tx, definition, { message }, { key: `exchange-deliver:${message}` })

export type DeliveryParts = {
  readonly keyring: Keyring
  readonly post: PostMessage
  /** Whether partners on this machine are reached without HTTPS. */
  readonly loopback: boolean
}

class NotDelivered extends Error {}

/** The tasks of this room and when they run by themselves. */
export function exchangeTasks({ keyring, post, loopback }: DeliveryParts) {
  const deliver = task({
    name: definition.name,
    attempts: MOST_ATTEMPTS,
    payload: fields,
    run: async ({ payload, inTransaction, signal, at }) => {
      const message = await inTransaction((tx) => messageToDeliver(tx, payload.message))
      if (message === undefined) return
      const { address, content } = message
      const last = message.attempts + 1 >= MOST_ATTEMPTS
      const outcome = mayDeliverTo(address, loopback)
        ? await attempt({ keyring, post }, { address, content, signal, at })
        : ({ delivery: 'refused', reason: 'exchange.address-not-allowed', detail: null } as const)
      const given = outcome.delivery === 'waiting' && last ? ({ ...outcome, delivery: 'given-up' } as const) : outcome
      await inTransaction((tx) => noteDelivery(tx, message, given, at))
      if (given.delivery === 'waiting') throw new NotDelivered('the partner did not take the message')
    },
  })
  const sweep = task({
    name: 'exchange-sweep',
    payload: {},
    run: ({ inTransaction }) => inTransaction(forgetNonces),
  })
  return { tasks: [deliver, sweep], schedule: [{ task: sweep, at: '25 3 * * *' }] } as const
}

/** A key that is not known there yet, or no answer at all: another try may find what was missing. */
const mayPass = (status: number, code: string) =>
  [408, 425, 429].includes(status) || status >= 500 || status < 400 || passing.includes(code)
const passing: readonly string[] = ['exchange.not-accepted', 'exchange.stale', 'exchange.signature-wrong']

async function attempt(
  { keyring, post }: Pick<DeliveryParts, 'keyring' | 'post'>,
  {
    address,
    content,
    signal,
    at,
  }: { readonly address: string; readonly content: string; readonly signal: AbortSignal; readonly at: Date },
): Promise<Delivered> {
  const targetUri = inboxOf(address)
  const keyid = (await keyring.publicKeys()).find(({ use, state }) => use === 'http' && state === 'current')?.kid ?? ''
  const headers = await signRequest({ targetUri, body: Buffer.from(content), keyid, at }, async (bytes) => {
    const { key_id, signature } = await keyring.signWith('http', bytes)
    if (key_id !== keyid) throw new NotDelivered('the key was replaced meanwhile')
    return signature
  })
  const answer = await post(targetUri, headers, content, signal).catch(() => undefined)
  if (answer === undefined) return { delivery: 'waiting', reason: 'exchange.unreachable', detail: null }
  if (answer.status >= 200 && answer.status < 300) return { delivery: 'delivered', reason: null, detail: null }
  const { code, detail } = problemIn(answer.text)
  return {
    delivery: mayPass(answer.status, code) ? 'waiting' : 'refused',
    reason: code === '' ? `http-${answer.status}` : code,
    detail,
  }
}

/** The code and sentence of a partner's refusal, as far as they are what they should be: another institution wrote them. */
function problemIn(text: string): { readonly code: string; readonly detail: string | null } {
  try {
    const read = z
      .object({ code: z.string().regex(/^[a-z0-9.-]{1,80}$/), detail: z.string().optional() })
      .parse(JSON.parse(text))
    return { code: read.code, detail: read.detail === undefined ? null : cleanText(read.detail).slice(0, 600) }
  } catch {
    return { code: '', detail: null }
  }
}
