import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { runTask } from '../../../foundation/jobs/testing.ts'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { ImportPlan, importFile } from '../server.ts'
import { openCaseFile } from '../testing.ts'
import type { ListMatch } from './model.ts'
import { matchTask } from './tasks.ts'

const { app, code, database, visitor, store } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const { rows: institutions } = await superuser.query<{ id: string }>('select id from institution where is_self')
const institution = institutions[0]?.id ?? ''
const officer = await addColleague(superuser, ['documentation-officer'])
const stranger = await addColleague(superuser, ['documentation-officer'])
const me = requestsOf(app, officer.token)
const them = requestsOf(app, stranger.token)
const folder = await mkdtemp(join(tmpdir(), 'mithaq-lists-'))
after(() => rm(folder, { recursive: true, force: true }))

const plan = ImportPlan.parse({
  dialect: {},
  mapping: {
    parts: [
      {
        part: 'person',
        kind: 'person',
        id: { column: 'no' },
        fields: {
          kind: { constant: '01' },
          public_name: { ar: 'name' },
          public_name_citation: { constant: 'قائمة منشورة للتجربة' },
          public_birth: { column: 'born' },
        },
      },
    ],
  },
})

/** A release of a list, imported in a case of its own. */
async function release(name: string, lines: readonly string[]) {
  const caseId = (await openCaseFile(me)).id
  const path = join(folder, `${name}.csv`)
  await writeFile(path, `no,name,born\n${lines.join('\n')}\n`)
  const run = await importFile(
    {
      database: database.database,
      store,
      person: { person_id: officer.id, institution_id: institution },
      now: () => new Date(),
    },
    { path, plan, caseId, dryRun: false },
  )
  assert.equal(run.counts.created, lines.length, JSON.stringify(run.findings))
  return { run: run.id, caseId }
}

const older = await release('older', [
  'A1,سلمى عادل محمود الخطيب,1990-03-12',
  'A2,يوسف ابراهيم حسن الطويل,1985-07-01',
  'A3,كمال سعيد محمود الحداد,1972-11-20',
  'A4,هدى سمير ناجي البيطار,2001-01-05',
])
const newer = await release('newer', [
  'B1,سلمي عادل محمود الخطيب,1990-03-12',
  'B2,يوسف إبراهيم حسن الطويل,1985-07-02',
  'B3,رنا وليد فارس الشامي,1999-09-09',
  'B4,هدى سمير ناجى البيطار,2001-01-05',
])

const act = async (match: string, step: 'compare' | 'write' | 'undo') => {
  const payload = { match, person: officer.id, institution, step }
  await runTask(
    matchTask({ database: database.database }),
    payload,
    {
      database: database.database,
      institution: async () => institution,
      report: () => undefined,
      now: () => new Date(),
    },
    new AbortController().signal,
  )
}
const move = (id: string, to: string) => me('POST', `/api/list-matches/${id}/state`, { body: { to } })
const seen = async (id: string) => (await me('GET', `/api/list-matches/${id}`)).body as unknown as ListMatch
const pairs = async () =>
  (await me('GET', '/api/duplicates')).body.items as {
    id: string
    version: number
    state: string
    evidence: string[]
  }[]
const withdrawn = async () => {
  const { body } = await me('GET', `/api/records/person?case_id=${older.caseId}`)
  return (body.items as { fields: { public_name: { ar: string }; withdrawn_by_source: boolean | null } }[])
    .filter(({ fields }) => fields.withdrawn_by_source === true)
    .map(({ fields }) => fields.public_name.ar)
}

const made = (await me('POST', '/api/list-matches', { body: { older_run_id: older.run, newer_run_id: newer.run } }))
  .body as unknown as ListMatch

test('two releases of a list are compared: who is whom, who was dropped, who was added, and nothing is written yet', async () => {
  assert.equal(made.state, 'comparing')
  await act(made.id, 'compare')
  const { state, counts, older: before, newer: now } = await seen(made.id)
  assert.equal(state, 'compared')
  assert.deepEqual([before.persons, now.persons], [4, 4])
  assert.deepEqual([counts.certain + counts.likely, counts.withdrawn, counts.added, counts.written], [3, 1, 1, 0])
  assert.deepEqual(await pairs(), [])
  assert.deepEqual(await withdrawn(), [])
})

