/** Two proposals under one number: which of them keeps it is the same at every party, and the text of the other is not lost. */
import type { Tx } from '../../foundation/database/index.ts'
import { type Envelope, receivedBodies, urnOf } from '../partners/index.ts'
import { crossVersion } from './acts.ts'
import { draftFrom } from './drafting.ts'
import { loadVersion, type Scene } from './loading.ts'
import { crossedProposals } from './problems.ts'
import type { VersionRecord } from './queries.ts'

/**
 * Decides about a proposal whose number is taken. `kept`: the text that is here keeps the number. `given`: it gave way, as an open draft
 * of its author under the next number. Refuses another text of the same author, and one beside what was agreed already.
 */
export async function cross(
  tx: Tx,
  scene: Scene,
  { version: number, sender, protocol_id }: Envelope,
  { versions, sha256 }: { readonly versions: readonly VersionRecord[]; readonly sha256: string },
): Promise<'free' | 'kept' | 'given'> {
  const here = versions.find((one) => one.number === number && one.state !== 'draft')
  if (here === undefined) return 'free'
  const { state, authored_by, content_sha256 } = here
  const open = state === 'proposed' || state === 'rejected' || state === 'superseded'
  if (!open || authored_by === sender || content_sha256 === null) throw crossedProposals({ version: number })
  if (content_sha256 < sha256) return 'kept'
  const loaded = await loadVersion(tx, scene, protocol_id, number)
  await crossVersion(tx, { protocol_id, id: here.id, number }, scene.at)
  const hasDraft = versions.some((one) => one.state === 'draft')
  if (loaded !== undefined && authored_by === urnOf(scene.self) && !hasDraft)
    await draftFrom(tx, scene, loaded, here.base)
  return 'given'
}

/** Whether a hash is that of a proposal of this sender that gave way: what is said about it afterwards changes nothing any more. */
export async function gaveWay(tx: Tx, { sender, protocol_id, version }: Envelope, sha256: string): Promise<boolean> {
  const bodies = await receivedBodies(tx, {
    institution: sender,
    protocol_id,
    version,
    messages: ['proposal', 'counter-proposal'],
  })
  return bodies.some((body) => body.sha256 === sha256)
}
