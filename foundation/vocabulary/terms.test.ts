import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { coreLists } from './core-lists/index.ts'
import type { FoundTerm, TermDetail } from './model.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = requestsOf(app, (await addColleague(superuser, ['documentation-officer'])).token)
const analyst = requestsOf(app, (await addColleague(superuser, ['analyst'])).token)

const made = await officer('POST', '/api/vocabularies', {
  body: { key: 'own-places', name: { ar: 'أماكن', fr: 'Lieux' } },
})
assert.equal(made.status, 201, made.text)
const add = async (ar: string, parent_id: string | null = null, more: object = {}) => {
  const reply = await officer('POST', '/api/vocabularies/own-places/terms', {
    body: { labels: { ar }, parent_id, ...more },
  })
  assert.equal(reply.status, 201, reply.text)
  return reply.body as unknown as TermDetail
}
const find = async (search: string, list = 'own-places') => {
  const reply = await analyst('GET', `/api/terms?list=${list}&search=${encodeURIComponent(search)}`)
  assert.equal(reply.status, 200, reply.text)
  return (reply.body.items as FoundTerm[]).map(({ labels }) => labels.ar)
}
const again = async (id: string) => (await officer('GET', `/api/terms/${id}`)).body as unknown as TermDetail

test('everybody who works here reads the lists; a visitor does not, and only who may manage them changes one', async () => {
  const { items } = (await analyst('GET', '/api/vocabularies')).body as { items: { key: string; terms: number }[] }
  const shipped = coreLists.find(({ key }) => key === 'act-type')?.terms.length
  assert.equal(items.find(({ key }) => key === 'act-type')?.terms, shipped)
  assert.equal((await visitor()('GET', '/api/vocabularies')).status, 401)
  const refused = await analyst('POST', '/api/vocabularies/own-places/terms', { body: { labels: { ar: 'س' } } })
  assert.equal(refused.status, 403)
})

test('a term is chosen by the beginning of a word in Arabic, French or English, with or without article and marks', async () => {
  for (const typed of ['تعذيب', 'التعذ', 'تَعذيب', 'Tort', 'tortu'])
    assert.equal((await find(typed, 'act-type'))[0], 'تعذيب', typed)
  assert.equal((await find('execution extra', 'act-type'))[0], 'إعدام خارج نطاق القضاء')
  assert.deepEqual(await find('zzz', 'act-type'), [])
  const { items } = (await analyst('GET', '/api/terms?list=act-type&search=torture&limit=1')).body as {
    items: FoundTerm[]
  }
  assert.equal(items[0]?.above[0]?.fr, 'Atteintes à l’intégrité de la personne')
})

test('a tree refuses a circle and a parent of another list, and keeps the order that was given', async () => {
  const [one, two] = [await add('واحد'), await add('اثنان')]
  const below = await add('فرع', one.id)
  const circle = await officer('POST', `/api/terms/${one.id}/move`, {
    body: { parent_id: below.id, after_id: null },
    version: one.version,
  })
  assert.deepEqual([circle.status, circle.body.code], [422, 'vocabulary.circle'])
  const { items } = (await analyst('GET', '/api/vocabularies/act-type/terms?below=root')).body as { items: FoundTerm[] }
  const elsewhere = { parent_id: items[0]?.id, after_id: null }
  const refused = await officer('POST', `/api/terms/${one.id}/move`, { body: elsewhere, version: one.version })
  assert.deepEqual([refused.status, refused.body.code], [422, 'vocabulary.other-list'])
  const moved = await officer('POST', `/api/terms/${two.id}/move`, {
    body: { parent_id: null, after_id: null },
    version: two.version,
  })
  assert.equal(moved.status, 201, moved.text)
  const order = (await analyst('GET', '/api/vocabularies/own-places/terms?below=root')).body as { items: FoundTerm[] }
  assert.deepEqual(
    order.items.map(({ labels }) => labels.ar),
    ['اثنان', 'واحد'],
  )
})

