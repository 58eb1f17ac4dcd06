import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from '../testing.ts'
import { corroborationOf, lacksOf } from './rules.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const [officer, verifier, second, reader, stranger] = [
  await addColleague(superuser, ['documentation-officer'], 'سلمى'),
  await addColleague(superuser, ['verifier'], 'ليث'),
  await addColleague(superuser, ['verifier'], 'هدى'),
  await addColleague(superuser, ['analyst'], 'رامي'),
  await addColleague(superuser, ['documentation-officer'], 'نور'),
]
const requests = [officer, verifier, second, reader, stranger].map(({ token }) => requestsOf(app, token))
const [me, first, other, looking, outside] = requests as [
  (typeof requests)[number],
  (typeof requests)[number],
  (typeof requests)[number],
  (typeof requests)[number],
  (typeof requests)[number],
]
const term = await termsOf(superuser)
type Page = {
  id: string
  version: number
  status: string
  lacks: string[]
  seal: string | null
  seal_holds: boolean | null
} & Record<string, unknown>
const page = (reply: { readonly body: Record<string, unknown> }) => reply.body as unknown as Page

/** A case with an event, and information about it that the officer wrote down. */
async function scene() {
  const file = await openCaseFile(me)
  for (const [one, level] of [
    [verifier, 'edit'],
    [second, 'edit'],
    [reader, 'view'],
  ] as const)
    await grant(superuser, { person: one.id, caseId: file.id, level })
  const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
  const tell = (fields: object) =>
    make(me, 'information', {
      case_id: file.id,
      fields: { speaks_to: [event.id], connection: term('source-connection', '0102'), ...fields },
    })
  return { file, event, tell }
}
const graded = (group: string | null) => ({
  reliability: term('reliability', 'B'),
  credibility: term('credibility', '2'),
  independence_group: group,
})

/** A finding with everything but the people. */
async function proposed() {
  const { event, tell, file } = await scene()
  const information = await tell(graded('أسرة الضحية'))
  const opened = await me('POST', '/api/findings', { body: { about: { kind: 'event', id: event.id } } })
  assert.equal(opened.status, 201, opened.text)
  const url = `/api/findings/${opened.body.id}`
  const written = await me('PATCH', url, {
    version: Number(opened.body.version),
    body: {
      proposed: 'verified',
      outcome: 'violation',
      standard: 'reasonable_grounds',
      standard_source: 'ولاية الهيئة',
      reasons: 'شهادة متسقة تؤيدها وثيقة طبية.',
      against_none: true,
      information: [{ id: information.id, side: 'for' }],
    },
  })
  assert.equal(written.status, 200, written.text)
  return {
    file,
    event,
    tell,
    information,
    url,
    id: String(opened.body.id),
    version: page(written).version,
    written: page(written),
  }
}

test('a grade is one of two, has a person and a reason, and a change is a new one beside those before', async () => {
  const { tell } = await scene()
  const { id } = await tell({ reliability: term('reliability', 'C') })
  const url = `/api/records/information/${id}/grades`
  const before = (await first('GET', url)).body as {
    information: { version: number }
    items: { axis: string; by: { name: string } }[]
  }
  assert.deepEqual(
    before.items.map(({ axis, by }) => `${axis} ${by.name}`),
    ['reliability سلمى'],
  )
  const grade = (axis: string, grade_id: string, more = {}) =>
    first('POST', url, {
      body: { axis, grade_id, reason: 'حضر الواقعة بنفسه', version: before.information.version, ...more },
    })
  assert.equal((await grade('reliability', term('credibility', '2'))).status, 422)
  assert.equal((await grade('reliability', term('reliability', 'B'), { reason: '' })).status, 422)
  assert.equal((await grade('reliability', term('reliability', 'B'))).status, 201)
  assert.equal((await grade('reliability', term('reliability', 'A'))).status, 412, 'somebody graded meanwhile')
  assert.equal(
    (
      await looking('POST', url, {
        body: { axis: 'reliability', grade_id: term('reliability', 'A'), reason: 'س', version: 2 },
      })
    ).status,
    403,
  )
  assert.equal((await outside('GET', url)).status, 404)
  const { items } = (await looking('GET', url)).body as {
    items: { grade: { code: string }; by: { name: string }; reason: string | null }[]
  }
  assert.deepEqual(
    items.map(({ grade: { code: letter }, by }) => `${letter} ${by.name}`),
    ['B ليث', 'C سلمى'],
  )
  await assert.rejects(superuser.query('update information_grade set reason = null'), { code: 'MQ070' })
})

