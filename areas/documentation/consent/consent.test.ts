import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from '../testing.ts'
import { scopeKeys } from './model.ts'
import { allows } from './rules.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'], 'سلمى')
const reader = await addColleague(superuser, ['verifier'], 'ليث')
const stranger = await addColleague(superuser, ['documentation-officer'], 'نور')
const [me, colleague, outside] = [officer, reader, stranger].map(({ token }) => requestsOf(app, token)) as [
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
]
const term = await termsOf(superuser)
const PARTNER = 'الهيئة الشريكة'
const today = new Date().toISOString().slice(0, 10)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const scope = (key: string, answer = 'yes', recipient: string | null = null) => ({ key, answer, recipient })
const said = (scopes: readonly object[], more: object = {}) => ({
  given_as: 'victim',
  language: 'ar',
  form_version: '2026-11',
  words: 'قُرئ عليه النص كاملًا.',
  explained: ['purpose', 'risks', 'withdrawal'],
  taken_on: inDays(-3),
  how: 'oral_witnessed',
  scopes,
  ...more,
})
const codes = (reply: { readonly body: Record<string, unknown> }) =>
  ((reply.body.errors ?? []) as { pointer: string; code: string }[]).map(
    ({ pointer, code: found }) => `${pointer} ${found}`,
  )

/** A case with a victim of an act. */
async function scene() {
  const file = await openCaseFile(me)
  await grant(superuser, { person: reader.id, caseId: file.id, level: 'view' })
  const person = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
  const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
  await make(me, 'act', {
    case_id: file.id,
    fields: { victim: person.id, event: event.id, type: term('act-type', '01') },
  })
  const assessed = await me('POST', `/api/protection/persons/${person.id}/assessments`, {
    body: {
      threat_id: term('risk-threat', '01'),
      source: 'unknown',
      likelihood: 2,
      impact: 2,
      safe_contact: 'any',
      with_person: true,
      assessed_on: today,
      review_on: inDays(30),
    },
  })
  assert.equal(assessed.status, 201, assessed.text)
  return { file, person, event, url: `/api/records/person/${person.id}` }
}

test('a consent is recorded whole, shown with what stands now, and read by nobody outside the case', async () => {
  const { person, url } = await scene()
  const made = await me('POST', `${url}/consents`, {
    body: said([
      scope('record'),
      scope('share_body', 'yes', PARTNER),
      scope('publish_named', 'no'),
      scope('refer', 'not_asked'),
    ]),
  })
  assert.equal(made.status, 201, made.text)
  const now = (made.body.now as { key: string; recipient: string | null; allows: boolean }[]).map(
    ({ key, recipient, allows }) => `${key} ${recipient ?? '-'} ${allows}`,
  )
  assert.deepEqual(now, ['record - true', `share_body ${PARTNER} true`, 'refer - false', 'publish_named - false'])
  assert.equal((await colleague('GET', `${url}/consents`)).status, 200)
  assert.equal(
    (await colleague('POST', `${url}/consents`, { body: said([scope('record')]) })).body.code,
    'documentation.view-only',
  )
  assert.equal((await outside('GET', `${url}/consents`)).status, 404)
  assert.equal((await outside('POST', `${url}/consents`, { body: said([scope('record')]) })).status, 404)
  const entries = await superuser.query(
    `select count(*)::int as n from custody_pending p join custody_opening o using (id) where p.type = 'consent-change' and o.object_id = $1`,
    [person.id],
  )
  assert.equal(entries.rows[0].n, 1)
})

test('what is faulty is refused at its place with its sentence, and wrong types are no fault of the server', async () => {
  const { url } = await scene()
  const post = (body: object) => me('POST', `${url}/consents`, { body })
  assert.deepEqual(codes(await post(said([scope('share_body')]))), ['/scopes/0/recipient consent.body-missing'])
  assert.deepEqual(codes(await post(said([scope('record', 'yes', PARTNER)]))), [
    '/scopes/0/recipient consent.names-nobody',
  ])
  assert.deepEqual(codes(await post(said([scope('record'), scope('record', 'no')]))), [
    '/scopes/1/recipient consent.said-twice',
  ])
  assert.deepEqual(codes(await post(said([scope('record')], { taken_on: inDays(2) }))), ['/taken_on date.in-future'])
  assert.deepEqual(codes(await post(said([scope('record')], { capacity: 'minor' }))), [
    '/given_by consent.not-able',
    '/majority_on consent.majority-missing',
  ])
  assert.deepEqual(codes(await post(said([scope('record')], { given_by: 'guardian' }))), [
    '/guardian_relation consent.relation-missing',
  ])
  assert.deepEqual(codes(await post(said([{ ...scope('record', 'no'), until: inDays(9) }]))), [
    '/scopes/0/answer consent.no-with-terms',
  ])
  for (const wrong of [{ scopes: [] }, { scopes: true }, { words: 7 }, { taken_on: ['2026'] }, { explained: { a: 1 } }])
    assert.equal((await post({ ...said([scope('record')]), ...wrong })).status, 422, JSON.stringify(wrong))
})

