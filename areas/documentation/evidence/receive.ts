/** An uploaded file becomes an item of evidence: both hashes equal or refused, its first entries of custody written with it. */
import type { Actor, Tx } from '../../../foundation/database/index.ts'
import { addCustody } from './custody-queries.ts'
import type { NewEvidence } from './model.ts'
import { hashDiffers, noFile, sealedDiffers } from './problems.ts'
import {
  addEvidence,
  broughtFile,
  type EvidenceRow,
  findEvidence,
  moveEvidence,
  sameBytes,
  setSupports,
} from './queries.ts'

/** Refuses a file that the actor did not bring, one whose hash is another than the browser's, and one not sealed as it is said to be. */
export async function receive(tx: Tx, actor: Actor, brought: NewEvidence) {
  const file = await broughtFile(tx, brought.file_id, actor.person_id)
  if (file === undefined) throw noFile({})
  if (file.sha256 !== brought.sha256) throw hashDiffers({})
  if ((file.data_class === 'X') !== brought.sealed) throw sealedDiffers({})
  const made = await addEvidence(tx, brought, file)
  const { id, case_id } = made
  const entry = { evidence_id: id, case_id }
  if (brought.collected_by !== null || brought.collected_on !== null)
    await addCustody(tx, {
      ...entry,
      action: 'collect',
      given_to: brought.collected_by,
      purpose: brought.collected_how?.slice(0, 1000) ?? null,
    })
  await addCustody(tx, { ...entry, action: 'receive', given_by: brought.collected_by })
  await addCustody(tx, { ...entry, action: 'hash', hash_before: brought.sha256, hash_after: file.sha256, intact: true })
  await moveEvidence(tx, id, 'hashed')
  // nothing can be derived of what is sealed: it is what it is at once
  if (brought.sealed) await moveEvidence(tx, id, 'available')
  if (brought.supports.length > 0) await setSupports(tx, made, brought.supports)
  const item: EvidenceRow = (await findEvidence(tx, id)) ?? made
  return { item, same: await sameBytes(tx, item) }
}
