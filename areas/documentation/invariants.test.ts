// Invariants A2 to A7 of the reference over HTTP and its queries; A1 stands in leaks.test.ts, A10 in invariant-a10-reads.test.ts.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import pg from 'pg'
import { roles } from '../../foundation/access/index.ts'
import { enterAs, type Tx } from '../../foundation/database/index.ts'
import { SearchQuery } from '../../foundation/search/index.ts'
import { facetCounts, indexRecords, search } from '../../foundation/search/server.ts'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { cardsOf } from './finding-cards.ts'
import { networkOf } from './finding-network.ts'
import { versionsOf } from './history.ts'
import { summariesOf } from './labels.ts'
import { countLinks, listRecords } from './list-queries.ts'
import { lookUp } from './look-up.ts'
import { bearers, namesOfPerson } from './name-queries.ts'
import { clusterOf, listPairs } from './pair-queries.ts'
import { findRecord, findRecords, levelInCase } from './record-queries.ts'
import { recordAll } from './recording.ts'
import { make, openCaseFile, termsOf } from './testing.ts'
import { layFile, runStep } from './transfer/testing.ts'

const { app, code, database, store, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const { rows: own } = await superuser.query<{ id: string }>('select id from institution where is_self')
const institution = String(own[0]?.id)
const officer = { ...(await addColleague(superuser, ['documentation-officer'])), institution }
const me = requestsOf(app, officer.token)
const term = await termsOf(superuser)
const file = await openCaseFile(me, { identity_policy: 'restricted' })
const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
const person = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
await me('POST', `/api/records/person/${person.id}/names`, { body: { name: 'سلمى عادل الخطيب' } })
const actor = {
  person_id: officer.id,
  institution_id: institution,
  capabilities: new Set<string>(roles['documentation-officer']),
}
const asOfficer = <T>(run: (tx: Tx) => Promise<T>) =>
  database.database.inTransaction(enterAs(actor, 'test', randomUUID()), (tx) => run(tx))

/** How many statements reach the database while something is done. */
async function statementsOf(context: test.TestContext, run: () => Promise<unknown>): Promise<number> {
  const spy = context.mock.method(pg.Client.prototype, 'query')
  await run()
  const count = spy.mock.callCount()
  spy.mock.restore()
  return count
}

const listing = { filters: [], limit: 5, mode: 'possible', deleted: false, sort: '-updated' } as const
const queries: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  findRecord: (tx) => findRecord(tx, 'event', event.id),
  findRecords: (tx) => findRecords(tx, 'person', [person.id]),
  listRecords: (tx) => listRecords(tx, 'event', listing),
  countLinks: (tx) => countLinks(tx, 'event', event.id),
  levelInCase: (tx) => levelInCase(tx, file.id),
  lookUp: (tx) => lookUp(tx, [{ pointer: '', id: event.id, of: 'record', to: ['event'] }]),
  summariesOf: (tx) => summariesOf(tx, 'case_file', [file.id]),
  versionsOf: (tx) => versionsOf(tx, 'event', { id: event.id, limit: 5 }),
  namesOfPerson: (tx) => namesOfPerson(tx, person.id),
  bearers: (tx) => bearers(tx, [person.id]),
  listPairs: (tx) => listPairs(tx, { limit: 5 }),
  clusterOf: (tx) => clusterOf(tx, person.id),
  cardsOf: (tx) => cardsOf(tx, [event.id]),
  networkOf: (tx) => networkOf(tx, [event.id]),
  search: (tx) => search(tx, SearchQuery.parse({ words: 'حدث' }), { limit: 5 }),
  facetCounts: (tx) => facetCounts(tx, SearchQuery.parse({}), { count: ['event.kind'] }),
  indexRecords: (tx) =>
    indexRecords(tx, [{ record_id: event.id, kind: 'event', case_id: file.id, texts: [], facets: [] }]),
  recordAll: (tx) => recordAll(tx, 'event', [], { today: '2026-01-01' }),
}

test('A2: each query fails where nobody has entered, and none answers with an empty list', async () => {
  // a policy of an empty table is never asked: each table that a query reads first holds something
  const fields = { victim: person.id, event: event.id, type: term('act-type', '01') }
  await make(me, 'act', { case_id: file.id, fields })
  const pairOf = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
  const pair = { kind: 'person', records: [person.id, pairOf.id], state: 'undecided', reason: 'للنظر' }
  assert.equal((await me('POST', '/api/duplicates', { body: pair })).status, 201)
  await me('PATCH', `/api/records/event/${event.id}`, { body: { fields: { impact: 'أثر' } }, version: 1 })
  for (const [name, query] of Object.entries(queries)) {
    const nobody = { statement: 'select 1' }
    await assert.rejects(database.database.inTransaction(nobody, query), { code: /^(MQ001|42501)$/ } as never, name)
  }
})

