// Names of persons are for those who may read names: not for an analyst, by any route, list, export, history or word.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { roles } from '../../foundation/access/index.ts'
import { enterAs } from '../../foundation/database/index.ts'
import { type Requests, requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const analyst = await addColleague(superuser, ['analyst'])
const verifier = await addColleague(superuser, ['verifier'])
const me = requestsOf(app, officer.token)
const blind = requestsOf(app, analyst.token)
const seeing = requestsOf(app, verifier.token)
const term = await termsOf(superuser)

// made-up words of four consonants, so that no other record has them
const [OPEN, PUBLISHED, CITED] = ['زغرضان', 'قطمضوز', 'شجبضوط']
const restricted = await openCaseFile(me, { identity_policy: 'restricted' })
for (const { id } of [analyst, verifier]) await grant(superuser, { person: id, caseId: restricted.id, level: 'edit' })
const person = await make(me, 'person', {
  case_id: restricted.id,
  fields: {
    kind: term('person-kind', '01'),
    public_name: { ar: `ليث ${PUBLISHED}` },
    public_name_citation: `تقرير عن ${CITED}`,
  },
})
const add = await me('POST', `/api/records/person/${person.id}/names`, { body: { name: `سلمى ${OPEN}` } })
assert.equal(add.status, 201, add.text)
await me('PATCH', `/api/records/person/${person.id}`, {
  body: { fields: { public_name: { ar: `ليث بن ${PUBLISHED}` } } },
  version: 1,
})
const event = await make(me, 'event', { case_id: restricted.id, fields: { title: { ar: 'حدث بلا اسم' } } })
const act = await make(me, 'act', {
  case_id: restricted.id,
  fields: { victim: person.id, event: event.id, type: term('act-type', '01') },
})
const second = await make(me, 'person', { case_id: restricted.id, fields: { kind: term('person-kind', '01') } })
await me('POST', '/api/duplicates', {
  body: { kind: 'person', records: [person.id, second.id], state: 'same', reason: 'الشخص نفسه' },
})

const named = (text: string) => [OPEN, PUBLISHED, CITED].filter((word) => text.includes(word))

test('the capability is held by the roles whose work is the person, and by no other', () => {
  const holders = Object.entries(roles).filter(([, list]) => (list as readonly string[]).includes('names.read'))
  assert.deepEqual(
    holders.map(([role]) => role),
    ['documentation-officer', 'verifier', 'un-liaison', 'focal-point', 'head'],
  )
})

test('no GET of any route answers an analyst with a word of a name, by any id of the case they work on', async () => {
  const ids = [
    ['person', person.id],
    ['act', act.id],
    ['event', event.id],
    ['case_file', restricted.id],
  ] as const
  const query = encodeURIComponent(JSON.stringify({ words: '' }))
  const addresses = app.routes.flatMap(({ method, url }) =>
    method === 'GET'
      ? ids.flatMap(([kind, id]) =>
          ['csv', 'jsonl', 'geojson', 'xlsx'].map((format) => {
            const address = url.replace(/:(\w+)/g, (_, name: string) =>
              name === 'kind' ? kind : name === 'format' ? format : id,
            )
            return /finding|statistics/.test(url) ? `${address}?query=${query}` : address
          }),
        )
      : [],
  )
  const links = `/api/records/person/${person.id}/links?from=act&field=victim`
  for (const address of new Set([...addresses, links, `/api/finding/network?around=${person.id}`]))
    assert.deepEqual(named((await blind('GET', address)).text), [], address)
  assert.deepEqual(named((await seeing('GET', `/api/records/person/${person.id}`)).text), [PUBLISHED, CITED])
  assert.deepEqual(named((await seeing('GET', `/api/records/act/${act.id}`)).text), [PUBLISHED])
  assert.deepEqual(named((await seeing('GET', '/api/exports/person/csv')).text), [PUBLISHED, CITED])
  assert.deepEqual(named((await seeing('GET', `/api/records/person/${person.id}/history`)).text), [PUBLISHED])
})

test('an analyst sees the person by pseudonym, without the columns of names in an export', async () => {
  const page = await blind('GET', `/api/records/person/${person.id}`)
  assert.deepEqual([page.status, page.body.code], [200, person.code])
  assert.equal((page.body.fields as Record<string, unknown>).public_name, null)
  const [head = ''] = (await blind('GET', '/api/exports/person/csv')).text.split('\r\n')
  assert.ok(head.includes('age_band') && !head.includes('public_name'), head)
})

test('the routes of names, candidates and clusters refuse an analyst as not allowed, and the person is not theirs to change', async () => {
  for (const [method, path, body] of [
    ['GET', `/api/records/person/${person.id}/names`, undefined],
    ['POST', `/api/records/person/${person.id}/names`, { name: 'اسم آخر' }],
    ['POST', '/api/records/person/candidates', { name: `سلمى ${OPEN}` }],
    ['POST', '/api/records/person/candidates', { person_id: person.id }],
    ['GET', `/api/records/person/${person.id}/cluster`, undefined],
    ['PATCH', `/api/records/person/${person.id}`, { fields: { remarks: 'ملاحظة' } }],
    ['DELETE', `/api/records/person/${person.id}`, undefined],
  ] as const) {
    const reply = await blind(method, path, { ...(body === undefined ? {} : { body }), version: 2 })
    assert.deepEqual([reply.status, reply.body.code], [403, 'access.not-allowed'], `${method} ${path}`)
    assert.deepEqual(named(reply.text), [])
  }
  const changed = await blind('PATCH', `/api/records/event/${event.id}`, {
    body: { fields: { impact: 'أثر' } },
    version: 1,
  })
  assert.equal(changed.status, 200, 'what is not a person is changed as before')
})

test('no word, beginning, phrase, misspelling, exclusion or alert finds a person by name for an analyst, and each does for a verifier', async () => {
  const found = async (requests: Requests, words: string, typing = false) => {
    const query = encodeURIComponent(JSON.stringify({ words, typing, kinds: ['person'] }))
    const page = await requests('GET', `/api/finding/records?query=${query}&count=person.kind`)
    assert.equal(page.status, 200, page.text)
    return (page.body.items as { id: string }[]).map(({ id }) => id)
  }
  for (const [words, typing] of [
    [OPEN, false],
    [PUBLISHED, false],
    [`"سلمى ${OPEN}"`, false],
    [OPEN.slice(0, 4), true],
    [`${OPEN.slice(0, 4)}*`, false],
    [`سلما ${OPEN.replace('ا', 'آ')}`, false],
  ] as const) {
    assert.deepEqual(await found(blind, words, typing), [], `${words} by an analyst`)
    assert.deepEqual(await found(seeing, words, typing), [person.id], `${words} by a verifier`)
  }
  assert.deepEqual(await found(blind, `${person.code} -${OPEN}`), [person.id], 'leaving a name out tells nothing')
  assert.deepEqual(await found(seeing, `${person.code} -${OPEN}`), [])
})

test('the function of the index itself refuses words of names to whoever may not read them', async () => {
  const client = await database.connect(database.app)
  const { rows } = await superuser.query('select id from institution where is_self')
  for (const role of ['analyst', 'verifier'] as const) {
    const actor = {
      person_id: role === 'analyst' ? analyst.id : verifier.id,
      institution_id: rows[0].id,
      capabilities: new Set<string>(roles[role]),
    }
    for (const words of [`'@${OPEN}'`, `'@':*`, `'~zgr':*`, `'x' | '@a'`]) {
      await client.query('begin')
      await client.query(enterAs(actor, 'request', randomUUID(), true).statement)
      const request = JSON.stringify({
        words,
        positive: true,
        kinds: [],
        cases: null,
        facets: [],
        dates: null,
        sort: 'rank',
        limit: 5,
        count: [],
      })
      for (const call of ['search_page($1)', 'search_counts($1)', `search_crosstab($1, '{@kind,@year}')`]) {
        await client.query('savepoint s')
        const asked = client.query(`select app.${call}`, [request])
        if (role === 'analyst') await assert.rejects(asked, { code: '42501' }, `${call} ${words}`)
        else await asked
        await client.query('rollback to s')
      }
      await client.query('rollback')
    }
  }
})

test('names, their history and their keys are closed to an analyst in the database as well', async () => {
  const client = await database.connect(database.app)
  const { rows } = await superuser.query('select id from institution where is_self')
  for (const [id, role, seen] of [
    [analyst.id, 'analyst', 0],
    [verifier.id, 'verifier', 1],
  ] as const) {
    await client.query('begin')
    const actor = { person_id: id, institution_id: rows[0].id, capabilities: new Set<string>(roles[role]) }
    await client.query(enterAs(actor, 'request', randomUUID(), true).statement)
    for (const table of ['person_name', 'person_name_key']) {
      const { rows: counted } = await client.query(`select count(*)::int as n from ${table}`)
      assert.equal(Math.min(counted[0].n, 1), seen, table)
    }
    await client.query('rollback')
  }
})
