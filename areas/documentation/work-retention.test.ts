import assert from 'node:assert/strict'
import test from 'node:test'
import { openDatabase } from '../../foundation/database/index.ts'
import { runTask } from '../../foundation/jobs/testing.ts'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'
import { retentionTasks } from './work-retention-task.ts'

const { app, code, database, visitor } = await testApp()
const institution = await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const [first, second, stranger] = [
  await addColleague(superuser, ['documentation-officer'], 'سلمى'),
  await addColleague(superuser, ['documentation-officer'], 'نور'),
  await addColleague(superuser, ['documentation-officer'], 'ليث'),
]
const me = requestsOf(app, first?.token ?? '')
const other = requestsOf(app, second?.token ?? '')
const outside = requestsOf(app, stranger?.token ?? '')
const term = await termsOf(superuser)
const today = new Date().toISOString().slice(0, 10)

/** A case at rest whose review date is today, led by two people. */
async function restingCase(fields: Readonly<Record<string, unknown>> = {}) {
  const file = await openCaseFile(me, { stage_reason: 'خارج الاختصاص', review_on: today, ...fields })
  await grant(superuser, { person: second?.id ?? '', caseId: file.id, level: 'lead' })
  return file
}
async function atRest(id: string) {
  for (const [index, to] of ['screening', 'declined'].entries()) {
    const moved = await me('POST', `/api/records/case_file/${id}/state`, { body: { to }, version: index + 1 })
    assert.equal(moved.status, 201, moved.text)
  }
}
const propose = (id: string, requests = me) =>
  requests('POST', `/api/records/case_file/${id}/destruction`, { body: { reason: 'انتهت مدة الحفظ' } })
const decide = (id: string, requests = other, approve = true) =>
  requests('POST', `/api/destructions/${id}/decision`, { body: { approve, reason: 'موافقة' }, version: 1 })

/** Answers kept for a request that is sent twice (foundation/jobs/expire-keys). */
const forgottenWithinADay = ['idempotency_key']

/** Tables, histories included, in which a word stands. */
async function tablesWith(word: string): Promise<readonly string[]> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await superuser.query(`select from "${name}" t where t::text like '%' || $1 || '%' limit 1`, [
      word,
    ])
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('when the review date of a case at rest has come, the job sets one task for whoever leads it, and deletes nothing', async () => {
  const file = await restingCase()
  const early = await restingCase()
  await atRest(file.id)
  const jobs = await openDatabase(database.job, { size: 1 })
  const work = {
    database: jobs,
    institution: async () => String((await institution('GET', '/api/institution')).body.id),
    now: () => new Date(),
    report: () => undefined,
  }
  const [review] = retentionTasks.tasks
  assert.ok(review !== undefined)
  for (let run = 0; run < 2; run += 1) await runTask(review, {}, work, new AbortController().signal)
  await jobs.close()
  const tasks = (await me('GET', '/api/work')).body.tasks as { case_id: string; due_on: string }[]
  assert.deepEqual(
    tasks.map(({ case_id, due_on }) => [case_id, due_on]),
    [[file.id, today]],
  )
  assert.equal((await me('GET', `/api/records/case_file/${file.id}`)).status, 200)
  assert.equal((await propose(early.id)).body.code, 'documentation.retention-not-due')
})

