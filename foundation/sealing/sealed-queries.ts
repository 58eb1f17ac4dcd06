/** SQL of sealed objects: versions and copies are added, never changed; ciphertext is handed to those it was given to, after the entry. */
import { type Kysely, sql } from 'kysely'
import { namesOf } from '../access/server.ts'
import { recordEvent, recordEvents } from '../custody/index.ts'
import type { Tables, Tx } from '../database/index.ts'
import type { GivenTo, openingLimits, PersonKey, SealedObject } from './model.ts'

const on = (tx: Tx) => tx as Kysely<Tables>

/** Where a sealed field lies: a record of a case. */
export type Home = {
  readonly case_id: string
  readonly kind: string
  readonly record_id: string
  readonly field: string
}
/** An age file whose form was checked. */
export type Ciphertext = {
  readonly sha256: string
  readonly recipients: number
  readonly bucket: number
} & ({ readonly bytes: Uint8Array } | { readonly file_id: string })

type Recipient = GivenTo & { readonly person_id: string }

/** The newest version of a field of a record; 0 for none. */
export async function newestVersion(tx: Tx, home: Pick<Home, 'record_id' | 'field'>): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(object_version) as version from sealed_object where record_id = ${home.record_id} and field = ${home.field}`.execute(
    on(tx),
  )
  return rows[0]?.version ?? 0
}

/** Keeps a new version with its first copy and its grants; custody: sealing.sealed. */
export async function keepObject(
  tx: Tx,
  input: Home & {
    readonly version: number
    readonly author_key_id: string
    readonly ciphertext: Ciphertext
    readonly given: readonly Recipient[]
  },
): Promise<string> {
  const { case_id, kind, record_id, field, version, author_key_id, ciphertext, given } = input
  const { rows } = await sql<{ id: string }>`
    insert into sealed_object (case_id, kind, record_id, field, object_version, author_key_id, bucket)
    values (${case_id}, ${kind}, ${record_id}, ${field}, ${version}, ${author_key_id}, ${ciphertext.bucket}) returning id`.execute(
    on(tx),
  )
  const id = rows[0]?.id ?? ''
  await writeGrants(tx, id, given)
  await writeCopy(tx, id, 1, ciphertext)
  await recordEvent(tx, {
    type: 'sealing.sealed',
    object: { kind: kind.replaceAll('_', '-'), id: record_id },
    detail: { object: id, field, version, people: given.map(({ person_id }) => person_id) },
  })
  return id
}

/** Keeps a further copy, sealed to others as well; grants that it leaves out are withdrawn. custody: sealing.given. */
export async function keepCopy(
  tx: Tx,
  input: {
    readonly object: SealedObject
    readonly ciphertext: Ciphertext
    readonly given: readonly Recipient[]
    readonly reason: string
  },
): Promise<void> {
  const { object, ciphertext, given, reason } = input
  const kept = new Set(given.map(({ key_id }) => key_id))
  const held = new Set(object.grants.map(({ key_id }) => key_id))
  const left = object.grants.filter(({ key_id }) => !kept.has(key_id))
  const added = given.filter(({ key_id }) => !held.has(key_id))
  await writeGrants(tx, object.id, added)
  await writeCopy(tx, object.id, object.revision + 1, ciphertext)
  await recordEvent(tx, {
    type: 'sealing.given',
    object: { kind: 'sealed', id: object.id },
    detail: { revision: object.revision + 1, people: added.map(({ person_id }) => person_id), reason },
  })
  for (const { id } of left) await revokeGrant(tx, { id, reason })
}

async function writeGrants(tx: Tx, objectId: string, given: readonly Recipient[]): Promise<void> {
  for (const { person_id, key_id, purpose, until } of given)
    await sql`insert into sealed_grant (object_id, person_id, key_id, purpose, until)
      values (${objectId}, ${person_id}, ${key_id}, ${purpose}, ${until})`.execute(on(tx))
}

async function writeCopy(tx: Tx, objectId: string, revision: number, ciphertext: Ciphertext): Promise<void> {
  const [bytes, file] = 'bytes' in ciphertext ? [Buffer.from(ciphertext.bytes), null] : [null, ciphertext.file_id]
  await sql`insert into sealed_copy (object_id, revision, sha256, recipients, ciphertext, file_id)
    values (${objectId}, ${revision}, ${ciphertext.sha256}, ${ciphertext.recipients}, ${bytes}, ${file})`.execute(
    on(tx),
  )
}

/** Withdraws what was given: it is delivered no more from now on. custody: sealing.revoked. False when there is no live grant of this id. */
export async function revokeGrant(tx: Tx, input: { readonly id: string; readonly reason: string }): Promise<boolean> {
  const { rows } = await sql<{ object_id: string; person_id: string }>`
    update sealed_grant set revoked_at = now(), reason = ${input.reason}
    where id = ${input.id} and revoked_at is null returning object_id, person_id`.execute(on(tx))
  const revoked = rows[0]
  if (revoked === undefined) return false
  await recordEvent(tx, {
    type: 'sealing.revoked',
    object: { kind: 'sealed', id: revoked.object_id },
    detail: { person: revoked.person_id, reason: input.reason },
  })
  return true
}

export type Which = { readonly record_id: string } | { readonly case_id: string } | { readonly ids: readonly string[] }

type ObjectRow = Omit<SealedObject, 'author' | 'grants' | 'mine' | 'revision'> & {
  readonly author_id: string
  readonly signing_key: string
}
type GrantRow = Omit<SealedObject['grants'][number], 'name'> & { readonly object_id: string }

/** Objects that the actor sees: the newest version of each field of a record or case, or those of these ids. */
export async function findObjects(tx: Tx, which: Which, actorId: string): Promise<readonly SealedObject[]> {
  const where =
    'ids' in which
      ? sql`o.id = any (${[...which.ids]}::uuid[])`
      : 'record_id' in which
        ? sql`o.record_id = ${which.record_id}`
        : sql`o.case_id = ${which.case_id}`
  const { rows } = await sql<ObjectRow & { readonly newest: boolean }>`
    select o.id, o.case_id, o.kind, o.record_id, o.field, o.object_version, o.bucket, o.created_at,
      k.person_id as author_id, k.signing_key,
      o.object_version = max(o.object_version) over (partition by o.record_id, o.field) as newest
    from sealed_object o join person_key k on k.id = o.author_key_id where ${where}
    order by o.created_at, o.id limit 5000`.execute(on(tx))
  const shown = 'ids' in which ? rows : rows.filter(({ newest }) => newest)
  const ids = shown.map(({ id }) => id)
  const { rows: grants } = await sql<GrantRow>`
    select id, object_id, key_id, person_id, purpose, until from sealed_grant
    where object_id = any (${ids}::uuid[]) and revoked_at is null and (until is null or until > now()) order by created_at, id`.execute(
    on(tx),
  )
  const { rows: copies } = await sql<{ object_id: string; revision: number }>`
    select object_id, max(revision) as revision from sealed_copy where object_id = any (${ids}::uuid[]) group by object_id`.execute(
    on(tx),
  )
  const revisions = new Map(copies.map(({ object_id, revision }) => [object_id, revision]))
  const names = await namesOf(tx, [
    ...shown.map(({ author_id }) => author_id),
    ...grants.map(({ person_id }) => person_id),
  ])
  return shown.map(({ author_id, signing_key, newest: _, ...object }) => {
    const own = grants.filter(({ object_id }) => object_id === object.id)
    return {
      ...object,
      revision: revisions.get(object.id) ?? 0,
      author: { person_id: author_id, name: names.get(author_id) ?? '', signing_key },
      mine: own.some(({ person_id }) => person_id === actorId),
      grants: own.map(({ object_id: _object, ...grant }) => ({ ...grant, name: names.get(grant.person_id) ?? '' })),
    }
  })
}

/** How many objects the actor was handed within each limit's minutes. */
export async function countOpenings(tx: Tx, actorId: string, limits: typeof openingLimits): Promise<readonly number[]> {
  const counts: number[] = []
  for (const { minutes } of limits) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from unseal where person_id = ${actorId} and at > now() - make_interval(mins => ${minutes})`.execute(
      on(tx),
    )
    counts.push(rows[0]?.count ?? 0)
  }
  return counts
}

