/** SQL of deliveries over HTTPS: what waits, what came of it, and the nonces that were spent here. */
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import type { Delivery } from './model.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly exchange_nonce: {
      readonly partner_id: string
      readonly nonce: string
      readonly expires_at: string
    }
  }
}

export type MessageToDeliver = {
  readonly id: string
  readonly protocol_id: string
  readonly content: string
  readonly attempts: number
  readonly address: string
}

/** An outgoing message that waits, with the address of its partner; undefined when it was carried through meanwhile or has nowhere to go. For jobs. */
export async function messageToDeliver(tx: Tx, id: string): Promise<MessageToDeliver | undefined> {
  const row = await tx
    .selectFrom('exchange_message')
    .innerJoin('partner', 'partner.id', 'exchange_message.partner_id')
    .select([
      'exchange_message.id',
      'exchange_message.protocol_id',
      'exchange_message.content',
      'exchange_message.delivery_attempts as attempts',
      'partner.address',
    ])
    .where('exchange_message.id', '=', id)
    .where('exchange_message.direction', '=', 'out')
    .where('exchange_message.delivery', '=', 'waiting')
    .executeTakeFirst()
  return row === undefined || row.address === null ? undefined : { ...row, address: row.address }
}

export type Delivered = {
  readonly delivery: Delivery
  readonly reason: string | null
  readonly detail: string | null
}

/** Writes down what came of an attempt; custody: exchange.moved once the partner has it. For jobs. */
export async function noteDelivery(
  tx: Tx,
  { id, protocol_id, attempts }: MessageToDeliver,
  { delivery, reason, detail }: Delivered,
  at: Date,
): Promise<void> {
  const delivered = delivery === 'delivered'
  await tx
    .updateTable('exchange_message')
    .set({
      delivery,
      delivery_reason: reason,
      delivery_detail: detail,
      delivery_attempts: attempts + 1,
      delivery_tried_at: at,
      ...(delivered ? { state: 'delivered' as const } : {}),
    })
    .where('id', '=', id)
    .execute()
  if (delivery !== 'waiting')
    await recordEvent(tx, {
      type: 'exchange.moved',
      object: { kind: 'protocol', id: protocol_id },
      detail: { message: id, delivery, reason },
    })
}

/** Puts a message that was refused or given up back to waiting; custody: exchange.moved. */
export async function deliverAgain(
  tx: Tx,
  { id, protocol_id }: { readonly id: string; readonly protocol_id: string },
): Promise<void> {
  await tx
    .updateTable('exchange_message')
    .set({ delivery: 'waiting', delivery_attempts: 0, delivery_reason: null, delivery_detail: null })
    .where('id', '=', id)
    .execute()
  await recordEvent(tx, {
    type: 'exchange.moved',
    object: { kind: 'protocol', id: protocol_id },
    detail: { message: id, delivery: 'waiting' },
  })
}

/** Spends the nonce of a request; false when it was spent before. */
export async function spendNonce(
  tx: Tx,
  nonce: { readonly partner_id: string; readonly nonce: string; readonly expires_at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('exchange_nonce')
    .values({ ...nonce, expires_at: nonce.expires_at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Forgets nonces of requests that are too old to be taken again. For jobs. */
export async function forgetNonces(tx: Tx): Promise<void> {
  await tx.deleteFrom('exchange_nonce').where('expires_at', '<', new Date().toISOString()).execute()
}