test('a finding lacks what it lacks in words, is decided by two people and never by one, and is sealed with its hash in the log', async () => {
  const { url, version, written, id } = await proposed()
  assert.deepEqual([written.status, written.lacks], ['under_verification', ['deciders']])
  const alone = await first('POST', `${url}/decision`, { body: {}, version })
  assert.deepEqual([alone.status, alone.body.code], [409, 'finding.not-decidable'])
  assert.equal((await first('POST', `${url}/positions`, { body: { position: 'agree' }, version })).status, 201)
  assert.equal(
    (await first('POST', `${url}/positions`, { body: { position: 'agree' }, version })).body.code,
    'finding.said-already',
  )
  assert.equal(
    (await first('POST', `${url}/decision`, { body: {}, version })).body.code,
    'finding.not-decidable',
    'one person is not enough',
  )
  assert.equal((await looking('POST', `${url}/positions`, { body: { position: 'agree' }, version })).status, 403)
  assert.equal((await other('POST', `${url}/positions`, { body: { position: 'agree' }, version })).status, 201)
  const decided = await other('POST', `${url}/decision`, { body: {}, version })
  assert.equal(decided.status, 201, decided.text)
  assert.deepEqual([page(decided).status, page(decided).seal_holds], ['verified', true])
  const { rows } = await superuser.query(
    `select o.detail::jsonb -> 'detail' ->> 'sha256' as seal from custody_pending p join custody_opening o using (id)
     where p.type = 'documentation.finding-decided' and o.object_id = $1`,
    [id],
  )
  const { rows: stored } = await superuser.query('select sealed from finding where id = $1', [id])
  assert.deepEqual(rows, [{ seal: createHash('sha256').update(stored[0].sealed).digest('hex') }])
  const status = await superuser.query('select violation_code from violation_status where finding_id = $1', [id])
  assert.equal(status.rows[0].violation_code, '0101')
})

test('who alone gathered everything that a finding stands on does not decide it; with two who gathered, either may', async () => {
  const { url, version, tell, file, event } = await proposed()
  const own = await me('POST', `${url}/positions`, { body: { position: 'agree' }, version })
  assert.equal(own.body.code, 'finding.gathered-alone')
  const person = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
  await make(me, 'interview', {
    case_id: file.id,
    fields: { person: person.id, event: event.id, interviewer: [verifier.id] },
  })
  assert.equal(
    (await me('POST', `${url}/positions`, { body: { position: 'agree' }, version })).status,
    201,
    'the interview was held by another',
  )
  assert.equal(
    (await first('POST', `${url}/positions`, { body: { position: 'agree' }, version })).body.code,
    'finding.gathered-alone',
  )
  assert.ok(tell)
})

test('a text that changes is agreed to anew; dissent is said with its reasons and stands beside the decision', async () => {
  const { url, version } = await proposed()
  await first('POST', `${url}/positions`, { body: { position: 'agree' }, version })
  const changed = await me('PATCH', url, { version, body: { reasons: 'أسباب أخرى.' } })
  assert.deepEqual(page(changed).lacks, ['deciders'])
  const now = page(changed).version
  assert.equal((await other('POST', `${url}/positions`, { body: { position: 'agree' }, version })).status, 412)
  await other('POST', `${url}/positions`, { body: { position: 'agree' }, version: now })
  assert.equal((await other('POST', `${url}/decision`, { body: {}, version: now })).status, 409)
  assert.equal(
    (await me('PATCH', url, { version: now, body: { information: [{ id: crypto.randomUUID(), side: 'for' }] } }))
      .status,
    422,
  )
  const none = await first('POST', `${url}/positions`, { body: { position: 'dissent' }, version: now })
  assert.equal(none.status, 422)
  await first('POST', `${url}/positions`, { body: { position: 'dissent', reasons: 'المصدر واحد.' }, version: now })
  const still = await other('POST', `${url}/decision`, { body: {}, version: now })
  assert.equal(still.body.code, 'finding.not-decidable', 'a dissent is no agreement')
})

test('a decided finding is never changed: it is withdrawn with its reason, or another takes its place', async () => {
  const { url, version, event, id } = await proposed()
  for (const person of [first, other])
    await person('POST', `${url}/positions`, { body: { position: 'agree' }, version })
  const decided = page(await first('POST', `${url}/decision`, { body: {}, version }))
  assert.equal(
    (await me('PATCH', url, { version: decided.version, body: { reasons: 'غيرها' } })).body.code,
    'finding.decided',
  )
  for (const statement of [
    `update finding set reasons = 'x'`,
    'delete from finding_information',
    `update finding_decider set position = 'dissent'`,
    `update finding set outcome = 'no_violation', status = 'withdrawn', withdrawn_reason = 'x'`,
  ])
    await assert.rejects(
      asOwner(statement),
      (error: { code?: string }) => /^MQ0[78]0$/.test(error.code ?? ''),
      statement,
    )
  const next = await me('POST', '/api/findings', { body: { about: { kind: 'event', id: event.id }, supersedes: id } })
  assert.equal(next.status, 201, next.text)
  const twice = await me('POST', '/api/findings', { body: { about: { kind: 'event', id: event.id }, supersedes: id } })
  assert.equal(twice.body.code, 'finding.cannot-follow')
  const withdrawn = await me('POST', `${url}/withdrawal`, {
    body: { reason: 'تبيّن أن الوثيقة مزورة' },
    version: decided.version,
  })
  assert.deepEqual([withdrawn.status, page(withdrawn).status], [201, 'withdrawn'])
  assert.equal((await superuser.query('select from violation_status where finding_id = $1', [id])).rowCount, 0)
})

