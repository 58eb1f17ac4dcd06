/** The key directory: a chain of entries signed by key officers, each naming the one before. Whoever holds its end can be shown only more of it. */
import { canonicalBytes, canonicalJson, sha256Of } from '../../canonical/index.ts'
import { DirectoryEntry } from './forms.ts'
import { type SealingFault, SealingRefused } from './refused.ts'
import type { PublicKeys } from './secret.ts'
import { isSigned, sign } from './signing.ts'

/** What a browser remembers of the directory: where it began and how far it has been seen. */
export type DirectoryPin = { readonly root: string; readonly seq: number; readonly hash: string }

export const entryText = (entry: DirectoryEntry): string => canonicalJson(entry)
export const hashOfEntry = (entry: DirectoryEntry): Promise<string> => sha256Of(canonicalBytes(entry))

export type NewEntry = Pick<DirectoryEntry, 'institution_id' | 'person_id' | 'state' | 'officer' | 'signed_at'> &
  PublicKeys

/** The next entry of a chain whose last one is `last`, signed by an officer, or by its own key where it is the first. */
export async function signEntry(
  entry: NewEntry,
  {
    last,
    signingSecret,
    signed_by,
  }: { last: DirectoryEntry | undefined; signingSecret: Uint8Array; signed_by: string },
): Promise<DirectoryEntry> {
  const { institution_id, person_id, recipient, signing_key, state, officer, signed_at } = entry
  const statement = {
    v: 1 as const,
    institution_id,
    seq: last === undefined ? 0 : last.seq + 1,
    previous: last === undefined ? null : await hashOfEntry(last),
    person_id,
    recipient,
    signing_key,
    state,
    officer,
    signed_by,
    signed_at,
  }
  return { ...statement, signature: sign(signingSecret, 'key directory', statement) }
}

/** A person's keys as the last entry about them says. */
export type KnownKey = Pick<DirectoryEntry, 'person_id' | 'recipient' | 'signing_key' | 'state' | 'officer'>

export type Directory = {
  /** By public signing key, for every key that was ever signed. */
  readonly keys: ReadonlyMap<string, KnownKey>
  readonly pin: DirectoryPin | undefined
  readonly last: DirectoryEntry | undefined
}

/**
 * Reads a chain from its beginning. Refuses (with the person of the entry at fault) one with a changed, swapped, dropped or unsigned
 * entry, and one that does not go on from what this browser has seen (`pin`).
 */
export async function readDirectory(
  entries: readonly unknown[],
  { institution_id, pin }: { readonly institution_id: string; readonly pin: DirectoryPin | undefined },
): Promise<Directory> {
  const keys = new Map<string, KnownKey>()
  let last: DirectoryEntry | undefined
  let hash: string | undefined
  let root: string | undefined
  for (const [index, raw] of entries.entries()) {
    const read = DirectoryEntry.safeParse(raw)
    if (!read.success) throw new SealingRefused('directory-broken', personOf(raw))
    const entry = read.data
    const broken = new SealingRefused('directory-broken', entry.person_id)
    const { signature, ...statement } = entry
    if (entry.seq !== index || entry.previous !== (hash ?? null) || entry.institution_id !== institution_id)
      throw broken
    if (last === undefined ? !beginsChain(entry) : !maySign(keys.get(entry.signed_by))) throw broken
    if (!isSigned(entry.signed_by, 'key directory', statement, signature)) throw broken
    const held = keys.get(entry.signing_key)
    if (held !== undefined && !follows(held, entry)) throw broken
    if (entry.state === 'current') supersede(keys, entry.person_id)
    keys.set(entry.signing_key, entry)
    last = entry
    hash = await hashOfEntry(entry)
    root ??= entry.signing_key
    if (pin !== undefined && pin.seq === index && pin.hash !== hash)
      throw new SealingRefused('directory-rewritten', entry.person_id)
  }
  if (pin !== undefined && (root !== pin.root || entries.length <= pin.seq))
    throw new SealingRefused('directory-rewritten')
  const seen =
    last === undefined || hash === undefined || root === undefined ? undefined : { root, seq: last.seq, hash }
  return { keys, pin: seen, last }
}

const personOf = (raw: unknown) => {
  const id = typeof raw === 'object' && raw !== null && 'person_id' in raw ? raw.person_id : undefined
  return typeof id === 'string' ? id : undefined
}

const beginsChain = (entry: DirectoryEntry) =>
  entry.signed_by === entry.signing_key && entry.officer && entry.state === 'current'

const maySign = (key: KnownKey | undefined) => key?.officer === true && key.state === 'current'

/** A key keeps its person and its recipient, and does not come back once it was given up. */
const follows = (held: KnownKey, entry: DirectoryEntry) =>
  held.person_id === entry.person_id &&
  held.recipient === entry.recipient &&
  (held.state === 'current' || entry.state !== 'current')

function supersede(keys: Map<string, KnownKey>, person: string): void {
  for (const [id, key] of keys)
    if (key.person_id === person && key.state === 'current') keys.set(id, { ...key, state: 'superseded' })
}

/** What the server says a person's keys are. */
export type ServedKey = PublicKeys & { readonly person_id: string }

/** What keeps a served key from being sealed to; undefined when the directory vouches for it. */
export function keyFault(directory: Directory, served: ServedKey): Extract<SealingFault, `key-${string}`> | undefined {
  const known = directory.keys.get(served.signing_key)
  const other = [...directory.keys.values()].find(
    ({ person_id, state }) => person_id === served.person_id && state === 'current',
  )
  if (known === undefined) return other === undefined ? 'key-unsigned' : 'key-swapped'
  if (known.person_id !== served.person_id || known.recipient !== served.recipient) return 'key-swapped'
  return known.state === 'current' ? undefined : 'key-superseded'
}

/** The recipients of served keys; refuses, naming the person, as soon as the directory does not vouch for one. */
export function trustedRecipients(directory: Directory, served: readonly ServedKey[]): readonly string[] {
  return served.map((key) => {
    const fault = keyFault(directory, key)
    if (fault !== undefined) throw new SealingRefused(fault, key.person_id)
    return key.recipient
  })
}
