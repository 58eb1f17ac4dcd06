/** Makes the working copies of an item and redactions of them: bytes in limited processes, rows as the person who asked. */
import { type FileStore, keepBytes } from '../../../../foundation/files/index.ts'
import type { InTransaction } from '../../server.ts'
import {
  addCopy,
  type CopyRow,
  endRedaction,
  endStep,
  findCopy,
  keepFingerprint,
  keepTexts,
  stepsOf,
} from '../copy-queries.ts'
import { type EvidenceRow, findEvidence, moveEvidence } from '../queries.ts'
import { putWords } from '../words-queries.ts'
import { type Derived, derive, redactPicture, stepsFor } from './derive.ts'
import { readObject } from './read-object.ts'

type Parts = { readonly inTransaction: InTransaction; readonly store: FileStore }

/** Thrown when the server stops: the job goes back to the queue and does the steps that are left. */
class Interrupted extends Error {}

/** Does nothing for an item that the person sees no more, that is sealed, or whose steps are done already. */
export async function deriveCopies({ inTransaction, store }: Parts, id: string, signal: AbortSignal): Promise<void> {
  const item = await inTransaction((tx) => findEvidence(tx, id))
  if (item === undefined || item.sealed) return
  const done = new Set((await inTransaction((tx) => stepsOf(tx, id))).map(({ step }) => step))
  const steps = stepsFor(item.media_type)
  if (steps.some((step) => !done.has(step))) {
    const bytes = await readObject(store, item.sha256)
    if ('reason' in bytes) {
      const [step = 'picture'] = steps
      await inTransaction((tx) => endStep(tx, item, { step, reason: bytes.reason }))
    } else
      for await (const derived of derive(item.media_type, bytes)) {
        if (signal.aborted) throw new Interrupted()
        if (done.has(derived.step)) continue
        await keep({ inTransaction, store }, item, derived)
      }
  }
  await inTransaction(async (tx) => {
    const now = await findEvidence(tx, id)
    if (now?.state === 'hashed') await moveEvidence(tx, id, 'available')
    await putWords(tx, now ?? item)
  })
}

/** One transaction a step: a job that is cut short has still done its part. */
const keep = ({ inTransaction, store }: Parts, item: EvidenceRow, derived: Derived): Promise<void> =>
  inTransaction(async (tx) => {
    for (const { bytes, ...copy } of derived.copies) {
      const file = await keepBytes(tx, store, { bytes, data_class: 'I', display_name: nameOf(item, copy.operation) })
      await addCopy(tx, item, { ...copy, file })
    }
    if (derived.fingerprint !== undefined) await keepFingerprint(tx, item, derived.fingerprint)
    await keepTexts(tx, item, derived.texts)
    await endStep(tx, item, derived)
  })

/** Blackens the regions that were asked for in the copy that they were drawn on. */
export async function redactCopy({ inTransaction, store }: Parts, evidenceId: string, copyId: string): Promise<void> {
  const found = await inTransaction(async (tx) => {
    const item = await findEvidence(tx, evidenceId)
    const copy = await findCopy(tx, evidenceId, copyId)
    const from = copy?.derived_from == null ? undefined : await findCopy(tx, evidenceId, copy.derived_from)
    return item === undefined || copy?.state !== 'waiting' || from === undefined ? undefined : { item, copy, from }
  })
  if (found === undefined) return
  const { item, copy, from } = found
  const made = await blackened(store, from, copy)
  await inTransaction(async (tx) => {
    if ('reason' in made) return await endRedaction(tx, copy, made)
    const { bytes, width, height } = made
    const file = await keepBytes(tx, store, { bytes, data_class: 'I', display_name: nameOf(item, 'redaction') })
    await endRedaction(tx, copy, { file, width, height })
  })
}

async function blackened(store: FileStore, from: CopyRow, copy: CopyRow) {
  if (from.sha256 === null) return { reason: 'unreadable' }
  const bytes = await readObject(store, from.sha256)
  return 'reason' in bytes ? bytes : await redactPicture(bytes, copy.regions ?? [])
}

/** Working copies are named after the item, never after the file that was brought. */
const nameOf = ({ code }: EvidenceRow, operation: string) => `${code}-${operation}`
