/** SQL of what parties do to a protocol: every act is appended, moves the version it is about, and leaves its entry in the log. */
import { type EventType, recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { GeneralJws } from '../machine/index.ts'
import type { ContentDocument } from './content.ts'
import type { ActType, VersionState } from './model.ts'
import './tables.ts'

const events: Readonly<Record<ActType, EventType>> = {
  approval: 'protocol.approved',
  rejection: 'protocol.rejected',
  signature: 'protocol.signature',
  attestation: 'protocol.attested',
  suspension: 'protocol.suspended',
  resumption: 'protocol.resumed',
  termination: 'protocol.terminated',
  review: 'protocol.reviewed',
  archival: 'protocol.archived',
}

export type NewAct = {
  readonly protocol_id: string
  readonly version: number
  readonly type: ActType
  readonly party: string
  readonly at: Date
  readonly language?: Language
  readonly reason?: string
  readonly effective_on?: string
  readonly sha256?: string
  readonly kid?: string
  readonly file_id?: string
}

/** Appends an act; custody: the event of its type. */
export async function addAct(tx: Tx, act: NewAct): Promise<void> {
  const {
    language = null,
    reason = null,
    effective_on = null,
    sha256 = null,
    kid = null,
    file_id = null,
    version,
    ...rest
  } = act
  await tx
    .insertInto('protocol_act')
    .values({ ...rest, version_number: version, language, reason, effective_on, sha256, kid, file_id })
    .execute()
  await recordEvent(tx, {
    type: events[act.type],
    object: { kind: 'protocol', id: act.protocol_id },
    detail: { version, party: act.party, language, effective_on, sha256, kid },
  })
}

/** The typeset text in the file store; `checked`: our own typesetter gives the same bytes, null where it cannot be compared. */
export type KeptDocument = {
  readonly about: ContentDocument
  readonly file_id: string
  readonly checked: boolean | null
}

type Moved = { readonly protocol_id: string; readonly id: string; readonly number: number }

/** Freezes a draft as proposed, under the hash of its content; custody: protocol.proposed. */
export async function freezeVersion(
  tx: Tx,
  { protocol_id, id, number }: Moved,
  frozen: {
    readonly keys: readonly unknown[]
    readonly content_sha256: string
    readonly document: KeptDocument | undefined
  },
): Promise<void> {
  const { keys, content_sha256, document } = frozen
  await tx
    .updateTable('protocol_version')
    .set({
      state: 'proposed',
      keys: JSON.stringify(keys),
      content_sha256,
      ...(document === undefined
        ? {}
        : {
            document: JSON.stringify(document.about),
            document_file_id: document.file_id,
            document_checked: document.checked,
          }),
    })
    .where('id', '=', id)
    .execute()
  await recordEvent(tx, {
    type: 'protocol.proposed',
    object: { kind: 'protocol', id: protocol_id },
    detail: { version: number, content_sha256, document_sha256: document?.about.sha256 ?? null },
  })
}

/** Marks a proposal that gave way to another of the same number; custody: protocol.changed. */
export async function crossVersion(tx: Tx, { protocol_id, id, number }: Moved, at: Date): Promise<void> {
  await tx.updateTable('protocol_version').set({ state: 'superseded', crossed_at: at }).where('id', '=', id).execute()
  await recordEvent(tx, {
    type: 'protocol.changed',
    object: { kind: 'protocol', id: protocol_id },
    detail: { version: number, crossed: true },
  })
}

const stateEvents: Readonly<Partial<Record<VersionState, EventType>>> = {
  agreed: 'protocol.agreed',
  signed: 'protocol.signed',
}

/** Moves a version on; with the machine form when the text is agreed, with the signatures as they come. */
export async function moveVersion(
  tx: Tx,
  { protocol_id, id, number }: Moved,
  to: { readonly state?: VersionState; readonly agreement?: unknown; readonly jws?: GeneralJws },
): Promise<void> {
  const { state, agreement, jws } = to
  await tx
    .updateTable('protocol_version')
    .set({
      ...(state === undefined ? {} : { state }),
      ...(agreement === undefined ? {} : { agreement: JSON.stringify(agreement) }),
      ...(jws === undefined ? {} : { jws: JSON.stringify(jws) }),
    })
    .where('id', '=', id)
    .execute()
  const type = state === undefined ? undefined : stateEvents[state]
  await recordEvent(tx, {
    type: type ?? 'protocol.changed',
    object: { kind: 'protocol', id: protocol_id },
    detail: { version: number, state: state ?? null, signatures: jws?.signatures.length ?? null },
  })
}

/** Puts a protocol away as a record of the past; custody: protocol.archived. */
export async function archiveProtocol(
  tx: Tx,
  input: { readonly protocol_id: string; readonly version: number; readonly party: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('protocol')
    .set({ archived_on: input.at.toISOString().slice(0, 10) })
    .where('id', '=', input.protocol_id)
    .execute()
  await addAct(tx, { ...input, type: 'archival' })
}
