/** The acts of one's own side: each is checked, written down, moves the protocol, and leaves as a signed message to every partner. */
import type { Tx } from '../../foundation/database/index.ts'
import { notFound } from '../../foundation/http/index.ts'
import { type GeneralJws, signAgreement, verifyFramework } from '../machine/index.ts'
import { type MessageType, sendMessage, urnOf } from '../partners/index.ts'
import { addAct, freezeVersion, moveVersion } from './acts.ts'
import { agreementHash, contentHash } from './content.ts'
import { makeDocument } from './documents.ts'
import { obstaclesOf } from './guards.ts'
import { agreementOf, dayOf, jwsOf, type Loaded, loadVersion, type Scene } from './loading.ts'
import type { ActName } from './model.ts'
import { actNotPossible, bytesDiffer, noticeTooShort, otherOriginal, signatureRefused } from './problems.ts'
import { earliestEnd } from './rules.ts'

export const currentKid = async (tx: Tx, { keyring }: Scene) =>
  (await keyring.publicKeys(tx)).find(({ use, state }) => use === 'agreement' && state === 'current')?.kid

/** Loads a protocol for an act, refusing with every reason why it cannot be done now. */
export async function readyFor(tx: Tx, scene: Scene, id: string, act: ActName, number?: number): Promise<Loaded> {
  const loaded = await loadVersion(tx, scene, id, number)
  if (loaded === undefined) throw notFound({})
  const obstacles = obstaclesOf(loaded, scene, await currentKid(tx, scene))[act]
  if (obstacles.length > 0)
    throw actNotPossible(
      { act },
      {
        errors: obstacles.map(({ code, place, detail }) => ({
          pointer: place ?? '',
          code: `protocol.${code}`,
          text: detail,
        })),
      },
    )
  return loaded
}

const aboutOf = ({ protocol, version }: Loaded) => ({
  protocol_id: protocol.id,
  id: version.id,
  number: version.number,
})

async function tellPartners(
  tx: Tx,
  scene: Scene,
  { protocol, version, partners }: Loaded,
  message: MessageType,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const partner of partners.values())
    if (partner.state === 'confirmed')
      await sendMessage(tx, scene, { partner, protocol_id: protocol.id, version: version.number, message, body })
}

/** Freezes the draft, typeset where nothing else is missing, and sends it. Whoever proposes a text approves it in every authentic language. */
export async function propose(tx: Tx, scene: Scene, id: string): Promise<void> {
  const loaded = await readyFor(tx, scene, id, 'propose')
  const { version, versions } = loaded
  const made = await makeDocument(tx, scene, loaded)
  const content = { ...loaded.content, document: made?.document.about ?? null }
  const sha256 = contentHash(content)
  await freezeVersion(tx, aboutOf(loaded), { keys: content.keys, content_sha256: sha256, document: made?.document })
  await supersedeOthers(tx, loaded)
  const frozen = (await loadVersion(tx, scene, id, version.number)) ?? loaded
  if (frozen.form.status === 'made') await approveAll(tx, frozen, urnOf(scene.self), scene.at)
  const answers = versions.some(
    ({ authored_by, number }) => authored_by !== urnOf(scene.self) && number < version.number,
  )
  await tellPartners(tx, scene, loaded, answers ? 'counter-proposal' : 'proposal', {
    content,
    sha256,
    ...(made === undefined ? {} : { document: Buffer.from(made.bytes).toString('base64') }),
  })
}

/** What was on the table before gives way to the new proposal. */
export async function supersedeOthers(tx: Tx, { protocol, versions, version }: Loaded): Promise<void> {
  const open = (state: string) => state === 'proposed' || state === 'rejected' || state === 'agreed'
  for (const { id, number, state } of versions)
    if (number < version.number && open(state))
      await moveVersion(tx, { protocol_id: protocol.id, id, number }, { state: 'superseded' })
  // one that comes late, after a newer one was proposed, gives way to that
  const newer = versions.some(({ number, state }) => number > version.number && state !== 'draft')
  if (newer)
    await moveVersion(tx, { protocol_id: protocol.id, id: version.id, number: version.number }, { state: 'superseded' })
}

