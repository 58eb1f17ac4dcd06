import assert from 'node:assert/strict'
import test from 'node:test'
import { decodeCells, type PointCells } from '../../foundation/geo/index.ts'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import type { FoundNetwork } from './finding-model.ts'
import { make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const stranger = await addColleague(superuser, ['documentation-officer'])
const as = ({ token }: { readonly token: string }) => requestsOf(app, token)
const me = as(officer)
const term = await termsOf(superuser)

const caseFile = await openCaseFile(me, { identity_policy: 'restricted' })
const inCase = { case_id: caseFile.id }
const place = { latitude: 31.5, longitude: -38.2, radius_m: 1000, precision: '1 km' }
const event = await make(me, 'event', {
  ...inCase,
  fields: { title: { ar: 'تفريق تجمع' }, start: { value: '2025-03', approximate: true }, place },
})
const elsewhere = await make(me, 'event', { ...inCase, fields: { title: { ar: 'واقعة بلا مكان' } } })
const NAME = 'اسم منشور لا يظهر في القوائم'
const victim = await make(me, 'person', {
  ...inCase,
  fields: {
    kind: term('person-kind', '01'),
    public_name: { ar: NAME },
    public_name_citation: 'تقرير علني',
  },
})
const act = await make(me, 'act', {
  ...inCase,
  fields: { victim: victim.id, event: event.id, type: term('act-type', '01') },
})

const search = (query: Readonly<Record<string, unknown>>) => encodeURIComponent(JSON.stringify(query))

test('cards come in the order asked for, with dates as the spans they are, and label persons by their pseudonym alone', async () => {
  const ids = [victim.id, event.id, act.id]
  const { body, text } = await me('GET', `/api/finding/cards?ids=${ids.join()}`)
  const items = body.items as { id: string; code: string; title: unknown; start: unknown; approximate: boolean }[]
  assert.deepEqual(
    items.map(({ id }) => id),
    ids,
  )
  assert.equal(items[0]?.code, victim.code)
  assert.equal(items[0]?.title, null)
  assert.ok(!text.includes(NAME))
  assert.deepEqual(items[1]?.start, { first: '2025-03-01', last: '2025-03-31' })
  assert.equal(items[1]?.approximate, true)
  assert.ok((body.labels as { terms: unknown[] }).terms.length > 0)
})

test('a page of results has the cards, the counts of the facets asked for and the labels of both', async () => {
  const { body } = await me('GET', `/api/finding/records?query=${search({ kinds: ['act'] })}&count=act.type`)
  assert.equal(body.total, 1)
  assert.deepEqual(
    (body.items as { id: string }[]).map(({ id }) => id),
    [act.id],
  )
  const type = term('act-type', '01')
  assert.deepEqual(body.facets, [{ facet: 'act.type', terms: [{ term_id: type, count: 1 }], none: 0 }])
  const labels = (body.labels as { terms: { id: string; label: { ar?: string } }[] }).terms
  assert.ok(labels.find(({ id }) => id === type)?.label.ar)
  const chosen = search({ kinds: ['act'], facets: [{ facet: 'act.type', terms: [type] }] })
  const facets = await me('GET', `/api/finding/facets?query=${chosen}&count=act.type`)
  assert.deepEqual([facets.body.total, facets.body.facets], [1, body.facets])
  const none = await as(stranger)('GET', `/api/finding/records?query=${search({})}&count=act.type`)
  assert.deepEqual([none.body.items, none.body.total], [[], 0])
})

test('who is not on the team gets no card, no place and no node, and is not told that there is something', async () => {
  const other = as(stranger)
  const cards = await other('GET', `/api/finding/cards?ids=${event.id}`)
  assert.deepEqual([cards.status, cards.body.items], [200, []])
  const places = await other('GET', `/api/finding/places?query=${search({})}`)
  assert.deepEqual([places.body.unplaced, (places.body.cells as PointCells).layers], [0, []])
  const network = await other('GET', `/api/finding/network?around=${event.id}`)
  assert.deepEqual([network.body.nodes, network.body.links], [[], []])
})

test('a map has a point for each match that is placed, an act where its event is, and counts what has no place', async () => {
  const { body } = await me('GET', `/api/finding/places?query=${search({ kinds: ['event', 'act'] })}`)
  const layers = decodeCells(body.cells as PointCells)
  assert.deepEqual(
    layers.map(({ precision, points }) => [precision, points]),
    [['near', 2]],
  )
  assert.deepEqual([layers[0]?.lon[0], layers[0]?.lat[0]], [-38.2, 31.5])
  assert.equal(body.unplaced, 1)
})

test('the network joins event, act and victim, from whichever of them it begins', async () => {
  for (const around of [event, act, victim]) {
    const { body } = await me('GET', `/api/finding/network?around=${around.id}`)
    const { nodes, links } = body as unknown as FoundNetwork
    assert.deepEqual(nodes.map(({ id }) => id).sort(), [event.id, act.id, victim.id].sort())
    assert.deepEqual(
      links.map(({ from, to, field }) => [from, to, field]).sort(),
      [
        [event.id, act.id, 'event'],
        [act.id, victim.id, 'victim'],
      ].sort(),
    )
    assert.ok(!JSON.stringify(body).includes(NAME))
  }
  const { body } = await me('GET', `/api/finding/network?query=${search({ kinds: ['event'] })}`)
  assert.ok((body as unknown as FoundNetwork).nodes.some(({ id }) => id === elsewhere.id))
})

test('a query that is none is refused', async () => {
  for (const wrong of ['{', '{"words":1}', '[]'])
    assert.equal((await me('GET', `/api/finding/places?query=${encodeURIComponent(wrong)}`)).status, 422)
})
