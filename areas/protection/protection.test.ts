import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { openDatabase } from '../../foundation/database/index.ts'
import { runTask } from '../../foundation/jobs/testing.ts'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from '../documentation/testing.ts'
import { levels } from './model.ts'
import { levelOf } from './rules.ts'
import { protectionTasks } from './tasks.ts'

const { app, code, database, visitor } = await testApp()
const admin = await setUp(visitor(), code)
const institution = String((await admin('GET', '/api/institution')).body.id)
const superuser = await database.connect(database.superuser)
const [officer, colleague, stranger] = [
  await addColleague(superuser, ['documentation-officer'], 'سلمى'),
  await addColleague(superuser, ['verifier'], 'ليث'),
  await addColleague(superuser, ['documentation-officer'], 'نور'),
]
const [me, other, outside] = [officer, colleague, stranger].map(({ token }) => requestsOf(app, token)) as [
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
]
const term = await termsOf(superuser)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function scene() {
  const file = await openCaseFile(me)
  await grant(superuser, { person: colleague.id, caseId: file.id, level: 'edit' })
  const person = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
  return { file, person, url: `/api/protection/persons/${person.id}` }
}
const assessment = (more: object = {}) => ({
  threat_id: term('risk-threat', '01'),
  source: 'state_agents',
  likelihood: 4,
  impact: 5,
  exposure: ['publication', 'visit'],
  safe_contact: 'through_somebody',
  with_person: true,
  assessed_on: inDays(0),
  review_on: inDays(30),
  ...more,
})
const codes = (reply: { readonly body: Record<string, unknown> }) =>
  ((reply.body.errors ?? []) as { pointer: string; code: string }[]).map(
    ({ pointer, code: found }) => `${pointer} ${found}`,
  )
type Assessed = {
  id: string
  version: number
  level: string
  overdue: boolean
  measures: { id: string; version: number; overdue: boolean }[]
}
const current = (reply: { readonly body: Record<string, unknown> }) => reply.body.current as Assessed

test('a risk is assessed with its person on five steps, watched by somebody of the team, and assessed anew', async () => {
  const { url } = await scene()
  const made = await me('POST', `${url}/assessments`, { body: assessment() })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([current(made).level, current(made).overdue], ['extreme', false])
  assert.deepEqual(codes(await me('POST', `${url}/assessments`, { body: assessment({ owner_id: stranger.id }) })), [
    '/owner_id protection.not-in-team',
  ])
  assert.deepEqual(codes(await me('POST', `${url}/assessments`, { body: assessment({ review_on: inDays(-1) }) })), [
    '/review_on protection.review-past',
  ])
  assert.deepEqual(codes(await me('POST', `${url}/assessments`, { body: assessment({ review_on: inDays(500) }) })), [
    '/review_on protection.review-late',
  ])
  assert.deepEqual(codes(await me('POST', `${url}/assessments`, { body: assessment({ threat_id: randomUUID() }) })), [
    '/threat_id protection.not-threat',
  ])
  for (const wrong of [{ likelihood: true }, { impact: 6 }, { exposure: 'visit' }, { threat: 'كلام' }])
    assert.equal(
      (await me('POST', `${url}/assessments`, { body: assessment(wrong) })).status,
      422,
      JSON.stringify(wrong),
    )
  const again = await other('POST', `${url}/assessments`, {
    body: assessment({ likelihood: 1, impact: 2, owner_id: officer.id }),
  })
  assert.deepEqual([current(again).level, (again.body.earlier as unknown[]).length], ['low', 1])
  assert.equal((await outside('GET', url)).status, 404)
  assert.equal((await outside('POST', `${url}/assessments`, { body: assessment() })).status, 404)
  const listed = (await outside('GET', '/api/protection')).body.items
  assert.deepEqual(listed, [])
})

test('measures have an owner and a day, are done by hand, and two people do not overwrite each other', async () => {
  const { url } = await scene()
  const { id } = current(await me('POST', `${url}/assessments`, { body: assessment() }))
  const set = await me('POST', `/api/protection/assessments/${id}/measures`, {
    body: { kind: 'legal', due_on: inDays(-2) },
  })
  const [measure] = current(set).measures
  assert.equal(measure?.overdue, true)
  const path = `/api/protection/measures/${measure?.id}`
  const done = await other('PATCH', path, { body: { done_on: inDays(0) }, version: 1 })
  assert.deepEqual([done.status, current(done).measures[0]?.overdue], [200, false])
  assert.equal((await me('PATCH', path, { body: { due_on: inDays(9) }, version: 1 })).status, 412)
  assert.equal((await outside('PATCH', path, { body: { due_on: inDays(9) }, version: 2 })).status, 404)
  assert.equal(
    (await me('PATCH', `/api/protection/assessments/${id}`, { body: { state: 'measures_in_place' }, version: 1 }))
      .status,
    200,
  )
})

