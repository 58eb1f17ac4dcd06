import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const [officer, verifier, stranger] = [
  await addColleague(superuser, ['documentation-officer'], 'سلمى'),
  await addColleague(superuser, ['verifier'], 'ليث'),
  await addColleague(superuser, ['documentation-officer'], 'نور'),
]
/** A day so many from today. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const [me, colleague, outside] = [officer, verifier, stranger].map(({ token }) => requestsOf(app, token)) as [
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
]
const term = await termsOf(superuser)
const file = await openCaseFile(me)
await grant(superuser, { person: verifier.id, caseId: file.id, level: 'view' })
const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
const errors = (reply: { readonly body: Record<string, unknown> }) =>
  ((reply.body.errors ?? []) as { pointer: string; code: string }[]).map(
    ({ pointer, code: found }) => `${pointer} ${found}`,
  )

test('the team of a case is known to whoever works on it, and to nobody else', async () => {
  const { body } = await colleague('GET', `/api/records/case_file/${file.id}/team`)
  assert.deepEqual(
    (body.items as { id: string; level: string }[]).map(({ id, level }) => [id, level]).toSorted(),
    [
      [officer.id, 'lead'],
      [verifier.id, 'view'],
    ].toSorted(),
  )
  assert.equal((await outside('GET', `/api/records/case_file/${file.id}/team`)).status, 404)
})

test('a task is set for somebody of the team, waits in their work, is done by them, and is not set for a stranger', async () => {
  const set = (assignee: string, requests = me) =>
    requests('POST', '/api/tasks', {
      body: {
        case_id: file.id,
        record: { kind: 'event', id: event.id },
        title: 'تحقّق من التاريخ',
        assignee_id: assignee,
        due_on: inDays(9),
      },
    })
  const made = await set(verifier.id)
  assert.equal(made.status, 201, made.text)
  assert.deepEqual(errors(await set(stranger.id)), ['/assignee_id link.not-in-team'])
  assert.equal((await set(officer.id, colleague)).body.code, 'documentation.view-only')
  assert.equal((await set(officer.id, outside)).status, 404)
  const { body } = await colleague('GET', '/api/work')
  assert.deepEqual(
    (body.tasks as { id: string }[]).map(({ id }) => id),
    [made.body.id],
  )
  assert.deepEqual((await colleague('GET', '/api/work/count')).body, { tasks: 1, mentions: 0, due: 0 })
  assert.deepEqual(
    (body.cases as { id: string }[]).map(({ id }) => id),
    [file.id],
  )
  const done = await colleague('PATCH', `/api/tasks/${made.body.id}`, { body: { state: 'done' }, version: 1 })
  assert.deepEqual([done.status, done.body.state], [200, 'done'])
  assert.deepEqual((await colleague('GET', '/api/work')).body.tasks, [])
  assert.equal((await me('PATCH', `/api/tasks/${made.body.id}`, { body: { state: 'open' }, version: 1 })).status, 412)
  assert.equal(
    (await outside('PATCH', `/api/tasks/${made.body.id}`, { body: { state: 'open' }, version: 2 })).status,
    404,
  )
})

test('whoever reads a record may comment on it and call upon its team; words are changed by their author alone', async () => {
  const url = `/api/records/event/${event.id}/comments`
  const said = await colleague('POST', url, { body: { body: 'من أين هذا العدد؟', mentions: [officer.id] } })
  assert.equal(said.status, 201, said.text)
  assert.deepEqual(errors(await me('POST', url, { body: { body: 'س', mentions: [stranger.id] } })), [
    '/mentions link.not-in-team',
  ])
  assert.equal((await outside('POST', url, { body: { body: 'س' } })).status, 404)
  const answer = await me('POST', url, { body: { body: 'من الشاهد الأول', parent_id: said.body.id } })
  assert.equal(answer.status, 201)
  const waiting = (await me('GET', '/api/work')).body.mentions as { record_id: string }[]
  assert.deepEqual(
    waiting.map(({ record_id }) => record_id),
    [event.id],
  )
  assert.equal((await me('POST', '/api/mentions/seen', { body: { comments: [said.body.id] } })).status, 204)
  assert.deepEqual((await me('GET', '/api/work')).body.mentions, [])
  const put = await me('PATCH', `/api/comments/${said.body.id}`, { body: { body: 'كلام آخر' }, version: 1 })
  assert.equal(put.body.code, 'documentation.view-only')
  assert.equal(
    (await me('PATCH', `/api/comments/${said.body.id}`, { body: { resolved: true }, version: 1 })).status,
    200,
  )
  const own = await colleague('PATCH', `/api/comments/${said.body.id}`, {
    body: { body: 'من أين هذا العدد بالضبط؟' },
    version: 2,
  })
  assert.equal(own.status, 200, own.text)
  assert.deepEqual(
    ((await me('GET', url)).body.items as { resolved: boolean }[]).map(({ resolved }) => resolved),
    [true, false],
  )
  const back = (requests: typeof me, version: number) =>
    requests('PATCH', `/api/comments/${said.body.id}`, { body: { withdrawn: true }, version })
  assert.equal((await back(me, 3)).body.code, 'documentation.view-only')
  const withdrawn = await back(colleague, 3)
  assert.deepEqual([withdrawn.status, withdrawn.body.body, withdrawn.body.withdrawn], [200, '', true])
  assert.deepEqual(
    ((await me('GET', url)).body.items as { body: string }[]).map(({ body }) => body),
    ['', 'من الشاهد الأول'],
    'its answers stay',
  )
  await me('PATCH', `/api/comments/${answer.body.id}`, { body: { withdrawn: true }, version: 1 })
  assert.deepEqual((await me('GET', url)).body.items, [])
})

test('review dates of cases and risks and deadlines come due in the work of those who see them', async () => {
  const person = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
  const risk = await make(me, 'risk_note', { case_id: file.id, fields: { person: person.id, review_on: inDays(-20) } })
  const letter = await make(me, 'intervention', {
    case_id: file.id,
    fields: { type: [term('intervention-type', '01')], deadline: inDays(15) },
  })
  const due = ((await colleague('GET', '/api/work')).body.due as { id: string; overdue: boolean }[]).map(
    ({ id, overdue }) => [id, overdue],
  )
  assert.deepEqual(due, [
    [risk.id, true],
    [letter.id, false],
  ])
  assert.deepEqual((await outside('GET', '/api/work')).body.due, [])
})

test('a retention class says when its closed cases are looked at again', async () => {
  const body = { review_after: 'P5Y', citation: 'قانون المحفوظات، المادة 7' }
  assert.equal((await me('PUT', `/api/retention/${term('retention-class', '01')}`, { body })).status, 200)
  const today = inDays(0)
  const { items } = (await colleague('GET', '/api/retention')).body as {
    items: { review_on: string; citation: string }[]
  }
  assert.deepEqual(
    items.map(({ review_on }) => review_on),
    [`${Number(today.slice(0, 4)) + 5}${today.slice(4).replace('-02-29', '-02-28')}`],
  )
  assert.equal((await colleague('PUT', `/api/retention/${term('retention-class', '01')}`, { body })).status, 403)
  assert.equal((await me('PUT', `/api/retention/${term('priority', '01')}`, { body })).status, 422)
})

test('under a legal hold nothing of a case is deleted, and another person than the one who set it lifts it', async () => {
  const held = await openCaseFile(me)
  const inside = await make(me, 'event', { case_id: held.id, fields: { title: { ar: 'حدث' } } })
  const url = `/api/records/case_file/${held.id}`
  const hold = (requests: typeof me, isHeld: boolean, version: number) =>
    requests('POST', `${url}/hold`, { body: { held: isHeld, reason: 'نزاع أمام القضاء' }, version })
  assert.equal((await hold(me, true, 1)).status, 201)
  const gone = await me('DELETE', `/api/records/event/${inside.id}`, { version: 1 })
  assert.deepEqual([gone.status, gone.body.code], [409, 'documentation.under-hold'])
  const own = await hold(me, false, 2)
  assert.deepEqual([own.status, own.body.code], [409, 'documentation.hold-by-same'])
  await grant(superuser, { person: stranger.id, caseId: held.id, level: 'lead' })
  assert.equal((await hold(outside, false, 2)).status, 201)
  assert.equal((await me('DELETE', `/api/records/event/${inside.id}`, { version: 1 })).status, 200)
})