export type Handed = { readonly object_id: string; readonly ciphertext: Buffer | null; readonly file_id: string | null }

/**
 * Notes that objects are handed to the actor (custody: sealing.opened, one entry each) and reads their newest copies. The answer leaves
 * after the transaction: an entry that cannot be written hands out nothing.
 */
export async function handOut(tx: Tx, objects: readonly SealedObject[], purpose: string): Promise<readonly Handed[]> {
  const ids = objects.map(({ id }) => id)
  await sql`insert into unseal (object_id, purpose) select id, ${purpose} from unnest(${ids}::uuid[]) id`.execute(
    on(tx),
  )
  await recordEvents(
    tx,
    objects.map(({ id, record_id, field, object_version }) => ({
      type: 'sealing.opened' as const,
      object: { kind: 'sealed', id },
      detail: { record: record_id, field, version: object_version, purpose },
    })),
  )
  const { rows } = await sql<Handed>`
    select distinct on (object_id) object_id, ciphertext, file_id from sealed_copy
    where object_id = any (${ids}::uuid[]) order by object_id, revision desc`.execute(on(tx))
  return rows
}

type TeamRow = PersonKey & { readonly vault: string }

/** The current keys of these people, with where their vaults stand. */
export async function currentKeys(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, TeamRow>> {
  const { rows } = await sql<TeamRow>`
    select k.id, k.person_id, k.recipient, k.signing_key, k.state, k.created_at, v.state as vault
    from person_key k join vault v on v.person_id = k.person_id
    where k.state = 'current' and k.person_id = any (${[...people]}::uuid[])`.execute(on(tx))
  return new Map(rows.map((row) => [row.person_id, row]))
}

/** Whether a stored file is the actor's own upload of class X, with its size and hash. */
export async function ownSealedFile(tx: Tx, id: string) {
  const { rows } = await sql<{ sha256: string; bytes: number }>`
    select sha256, bytes from stored_file where id = ${id} and data_class = 'X' and created_by = app.actor()`.execute(
    on(tx),
  )
  return rows[0]
}

/** Names of the people these keys belong to; nothing for a key that does not exist. */
export async function ownersOf(tx: Tx, keys: readonly { readonly key_id: string }[]): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from person_key where id = any (${keys.map(({ key_id }) => key_id)}::uuid[])`.execute(on(tx))
  const names = await namesOf(
    tx,
    rows.map(({ person_id }) => person_id),
  )
  return [...names.values()]
}
