import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import type { Area, AreaDetail } from './model.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = requestsOf(app, (await addColleague(superuser, ['documentation-officer'])).token)
const analyst = requestsOf(app, (await addColleague(superuser, ['analyst'])).token)

const add = async (names: object, more: object = {}) => {
  const reply = await officer('POST', '/api/areas', { body: { names, ...more } })
  assert.equal(reply.status, 201, reply.text)
  return reply.body as unknown as AreaDetail
}
const find = async (search: string) =>
  ((await analyst('GET', `/api/areas?search=${encodeURIComponent(search)}`)).body.items as Area[]).map(({ id }) => id)

test('nothing ships by default; an area is found by the beginning of a name in three languages, with what is around it', async () => {
  assert.deepEqual((await analyst('GET', '/api/areas')).body, { items: [], next: null })
  const region = await add({ ar: 'جهة الوادي', fr: 'Région de la Vallée' }, { code: 'R1' })
  const town = await add({ ar: 'بلدة النخيل', en: 'Palmtown' }, { parent_id: region.id })
  for (const typed of ['النخ', 'نخيل', 'palm']) assert.deepEqual(await find(typed), [town.id], typed)
  assert.deepEqual(town.above, [{ ar: 'جهة الوادي', fr: 'Région de la Vallée' }])
  const refused = await analyst('POST', '/api/areas', { body: { names: { ar: 'س' } } })
  assert.equal(refused.status, 403)
  const taken = await officer('POST', '/api/areas', { body: { names: { ar: 'أخرى' }, code: 'R1' } })
  assert.deepEqual([taken.status, taken.body.code], [409, 'vocabulary.code-taken'])
})

test('a name that changes is kept with its years and still finds the area; a move on a day keeps where it stood', async () => {
  const [old_region, new_region] = [await add({ ar: 'الجهة القديمة' }), await add({ ar: 'الجهة الجديدة' })]
  const place = await add({ ar: 'القصر الكبير' }, { parent_id: old_region.id, valid_from: '1956-03-02' })
  const renamed = await officer('POST', `/api/areas/${place.id}/names`, {
    body: { language: 'ar', kind: 'name', words: 'مدينة القصر', valid_from: '2015-09-04' },
  })
  assert.equal(renamed.status, 201, renamed.text)
  const { names, all_names } = renamed.body as unknown as AreaDetail
  assert.equal(names.ar, 'مدينة القصر')
  const former = all_names.find(({ kind }) => kind === 'former')
  assert.deepEqual([former?.words, former?.valid_to], ['القصر الكبير', '2015-09-04'])
  assert.deepEqual(await find('الكبير'), [place.id])
  const moved = await officer('POST', `/api/areas/${place.id}/move`, {
    body: { parent_id: new_region.id, on: '2015-09-04' },
    version: place.version,
  })
  assert.equal(moved.status, 201, moved.text)
  const { former_parents, above } = moved.body as unknown as AreaDetail
  assert.deepEqual(above, [{ ar: 'الجهة الجديدة' }])
  assert.deepEqual(
    former_parents.map((one) => [one.names.ar, one.valid_from, one.valid_to]),
    [['الجهة القديمة', '1956-03-02', '2015-09-04']],
  )
})

test('circles, half a point, a radius without a point, dates out of order and types of other lists are refused', async () => {
  const outer = await add({ ar: 'خارج' })
  const inner = await add({ ar: 'داخل' }, { parent_id: outer.id })
  const circle = await officer('POST', `/api/areas/${outer.id}/move`, { body: { parent_id: inner.id }, version: 1 })
  assert.deepEqual([circle.status, circle.body.code], [422, 'vocabulary.circle'])
  for (const more of [{ latitude: 31 }, { radius_m: 5 }]) {
    const reply = await officer('POST', '/api/areas', { body: { names: { ar: 'س' }, ...more } })
    assert.deepEqual([reply.status, reply.body.code], [422, 'gazetteer.point-unclear'])
  }
  const dates = await officer('PATCH', `/api/areas/${inner.id}`, {
    body: { valid_from: '2020-01-02', valid_to: '2020-01-01' },
    version: inner.version,
  })
  assert.deepEqual([dates.status, dates.body.code], [422, 'gazetteer.dates-unordered'])
  const { items } = (await analyst('GET', '/api/vocabularies/act-type/terms?limit=1')).body as {
    items: { id: string }[]
  }
  const type = await officer('PATCH', `/api/areas/${inner.id}`, {
    body: { type_id: items[0]?.id },
    version: inner.version,
  })
  assert.deepEqual([type.status, type.body.code], [422, 'vocabulary.other-list'])
})

test('the last name of an area stays; another that was a mistake goes, and finds it no longer', async () => {
  const place = await add({ ar: 'مكان' })
  const both = await officer('POST', `/api/areas/${place.id}/names`, {
    body: { language: 'en', kind: 'variant', words: 'Mistaken' },
  })
  const wrong = (both.body as unknown as AreaDetail).all_names.find(({ words }) => words === 'Mistaken')
  assert.equal((await officer('DELETE', `/api/areas/${place.id}/names/${wrong?.id}`)).status, 200)
  assert.deepEqual(await find('mistaken'), [])
  const last = await officer('DELETE', `/api/areas/${place.id}/names/${place.all_names[0]?.id}`)
  assert.deepEqual([last.status, last.body.code], [422, 'vocabulary.label-needed'])
})
