/** New texts: from a template, from what was proposed before, and as an amendment of what was signed. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../foundation/database/index.ts'
import { findInstitution } from '../../foundation/identity/index.ts'
import { findPartner, urnOf } from '../partners/index.ts'
import type { Loaded, Scene } from './loading.ts'
import type { Mandate, NewProtocol } from './model.ts'
import { bindingVersion, readyFor } from './negotiation.ts'
import { partyNotPartner, templateUnknown } from './problems.ts'
import { createProtocol, createVersion, type PartyRecord } from './queries.ts'
import { templates } from './templates.ts'

const noMandate: Mandate = {
  signatory: null,
  capacity: null,
  act_title: null,
  act_number: null,
  act_date: null,
  act_sha256: null,
  valid_from: null,
  valid_until: null,
}

type NewParty = Omit<PartyRecord, 'id' | 'version' | 'version_id'>

/** A party as one knows it: oneself, or a partner. Refuses an institution that is neither. */
export async function knownParty(
  tx: Tx,
  { self }: Scene,
  institution: string,
  role: NewParty['role'],
): Promise<NewParty> {
  const known = institution === urnOf(self) ? await findInstitution(tx) : await findPartner(tx, { institution })
  if (known === undefined) throw partyNotPartner({ institution })
  return { institution, name: known.name, role, ...noMandate }
}

/** Opens a protocol with its first draft. The rules that a template suggests hold from us to each partner and back. */
export async function draftProtocol(tx: Tx, scene: Scene, input: NewProtocol): Promise<string> {
  const template = templates.find(({ id }) => id === input.template)
  if (input.template !== null && template === undefined) throw templateUnknown({})
  const own = urnOf(scene.self)
  const others = input.parties.filter(({ institution }) => institution !== own)
  const parties = [await knownParty(tx, scene, own, 'party')]
  for (const { institution, role } of others) parties.push(await knownParty(tx, scene, institution, role))
  const languages = input.languages.map(({ lang }) => lang)
  const only = <T extends object>(text: T) =>
    Object.fromEntries(Object.entries(text).filter(([lang]) => languages.some((one) => one === lang))) as T
  const signing = parties.filter(({ role }) => role === 'party').map(({ institution }) => institution)
  const pairs = signing.flatMap((from) => signing.filter((to) => to !== from).map((to) => ({ from, to })))
  const id = await createProtocol(tx, { kind: input.kind })
  await createVersion(tx, {
    protocol_id: id,
    number: 1,
    base: null,
    authored_by: own,
    title: input.title,
    languages: input.languages,
    place: {},
    signed_on: null,
    in_force_on: null,
    ends_on: null,
    notice_days: template?.notice_days ?? 90,
    unilateral_termination: true,
    survival: [...(template?.survival ?? [])],
    parties,
    clauses: (template?.clauses ?? []).map(({ eid, heading, body }) => ({
      eid,
      origin_id: randomUUID(),
      heading: only(heading),
      body: only(body),
    })),
    rules: (template?.rules ?? []).flatMap((rule) =>
      pairs.map((pair) => ({ ...rule, ...pair, id: `urn:uuid:${randomUUID()}` })),
    ),
  })
  return id
}

/** A draft of our own with the text and terms of a version, under the next number. */
export async function draftFrom(tx: Tx, scene: Scene, loaded: Loaded, base: number | null): Promise<void> {
  const { protocol, versions, version, clauses, parties, rules } = loaded
  const { title, languages, place, signed_on, in_force_on, ends_on, notice_days, unilateral_termination, survival } =
    version
  await createVersion(tx, {
    protocol_id: protocol.id,
    number: Math.max(...versions.map(({ number }) => number)) + 1,
    base,
    authored_by: urnOf(scene.self),
    title,
    languages,
    place,
    signed_on,
    in_force_on,
    ends_on,
    notice_days,
    unilateral_termination,
    survival,
    clauses,
    parties: parties.map(({ id: _id, version: _version, version_id: _versionId, ...party }) => party),
    rules: rules.map(({ rule }) => rule),
  })
}

/** A draft of our own from the text on the table: the beginning of a counter-proposal. */
export async function revise(tx: Tx, scene: Scene, id: string): Promise<void> {
  const loaded = await readyFor(tx, scene, id, 'revise')
  await draftFrom(tx, scene, loaded, loaded.version.base)
}

/** A draft that cites the version in force as its base: an amendment, a new annex, or a renewal. */
export async function amend(tx: Tx, scene: Scene, id: string): Promise<void> {
  const loaded = await bindingVersion(tx, scene, await readyFor(tx, scene, id, 'amend'))
  await draftFrom(tx, scene, loaded, loaded.version.number)
}
