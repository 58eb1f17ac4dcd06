import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { keyFault, readDirectory, type ServedKey, signEntry, trustedRecipients } from './directory.ts'
import type { DirectoryEntry } from './forms.ts'
import { SealingRefused } from './refused.ts'
import { newKeys, publicKeysOf } from './secret.ts'

const institution_id = randomUUID()
const secrets = await Promise.all(Array.from({ length: 4 }, newKeys))
const keys = await Promise.all(secrets.map(publicKeysOf))
const ids = keys.map(() => randomUUID())
const officer = { signingSecret: secrets[0]?.signing ?? new Uint8Array(), signed_by: keys[0]?.signing_key ?? '' }
const served = (index: number): ServedKey => ({
  person_id: ids[index] ?? '',
  ...(keys[index] ?? { recipient: '', signing_key: '' }),
})

async function grown(
  chain: readonly DirectoryEntry[],
  index: number,
  part: Partial<DirectoryEntry> = {},
  by = officer,
) {
  const entry = {
    institution_id,
    ...served(index),
    state: 'current' as const,
    officer: false,
    signed_at: '2026-11-23T10:00:00Z',
    ...part,
  }
  return [...chain, await signEntry(entry, { last: chain.at(-1), ...by })]
}

const root = await grown([], 0, { officer: true })
const two = await grown(root, 1)
const three = await grown(two, 2)
const read = (entries: readonly unknown[], pin?: Awaited<ReturnType<typeof readDirectory>>['pin']) =>
  readDirectory(entries, { institution_id, pin })
const refuses = (code: string, person?: string) => (error: unknown) =>
  error instanceof SealingRefused && error.code === code && (person === undefined || error.person === person)

test('a chain that officers signed is read to its end, and vouches for the keys in it alone', async () => {
  const directory = await read(three)
  assert.deepEqual(trustedRecipients(directory, [served(1), served(2)]), [keys[1]?.recipient, keys[2]?.recipient])
  assert.equal(keyFault(directory, served(3)), 'key-unsigned')
  assert.throws(() => trustedRecipients(directory, [served(1), served(3)]), refuses('key-unsigned', ids[3]))
  assert.equal((await read([])).last, undefined)
})

test('a key swapped in what the server serves is refused, and the person named', async () => {
  const directory = await read(three)
  const swapped = { ...served(3), person_id: ids[1] ?? '' }
  assert.equal(keyFault(directory, swapped), 'key-swapped')
  const recipientAlone = { ...served(1), recipient: keys[3]?.recipient ?? '' }
  assert.throws(() => trustedRecipients(directory, [recipientAlone]), refuses('key-swapped', ids[1]))
})

test('a key swapped in the chain itself breaks it at that person, whatever else is recomputed', async () => {
  const swapped = two.map((entry, index) => (index === 1 ? { ...entry, ...keys[3] } : entry))
  await assert.rejects(read(swapped), refuses('directory-broken', ids[1]))
  const forged = await grown(
    root,
    1,
    { ...keys[3] },
    { signingSecret: secrets[3]?.signing ?? new Uint8Array(), signed_by: keys[3]?.signing_key ?? '' },
  )
  await assert.rejects(read(forged), refuses('directory-broken', ids[1]))
})

test('entries dropped, put in another order or from another institution are refused', async () => {
  await assert.rejects(read([three[0], three[2]]), refuses('directory-broken', ids[2]))
  await assert.rejects(read([three[0], three[2], three[1]]), refuses('directory-broken'))
  await assert.rejects(
    readDirectory(three, { institution_id: randomUUID(), pin: undefined }),
    refuses('directory-broken', ids[0]),
  )
})

test('what a browser has seen cannot be taken back: a shorter, another or a rewritten chain is refused', async () => {
  const { pin } = await read(two)
  assert.equal((await read(three, pin)).pin?.seq, 2)
  await assert.rejects(read(root, pin), refuses('directory-rewritten'))
  await assert.rejects(read(await grown(root, 3), pin), refuses('directory-rewritten', ids[3]))
  const otherRoot = await grown(
    [],
    3,
    { officer: true },
    { signingSecret: secrets[3]?.signing ?? new Uint8Array(), signed_by: keys[3]?.signing_key ?? '' },
  )
  const regrown = await grown(
    otherRoot,
    1,
    {},
    { signingSecret: secrets[3]?.signing ?? new Uint8Array(), signed_by: keys[3]?.signing_key ?? '' },
  )
  await assert.rejects(read(regrown, pin), refuses('directory-rewritten'))
})

test('only officers sign: a person, and an officer whose key was given up, are refused', async () => {
  const person = { signingSecret: secrets[1]?.signing ?? new Uint8Array(), signed_by: keys[1]?.signing_key ?? '' }
  await assert.rejects(read(await grown(two, 2, {}, person)), refuses('directory-broken', ids[2]))
  const second = await grown(two, 1, { officer: true })
  const handed = await grown(second, 0, { state: 'revoked', officer: false }, person)
  assert.equal((await read(handed)).keys.get(officer.signed_by)?.state, 'revoked')
  await assert.rejects(read(await grown(handed, 2)), refuses('directory-broken', ids[2]))
})

test('a new key supersedes the one before, which stays known and is not sealed to; it does not come back', async () => {
  const renewed = await grown(two, 3, { person_id: ids[1] ?? '' })
  const directory = await read(renewed)
  assert.equal(keyFault(directory, served(1)), 'key-superseded')
  assert.equal(keyFault(directory, { ...served(3), person_id: ids[1] ?? '' }), undefined)
  await assert.rejects(read(await grown(renewed, 1)), refuses('directory-broken', ids[1]))
})
