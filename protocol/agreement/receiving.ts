/** What a partner's message does here: checked against what we hold ourselves, never believed for being signed. */
import { z } from 'zod'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { inSavepoint } from '../../foundation/database/index.ts'
import { Problem } from '../../foundation/http/index.ts'
import { firstDifference, type GeneralJws, verifyFramework } from '../machine/index.ts'
import {
  type Envelope,
  fileHash,
  findPartner,
  followKey,
  moveMessage,
  nextWaiting,
  receiveFile,
  type StoredMessage,
  urnOf,
} from '../partners/index.ts'
import { addAct, freezeVersion, type KeptDocument, moveVersion } from './acts.ts'
import { agreementHash, Content, contentHash } from './content.ts'
import { cross, gaveWay } from './crossing.ts'
import { takeDocument } from './documents.ts'
import { agreementOf, annexOf, dayOf, jwsOf, type Loaded, loadVersion, type Scene } from './loading.ts'
import { Sha256 } from './model.ts'
import { approveAll, keepSignatures, supersedeOthers } from './negotiation.ts'
import { contentRefused, keysUnknown, notOurProtocol, signatureRefused } from './problems.ts'
import { changePart, createProtocol, createVersion, findProtocol, versionsOf } from './queries.ts'
import { earliestEnd, stateAllows } from './rules.ts'
import { referenceOf } from './typeset.ts'

export type Arrival =
  | { readonly outcome: 'applied' | 'duplicate' | 'waiting'; readonly message: StoredMessage }
  | { readonly outcome: 'refused'; readonly problem: Problem }

