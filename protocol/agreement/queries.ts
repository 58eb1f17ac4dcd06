/** SQL of protocols, their versions and the parts of a version. */
import { sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import type { LText } from '../../foundation/language/index.ts'
import type { SharingRule } from '../machine/index.ts'
import type { ContentDocument } from './content.ts'
import type { Act, Clause, Comment, Mandate, ProtocolRow, TextLanguages, VersionState } from './model.ts'
import './tables.ts'

export type ProtocolRecord = {
  readonly id: string
  readonly kind: ProtocolRow['kind']
  readonly archived_on: string | null
}
export type VersionRecord = {
  readonly id: string
  readonly version: number
  readonly protocol_id: string
  readonly number: number
  readonly base: number | null
  readonly state: VersionState
  readonly authored_by: string
  readonly title: LText
  readonly languages: TextLanguages
  readonly place: LText
  readonly signed_on: string | null
  readonly in_force_on: string | null
  readonly ends_on: string | null
  readonly notice_days: number
  readonly unilateral_termination: boolean
  readonly survival: string[]
  readonly keys: unknown[]
  readonly content_sha256: string | null
  readonly agreement: unknown
  readonly jws: unknown
  readonly document: ContentDocument | null
  readonly document_file_id: string | null
  /** Whether our own typesetter gives the same bytes; null where it cannot be compared. */
  readonly document_checked: boolean | null
  readonly created_at: string
}
export type ClauseRecord = Clause & { readonly version_id: string }
export type PartyRecord = Mandate & {
  readonly id: string
  readonly version: number
  readonly version_id: string
  readonly institution: string
  readonly name: LText
  readonly role: 'party' | 'depositary' | 'secretariat' | 'observer'
}
export type RuleRecord = {
  readonly id: string
  readonly version: number
  readonly version_id: string
  readonly rule: SharingRule
}

/** A value for a jsonb column. */
export const json = (value: unknown) => JSON.stringify(value)
/** A patch for updateRecord: texts and lists become jsonb. */
const jsonPatch = (patch: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      field,
      typeof value === 'object' && value !== null ? json(value) : value,
    ]),
  )

const versionFields = [
  'id',
  'version',
  'protocol_id',
  'number',
  'base',
  'state',
  'authored_by',
  'title',
  'languages',
  'place',
  'signed_on',
  'in_force_on',
  'ends_on',
  'notice_days',
  'unilateral_termination',
  'survival',
  'keys',
  'content_sha256',
  'agreement',
  'jws',
  'document',
  'document_file_id',
  'document_checked',
  'created_at',
] as const
const clauseFields = ['id', 'version', 'version_id', 'eid', 'origin_id', 'heading', 'body'] as const
const partyFields = [
  'id',
  'version',
  'version_id',
  'institution',
  'name',
  'role',
  'signatory',
  'capacity',
  'act_title',
  'act_number',
  'act_date',
  'act_sha256',
  'valid_from',
  'valid_until',
] as const

/** Protocols, the one changed last first. */
export const listProtocols = (tx: Tx): Promise<ProtocolRecord[]> =>
  tx.selectFrom('protocol').select(['id', 'kind', 'archived_on']).orderBy('updated_at', 'desc').orderBy('id').execute()

export const findProtocol = (tx: Tx, id: string): Promise<ProtocolRecord | undefined> =>
  tx.selectFrom('protocol').select(['id', 'kind', 'archived_on']).where('id', '=', id).executeTakeFirst()

/** Versions of these protocols in the order of their numbers; without those that gave way to another of their number. */
export async function versionsOf(tx: Tx, ids: readonly string[]): Promise<readonly VersionRecord[]> {
  if (ids.length === 0) return []
  return await tx
    .selectFrom('protocol_version')
    .select(versionFields)
    .where('protocol_id', 'in', [...ids])
    .where('crossed_at', 'is', null)
    .orderBy('number')
    .execute()
}

export const clausesOf = (tx: Tx, versionId: string): Promise<ClauseRecord[]> =>
  tx
    .selectFrom('protocol_clause')
    .select(clauseFields)
    .where('version_id', '=', versionId)
    .where('deleted_at', 'is', null)
    .execute()

