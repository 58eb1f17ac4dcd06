/** What is answered when an item is opened. */
import { checkToken } from '../../../foundation/custody/index.ts'
import type { Tx } from '../../../foundation/database/index.ts'
import { kinds } from '../index.ts'
import { levelInCase, summariesOf } from '../server.ts'
import { alike, copiesOf, stepsOf, textsOf } from './copy-queries.ts'
import type { EvidencePage, Support } from './model.ts'
import { type EvidenceRow, sameBytes, shownEvidence, supportsOf } from './queries.ts'
import { stampOf, statementOf } from './stamp-queries.ts'

/** Bits of 64 in which pictures that look alike may differ. */
const MOST_APART = 10

export async function pageOfEvidence(tx: Tx, row: EvidenceRow): Promise<EvidencePage> {
  const { id } = row
  return {
    ...(await shownEvidence(tx, row)),
    level: (await levelInCase(tx, row.case_id)) ?? 'view',
    supports: await namedSupports(tx, await supportsOf(tx, id)),
    copies: [...(await copiesOf(tx, id))],
    steps: await stepsOf(tx, id),
    texts: await textsOf(tx, id),
    same: await sameBytes(tx, row),
    alike: await alike(tx, id, MOST_APART),
    timestamp: await stampShown(tx, row),
  }
}

/** With the codes of the records; one that the reader does not see is left out. */
async function namedSupports(tx: Tx, supports: readonly Support[]): Promise<EvidencePage['supports']> {
  const shown: EvidencePage['supports'] = []
  for (const [kind, group] of Map.groupBy(supports, (one) => one.kind)) {
    const known = kinds.find((one) => one === kind)
    if (known === undefined) continue
    const records = await summariesOf(
      tx,
      known,
      group.map(({ id }) => id),
    )
    shown.push(...records.map(({ id, code }) => ({ kind, id, code })))
  }
  return shown
}

/** The stamp, verified against the statement of the item as it stands, without asking anybody. */
async function stampShown(tx: Tx, row: EvidenceRow): Promise<EvidencePage['timestamp']> {
  const stamp = await stampOf(tx, row.id)
  if (stamp === undefined) return null
  const checked = await checkToken(stamp.token, statementOf(row))
  return {
    at: stamp.stamped_at,
    authority: checked.status === 'valid' ? checked.authority : null,
    valid: checked.status === 'valid',
  }
}