test('A2: each table that holds something fails for the application role where nobody has entered', async () => {
  const client = await database.connect(database.app)
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = 'public' and not c.relispartition`,
  )
  let asked = 0
  for (const { name } of tables) {
    const { rows } = await superuser.query(`select exists (select from ${name}) as filled`)
    if (rows[0].filled !== true) continue
    asked += 1
    await assert.rejects(
      client.query(`select from ${name}`),
      ({ code: found }: { code: string }) => {
        assert.ok(found === 'MQ001' || found === '42501', `${name}: ${found}`)
        return true
      },
      name,
    )
  }
  assert.ok(asked > 25, `${asked} tables hold something`)
})

test('A3: a record that is deleted leaves index, cards, lists and network at once', async () => {
  const gone = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'زائل' } } })
  const entries = async () =>
    (await superuser.query('select count(*)::int as n from search_entry where record_id = $1', [gone.id])).rows[0].n
  assert.equal(await entries(), 1)
  assert.equal((await me('DELETE', `/api/records/event/${gone.id}`, { version: 1 })).status, 200)
  assert.equal(await entries(), 0)
  const query = encodeURIComponent(JSON.stringify({ words: 'زائل' }))
  for (const path of [
    `/api/finding/records?query=${query}`,
    `/api/finding/cards?ids=${gone.id}`,
    `/api/finding/network?around=${gone.id}`,
    `/api/records/event?case_id=${file.id}`,
    '/api/exports/event/jsonl',
  ])
    assert.ok(!(await me('GET', path)).text.includes('زائل'), path)
})

test('A4: a batch costs the same statements however many rows it has, and each row of it is answered for', async (context) => {
  const batch = (size: number) =>
    Array.from({ length: size }, (_, n) => ({
      case_id: file.id,
      fields:
        n % 10 === 9 ? { title: { ar: 'x' }, start: { value: '2090', approximate: false } } : { title: { ar: `${n}` } },
    }))
  const counts: number[] = []
  for (const size of [10, 100, 400]) {
    const outcomes: unknown[] = []
    const count = await statementsOf(context, async () => {
      outcomes.push(...(await asOfficer((tx) => recordAll(tx, 'event', batch(size) as never, { today: '2026-01-01' }))))
    })
    counts.push(count)
    assert.equal(outcomes.length, size)
    assert.equal(outcomes.filter((one) => 'faults' in (one as object)).length, size / 10)
  }
  assert.equal(new Set(counts).size, 1, counts.join())
})

test('A6: a record with many links is opened with the statements of one without any', async (context) => {
  const [wide, bare] = [
    await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'واسع' } } }),
    await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'منفرد' } } }),
  ]
  for (let n = 0; n < 30; n += 1)
    await make(me, 'act', {
      case_id: file.id,
      fields: { victim: person.id, event: wide.id, type: term('act-type', '01') },
    })
  const open = (id: string) => statementsOf(context, () => me('GET', `/api/records/event/${id}`))
  assert.equal(await open(wide.id), await open(bare.id))
  const page = (limit: number) =>
    statementsOf(context, () => me('GET', `/api/records/event/${wide.id}/links?from=act&field=event&limit=${limit}`))
  assert.equal(await page(30), await page(1))
})

const days = ['1970-01-01', '1969-12-31', '1899-12-31', '1948-05', '1917', '2024-02-29'] as const
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Gaza']

test('A7: days before and at 1970, months and years alone come back as they were told, in every zone, by API, import and export', async () => {
  const before = process.env.TZ
  try {
    for (const zone of zones) {
      process.env.TZ = zone
      const held = await openCaseFile(me)
      for (const value of days) {
        const made = await make(me, 'event', {
          case_id: held.id,
          fields: { title: { ar: value }, start: { value, approximate: false } },
        })
        const { fields } = (await me('GET', `/api/records/event/${made.id}`)).body as { fields: { start: unknown } }
        assert.deepEqual((fields.start as { value: string }).value, value, zone)
      }
      const table = ['no,عنوان,date', ...days.map((value, n) => `${n},${value},${value}`)].join('\n')
      const file_id = await layFile(database, store, officer, Buffer.from(table))
      const dialect = { format: 'csv', date_order: 'ymd' }
      const begun = await me('POST', '/api/imports', { body: { file_id, file_name: 'table.csv', dialect } })
      assert.equal(begun.status, 201, begun.text)
      const mapping = {
        parts: [
          {
            part: 'event',
            kind: 'event',
            id: { column: 'no' },
            fields: { title: { ar: 'عنوان' }, start: { column: 'date' } },
          },
        ],
      }
      const mapped = await me('PUT', `/api/imports/${begun.body.id}/mapping`, { body: { case_id: held.id, mapping } })
      assert.equal(mapped.status, 200, mapped.text)
      for (const [to, step] of [
        ['preview', 'preview'],
        ['running', 'run'],
      ] as const) {
        await me('POST', `/api/imports/${begun.body.id}/state`, { body: { to } })
        await runStep(database, store, officer, String(begun.body.id), step)
      }
      const lines = (await me('GET', `/api/exports/event/jsonl?case_id=${held.id}`)).text.trim().split('\n')
      const told = lines.map(
        (line) => (JSON.parse(line) as { fields: { title: { ar: string }; start: { value: string } } }).fields,
      )
      assert.deepEqual(told.map(({ start }) => start.value).toSorted(), [...days, ...days].toSorted(), zone)
      for (const { title, start } of told) assert.equal(start.value, title.ar, zone)
    }
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})