test('a label that changes is unreviewed until a named person answers for it; who writes on an old version sees the current one', async () => {
  const term = await add('نص أول')
  const reviewed = await officer('PATCH', `/api/terms/${term.id}`, {
    body: { reviewed: { ar: 'أستاذة في القانون' } },
    version: term.version,
  })
  assert.equal((reviewed.body as unknown as TermDetail).statuses.ar, 'reviewed')
  const changed = await officer('PATCH', `/api/terms/${term.id}`, {
    body: { labels: { ar: 'نص ثان' } },
    version: Number(reviewed.body.version),
  })
  assert.deepEqual([(changed.body as unknown as TermDetail).statuses.ar, changed.body.reviewers], ['unreviewed', {}])
  const late = await officer('PATCH', `/api/terms/${term.id}`, {
    body: { labels: { ar: 'ثالث' } },
    version: term.version,
  })
  assert.equal(late.status, 412)
  const emptied = await officer('PATCH', `/api/terms/${term.id}`, {
    body: { labels: { ar: '' } },
    version: Number(changed.body.version),
  })
  assert.deepEqual([emptied.status, emptied.body.code], [422, 'vocabulary.label-needed'])
  const history = (await officer('GET', `/api/terms/${term.id}/history`)).body as { items: { field: string }[] }
  assert.ok(history.items.some(({ field }) => field === 'label_ar'))
})

test('a merge loses nothing: the old term stays readable, its words find the new one, what was below it moves, and it can be undone', async () => {
  const [old, better] = [await add('سجن مركزي', null, { code: 'S1' }), await add('مؤسسة سجنية')]
  const below = await add('جناح', old.id)
  await officer('POST', `/api/terms/${old.id}/synonyms`, { body: { language: 'ar', words: 'حبس' } })
  const merged = await officer('POST', `/api/terms/${old.id}/merge`, {
    body: { into: better.id },
    version: old.version,
  })
  assert.equal(merged.status, 201, merged.text)
  assert.deepEqual(
    [merged.body.replaced_by_id, (merged.body as unknown as TermDetail).labels.ar],
    [better.id, 'سجن مركزي'],
  )
  assert.deepEqual(await find('سجن'), ['مؤسسة سجنية'])
  assert.deepEqual(await find('حبس'), ['مؤسسة سجنية'])
  assert.equal((await again(below.id)).parent_id, better.id)
  const reused = await officer('POST', '/api/vocabularies/own-places/terms', {
    body: { labels: { ar: 'آخر' }, code: 'S1' },
  })
  assert.deepEqual([reused.status, reused.body.code], [409, 'vocabulary.code-taken'])
  const back = await officer('PATCH', `/api/terms/${old.id}`, {
    body: { retired: false },
    version: Number(merged.body.version),
  })
  assert.deepEqual([back.body.replaced_by_id, back.body.retired_on], [null, null])
  const self = await officer('POST', `/api/terms/${better.id}/merge`, {
    body: { into: below.id },
    version: (await again(better.id)).version,
  })
  assert.deepEqual([self.status, self.body.code], [422, 'vocabulary.merge-circle'])
})

test('a synonym that is taken away finds the term no longer', async () => {
  const term = await add('مخيم')
  const with_it = await officer('POST', `/api/terms/${term.id}/synonyms`, {
    body: { language: 'fr', words: 'campement' },
  })
  assert.deepEqual(await find('campem'), ['مخيم'])
  const [synonym] = (with_it.body as unknown as TermDetail).synonyms
  assert.equal((await officer('DELETE', `/api/terms/${term.id}/synonyms/${synonym?.id}`)).status, 200)
  assert.deepEqual(await find('campem'), [])
})

test('codes of the lists of the product are given, never chosen, and no two people are given the same', async () => {
  const chosen = await officer('POST', '/api/vocabularies/act-type/terms', {
    body: { labels: { ar: 'س' }, code: '99' },
  })
  assert.deepEqual([chosen.status, chosen.body.code], [422, 'vocabulary.code-not-chosen'])
  const replies = await Promise.all(
    ['أ', 'ب', 'ج'].map((ar) => officer('POST', '/api/vocabularies/act-type/terms', { body: { labels: { ar } } })),
  )
  assert.deepEqual(replies.map(({ body }) => body.code).toSorted(), ['L-1', 'L-2', 'L-3'])
})
