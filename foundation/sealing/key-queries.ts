/** SQL of vaults and keys of people: the server keeps public keys and closed wraps, and can open none of them. */
import { type Kysely, sql } from 'kysely'
import { namesOf } from '../access/server.ts'
import { recordEvent } from '../custody/index.ts'
import type { Tables, Tx } from '../database/index.ts'
import type { DirectoryEntry, PersonKey, StoredWrap, VaultState, WrapKind } from './model.ts'
import { vaultState } from './rules.ts'

type VaultRow = {
  readonly person_id: string
  readonly state: Exclude<VaultState, 'invited'>
  readonly tested_wraps: number
  readonly reason: string | null
}

const on = (tx: Tx) => tx as Kysely<Tables>

export async function findVault(tx: Tx, personId: string): Promise<VaultRow | undefined> {
  const { rows } = await sql<VaultRow>`
    select person_id, state, tested_wraps, reason from vault where person_id = ${personId}`.execute(on(tx))
  return rows[0]
}

/** Keys of a person, the newest first. */
export async function keysOf(tx: Tx, personId: string): Promise<readonly PersonKey[]> {
  const { rows } = await sql<PersonKey>`
    select id, person_id, recipient, signing_key, state, created_at from person_key
    where person_id = ${personId} order by created_at desc`.execute(on(tx))
  return rows
}

export type OwnWrapRow = {
  readonly id: string
  readonly key_id: string
  readonly kind: WrapKind
  readonly wrap: StoredWrap
  readonly tested_at: string | null
  readonly created_at: string
}

/** The actor's own wraps; row security shows nobody else's. */
export async function ownWraps(tx: Tx): Promise<readonly OwnWrapRow[]> {
  const { rows } = await sql<OwnWrapRow>`
    select id, key_id, kind, wrap, tested_at, created_at from key_wrap order by created_at`.execute(on(tx))
  return rows
}

/** Keeps new public keys of the actor; custody: sealing.keys-made. Answers the id of the key. */
export async function addKeys(
  tx: Tx,
  input: { readonly person_id: string; readonly recipient: string; readonly signing_key: string },
): Promise<string> {
  const { person_id, recipient, signing_key } = input
  await sql`insert into vault (person_id) values (${person_id}) on conflict (person_id) do nothing`.execute(on(tx))
  const { rows } = await sql<{ id: string }>`
    insert into person_key (person_id, recipient, signing_key) values (${person_id}, ${recipient}, ${signing_key}) returning id`.execute(
    on(tx),
  )
  const id = rows[0]?.id ?? ''
  await recordEvent(tx, { type: 'sealing.keys-made', object: { kind: 'person', id: person_id }, detail: { key: id } })
  return id
}

/** Keeps a wrap of the actor; custody: sealing.wrap-added. */
export async function addWrap(
  tx: Tx,
  input: { readonly person_id: string; readonly key_id: string; readonly wrap: StoredWrap; readonly tested: boolean },
): Promise<string> {
  const { person_id, key_id, wrap, tested } = input
  const { rows } = await sql<{ id: string }>`
    insert into key_wrap (key_id, kind, wrap, tested_at)
    values (${key_id}, ${wrap.kind}, ${JSON.stringify(wrap)}::jsonb, case when ${tested} then now() end) returning id`.execute(
    on(tx),
  )
  await recordEvent(tx, {
    type: 'sealing.wrap-added',
    object: { kind: 'person', id: person_id },
    detail: { kind: wrap.kind, tested },
  })
  return rows[0]?.id ?? ''
}

/** Takes a wrap of the actor away for good; custody: sealing.wrap-removed. False when there is none of this id. */
export async function dropWrap(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ kind: WrapKind }>`delete from key_wrap where id = ${id} returning kind`.execute(on(tx))
  const kind = rows[0]?.kind
  if (kind === undefined) return false
  await recordEvent(tx, { type: 'sealing.wrap-removed', object: { kind: 'person', id: personId }, detail: { kind } })
  return true
}