test('nobody is interviewed and nothing about them leaves while their risk is not assessed or its review is overdue; two people may except it', async () => {
  const { file, person, url } = await scene()
  const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
  await make(me, 'act', {
    case_id: file.id,
    fields: { victim: person.id, event: event.id, type: term('act-type', '01') },
  })
  await me('POST', `/api/records/person/${person.id}/consents`, {
    body: {
      given_as: 'victim',
      language: 'ar',
      form_version: '1',
      words: 'النص',
      taken_on: inDays(-1),
      how: 'written',
      scopes: [
        { key: 'record', answer: 'yes' },
        { key: 'publish_anonymised', answer: 'yes' },
      ],
    },
  })
  const interview = await make(me, 'interview', { case_id: file.id, fields: { person: person.id } })
  const hold = () =>
    me('POST', `/api/records/interview/${interview.id}/state`, { body: { to: 'consented' }, version: 1 })
  const publish = () => me('GET', `/api/exports/event/csv?case_id=${file.id}&purpose=publish_anonymised`)
  assert.equal((await hold()).body.code, 'documentation.risk-not-current')
  assert.equal((await publish()).body.code, 'consent.risk-not-current')

  const asked = await me('POST', `${url}/overrides`, {
    body: { act: 'publication', reason: 'طلبه الشخص نفسه على عجل', until: inDays(3) },
  })
  assert.equal(asked.status, 201, asked.text)
  assert.deepEqual(
    codes(await me('POST', `${url}/overrides`, { body: { act: 'share', reason: 'س', until: inDays(60) } })),
    ['/until protection.override-long'],
  )
  assert.equal((await publish()).status, 409, 'one person excepts nothing')
  const [override] = asked.body.overrides as { id: string }[]
  const confirm = `/api/protection/overrides/${override?.id}/confirmation`
  assert.equal((await me('POST', confirm, { body: {} })).body.code, 'protection.other-person')
  assert.equal((await outside('POST', confirm, { body: {} })).status, 404)
  assert.equal((await other('POST', confirm, { body: {} })).status, 201)
  assert.equal((await other('POST', confirm, { body: {} })).body.code, 'protection.confirmed-already')
  assert.equal((await publish()).status, 200)
  assert.equal((await hold()).status, 409, 'an exception is for one act alone')

  await me('POST', `${url}/assessments`, { body: assessment() })
  assert.equal((await hold()).status, 201)
  assert.deepEqual((await me('GET', url)).body.allows, {
    interview: true,
    publication: true,
    referral: true,
    share: true,
  })
})

test('a reprisal names what it punishes and one of four protected groups, and follows it', async () => {
  const { file, person, url } = await scene()
  const interview = await make(me, 'interview', { case_id: file.id, fields: { person: person.id } })
  const body = {
    kind: 'threat',
    happened_on: inDays(-1),
    protected_group: 'cooperates',
    cooperation: 'interview',
    cooperation_id: interview.id,
    cooperation_on: inDays(-9),
  }
  const made = await me('POST', `${url}/reprisals`, { body })
  assert.equal(made.status, 201, made.text)
  assert.equal((made.body.reprisals as { cooperation_id: string }[])[0]?.cooperation_id, interview.id)
  assert.deepEqual(codes(await me('POST', `${url}/reprisals`, { body: { ...body, cooperation_on: inDays(0) } })), [
    '/cooperation_on protection.before-cooperation',
  ])
  assert.deepEqual(codes(await me('POST', `${url}/reprisals`, { body: { ...body, cooperation: 'contact' } })), [
    '/cooperation_id protection.names-record',
  ])
  assert.equal((await me('POST', `${url}/reprisals`, { body: { ...body, cooperation_id: randomUUID() } })).status, 404)
})

test('an overdue review is told once to who watches it, in their work and on the list', async () => {
  const { person, url } = await scene()
  await me('POST', `${url}/assessments`, { body: assessment({ owner_id: colleague.id }) })
  const [overdue] = protectionTasks.tasks
  const jobs = await openDatabase(database.job, { size: 1 })
  const run = () =>
    runTask(
      overdue,
      {},
      {
        database: jobs,
        institution: async () => institution,
        report: () => undefined,
        now: () => new Date(Date.now() + 40 * 86_400_000),
      },
      new AbortController().signal,
    )
  await run()
  await run()
  await jobs.close()
  const { tasks } = (await other('GET', '/api/work')).body as {
    tasks: { record: { id: string } | null; title: string }[]
  }
  const mine = tasks.filter(({ record }) => record?.id === person.id)
  assert.deepEqual(
    mine.map(({ title }) => title),
    ['تأخرت مراجعة مخاطر هذا الشخص'],
  )
  const { items } = (await other('GET', '/api/protection')).body as {
    items: { person: { id: string }; owner: { name: string } }[]
  }
  assert.equal(items.find((item) => item.person.id === person.id)?.owner.name, 'ليث')
})

test('a graver risk is never of a lower level', () => {
  const step = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(step, step, step, (likelihood, impact, more) => {
      const rank = (one: number, two: number) => levels.indexOf(levelOf(one, two))
      assert.ok(rank(Math.max(likelihood, more), impact) >= rank(likelihood, impact))
      assert.equal(levelOf(likelihood, impact), levelOf(impact, likelihood))
    }),
  )
  assert.deepEqual([levelOf(1, 1), levelOf(5, 5)], ['low', 'extreme'])
})