/** Parties of these versions, one's own version after another in the order they were named. */
export async function partiesOf(tx: Tx, versionIds: readonly string[]): Promise<readonly PartyRecord[]> {
  if (versionIds.length === 0) return []
  return await tx
    .selectFrom('protocol_party')
    .select(partyFields)
    .where('version_id', 'in', [...versionIds])
    .where('deleted_at', 'is', null)
    .orderBy('institution')
    .execute()
}

export async function rulesOf(tx: Tx, versionIds: readonly string[]): Promise<readonly RuleRecord[]> {
  if (versionIds.length === 0) return []
  return await tx
    .selectFrom('protocol_rule')
    .select(['id', 'version', 'version_id', 'rule'])
    .where('version_id', 'in', [...versionIds])
    .where('deleted_at', 'is', null)
    .orderBy(sql`rule->>'id'`)
    .execute()
}

export type ActRecord = Act & { readonly protocol_id: string }

/** What the parties did to these protocols, in its order. */
export async function actsOf(tx: Tx, ids: readonly string[]): Promise<readonly ActRecord[]> {
  if (ids.length === 0) return []
  return await tx
    .selectFrom('protocol_act')
    .select([
      'id',
      'protocol_id',
      'type',
      'version_number as version',
      'party',
      'at',
      'language',
      'reason',
      'effective_on',
      'sha256',
      'kid',
      'file_id',
    ])
    .where('protocol_id', 'in', [...ids])
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Comments of a protocol with the names of those who wrote them, as far as they may be known. */
export async function commentsOf(tx: Tx, protocolId: string): Promise<Comment[]> {
  const rows = await tx
    .selectFrom('protocol_comment')
    .leftJoin('person', 'person.id', 'protocol_comment.created_by')
    .select([
      'protocol_comment.id',
      'protocol_comment.version',
      'protocol_comment.eid',
      'protocol_comment.body',
      'protocol_comment.resolved',
      'protocol_comment.created_at as at',
      'protocol_comment.created_by as person_id',
      'person.name',
    ])
    .where('protocol_id', '=', protocolId)
    .orderBy('protocol_comment.created_at')
    .execute()
  return rows.map(({ person_id, name, ...row }) => ({ ...row, by: { id: person_id, name } }))
}

/** Creates a protocol, with a given id when it was received; custody: protocol.drafted. */
export async function createProtocol(
  tx: Tx,
  { id, kind }: { readonly id?: string; readonly kind: ProtocolRow['kind'] },
): Promise<string> {
  const row = await tx
    .insertInto('protocol')
    .values({ kind, ...(id === undefined ? {} : { id }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordEvent(tx, {
    type: 'protocol.drafted',
    object: { kind: 'protocol', id: row.id },
    detail: { received: id !== undefined },
  })
  return row.id
}

export type NewVersion = Pick<
  VersionRecord,
  | 'protocol_id'
  | 'number'
  | 'base'
  | 'authored_by'
  | 'title'
  | 'languages'
  | 'place'
  | 'signed_on'
  | 'in_force_on'
  | 'ends_on'
  | 'notice_days'
  | 'unilateral_termination'
  | 'survival'
> & {
  readonly clauses: readonly Pick<Clause, 'eid' | 'origin_id' | 'heading' | 'body'>[]
  readonly parties: readonly Omit<PartyRecord, 'id' | 'version' | 'version_id'>[]
  readonly rules: readonly SharingRule[]
}

/** Adds a draft version with its parts; custody: protocol.changed. */
export async function createVersion(tx: Tx, version: NewVersion): Promise<string> {
  const { clauses, parties, rules, title, languages, place, survival, ...rest } = version
  const { id } = await tx
    .insertInto('protocol_version')
    .values({ ...rest, title: json(title), languages: json(languages), place: json(place), survival: json(survival) })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (clauses.length > 0)
    await tx
      .insertInto('protocol_clause')
      .values(
        clauses.map(({ eid, origin_id, heading, body }) => ({
          version_id: id,
          eid,
          origin_id,
          heading: json(heading),
          body: json(body),
        })),
      )
      .execute()
  for (const party of parties) await addParty(tx, id, party)
  for (const rule of rules)
    await tx
      .insertInto('protocol_rule')
      .values({ version_id: id, rule: json(rule) })
      .execute()
  await recordEvent(tx, {
    type: 'protocol.changed',
    object: { kind: 'protocol', id: rest.protocol_id },
    detail: { version: rest.number, clauses: clauses.length, rules: rules.length },
  })
  return id
}

async function addParty(
  tx: Tx,
  versionId: string,
  party: Omit<PartyRecord, 'id' | 'version' | 'version_id'>,
): Promise<void> {
  const { name, signatory, capacity, act_title, ...rest } = party
  const optional = (value: LText | null) => (value === null ? {} : { value: json(value) })
  await tx
    .insertInto('protocol_party')
    .values({
      ...rest,
      version_id: versionId,
      name: json(name),
      ...rename('signatory', optional(signatory)),
      ...rename('capacity', optional(capacity)),
      ...rename('act_title', optional(act_title)),
    })
    .execute()
}

const rename = <Name extends string>(name: Name, found: { readonly value?: string }): { [N in Name]?: string } =>
  found.value === undefined ? {} : ({ [name]: found.value } as { [N in Name]?: string })

export type Part = 'protocol_clause' | 'protocol_party' | 'protocol_rule'

/** Which protocol and version a part belongs to; undefined for one that is not there. */
export async function placeOfPart(
  tx: Tx,
  table: Part,
  id: string,
): Promise<{ readonly version_id: string; readonly protocol_id: string } | undefined> {
  return await tx
    .selectFrom(table)
    .innerJoin('protocol_version', 'protocol_version.id', `${table}.version_id`)
    .select(['protocol_version.id as version_id', 'protocol_version.protocol_id'])
    .where(`${table}.id`, '=', id)
    .where(`${table}.deleted_at`, 'is', null)
    .executeTakeFirst()
}

/** Changes or removes a part of a draft; custody: protocol.changed. `fields` names what changed, never its words. */
export async function changePart<Row extends { readonly version: number }>(
  tx: Tx,
  input: {
    readonly table: Part | 'protocol_version' | 'protocol_comment'
    readonly protocol_id: string
    readonly id: string
    readonly version: number
    readonly patch: Readonly<Record<string, unknown>>
  },
): Promise<WriteOutcome<Row>> {
  const { table, id, version, patch, protocol_id } = input
  const outcome = await updateRecord<Row>(tx, { table, id, version, patch: jsonPatch(patch) })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: table === 'protocol_comment' ? 'protocol.commented' : 'protocol.changed',
      object: { kind: 'protocol', id: protocol_id },
      detail: { part: table, id, fields: Object.keys(patch) },
    })
  return outcome
}

/** Adds a part to a draft; custody: protocol.changed. */
export async function addPart(
  tx: Tx,
  input: { readonly protocol_id: string; readonly version_id: string } & (
    | { readonly clause: Pick<Clause, 'eid' | 'heading' | 'body'> }
    | { readonly rule: SharingRule }
    | { readonly party: Omit<PartyRecord, 'id' | 'version' | 'version_id'> }
  ),
): Promise<void> {
  const { version_id, protocol_id } = input
  if ('clause' in input) {
    const { eid, heading, body } = input.clause
    await tx
      .insertInto('protocol_clause')
      .values({ version_id, eid, heading: json(heading), body: json(body) })
      .execute()
  } else if ('rule' in input)
    await tx
      .insertInto('protocol_rule')
      .values({ version_id, rule: json(input.rule) })
      .execute()
  else await addParty(tx, version_id, input.party)
  await recordEvent(tx, {
    type: 'protocol.changed',
    object: { kind: 'protocol', id: protocol_id },
    detail: { added: 'clause' in input ? 'clause' : 'rule' in input ? 'rule' : 'party' },
  })
}

/** Adds a comment on a clause; custody: protocol.commented. */
export async function addComment(
  tx: Tx,
  comment: { readonly protocol_id: string; readonly eid: string; readonly body: string },
): Promise<void> {
  await tx.insertInto('protocol_comment').values(comment).execute()
  await recordEvent(tx, {
    type: 'protocol.commented',
    object: { kind: 'protocol', id: comment.protocol_id },
    detail: { clause: comment.eid },
  })
}