/** Writes a party's approval of every authentic language; the text is agreed when no signing party is missing. */
export async function approveAll(tx: Tx, loaded: Loaded, party: string, at: Date): Promise<void> {
  const { protocol, version, acts, parties, form } = loaded
  const of = version.content_sha256 === null ? {} : { sha256: version.content_sha256 }
  const authentic = version.languages.filter(({ standing }) => standing === 'authentic').map(({ lang }) => lang)
  for (const language of authentic)
    await addAct(tx, {
      protocol_id: protocol.id,
      version: version.number,
      type: 'approval',
      party,
      at,
      language,
      ...of,
    })
  const approved = (one: string, language: string) =>
    one === party ||
    acts.some(
      (act) =>
        act.type === 'approval' &&
        act.version === version.number &&
        act.sha256 === version.content_sha256 &&
        act.party === one &&
        act.language === language,
    )
  const signing = parties.filter(({ role }) => role === 'party')
  if (
    form.status !== 'made' ||
    !signing.every(({ institution }) => authentic.every((language) => approved(institution, language)))
  )
    return
  await moveVersion(tx, aboutOf(loaded), { state: 'agreed', agreement: form.agreement })
}

/** Approves the proposed text in every authentic language. `shown` is the hash of the content that was read. */
export async function approve(tx: Tx, scene: Scene, id: string, shown: string): Promise<void> {
  const loaded = await readyFor(tx, scene, id, 'approve')
  const sha256 = contentHash(loaded.content)
  if (shown !== sha256 || loaded.version.content_sha256 !== sha256) throw bytesDiffer({})
  await approveAll(tx, loaded, urnOf(scene.self), scene.at)
  await tellPartners(tx, scene, loaded, 'approval', { sha256 })
}

/** Refuses the proposed text with a reason; it stays on record. */
export async function reject(tx: Tx, scene: Scene, id: string, reason: string): Promise<void> {
  const loaded = await readyFor(tx, scene, id, 'reject')
  const { protocol, version } = loaded
  await addAct(tx, {
    protocol_id: protocol.id,
    version: version.number,
    type: 'rejection',
    party: urnOf(scene.self),
    at: scene.at,
    reason,
    ...(version.content_sha256 === null ? {} : { sha256: version.content_sha256 }),
  })
  await moveVersion(tx, aboutOf(loaded), { state: 'rejected' })
  await tellPartners(tx, scene, loaded, 'rejection', { sha256: version.content_sha256, reason })
}

/**
 * Signs with the institution's agreement key. The bytes are made again from what is stored and shown; they must be those that were
 * agreed and those whose hash the signatory confirmed.
 */
export async function sign(tx: Tx, scene: Scene, id: string, shown: string): Promise<void> {
  const loaded = await readyFor(tx, scene, id, 'sign')
  const { protocol, version, form } = loaded
  const agreed = agreementOf(version)
  if (form.status !== 'made' || agreed === undefined) throw bytesDiffer({})
  const sha256 = agreementHash(form.agreement)
  if (sha256 !== agreementHash(agreed) || sha256 !== shown) throw bytesDiffer({})
  const kid = (await currentKid(tx, scene)) ?? ''
  const before = jwsOf(version)
  const signed = await signAgreement(
    form.agreement,
    { kid, at: scene.at, sign: async (bytes) => (await scene.keyring.signWith('agreement', bytes, tx)).signature },
    before,
  )
  if (signed.status === 'refused') throw signatureRefused({ reason: signed.code })
  const party = urnOf(scene.self)
  await addAct(tx, {
    protocol_id: protocol.id,
    version: version.number,
    type: 'signature',
    party,
    at: scene.at,
    sha256,
    kid,
  })
  await keepSignatures(tx, loaded, signed.jws)
  const own = { payload: signed.jws.payload, signatures: signed.jws.signatures.slice(-1) }
  await tellPartners(tx, scene, loaded, before === undefined ? 'signature' : 'counter-signature', { sha256, jws: own })
}

