/** A version with everything around it, read once: what views show, what guards ask, what is frozen and signed. */
import type { Tx } from '../../foundation/database/index.ts'
import type { FileStore } from '../../foundation/files/index.ts'
import type { Keyring } from '../../foundation/keys/index.ts'
import type { Amendment, FrameworkAgreement, GeneralJws } from '../machine/index.ts'
import { findPartner, type Partner, urnOf } from '../partners/index.ts'
import { agreementHash, type Content, inOrder, machineForm } from './content.ts'
import {
  type ActRecord,
  actsOf,
  type ClauseRecord,
  clausesOf,
  findProtocol,
  type PartyRecord,
  type ProtocolRecord,
  partiesOf,
  type RuleRecord,
  rulesOf,
  type VersionRecord,
  versionsOf,
} from './queries.ts'
import { type Standing, standingOf } from './rules.ts'
import type { Registry } from './shareable.ts'

/** What the room needs from the instance. */
export type Room = { readonly keyring: Keyring; readonly registry: Registry; readonly files: FileStore }
/** Who asks, and when. */
export type Scene = Room & { readonly self: string; readonly at: Date }

export type Loaded = {
  readonly protocol: ProtocolRecord
  readonly versions: readonly VersionRecord[]
  readonly version: VersionRecord
  readonly clauses: readonly ClauseRecord[]
  readonly parties: readonly PartyRecord[]
  readonly rules: readonly RuleRecord[]
  readonly acts: readonly ActRecord[]
  readonly standing: Standing
  readonly content: Content
  readonly form: ReturnType<typeof machineForm>
  /** Partners among the parties, by their institution. */
  readonly partners: ReadonlyMap<string, Partner>
}

export const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** Agreements are written by their machine when frozen, so what stands in the column has that shape. */
export const agreementOf = (version: VersionRecord) =>
  (version.agreement ?? undefined) as FrameworkAgreement | undefined
export const jwsOf = (version: VersionRecord) => (version.jws ?? undefined) as GeneralJws | undefined

/** Loads a protocol at a version, the latest when none is named; undefined for one that is not there. */
export async function loadVersion(tx: Tx, scene: Scene, id: string, number?: number): Promise<Loaded | undefined> {
  const protocol = await findProtocol(tx, id)
  if (protocol === undefined) return undefined
  const versions = await versionsOf(tx, [id])
  const version = number === undefined ? versions.at(-1) : versions.find((one) => one.number === number)
  if (version === undefined) return undefined
  const clauses = inOrder(await clausesOf(tx, version.id))
  const parties = await partiesOf(tx, [version.id])
  const rules = await rulesOf(tx, [version.id])
  const acts = await actsOf(tx, [id])
  const partners = new Map<string, Partner>()
  for (const { institution } of parties) {
    const partner = institution === urnOf(scene.self) ? undefined : await findPartner(tx, { institution })
    if (partner !== undefined) partners.set(institution, partner)
  }
  const keys =
    version.state === 'draft' ? await annexOf(tx, scene, parties, partners) : (version.keys as Content['keys'])
  const content = contentOf({ protocol, versions, version, clauses, parties, rules, keys })
  const form = machineForm({ id, number: version.number, content }, scene.registry.fieldClass, amendmentsOf(versions))
  const standing = standingOf({ versions, acts, archived_on: protocol.archived_on }, dayOf(scene.at))
  return { protocol, versions, version, clauses, parties, rules, acts, standing, content, form, partners }
}

/** Signed and agreed versions, as the line of amendments names them. */
function amendmentsOf(versions: readonly VersionRecord[]): readonly Amendment[] {
  return versions.flatMap((version) => {
    const agreement = agreementOf(version)
    if (agreement === undefined) return []
    const { supersedes } = agreement
    return [
      { sha256: agreementHash(agreement), ...(supersedes === undefined ? {} : { supersedes: supersedes.sha256 }) },
    ]
  })
}

type Parts = Pick<Loaded, 'protocol' | 'versions' | 'version' | 'clauses' | 'parties' | 'rules'> & {
  readonly keys: Content['keys']
}

function contentOf({ protocol, versions, version, clauses, parties, rules, keys }: Parts): Content {
  const base = versions.find(({ number }) => number === version.base)
  const agreement = base === undefined ? undefined : agreementOf(base)
  return {
    kind: protocol.kind,
    title: version.title,
    languages: version.languages,
    place: version.place,
    signed_on: version.signed_on,
    in_force_on: version.in_force_on,
    ends_on: version.ends_on,
    notice_days: version.notice_days,
    unilateral_termination: version.unilateral_termination,
    survival: version.survival,
    parties: parties.map(({ id: _id, version: _version, version_id: _versionId, ...party }) => party),
    clauses: clauses.map(({ eid, origin_id, heading, body }) => ({ eid, origin_id, heading, body })),
    rules: rules.map(({ rule }) => rule),
    keys,
    document: version.document,
    base:
      base === undefined || agreement === undefined ? null : { version: base.number, sha256: agreementHash(agreement) },
  }
}

/** The annex of keys: the current ones of every signing party, as far as they are known here, always in the same order. */
export async function annexOf(
  tx: Tx,
  { keyring, self }: Scene,
  parties: readonly { readonly institution: string; readonly role: string }[],
  partners: ReadonlyMap<string, Partner>,
): Promise<Content['keys']> {
  const own = (await keyring.publicKeys(tx)).filter(({ state }) => state === 'current')
  return parties
    .filter(({ role }) => role === 'party')
    .flatMap(({ institution }) => {
      const known =
        institution === urnOf(self)
          ? own
          : (partners.get(institution)?.keys ?? []).filter(({ valid_until }) => valid_until === null)
      return known
        .map(({ kid, x, use, valid_from }) => ({
          kid,
          x,
          use,
          party: institution,
          valid_from: new Date(valid_from).toISOString(),
        }))
        .toSorted((one, other) => (one.use < other.use ? -1 : 1))
    })
    .toSorted((one, other) => (one.party < other.party ? -1 : Number(one.party > other.party)))
}