test('records leave for a named body while everybody they concern allows it; refused with the reason, and at once after a withdrawal', async () => {
  const { file, person, url } = await scene()
  const share = (recipient: string | null) =>
    me(
      'GET',
      `/api/exports/event/jsonl?case_id=${file.id}&purpose=share_body${recipient === null ? '' : `&recipient=${encodeURIComponent(recipient)}`}`,
    )
  const refused = await share(PARTNER)
  assert.deepEqual([refused.status, refused.body.code], [409, 'consent.not-given'])
  assert.match(refused.text, new RegExp(person.code))
  assert.equal((await share(null)).body.code, 'consent.recipient-needed')
  assert.equal((await me('GET', `/api/exports/event/jsonl?case_id=${file.id}`)).status, 200)

  await me('POST', `${url}/consents`, { body: said([scope('share_body', 'yes', PARTNER)]) })
  assert.equal((await share('جهة أخرى')).status, 409)
  assert.equal((await share(`  ${PARTNER} `)).status, 200)
  const check = await me(
    'GET',
    `/api/records/case_file/${file.id}/consent-check?kind=event&purpose=share_body&recipient=${encodeURIComponent(PARTNER)}`,
  )
  assert.deepEqual([check.body.allowed, check.body.concerned], [true, 1])

  const withdrawn = await me('POST', `${url}/consent-withdrawal`, {
    body: { told_on: today, reason: 'خوف على الأسرة' },
  })
  assert.equal(withdrawn.status, 201, withdrawn.text)
  assert.deepEqual(
    (withdrawn.body.recipients as { recipient: string; times: number }[]).map(({ recipient, times }) => [
      recipient,
      times,
    ]),
    [[PARTNER, 1]],
  )
  assert.equal(withdrawn.body.notices, 1)
  const tasks = (await me('GET', `/api/tasks?case_id=${file.id}`)).body.items as { title: string }[]
  assert.ok(tasks.some(({ title }) => title.includes(PARTNER) && title.includes(person.code)))
  const after = await share(PARTNER)
  assert.equal(after.status, 409)
  assert.deepEqual(
    (after.body.details as { refusals: { reason: string }[] }).refusals.map(({ reason }) => reason),
    ['withdrawn'],
  )
  assert.equal(
    (await me('POST', `${url}/consent-withdrawal`, { body: { told_on: today } })).body.code,
    'consent.nothing-to-withdraw',
  )
})

test('an old paper found after a withdrawal does not open anything again; what a guardian gave ends when the child is of age', async () => {
  const { file, url } = await scene()
  const publish = () => me('GET', `/api/exports/event/csv?case_id=${file.id}&purpose=publish_anonymised`)
  const yes = [scope('publish_anonymised')]
  await me('POST', `${url}/consents`, { body: said(yes) })
  assert.equal((await publish()).status, 200)
  await me('POST', `${url}/consent-withdrawal`, { body: { told_on: today } })
  await me('POST', `${url}/consents`, { body: said(yes, { taken_on: inDays(-90) }) })
  assert.equal((await publish()).status, 409)
  await me('POST', `${url}/consents`, { body: said(yes, { taken_on: today }) })
  assert.equal((await publish()).status, 200)
  const grown = {
    given_as: 'relative',
    given_by: 'guardian',
    guardian_relation: 'mother',
    capacity: 'minor',
    majority_on: inDays(-1),
  }
  await me('POST', `${url}/consents`, { body: said(yes, { ...grown, taken_on: inDays(-40) }) })
  assert.equal((await publish()).status, 409)
})