/** Keeps the signatures so far. The version is signed when the keys that verify are exactly those that the agreement requires. */
export async function keepSignatures(tx: Tx, loaded: Loaded, jws: GeneralJws): Promise<void> {
  const verified = await verifyFramework(jws, agreementOf(loaded.version))
  const complete = verified.status === 'verified'
  await moveVersion(tx, aboutOf(loaded), { jws, ...(complete ? { state: 'signed' } : {}) })
  if (!complete || loaded.version.base === null) return
  const { protocol, versions } = loaded
  for (const { id, number, state } of versions)
    if (state === 'agreed' && number !== loaded.version.number)
      await moveVersion(tx, { protocol_id: protocol.id, id, number }, { state: 'superseded' })
}

/** Attests a scan as the paper original of this text. Both sides must attest the same bytes. */
export async function attest(
  tx: Tx,
  scene: Scene,
  id: string,
  scan: { readonly file_id: string; readonly sha256: string },
): Promise<void> {
  const loaded = await readyFor(tx, scene, id, 'attest')
  const { protocol, version, acts } = loaded
  const others = acts.filter(({ type, version: about }) => type === 'attestation' && about === version.number)
  if (others.some(({ sha256 }) => sha256 !== scan.sha256)) throw otherOriginal({})
  await addAct(tx, {
    protocol_id: protocol.id,
    version: version.number,
    type: 'attestation',
    party: urnOf(scene.self),
    at: scene.at,
    ...scan,
  })
  await tellPartners(tx, scene, loaded, 'attestation', { sha256: version.content_sha256, scan_sha256: scan.sha256 })
}

/** Suspends or resumes one's own outgoing sharing: at once, alone, and told to every partner. */
export async function setSharing(
  tx: Tx,
  scene: Scene,
  id: string,
  act: 'suspend' | 'resume',
  reason: string,
): Promise<void> {
  const latest = await readyFor(tx, scene, id, act)
  const loaded = await bindingVersion(tx, scene, latest)
  const type = act === 'suspend' ? 'suspension' : 'resumption'
  await addAct(tx, {
    protocol_id: id,
    version: loaded.version.number,
    type,
    party: urnOf(scene.self),
    at: scene.at,
    reason,
  })
  await tellPartners(tx, scene, loaded, type, { reason })
}

/** Announces the end, keeping the notice that the text requires. */
export async function terminate(
  tx: Tx,
  scene: Scene,
  id: string,
  notice: { readonly effective_on: string; readonly reason: string },
): Promise<void> {
  const loaded = await bindingVersion(tx, scene, await readyFor(tx, scene, id, 'terminate'))
  const earliest = earliestEnd(dayOf(scene.at), loaded.version.notice_days)
  if (notice.effective_on < earliest) throw noticeTooShort({ earliest })
  const agreement = agreementOf(loaded.version)
  const sha256 = agreement === undefined ? '' : agreementHash(agreement)
  await addAct(tx, {
    protocol_id: id,
    version: loaded.version.number,
    type: 'termination',
    party: urnOf(scene.self),
    at: scene.at,
    ...notice,
    sha256,
  })
  await tellPartners(tx, scene, loaded, 'termination', { ...notice, sha256 })
}

/** The version that binds today, or the latest signed one before it begins; what was loaded when there is none. */
export async function bindingVersion(tx: Tx, scene: Scene, loaded: Loaded): Promise<Loaded> {
  const number = loaded.standing.in_force ?? loaded.versions.findLast(({ state }) => state === 'signed')?.number
  if (number === undefined || number === loaded.version.number) return loaded
  return (await loadVersion(tx, scene, loaded.protocol.id, number)) ?? loaded
}