/** Takes a file that arrived by whichever way (`via`: the partner whose request brought it), and what waited for it. A refusal undoes all but its entry in the log. */
export async function takeFile(tx: Tx, scene: Scene, text: string, via?: string): Promise<Arrival> {
  try {
    return await inSavepoint(tx, async (inner) => {
      const received = await receiveFile(inner, {
        text,
        self: scene.self,
        at: scene.at,
        ...(via === undefined ? {} : { via }),
      })
      // its own refusals are values, so that their entries in the log stay
      if (received.outcome !== 'accepted') return received
      await apply(inner, scene, received.envelope)
      let last = received.message
      for (let next = await nextWaiting(inner, last); next !== undefined; next = await nextWaiting(inner, last)) {
        await moveMessage(inner, next.message, 'applied')
        await apply(inner, scene, next.envelope)
        last = { ...next.message, state: 'applied' }
      }
      return { outcome: 'applied', message: received.message }
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await recordEvent(tx, {
      type: 'exchange.refused',
      object: { kind: 'file', id: fileHash(text) },
      detail: { code: error.code },
    })
    return { outcome: 'refused', problem: error }
  }
}

const Proposal = z.strictObject({
  content: Content,
  sha256: Sha256,
  /** The typeset text, where the content names one. */
  document: z.base64().max(20_000_000).exactOptional(),
})
const Approval = z.strictObject({ sha256: Sha256 })
const Rejection = z.strictObject({ sha256: Sha256, reason: z.string().min(1).max(4000) })
const Signature = z.strictObject({
  sha256: Sha256,
  jws: z.strictObject({
    payload: z.string().max(2_000_000),
    signatures: z.array(z.strictObject({ protected: z.string().max(1000), signature: z.string().max(200) })).length(1),
  }),
})
const Attestation = z.strictObject({ sha256: Sha256, scan_sha256: Sha256 })
const Sharing = z.strictObject({ reason: z.string().min(1).max(4000) })
const Termination = z.strictObject({ effective_on: z.iso.date(), reason: z.string().min(1).max(4000), sha256: Sha256 })

function bodyOf<T>(schema: z.ZodType<T>, { body }: Envelope): T {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  throw contentRefused({
    reason: read.error.issues
      .map(({ path, message }) => `${path.join('/')}: ${message}`)
      .slice(0, 3)
      .join('; '),
  })
}

async function apply(tx: Tx, scene: Scene, envelope: Envelope): Promise<void> {
  const { message, sender, version, protocol_id } = envelope
  if (message === 'key-rotation') return await applyKey(tx, envelope)
  if (message === 'proposal' || message === 'counter-proposal') return await applyProposal(tx, scene, envelope)
  const loaded = await loadVersion(tx, scene, protocol_id, version)
  if (
    loaded === undefined ||
    !loaded.parties.some(({ institution, role }) => institution === sender && role === 'party')
  )
    throw notOurProtocol({})
  const act = { protocol_id, version, party: sender, at: scene.at }
  const isAbout = async (sha256: string) => {
    if (sha256 === loaded.version.content_sha256) return true
    if (await gaveWay(tx, envelope, sha256)) return false
    throw contentRefused({ reason: 'sha256' })
  }
  switch (message) {
    case 'approval': {
      if (!(await isAbout(bodyOf(Approval, envelope).sha256))) return
      if (loaded.version.state !== 'proposed' || loaded.form.status !== 'made')
        throw contentRefused({ reason: `approval: ${loaded.version.state}` })
      return await approveAll(tx, loaded, sender, scene.at)
    }
    case 'rejection': {
      const { sha256, reason } = bodyOf(Rejection, envelope)
      if (!(await isAbout(sha256))) return
      await addAct(tx, { ...act, type: 'rejection', reason, sha256 })
      if (loaded.version.state === 'proposed')
        await moveVersion(tx, { protocol_id, id: loaded.version.id, number: version }, { state: 'rejected' })
      return
    }
    case 'signature':
    case 'counter-signature':
      return await applySignature(tx, scene, envelope, loaded)
    case 'attestation': {
      const { sha256, scan_sha256 } = bodyOf(Attestation, envelope)
      if (!(await isAbout(sha256))) return
      const others = loaded.acts.filter(({ type, version: about }) => type === 'attestation' && about === version)
      if (others.some((one) => one.sha256 !== scan_sha256)) throw contentRefused({ reason: 'scan_sha256' })
      return await addAct(tx, { ...act, type: 'attestation', sha256: scan_sha256 })
    }
    case 'suspension':
    case 'resumption':
      return await addAct(tx, { ...act, type: message, reason: bodyOf(Sharing, envelope).reason })
    case 'termination': {
      const { effective_on, reason, sha256 } = bodyOf(Termination, envelope)
      const agreement = agreementOf(loaded.version)
      if (agreement === undefined || agreementHash(agreement) !== sha256) throw contentRefused({ reason: 'sha256' })
      if (
        !stateAllows('terminate', loaded.standing.status, loaded.version.state) ||
        !loaded.version.unilateral_termination
      )
        throw contentRefused({ reason: loaded.standing.status })
      // the notice runs from the day the partner announced it
      const earliest = earliestEnd(dayOf(new Date(envelope.sent_at)), loaded.version.notice_days)
      if (effective_on < earliest) throw contentRefused({ reason: `effective_on < ${earliest}` })
      return await addAct(tx, { ...act, type: 'termination', effective_on, reason, sha256 })
    }
  }
}

async function applyKey(tx: Tx, { sender, body }: Envelope): Promise<void> {
  const partner = await findPartner(tx, { institution: sender })
  if (partner === undefined) throw notOurProtocol({})
  await followKey(tx, partner, body)
}

async function applyProposal(tx: Tx, scene: Scene, envelope: Envelope): Promise<void> {
  const { protocol_id, version: number, sender } = envelope
  const { content, sha256, document: base64 } = bodyOf(Proposal, envelope)
  if (contentHash(content) !== sha256) throw contentRefused({ reason: 'sha256' })
  const signing = content.parties.filter(({ role }) => role === 'party').map(({ institution }) => institution)
  if (!signing.includes(sender)) throw contentRefused({ reason: sender })
  if (!content.parties.some(({ institution }) => institution === urnOf(scene.self)))
    throw contentRefused({ reason: urnOf(scene.self) })
  const known = await findProtocol(tx, protocol_id)
  if (known === undefined) await createProtocol(tx, { id: protocol_id, kind: content.kind })
  const versions = await versionsOf(tx, [protocol_id])
  // a party of the protocol proposes its next text; nobody else may write into it
  const before = versions.findLast(({ state }) => state !== 'draft')
  if (before !== undefined) {
    const earlier = await loadVersion(tx, scene, protocol_id, before.number)
    if (!earlier?.parties.some(({ institution }) => institution === sender)) throw notOurProtocol({})
    if (earlier.protocol.kind !== content.kind) throw contentRefused({ reason: 'kind' })
  }
  const crossing = await cross(tx, scene, envelope, { versions, sha256 })
  if (crossing === 'kept') return
  // a draft of our own that has this number moves on: nothing that was typed is lost
  const draft = versions.find(({ state }) => state === 'draft')
  const after = Math.max(number, ...versions.map((one) => one.number)) + 1
  if (draft !== undefined && draft.number <= number)
    await changePart(tx, {
      table: 'protocol_version',
      protocol_id,
      id: draft.id,
      version: draft.version,
      patch: { number: after },
    })
  const base = content.base
  const amended =
    base === null ? undefined : versions.find((one) => one.number === base.version && one.state === 'signed')
  const amendedForm = amended === undefined ? undefined : agreementOf(amended)
  if (base !== null && (amendedForm === undefined || agreementHash(amendedForm) !== base.sha256))
    throw contentRefused({ reason: 'base' })
  const document = await takeDocument(tx, scene, { content, base64, ref: referenceOf(protocol_id, number) })
  await receiveVersion(tx, scene, { envelope, content, sha256, document })
}

type ReceivedVersion = {
  readonly envelope: Envelope
  readonly content: Content
  readonly sha256: string
  readonly document: KeptDocument | undefined
}

async function receiveVersion(
  tx: Tx,
  scene: Scene,
  { envelope, content, sha256, document }: ReceivedVersion,
): Promise<void> {
  const { protocol_id, version: number, sender } = envelope
  const { clauses, parties, rules, keys, base, kind: _kind, document: _document, ...terms } = content
  const id = await createVersion(tx, {
    ...terms,
    protocol_id,
    number,
    base: base?.version ?? null,
    authored_by: sender,
    clauses,
    parties,
    rules,
  })
  const draft = await loadVersion(tx, scene, protocol_id, number)
  if (draft === undefined) throw notOurProtocol({})
  const annex = await annexOf(tx, scene, draft.parties, draft.partners)
  for (const { institution } of parties) {
    const own = <K extends { readonly party: string }>(list: readonly K[]) =>
      list.filter(({ party }) => party === institution)
    if (firstDifference(own(annex), own(keys)) !== undefined) throw keysUnknown({ party: institution })
  }
  await freezeVersion(tx, { protocol_id, id, number }, { keys, content_sha256: sha256, document })
  const loaded = await loadVersion(tx, scene, protocol_id, number)
  // what is stored and shown must be what was sent, to the last byte
  if (loaded === undefined || contentHash(loaded.content) !== sha256) throw contentRefused({ reason: 'content' })
  await supersedeOthers(tx, loaded)
  const newer = loaded.versions.some((one) => one.number > number && one.state !== 'draft')
  if (loaded.form.status === 'made' && !newer) await approveAll(tx, loaded, sender, scene.at)
}

async function applySignature(tx: Tx, scene: Scene, envelope: Envelope, loaded: Loaded): Promise<void> {
  const { sender, version, protocol_id } = envelope
  const { sha256, jws } = bodyOf(Signature, envelope)
  const agreement = agreementOf(loaded.version)
  if (agreement === undefined || loaded.version.state !== 'agreed')
    throw signatureRefused({ reason: loaded.version.state })
  if (agreementHash(agreement) !== sha256) throw signatureRefused({ reason: 'differs-from-shown' })
  const before = jwsOf(loaded.version)
  const merged: GeneralJws = { payload: jws.payload, signatures: [...(before?.signatures ?? []), ...jws.signatures] }
  const verified = await verifyFramework(merged, agreement)
  // signatures that have yet to come are no fault of this one
  const faults = verified.status === 'refused' ? verified.faults.filter(({ code }) => code !== 'signature-missing') : []
  const [fault] = faults
  if (fault !== undefined) throw signatureRefused({ reason: fault.code })
  const kid = kidOf(jws.signatures[0]?.protected ?? '')
  if (!agreement.keys.some((key) => key.kid === kid && key.party === sender && key.use === 'agreement'))
    throw signatureRefused({ reason: 'key-not-in-annex' })
  await addAct(tx, { protocol_id, version, type: 'signature', party: sender, at: scene.at, sha256, kid })
  await keepSignatures(tx, loaded, merged)
}

const kidOf = (header: string): string => {
  const read: unknown = JSON.parse(Buffer.from(header, 'base64url').toString())
  return typeof read === 'object' && read !== null && 'kid' in read ? String(read.kid) : ''
}
