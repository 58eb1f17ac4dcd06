import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import type { Tx } from '../../foundation/database/index.ts'
import { Problem } from '../../foundation/http/index.ts'
import type { Content } from './content.ts'
import { takeDocument } from './documents.ts'
import type { Scene } from './loading.ts'
import { referenceOf, typeset } from './typeset.ts'

const party = (number: number) => ({
  institution: `urn:uuid:00000000-0000-4000-8000-00000000000${number}`,
  role: 'party' as const,
  name: { ar: `المؤسسة ${number}`, fr: `Institution ${number}` },
  signatory: { ar: 'الرئيسة', fr: 'La Présidente' },
  capacity: { ar: 'رئيسة', fr: 'Présidente' },
  act_title: { ar: 'قرار', fr: 'Décision' },
  act_number: null,
  act_date: null,
  act_sha256: null,
  valid_from: '2026-01-01',
  valid_until: null,
})
const content: Content = {
  kind: 'protocol',
  title: { ar: 'بروتوكول', fr: 'Protocole' },
  languages: [
    { lang: 'ar', standing: 'authentic' },
    { lang: 'fr', standing: 'authentic' },
  ],
  place: {},
  signed_on: '2026-11-23',
  in_force_on: '2026-11-24',
  ends_on: null,
  notice_days: 90,
  unilateral_termination: true,
  survival: [],
  parties: [party(1), party(2)],
  clauses: [
    {
      eid: 'art_1',
      origin_id: '00000000-0000-4000-8000-000000000009',
      heading: { ar: 'الموضوع', fr: 'Objet' },
      body: { ar: 'يتبادل الطرفان ملفيهما.', fr: 'Les parties échangent leurs profils.' },
    },
  ],
  rules: [],
  keys: [],
  document: null,
  base: null,
}
const ref = referenceOf('00000000-0000-4000-8000-000000000001', 1)
const layout = { dated: '2026-11-23', region: 'MA', locale: 'ar-MA', digits: 'locale' } as const
const made = await typeset(content, { ...layout, ref, draft: false })
if (made.status === 'failed') throw new Error(`Cannot test without a typeset text: ${made.reason}`)
const { bytes, typesetter } = made

/** What a partner sends; nothing of it gets as far as a database, as it is refused first. */
async function refusedFor(sent: Content, file: Uint8Array | undefined): Promise<string> {
  const base64 = file === undefined ? undefined : Buffer.from(file).toString('base64')
  try {
    await takeDocument({} as Tx, {} as Scene, { content: sent, base64, ref })
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'taken'
}
const naming = (file: Uint8Array, changes: Partial<Content> = {}): Content => ({
  ...content,
  ...changes,
  document: {
    sha256: createHash('sha256').update(file).digest('hex'),
    bytes: file.length,
    layout: { ...layout, typesetter },
  },
})

test('a typeset text whose bytes are not those that are proposed, or that does not come along, is refused', async () => {
  const changed = Uint8Array.from(bytes)
  changed[1000] = (changed[1000] ?? 0) ^ 1
  assert.equal(await refusedFor(naming(bytes), changed), 'protocol.content-refused')
  assert.equal(await refusedFor(naming(bytes), bytes.subarray(1)), 'protocol.content-refused')
  assert.equal(await refusedFor(naming(bytes), undefined), 'protocol.content-refused')
  assert.equal(await refusedFor(content, bytes), 'protocol.content-refused')
  const page = Buffer.from('<html>no PDF</html>')
  assert.equal(await refusedFor(naming(page), page), 'protocol.content-refused')
})

test('a typeset text that says something else than the clauses is refused, although its hash is the one proposed', async () => {
  const other = await typeset({ ...content, title: { ar: 'نص آخر' } }, { ...layout, ref, draft: false })
  assert.ok(other.status === 'done')
  if (other.status === 'done')
    assert.equal(await refusedFor(naming(other.bytes), other.bytes), 'protocol.document-differs')
})