test('a case is destroyed by two people: its rows, names, comments and index entries are gone, the tombstone and the log stay', async () => {
  const word = 'زعفرانية'
  const file = await restingCase({ identity_policy: 'restricted', title: { ar: `ملف ${word}` } })
  const inside = { case_id: file.id }
  const event = await make(me, 'event', { ...inside, fields: { title: { ar: `حدث ${word}` } } })
  const person = await make(me, 'person', { ...inside, fields: { kind: term('person-kind', '01') } })
  await me('POST', `/api/records/person/${person.id}/names`, { body: { name: `سعاد ${word}` } })
  await make(me, 'act', {
    ...inside,
    fields: { victim: person.id, event: event.id, type: term('act-type', '01'), remarks: word },
  })
  await me('POST', `/api/records/event/${event.id}/comments`, { body: { body: word, mentions: [second?.id] } })
  await me('POST', '/api/tasks', { body: { case_id: file.id, title: word } })
  await me('PATCH', `/api/records/event/${event.id}`, {
    body: { fields: { title: { ar: `حدث ${word} آخر` } } },
    version: 1,
  })
  await atRest(file.id)
  assert.equal((await propose(file.id, outside)).status, 404)
  const proposed = await propose(file.id)
  assert.equal(proposed.status, 201, proposed.text)
  const id = String(proposed.body.id)
  assert.equal((await propose(file.id, other)).body.code, 'documentation.destruction-proposed')
  assert.equal((await decide(id, me)).body.code, 'documentation.destruction-by-same')
  assert.equal((await decide(id, outside)).status, 404)
  const hold = (requests: typeof me, held: boolean, version: number) =>
    requests('POST', `/api/records/case_file/${file.id}/hold`, { body: { held, reason: 'نزاع قائم' }, version })
  assert.equal((await hold(me, true, 3)).status, 201)
  assert.equal((await decide(id)).body.code, 'documentation.under-hold')
  const kept = (await me('GET', `/api/records/case_file/${file.id}/keeping`)).body
  assert.deepEqual(
    [(kept.hold as { reason: string }).reason, (kept.destruction as { id: string }).id, kept.due],
    ['نزاع قائم', id, true],
  )
  assert.equal((await hold(other, false, 4)).status, 201)
  assert.notDeepEqual(await tablesWith(word), [])
  const decided = await decide(id)
  assert.equal(decided.status, 201, decided.text)
  assert.deepEqual(await tablesWith(word), forgottenWithinADay)
  assert.deepEqual(
    (await tablesWith(event.id)).filter((name) => !name.startsWith('custody_') && name !== 'idempotency_key'),
    [],
  )
  for (const url of [`case_file/${file.id}`, `event/${event.id}`, `person/${person.id}`])
    assert.equal((await me('GET', `/api/records/${url}`)).status, 404, url)
  const { items } = (await me('GET', '/api/destructions')).body as { items: Record<string, unknown>[] }
  const { state, case_code, counts } = items.find((one) => one.id === id) ?? {}
  assert.deepEqual([state, case_code], ['destroyed', file.code])
  assert.deepEqual([(counts as Record<string, number>).event, (counts as Record<string, number>).person_name], [1, 1])
  const { rows } = await superuser.query(`select from custody_pending where type = 'del'`)
  assert.equal(rows.length, 1)
  assert.equal((await decide(id)).status, 404, 'it is decided once')
})

test('a refused destruction leaves the case as it was; one that is named from another case is not destroyed in part', async () => {
  const file = await restingCase()
  const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
  await atRest(file.id)
  const refused = await decide(String((await propose(file.id)).body.id), other, false)
  assert.deepEqual([refused.status, refused.body.state], [201, 'refused'])
  const elsewhere = await openCaseFile(me)
  const related = await make(me, 'event', { case_id: elsewhere.id, fields: { title: { ar: 'حدث' } } })
  await make(me, 'event_link', {
    case_id: elsewhere.id,
    fields: { event: related.id, related: event.id, type: term('event-link', '01') },
  })
  const again = await decide(String((await propose(file.id)).body.id))
  assert.deepEqual([again.status, again.body.code], [409, 'documentation.destruction-incomplete'])
  assert.equal((await me('GET', `/api/records/event/${event.id}`)).status, 200)
})

test('every table that knows a case is destroyed with it, or keeps it from being destroyed', async () => {
  const knownToStay = ['case_grant', 'destruction', 'search_case']
  // rows of these stand on a row that keeps the case itself: a finding
  const standOnAnother = ['finding_information']
  const { rows } = await superuser.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r'
       and not exists (select from pg_policies p where p.tablename = c.relname and p.policyname in ('destroyed_with_case', 'keeps_case'))
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
         and k.confrelid in (select confrelid from pg_constraint where contype = 'f' and conrelid = 'record_task'::regclass))
     order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => ![...knownToStay, ...standOnAnother].includes(name)),
    [],
  )
})

test('a legal hold is set and lifted with its reason, by its own route alone', async () => {
  const file = await openCaseFile(me)
  const put = await me('PATCH', `/api/records/case_file/${file.id}`, {
    body: { fields: { legal_hold: true } },
    version: 1,
  })
  assert.deepEqual([put.status, put.body.code], [409, 'documentation.hold-elsewhere'])
  const bare = await me('POST', `/api/records/case_file/${file.id}/hold`, {
    body: { held: true, reason: ' ' },
    version: 1,
  })
  assert.equal(bare.status, 422)
})
