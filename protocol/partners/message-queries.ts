/** SQL of the messages that were sent and received. */
import type { ColumnType } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import type { LText } from '../../foundation/language/index.ts'
import { readFile } from './envelope.ts'
import { type Delivery, Envelope, type Message, type MessageType } from './model.ts'

type State = Message['state']

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly exchange_message: {
      readonly id: string
      readonly partner_id: ColumnType<string, string, never>
      readonly direction: ColumnType<'in' | 'out', 'in' | 'out', never>
      readonly protocol_id: ColumnType<string, string, never>
      readonly protocol_version: ColumnType<number, number, never>
      readonly message: ColumnType<MessageType, MessageType, never>
      readonly sequence: ColumnType<number, number, never>
      readonly sha256: ColumnType<string, string, never>
      readonly previous: ColumnType<string | null, string | null, never>
      readonly content: ColumnType<string, string, never>
      readonly state: State
      readonly at: ColumnType<string, Date, never>
      readonly delivery: Delivery | null
      readonly delivery_reason: ColumnType<string | null, never, string | null>
      readonly delivery_detail: ColumnType<string | null, never, string | null>
      readonly delivery_attempts: ColumnType<number, never, number>
      readonly delivery_tried_at: ColumnType<string | null, never, Date>
    }
  }
}

export type StoredMessage = {
  readonly id: string
  readonly partner_id: string
  readonly direction: 'in' | 'out'
  readonly protocol_id: string
  readonly protocol_version: number
  readonly message: MessageType
  readonly sequence: number
  readonly sha256: string
  readonly previous: string | null
  readonly content: string
  readonly state: State
  readonly delivery: Delivery | null
}
type Chain = Pick<StoredMessage, 'partner_id' | 'protocol_id' | 'direction'>

const columns = [
  'id',
  'partner_id',
  'direction',
  'protocol_id',
  'protocol_version',
  'message',
  'sequence',
  'sha256',
  'previous',
  'content',
  'state',
  'delivery',
] as const

/** The last message of a chain, or the one with this number. */
export async function findInChain(tx: Tx, chain: Chain, sequence?: number): Promise<StoredMessage | undefined> {
  const { partner_id, protocol_id, direction } = chain
  const all = tx
    .selectFrom('exchange_message')
    .select(columns)
    .where('partner_id', '=', partner_id)
    .where('protocol_id', '=', protocol_id)
    .where('direction', '=', direction)
  return await (sequence === undefined
    ? all.orderBy('sequence', 'desc').limit(1)
    : all.where('sequence', '=', sequence)
  ).executeTakeFirst()
}

/** Keeps a message; custody: exchange.sent or exchange.received. */
export async function keepMessage(tx: Tx, message: StoredMessage & { readonly at: Date }): Promise<void> {
  await tx.insertInto('exchange_message').values(message).execute()
  await recordEvent(tx, {
    type: message.direction === 'out' ? 'exchange.sent' : 'exchange.received',
    object: { kind: 'protocol', id: message.protocol_id },
    detail: {
      message: message.message,
      partner: message.partner_id,
      version: message.protocol_version,
      sequence: message.sequence,
      sha256: message.sha256,
    },
  })
}

/** Notes that a message was carried, delivered or applied; custody: exchange.moved. */
export async function moveMessage(
  tx: Tx,
  { id, protocol_id }: Pick<StoredMessage, 'id' | 'protocol_id'>,
  state: State,
): Promise<void> {
  await tx.updateTable('exchange_message').set({ state }).where('id', '=', id).execute()
  await recordEvent(tx, {
    type: 'exchange.moved',
    object: { kind: 'protocol', id: protocol_id },
    detail: { message: id, state },
  })
}

/** A message by its id, with its bytes. */
export const findMessage = (tx: Tx, id: string): Promise<StoredMessage | undefined> =>
  tx.selectFrom('exchange_message').select(columns).where('id', '=', id).executeTakeFirst()

/** What a partner said in messages of these types about a version. */
export async function receivedBodies(
  tx: Tx,
  about: {
    readonly institution: string
    readonly protocol_id: string
    readonly version: number
    readonly messages: readonly MessageType[]
  },
): Promise<readonly Envelope['body'][]> {
  const rows = await tx
    .selectFrom('exchange_message')
    .innerJoin('partner', 'partner.id', 'exchange_message.partner_id')
    .select('exchange_message.content')
    .where('partner.institution', '=', about.institution)
    .where('exchange_message.direction', '=', 'in')
    .where('exchange_message.protocol_id', '=', about.protocol_id)
    .where('exchange_message.protocol_version', '=', about.version)
    .where('exchange_message.message', 'in', [...about.messages])
    .execute()
  return rows
    .map(({ content }) => readFile(content, 'mithaq-message+jws', Envelope)?.value.body)
    .filter((body) => body !== undefined)
}

/** Messages of a protocol or of all, newest first. */
export async function listMessages(
  tx: Tx,
  of: { readonly protocol_id?: string | undefined; readonly limit: number },
): Promise<readonly Message[]> {
  const all = tx
    .selectFrom('exchange_message')
    .innerJoin('partner', 'partner.id', 'exchange_message.partner_id')
    .select([
      'exchange_message.id',
      'exchange_message.direction',
      'exchange_message.protocol_id',
      'exchange_message.protocol_version',
      'exchange_message.message',
      'exchange_message.sequence',
      'exchange_message.sha256',
      'exchange_message.state',
      'exchange_message.at',
      'exchange_message.delivery',
      'exchange_message.delivery_reason',
      'exchange_message.delivery_detail',
      'exchange_message.delivery_attempts',
      'exchange_message.delivery_tried_at',
      'partner.id as partner_id',
      'partner.name as partner_name',
    ])
    .orderBy('exchange_message.at', 'desc')
    .orderBy('exchange_message.sequence', 'desc')
    .limit(of.limit)
  const rows = await (of.protocol_id === undefined
    ? all
    : all.where('exchange_message.protocol_id', '=', of.protocol_id)
  ).execute()
  return rows.map(
    ({
      partner_id,
      partner_name,
      protocol_version,
      delivery,
      delivery_reason,
      delivery_detail,
      delivery_attempts,
      delivery_tried_at,
      ...row
    }) => ({
      ...row,
      version: protocol_version,
      partner: { id: partner_id, name: partner_name as LText },
      delivery:
        delivery === null
          ? null
          : {
              state: delivery,
              reason: delivery_reason,
              detail: delivery_detail,
              attempts: delivery_attempts,
              tried_at: delivery_tried_at,
            },
    }),
  )
}
