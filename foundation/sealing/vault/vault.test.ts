import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { base64Of } from '../crypto/bytes.ts'
import type { DirectoryEntry } from '../crypto/forms.ts'
import { SealingRefused } from '../crypto/refused.ts'
import type { OwnVault } from '../model.ts'
import { answerAsked } from './messages.ts'
import { type MadeKeys, startVault, textBody } from './vault.ts'

const institution_id = randomUUID()
const person_id = randomUUID()
const passphrase = 'قنديل فوق نافذة بعيدة'
const refuses = (code: string) => (error: unknown) => error instanceof SealingRefused && error.code === code

async function made(vault: ReturnType<typeof startVault>, phrase = passphrase) {
  const { groups } = await vault.begin({ passphrase: phrase })
  const done = await vault.finish({ typed: groups.join(' '), person_id, institution_id })
  if (done.made === undefined) throw new Error('not made')
  return { keys: done.made, groups }
}
/** What the server answers of keys it was sent, the newest first. */
const stored = (...all: readonly MadeKeys[]): OwnVault => ({
  person_id,
  institution_id,
  state: 'active',
  reason: null,
  keys: all.map(({ recipient, signing_key }, index) => ({
    id: String(index),
    person_id,
    recipient,
    signing_key,
    state: 'current',
    created_at: '',
  })),
  wraps: all.flatMap(({ wraps }, index) =>
    wraps.map(({ wrap }) => ({
      id: randomUUID(),
      key_id: String(index),
      kind: wrap.kind,
      wrap,
      tested_at: null,
      created_at: '',
    })),
  ),
})

const first = startVault()
const { keys, groups } = await made(first)
const entry = (signing: MadeKeys) => ({
  institution_id,
  person_id,
  recipient: signing.recipient,
  signing_key: signing.signing_key,
  state: 'current' as const,
  officer: true,
  signed_at: '2026-11-23T10:00:00Z',
})
const directory = { institution_id, entries: [] as readonly DirectoryEntry[], pin: undefined }
directory.entries = [await first.signEntry({ entry: entry(keys), directory })]
const team = [{ person_id, ...keys }]
const seal = (text: string, field = 'names') =>
  first.seal({
    record_id: 'r1',
    field,
    version: 1,
    mime: 'text/plain',
    name: '',
    body: textBody(text),
    signed_at: '2026-11-23T10:00:00Z',
    team,
    directory,
  })
const handed = async (text: string, field = 'names', record_id = 'r1') => ({
  object: {
    id: `${record_id}-${field}`,
    case_id: 'c1',
    kind: 'person',
    record_id: 'r1',
    field,
    object_version: 1,
    revision: 1,
    bucket: 2048,
    created_at: '',
    mine: true,
    grants: [],
    author: { person_id, name: '', signing_key: keys.signing_key },
  },
  ciphertext: base64Of((await seal(text, field)).file),
  file_id: null,
})

test('a vault is made only when the printed digits were typed again, and a wrong group is named', async () => {
  const vault = startVault()
  const printed = (await vault.begin({ passphrase })).groups
  const wrong = [...printed]
  wrong[2] = `${(Number(wrong[2]?.[0]) + 1) % 10}${wrong[2]?.slice(1)}`
  assert.deepEqual(await vault.finish({ typed: wrong.join(' '), person_id, institution_id }), { wrong: [3] })
  await assert.rejects(vault.finish({ typed: groups.join(' '), person_id, institution_id }), refuses('wrong-digits'))
  assert.ok((await vault.finish({ typed: printed.join(''), person_id, institution_id })).made !== undefined)
})

test('each way in opens it in another browser; a wrong one does not, and a locked vault does nothing', async () => {
  const item = await handed('سلمى المنصوري')
  for (const opener of [
    { kind: 'passphrase', passphrase } as const,
    { kind: 'recovery', digits: groups.join('-') } as const,
  ]) {
    const other = startVault()
    await assert.rejects(other.openObjects({ items: [item], directory }), refuses('locked'))
    await other.open({ vault: stored(keys), opener })
    const { opened } = await other.openObjects({ items: [item], directory })
    assert.deepEqual(
      opened.map((one) => ('body' in one ? new TextDecoder().decode(one.body) : one.fault)),
      ['سلمى المنصوري'],
    )
  }
  const other = startVault()
  await assert.rejects(
    other.open({ vault: stored(keys), opener: { kind: 'passphrase', passphrase: 'قنديل فوق نافذة قريبة' } }),
    refuses('wrong-secret'),
  )
  const answer = await answerAsked(other, { id: 7, act: 'print', input: undefined })
  assert.deepEqual(answer, { id: 7, fault: 'locked' })
})

test('a new key opens what was sealed to the one before it', async () => {
  const item = await handed('سلمى المنصوري')
  const renewed = startVault()
  await renewed.open({ vault: stored(keys), opener: { kind: 'passphrase', passphrase } })
  const next = await made(renewed, 'لوز أبيض تحت جسر قديم')
  const later = startVault()
  await later.open({
    vault: stored(next.keys, keys),
    opener: { kind: 'passphrase', passphrase: 'لوز أبيض تحت جسر قديم' },
  })
  const { opened } = await later.openObjects({ items: [item], directory })
  assert.ok(opened.every((one) => 'body' in one))
})

test('an author whom the directory does not know as that person is not believed', async () => {
  const item = await handed('سلمى المنصوري')
  const other = { ...item, object: { ...item.object, author: { ...item.object.author, person_id: randomUUID() } } }
  const { opened } = await first.openObjects({ items: [other], directory })
  assert.deepEqual(opened, [{ id: item.object.id, fault: 'wrong-author' }])
})

test('opened texts are found by their words however they are written, and names by one like them; of their case alone', async () => {
  await first.openObjects({
    items: [await handed('سلمى عبد الرحمن المنصوري'), await handed('رأيتُ السيّارة أمام المدرسة', 'testimony')],
    directory,
  })
  const found = async (wanted: string, case_id = 'c1') =>
    (await first.find({ wanted, case_id })).map(({ field, by }) => `${field} ${by}`)
  assert.deepEqual(await found('السياره المدرسه'), ['testimony words'])
  assert.deepEqual(await found('سلمى'), ['names words'])
  assert.deepEqual(await found('سلما عبدالرحمان المنصوري'), ['names name'])
  assert.deepEqual(await found('السياره', 'c2'), [])
  assert.deepEqual(await startVault().find({ wanted: 'سلمى', case_id: 'c1' }), [])
})