/** Moves a vault to where its facts put it; custody: sealing.vault-moved when that is elsewhere. */
export async function settleVault(tx: Tx, personId: string, testedWraps?: number): Promise<void> {
  const vault = await findVault(tx, personId)
  if (vault === undefined) return
  const signed = (await keysOf(tx, personId)).some(({ state }) => state === 'current')
  const tested = testedWraps ?? vault.tested_wraps
  await writeVault(tx, vault, { state: vaultState({ written: vault.state, signed, testedWraps: tested }), tested })
}

/** Moves a vault by hand of a key officer; custody: sealing.vault-moved. */
export async function moveVault(
  tx: Tx,
  vault: VaultRow,
  to: { readonly state: 'locked' | 'active' | 'revoked'; readonly reason: string },
): Promise<void> {
  await writeVault(tx, vault, { ...to, tested: vault.tested_wraps })
}

async function writeVault(
  tx: Tx,
  vault: VaultRow,
  next: { readonly state: VaultState; readonly tested: number; readonly reason?: string },
): Promise<void> {
  if (next.state === vault.state && next.tested === vault.tested_wraps) return
  await sql`update vault set state = ${next.state}, tested_wraps = ${next.tested}, reason = ${next.reason ?? null}
    where person_id = ${vault.person_id}`.execute(on(tx))
  if (next.state !== vault.state)
    await recordEvent(tx, {
      type: 'sealing.vault-moved',
      object: { kind: 'person', id: vault.person_id },
      detail: { before: vault.state, after: next.state },
    })
}

/** The directory from its first entry on. */
export async function directoryEntries(tx: Tx): Promise<readonly DirectoryEntry[]> {
  const { rows } = await sql<{ entry: string }>`select entry from key_directory order by seq`.execute(on(tx))
  return rows.map(({ entry }) => JSON.parse(entry) as DirectoryEntry)
}

/** Everybody who has made keys, with all of them, by name. */
export async function peopleWithKeys(tx: Tx) {
  const { rows: vaults } = await sql<VaultRow>`select person_id, state, tested_wraps, reason from vault`.execute(on(tx))
  const { rows: keys } = await sql<PersonKey>`
    select id, person_id, recipient, signing_key, state, created_at from person_key order by created_at desc`.execute(
    on(tx),
  )
  const names = await namesOf(
    tx,
    vaults.map(({ person_id }) => person_id),
  )
  return vaults
    .flatMap(({ person_id, state }) => {
      const name = names.get(person_id)
      const own = keys.filter((key) => key.person_id === person_id)
      return name === undefined ? [] : [{ person_id, name, vault: state, keys: own }]
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/**
 * Appends an entry that was checked against the chain, and gives its key the state it says; custody: sealing.key-signed. Two officers who
 * sign at once: the second is refused by the number of the entry.
 */
export async function appendEntry(
  tx: Tx,
  input: { readonly entry: DirectoryEntry; readonly text: string; readonly hash: string; readonly key_id: string },
): Promise<void> {
  const { entry, text, hash, key_id } = input
  await sql`insert into key_directory (seq, key_id, entry, hash) values (${entry.seq}, ${key_id}, ${text}, ${hash})`.execute(
    on(tx),
  )
  if (entry.state === 'current')
    await sql`update person_key set state = 'superseded'
      where person_id = ${entry.person_id} and state = 'current' and id <> ${key_id}`.execute(on(tx))
  await sql`update person_key set state = ${entry.state} where id = ${key_id} and state <> ${entry.state}`.execute(
    on(tx),
  )
  await recordEvent(tx, {
    type: 'sealing.key-signed',
    object: { kind: 'person', id: entry.person_id },
    detail: { key: key_id, state: entry.state, seq: entry.seq, hash, officer: entry.officer },
  })
}