test('each finding says why, in three languages, and names both records', async () => {
  const { body } = await me('GET', `/api/list-matches/${made.id}/findings?finding=certain`)
  const items = body.items as { because: { ar: string; fr: string; en: string }; older_id: string; newer_id: string }[]
  assert.ok(items.length > 0)
  for (const { because, older_id, newer_id } of items) {
    assert.ok(because.ar.length > 0 && because.fr.length > 0 && because.en.length > 0)
    const ids = (body.records as { id: string }[]).map(({ id }) => id)
    assert.ok(ids.includes(older_id) && ids.includes(newer_id))
  }
})

test('confirmed by a person, certain pairs are the same, likely ones wait, and the dropped person is kept as withdrawn by its source', async () => {
  assert.equal((await move(made.id, 'confirming')).status, 200)
  assert.equal((await move(made.id, 'confirming')).status, 409)
  await act(made.id, 'write')
  const { state, counts } = await seen(made.id)
  assert.equal(state, 'confirmed')
  assert.equal(counts.written, counts.certain + counts.likely + counts.withdrawn)
  const states = (await pairs()).map((pair) => pair.state)
  assert.equal(states.filter((one) => one === 'same').length, counts.certain)
  assert.equal(states.filter((one) => one === 'candidate').length, counts.likely)
  assert.deepEqual(await withdrawn(), ['كمال سعيد محمود الحداد'])
})

test('undone, pairs are undecided again and the mark is gone, but what somebody decided since stays', async () => {
  const [first] = (await pairs()).filter(({ state }) => state === 'same')
  assert.ok(first !== undefined)
  const decided = await me('PATCH', `/api/duplicates/${first.id}`, {
    body: { state: 'different', reason: 'شخصان مختلفان' },
    version: first.version,
  })
  assert.equal(decided.status, 200, decided.text)
  assert.equal((await move(made.id, 'undoing')).status, 200)
  await act(made.id, 'undo')
  assert.equal((await seen(made.id)).state, 'undone')
  const left = await pairs()
  assert.equal(left.find(({ id }) => id === first.id)?.state, 'different')
  assert.ok(left.filter(({ id }) => id !== first.id).every(({ state }) => state === 'undecided'))
  assert.deepEqual(await withdrawn(), [])
})

test('confirmed once more after being undone, it writes again, and leaves alone what a person decided', async () => {
  await move(made.id, 'confirming')
  await act(made.id, 'write')
  const states = (await pairs()).map(({ state }) => state)
  assert.equal(states.filter((one) => one === 'different').length, 1)
  assert.ok(!states.includes('undecided'))
})

test('somebody outside the cases sees no comparison and can ask for none; an import compared with itself is refused', async () => {
  assert.equal((await them('GET', `/api/list-matches/${made.id}`)).status, 404)
  assert.deepEqual((await them('GET', '/api/list-matches')).body.items, [])
  assert.equal((await them('GET', `/api/list-matches/${made.id}/findings?finding=certain`)).status, 404)
  const theirs = await them('POST', '/api/list-matches', { body: { older_run_id: older.run, newer_run_id: newer.run } })
  assert.equal(theirs.status, 422)
  const same = await me('POST', '/api/list-matches', { body: { older_run_id: older.run, newer_run_id: older.run } })
  assert.deepEqual([same.status, same.body.code], [422, 'documentation.not-two-lists'])
})

test('every decision of a comparison is in the custody log', async () => {
  const { rows } = await superuser.query<{ type: string; n: number }>(
    `select type, count(*)::int as n from custody_pending where type in ('documentation.lists-compared', 'documentation.pair-decided') group by 1
     union all select type, count(*)::int from custody_entry where type in ('documentation.lists-compared', 'documentation.pair-decided') group by 1`,
  )
  const of = (type: string) => rows.filter((row) => row.type === type).reduce((sum, { n }) => sum + n, 0)
  // asked, compared, then twice confirmed with its end and once undone with its end
  assert.equal(of('documentation.lists-compared'), 8)
  // three at first, one decided by hand, two undone, two again
  assert.equal(of('documentation.pair-decided'), 8)
})
