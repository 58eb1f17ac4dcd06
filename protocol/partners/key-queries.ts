/** SQL of the keys of partners: whose key a request names, and a key that gives way to another. */
import { recordEvent } from '../../foundation/custody/index.ts'
import { type Tx, updateRecord } from '../../foundation/database/index.ts'
import type { InvitedKey, Partner } from './model.ts'
import { findPartner } from './queries.ts'

/** The confirmed partner whose key this is, while the key holds; undefined for any other. */
export async function partnerOfKey(tx: Tx, use: InvitedKey['use'], kid: string): Promise<Partner | undefined> {
  const row = await tx
    .selectFrom('partner_key')
    .innerJoin('partner', 'partner.id', 'partner_key.partner_id')
    .select('partner.id')
    .where('partner_key.kid', '=', kid)
    .where('partner_key.use', '=', use)
    .where('partner_key.valid_until', 'is', null)
    .where('partner.state', '=', 'confirmed')
    .executeTakeFirst()
  return row === undefined ? undefined : await findPartner(tx, { id: row.id })
}

export type NewPartnerKey = {
  readonly use: InvitedKey['use']
  readonly before: string
  readonly kid: string
  readonly x: string
  readonly at: string
  /** Whether somebody else may hold the old key. */
  readonly compromised: boolean
}

/** Ends the key `before` and begins the new one; a compromised key leaves its partner unconfirmed. custody: partners.changed. */
export async function replacePartnerKey(
  tx: Tx,
  partner: Partner,
  { use, before, kid, x, at, compromised }: NewPartnerKey,
  statement: string,
): Promise<void> {
  await tx
    .updateTable('partner_key')
    .set({ valid_until: at, compromised })
    .where('partner_id', '=', partner.id)
    .where('kid', '=', before)
    .execute()
  await tx
    .insertInto('partner_key')
    .values({ partner_id: partner.id, use, kid, x, valid_from: at, valid_until: null, statement })
    .execute()
  if (compromised)
    await updateRecord<Partner>(tx, {
      table: 'partner',
      id: partner.id,
      version: partner.version,
      patch: { state: 'unconfirmed', confirmed_at: null },
    })
  await recordEvent(tx, {
    type: 'partners.changed',
    object: { kind: 'partner', id: partner.id },
    detail: { use, before, kid, compromised },
  })
}
