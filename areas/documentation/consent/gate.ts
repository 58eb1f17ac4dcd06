/** The gate of consent: what leaves for somebody else asks it in the transaction in which it leaves. */
import type { Tx } from '../../../foundation/database/index.ts'
import { isNamed, type PastUse, type Refusal, type ScopeKey } from './model.ts'
import { notGiven, recipientNeeded, riskOfSomebody } from './problems.ts'
import { noteUses, refusalsOf } from './queries.ts'

const SHOWN = 20

type Leaving = {
  readonly key: ScopeKey
  readonly recipient: string | null
  readonly persons: readonly string[]
}

/** Who of these persons does not allow this use for this body now, and why; nobody where it may be done. */
export async function allowedByConsent(
  tx: Tx,
  key: ScopeKey,
  recipient: string | null,
  persons: readonly string[],
): Promise<readonly Refusal[]> {
  if (isNamed(key) && recipient === null) throw recipientNeeded({})
  return await refusalsOf(tx, { key, recipient, persons })
}

/** Refuses with `consent.not-given`, naming by their codes those who do not allow this use now. For each part of what leaves in parts. */
export async function mustAllow(tx: Tx, { key, recipient, persons }: Leaving): Promise<void> {
  const refusals = await allowedByConsent(tx, key, recipient, persons)
  if (refusals.length === 0) return
  const shown = refusals.slice(0, SHOWN)
  throw notGiven({ count: refusals.length, people: shown.map(({ code }) => code).join(' · '), refusals: shown })
}

/**
 * Lets something about these persons leave, and notes for each where it went. Refuses as mustAllow() does. The custody log holds the use;
 * the database refuses it once more.
 */
export async function letLeave(
  tx: Tx,
  use: Leaving & { readonly what: PastUse['what']; readonly act_id: string },
): Promise<void> {
  await mustAllow(tx, use)
  try {
    await noteUses(tx, use)
  } catch (error) {
    // kept by protection, on the same table: an assessment must stand as well
    if ((error as { readonly code?: string }).code === 'MQ090') throw riskOfSomebody({})
    throw error
  }
}
