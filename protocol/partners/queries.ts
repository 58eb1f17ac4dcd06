/** SQL of partner institutions and their keys. */
import type { ColumnType, Generated } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type RecordColumns, type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import { fingerprint } from '../../foundation/keys/index.ts'
import type { LText } from '../../foundation/language/index.ts'
import type { Invitation, InvitedKey, Partner, PartnerState } from './model.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly partner: RecordColumns & {
      readonly institution: ColumnType<string, string, never>
      readonly name: ColumnType<LText, LText, LText>
      readonly short_name: ColumnType<LText, LText, LText>
      readonly address: string | null
      readonly state: ColumnType<PartnerState, never, PartnerState>
      readonly confirmed_at: ColumnType<string | null, never, Date>
      readonly note: ColumnType<string, string | undefined, string>
    }
    readonly partner_key: {
      readonly id: Generated<string>
      readonly partner_id: string
      readonly use: InvitedKey['use']
      readonly kid: string
      readonly x: string
      readonly valid_from: ColumnType<string, string, never>
      readonly valid_until: string | null
      readonly compromised: Generated<boolean>
      readonly statement: ColumnType<string | null, string | undefined, never>
    }
  }
}

const fields = [
  'id',
  'version',
  'institution',
  'name',
  'short_name',
  'address',
  'state',
  'confirmed_at',
  'note',
] as const
type Row = Omit<Partner, 'keys'>

/** Adds a partner as its invitation names it, unconfirmed; undefined when it is known already. */
export async function addPartner(tx: Tx, { institution, address, keys }: Invitation): Promise<string | undefined> {
  const row = await tx
    .insertInto('partner')
    .values({ institution: institution.id, name: institution.name, short_name: institution.short_name, address })
    .onConflict((conflict) => conflict.columns(['institution_id', 'institution']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  await tx
    .insertInto('partner_key')
    .values(keys.map((key) => ({ ...key, partner_id: row.id, valid_until: null })))
    .execute()
  await recordEvent(tx, {
    type: 'partners.added',
    object: { kind: 'partner', id: row.id },
    detail: { institution: institution.id },
  })
  return row.id
}

async function withKeys(tx: Tx, rows: readonly Row[]): Promise<Partner[]> {
  if (rows.length === 0) return []
  const keys = await tx
    .selectFrom('partner_key')
    .select(['partner_id', 'use', 'kid', 'x', 'valid_from', 'valid_until', 'compromised'])
    .where(
      'partner_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('use')
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({
    ...row,
    keys: keys
      .filter(({ partner_id }) => partner_id === row.id)
      .map(({ partner_id: _, ...key }) => ({ ...key, fingerprint: [...fingerprint(key.x)] })),
  }))
}

/** All partners, in the order in which they were added. */
export async function listPartners(
  tx: Tx,
  of: { readonly state?: PartnerState | undefined },
): Promise<readonly Partner[]> {
  const all = tx.selectFrom('partner').select(fields).orderBy('created_at').orderBy('id')
  return await withKeys(tx, await (of.state === undefined ? all : all.where('state', '=', of.state)).execute())
}

/** A partner by the id of its record or by the name of its institution; undefined for one that is unknown. */
export async function findPartner(
  tx: Tx,
  by: { readonly id: string } | { readonly institution: string },
): Promise<Partner | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['institution', by.institution] as const)
  const rows = await tx.selectFrom('partner').select(fields).where(column, '=', value).execute()
  return (await withKeys(tx, rows))[0]
}

/** Moves a partner to another state; the caller has checked that it may. */
export async function movePartner(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly state: 'confirmed' | 'excluded'; readonly at: Date },
): Promise<WriteOutcome<Row>> {
  const { id, version, state, at } = input
  const patch = state === 'confirmed' ? { state, confirmed_at: at } : { state }
  const outcome = await updateRecord<Row>(tx, { table: 'partner', id, version, patch })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: state === 'confirmed' ? 'partners.confirmed' : 'partners.excluded',
      object: { kind: 'partner', id },
    })
  return outcome
}

/** Changes the address or our note of a partner. */
export async function changePartner(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<Row>> {
  const outcome = await updateRecord<Row>(tx, { table: 'partner', ...input })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'partners.changed',
      object: { kind: 'partner', id: input.id },
      detail: { fields: Object.keys(input.patch) },
    })
  return outcome
}