test('an interview goes on only once the person has allowed that it is recorded, and who asked before is told first', async () => {
  const { file, person, url } = await scene()
  const interview = await make(me, 'interview', {
    case_id: file.id,
    fields: { person: person.id, interviewer: [officer.id] },
  })
  const move = (to: string, version: number, fields = {}) =>
    me('POST', `/api/records/interview/${interview.id}/state`, { body: { to, fields }, version })
  assert.equal((await move('consented', 1)).body.code, 'documentation.recording-not-allowed')
  await me('POST', `${url}/consents`, { body: said([scope('record')]) })
  assert.equal((await move('consented', 1)).status, 201)
  const { interviews } = (await me('GET', `${url}/consents`)).body as {
    interviews: { interviewers: { name: string }[] }[]
  }
  assert.deepEqual(
    interviews.map(({ interviewers }) => interviewers.map(({ name }) => name)),
    [['سلمى']],
  )
})

test('a consent is never changed, added to or taken away, whoever tries', async () => {
  const { url } = await scene()
  await me('POST', `${url}/consents`, { body: said([scope('record')]) })
  for (const statement of [
    `update consent set how = 'written'`,
    'delete from consent_scope',
    'update consent_withdrawal set reason = null',
    `insert into consent_scope (case_id, consent_id, key, answer, institution_id, created_by)
       select case_id, id, 'publish_named', 'yes', institution_id, created_by from consent limit 1`,
  ])
    await assert.rejects(superuser.query(statement), (error: { code?: string }) => error.code === 'MQ070', statement)
})

test('SQL and the rules of the pages agree on what is allowed, whatever was said in whatever order', async () => {
  const { person } = await scene()
  const day = fc.integer({ min: -20, max: -1 }).map(inDays)
  const spoken = fc.record({
    given_as: fc.constantFrom('victim' as const, 'source' as const),
    taken_on: day,
    answer: fc.constantFrom('yes' as const, 'no' as const, 'not_asked' as const),
    recipient: fc.constantFrom(PARTNER, 'جهة أخرى', null),
    until: fc.option(fc.integer({ min: 0, max: 3 }).map((days) => inDays(days - 1))),
    withdrawn: fc.boolean(),
    follows: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(spoken, { maxLength: 4 }), async (all) => {
      await superuser.query('begin')
      try {
        await superuser.query(
          `select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid())`,
        )
        const rows: Parameters<typeof allows>[0][number][] = []
        for (const one of all) {
          const before = rows.find(
            ({ given_as, id }) => given_as === one.given_as && !rows.some(({ supersedes }) => supersedes === id),
          )
          const supersedes = one.follows ? (before?.id ?? null) : null
          const made = await superuser.query(
            `insert into consent (case_id, person_id, given_as, given_by, capacity, language, form_version, words, explained, taken_on, taken_by, how, supersedes)
             select case_id, id, $2, 'self', 'full', 'ar', '1', 'x', '[]', $3, created_by, 'written', $4 from person_or_group where id = $1
             returning id, created_at::text as created_at, case_id`,
            [person.id, one.given_as, one.taken_on, supersedes],
          )
          const { id, created_at, case_id } = made.rows[0]
          const answer = one.answer === 'yes' && one.recipient === null ? 'no' : one.answer
          const until = answer === 'yes' ? one.until : null
          await superuser.query(
            `insert into consent_scope (case_id, consent_id, key, answer, recipient, until) values ($1, $2, 'share_body', $3, $4, $5)`,
            [case_id, id, answer, one.recipient, until],
          )
          if (one.withdrawn)
            await superuser.query(
              `insert into consent_withdrawal (case_id, consent_id, person_id, told_on, effect) values ($1, $2, $3, $4, 'stops_all_use')`,
              [case_id, id, person.id, today],
            )
          rows.push({
            id,
            given_as: one.given_as,
            taken_on: one.taken_on,
            majority_on: null,
            created_at,
            supersedes,
            withdrawn_on: one.withdrawn ? today : null,
            scopes: [{ key: 'share_body', answer, recipient: one.recipient, until, conditions: null }],
          })
        }
        const found = await superuser.query('select app.consent_allows($1, $2, $3, clock_timestamp()) as allowed', [
          person.id,
          'share_body',
          PARTNER,
        ])
        assert.equal(found.rows[0].allowed, allows(rows, 'share_body', PARTNER, today))
      } finally {
        await superuser.query('rollback')
      }
    }),
    { numRuns: 60 },
  )
  assert.equal(new Set(scopeKeys).size, 10)
})