test('nobody writes that a violation is established, by request or by SQL; a status is read from decided findings alone', async () => {
  const { event } = await scene()
  const typed = await me('PATCH', `/api/records/event/${event.id}`, {
    version: event.version,
    body: { fields: { esf_status: term('violation-status', '0101') } },
  })
  assert.deepEqual([typed.status, typed.body.code], [409, 'documentation.status-from-finding'])
  const possible = await me('PATCH', `/api/records/event/${event.id}`, {
    version: event.version,
    body: { fields: { esf_status: term('violation-status', '03') } },
  })
  assert.equal(possible.status, 200)
  await assert.rejects(
    asOwner(
      `insert into finding (case_id, code, about_kind, about_id, status) select case_id, 'F-X', 'event', id, 'verified' from event limit 1`,
    ),
    {
      code: 'MQ080',
    },
  )
  const { written } = await proposed()
  await assert.rejects(
    asOwner(
      `update finding set status = 'verified', decided_on = now(), sealed = '{}', seal = repeat('a', 64) where id = '${written.id}'`,
    ),
    { code: 'MQ082' },
  )
  await assert.rejects(asOwner(`update violation_status set violation_code = '0101'`))
})

test('findings are read by whoever sees the case and by nobody else; wrong types are no fault of the server', async () => {
  const { url, event, file } = await proposed()
  for (const path of [url, `/api/findings?case_id=${file.id}`]) assert.equal((await looking('GET', path)).status, 200)
  assert.equal((await outside('GET', url)).status, 404)
  assert.deepEqual((await outside('GET', `/api/findings?about_id=${event.id}`)).body.items, [])
  for (const path of ['positions', 'decision', 'withdrawal'])
    assert.equal(
      (
        await outside('POST', `${url}/${path}`, {
          version: 1,
          body: path === 'positions' ? { position: 'agree' } : path === 'decision' ? {} : { reason: 'س' },
        })
      ).status,
      404,
    )
  assert.equal(
    (await outside('POST', '/api/findings', { body: { about: { kind: 'event', id: event.id } } })).status,
    404,
  )
  for (const body of [
    { information: true },
    { against_none: 'yes' },
    { proposed: ['verified'] },
    { standard: 7 },
    { status: 'verified' },
  ])
    assert.equal((await me('PATCH', url, { version: 1, body })).status, 422, JSON.stringify(body))
})

test('a mandate carries its standard onto the findings of its cases, and a case that mixes standards says so', async () => {
  const mandate = term('case-mandate', '01')
  const set = await me('PUT', `/api/mandate-standards/${mandate}`, {
    body: { standard: 'balance', citation: 'النظام الداخلي، المادة 12' },
  })
  assert.equal(set.status, 200, set.text)
  assert.equal(
    (await first('PUT', `/api/mandate-standards/${mandate}`, { body: { standard: 'balance', citation: 'س' } })).status,
    403,
  )
  const file = await openCaseFile(me, { mandate })
  const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
  const opened = await me('POST', '/api/findings', { body: { about: { kind: 'event', id: event.id } } })
  assert.deepEqual([opened.body.standard, opened.body.standard_source], ['balance', 'النظام الداخلي، المادة 12'])
})

test('corroboration counts groups that know nothing of each other, and a copy of a copy adds nothing', () => {
  const information = fc.record({
    side: fc.constantFrom('for' as const, 'against' as const),
    status: fc.constantFrom('current', 'withdrawn_by_source'),
    independence_group: fc.constantFrom('أ', ' أ ', 'ب', null),
    reliability: fc.constantFrom('A', null),
    credibility: fc.constantFrom('1', null),
  })
  fc.assert(
    fc.property(fc.array(information), (all) => {
      const count = corroborationOf(all)
      assert.equal(corroborationOf([...all, ...all]), count)
      assert.ok(count <= 3)
      assert.equal(corroborationOf(all.filter(({ side }) => side === 'for')), count)
      const proposal = {
        proposed: 'verified',
        standard: 'balance',
        reasons: 'x',
        outcome: 'violation',
        against_none: true,
      } as const
      assert.ok(lacksOf({ ...proposal, information: all }, 1).includes('deciders'))
    }),
  )
})

/** Runs a statement as the superuser in a context, as if somebody had reached the database. */
async function asOwner(statement: string): Promise<void> {
  await superuser.query('begin')
  try {
    await superuser.query(
      `select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid())`,
    )
    await superuser.query(statement)
  } finally {
    await superuser.query('rollback')
  }
}
