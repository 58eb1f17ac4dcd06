import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import type { Role } from './model.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const institution: string = (await superuser.query('select id from institution')).rows[0].id
const join = async (...roles: Role[]) => {
  const colleague = await addColleague(superuser, roles, `زميلة ${roles.join(' ')}`)
  return { ...colleague, ask: requestsOf(app, colleague.token) }
}
const head = await join('head')
const grantsOf = (caseId: string) => `/api/cases/${caseId}/grants`
const give = (person_id: string, level: string, until: string | null = null) => ({
  body: { person_id, level, until, reason: 'فريق الملف' },
})
const hour = 3_600_000
const items = (reply: { body: Record<string, unknown> }) =>
  reply.body.items as { id: string; version: number; person_id: string; level: string }[]

test('whoever may grant names a lead; the lead lets others in, who may see but not grant', async () => {
  const [caseId, lead, analyst, outsider] = [
    randomUUID(),
    await join('verifier'),
    await join('analyst'),
    await join('analyst'),
  ]
  assert.equal((await head.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))).status, 201)
  const given = await lead.ask('POST', grantsOf(caseId), give(analyst.id, 'edit'))
  assert.equal(given.status, 201, given.text)
  assert.deepEqual(
    items(given).map(({ person_id, level }) => [person_id, level]),
    [
      [lead.id, 'lead'],
      [analyst.id, 'edit'],
    ],
  )
  for (const nobody of [analyst, outsider]) {
    const refused = await nobody.ask('POST', grantsOf(caseId), give(outsider.id, 'view'))
    assert.deepEqual([refused.status, refused.body.code], [404, 'not-found'])
    const unknown = await nobody.ask('GET', grantsOf(randomUUID()))
    const known = await nobody.ask('GET', grantsOf(caseId))
    const bare = ({ body: { request_id: _, ...rest } }: typeof known) => rest
    assert.deepEqual(bare(known), bare(unknown), 'a case that one does not lead is one that does not exist')
  }
})

test('a refusal leaves an entry with the pattern of its route and the code, never an id of what was asked for', async () => {
  const [caseId, lead, keyless] = [randomUUID(), await join('verifier'), await join('contributor')]
  await head.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))
  assert.equal((await lead.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))).status, 403)
  assert.equal((await keyless.ask('GET', '/api/log')).status, 403)
  const { rows } = await superuser.query<{ object_id: string; detail: string }>(
    `select object_id, detail from custody_opening where object_id = any ($1) and id in
       (select id from custody_pending where type = 'access.refused' union select id from custody_entry where type = 'access.refused')
     order by id`,
    [[lead.id, keyless.id]],
  )
  assert.deepEqual(
    rows.map(({ object_id, detail }) => [object_id, JSON.parse(detail).detail]),
    [
      [lead.id, { code: 'access.not-for-yourself', route: 'POST /api/cases/:case_id/grants' }],
      [keyless.id, { code: 'access.not-allowed', route: 'GET /api/log' }],
    ],
  )
  assert.ok(rows.every(({ detail }) => !detail.includes(caseId)))
})

test('nobody grants to themselves, not even whoever may grant everything', async () => {
  const [caseId, lead] = [randomUUID(), await join('verifier')]
  await head.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))
  for (const one of [head, lead]) {
    const refused = await one.ask('POST', grantsOf(caseId), give(one.id, 'lead'))
    assert.deepEqual([refused.status, refused.body.code], [403, 'access.not-for-yourself'])
  }
})

test('a grant that is ended, or past its date, gives nothing at once', async () => {
  const [caseId, lead, second] = [randomUUID(), await join('verifier'), await join('analyst')]
  await head.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))
  await lead.ask('POST', grantsOf(caseId), give(second.id, 'lead', new Date(Date.now() + hour).toISOString()))
  assert.equal((await second.ask('GET', grantsOf(caseId))).status, 200)
  await superuser.query(`begin; select app.enter($$${head.id}$$, (select id from institution), '{}', 'test', gen_random_uuid());
    update case_grant set until = now() - interval '1 second' where person_id = '${second.id}'; commit`)
  assert.equal((await second.ask('GET', grantsOf(caseId))).status, 404)
  const again = await lead.ask('POST', grantsOf(caseId), give(second.id, 'lead'))
  const grant = items(again).find(({ person_id }) => person_id === second.id)
  assert.equal((await second.ask('GET', grantsOf(caseId))).status, 200)
  const url = `${grantsOf(caseId)}/${grant?.id}`
  assert.equal((await lead.ask('DELETE', url)).status, 428)
  assert.equal((await lead.ask('DELETE', url, { version: 99 })).status, 412)
  assert.equal((await lead.ask('DELETE', url, { version: grant?.version ?? 0 })).status, 200)
  assert.equal((await second.ask('GET', grantsOf(caseId))).status, 404)
})

test('a role that is taken takes the cases with it; an administrator opens none', async () => {
  const [caseId, lead, admin] = [randomUUID(), await join('verifier'), await join('administrator')]
  await head.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))
  await head.ask('POST', grantsOf(caseId), give(admin.id, 'lead'))
  assert.equal((await admin.ask('GET', grantsOf(caseId))).status, 403)
  const taken = await admin.ask('DELETE', `/api/people/${lead.id}/roles/verifier`)
  assert.equal(taken.status, 200, taken.text)
  assert.equal((await lead.ask('GET', grantsOf(caseId))).status, 403)
})

test('the last lead of a case stays, also when two leads end each other at the same moment', async () => {
  const [caseId, one, two] = [randomUUID(), await join('verifier'), await join('analyst')]
  await head.ask('POST', grantsOf(caseId), give(one.id, 'lead'))
  const all = items(await head.ask('POST', grantsOf(caseId), give(two.id, 'lead')))
  const grantOf = (id: string) => all.find(({ person_id }) => person_id === id) ?? assert.fail('no grant')
  const end = (asker: typeof one, id: string) =>
    asker.ask('DELETE', `${grantsOf(caseId)}/${grantOf(id).id}`, { version: grantOf(id).version })
  const answers = await Promise.all([end(one, two.id), end(two, one.id)])
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, answers.map(({ text }) => text).join('\n'))
  const [left] = items(await head.ask('GET', grantsOf(caseId)))
  assert.ok(left !== undefined)
  const refused = await head.ask('DELETE', `${grantsOf(caseId)}/${left.id}`, { version: left.version })
  assert.deepEqual([refused.status, refused.body.code], [409, 'access.last-lead'])
  const weaker = await head.ask('POST', grantsOf(caseId), give(left.person_id, 'edit'))
  assert.deepEqual([weaker.status, weaker.body.code], [409, 'access.last-lead'])
})

test('nobody changes their own roles, and the institution keeps an administrator', async () => {
  const admin = await join('administrator')
  for (const method of ['PUT', 'DELETE'] as const) {
    const own = await admin.ask(method, `/api/people/${admin.id}/roles/head`)
    assert.deepEqual([own.status, own.body.code], [403, 'access.not-for-yourself'])
  }
  const { rows } = await superuser.query(
    `select person_id from role_assignment where role = 'administrator' and deleted_at is null`,
  )
  for (const { person_id } of rows.filter((row) => row.person_id !== admin.id))
    assert.equal((await admin.ask('DELETE', `/api/people/${person_id}/roles/administrator`)).status, 200)
  const app = await database.connect(database.app)
  await app.query(
    `begin; select app.enter('${head.id}', '${institution}', '{people.manage,people.read}', 'test', gen_random_uuid())`,
  )
  // the row policies, not the route, are what stands here
  await assert.rejects(app.query(`update role_assignment set deleted_at = now() where role = 'administrator'`), {
    code: 'MQ025',
  })
  await app.query('rollback')
})

test('a person’s page says which role and grant each right comes from, who gave it and when; others learn nothing', async () => {
  const [caseId, lead, analyst] = [randomUUID(), await join('verifier'), await join('analyst', 'contributor')]
  await head.ask('POST', grantsOf(caseId), give(lead.id, 'lead'))
  await lead.ask('POST', grantsOf(caseId), give(analyst.id, 'view'))
  const own = (await analyst.ask('GET', `/api/people/${analyst.id}/access`)).body
  const roles = own.roles as { role: string; given_at: string }[]
  assert.deepEqual(roles.map(({ role }) => role).toSorted(), ['analyst', 'contributor'])
  const [grant] = own.grants as { case_id: string; level: string; given_by: { id: string } }[]
  assert.deepEqual(
    [grant?.case_id, grant?.level, grant?.given_by.id, own.grants_shown],
    [caseId, 'view', lead.id, true],
  )
  const seenByColleague = (await (await join('analyst')).ask('GET', `/api/people/${analyst.id}/access`)).body
  assert.deepEqual([seenByColleague.grants, seenByColleague.grants_shown], [[], false])
  assert.equal((await (await join('contributor')).ask('GET', `/api/people/${analyst.id}/access`)).status, 404)
})

test('every change of rights leaves an entry in the custody log', async () => {
  const { rows } = await superuser.query(
    `select distinct type from custody_pending where type like 'access.%' and type <> 'access.refused' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['access.grant-ended', 'access.grant-given', 'access.role-taken', 'access.role-given'].toSorted(),
  )
})

test('acts about rights need a session confirmed within five minutes', async () => {
  const admin = await join('administrator')
  await superuser.query(`update session set verified_at = now() - interval '6 minutes' where person_id = $1`, [
    admin.id,
  ])
  const refused = await admin.ask('PUT', `/api/people/${head.id}/roles/analyst`)
  assert.deepEqual([refused.status, refused.body.code], [403, 'session.step-up-needed'])
  assert.equal((await admin.ask('GET', `/api/people/${admin.id}/access`)).status, 200)
})

test('with 100,000 grants a lookup by a row policy reads the index alone', async () => {
  const people = Array.from({ length: 1000 }, () => randomUUID())
  await superuser.query('alter table case_grant disable trigger all')
  await superuser.query(
    `insert into case_grant (institution_id, created_by, updated_by, person_id, case_id, level, reason)
     select (select id from institution where is_self), $2, $2, person, gen_random_uuid(), 'view', 'test'
     from unnest($1::uuid[]) person, generate_series(1, 100)`,
    [people, head.id],
  )
  await superuser.query('alter table case_grant enable trigger all')
  await superuser.query('vacuum analyze case_grant')
  const { rows } = await superuser.query(`select pg_get_functiondef('app.case_level(uuid)'::regprocedure) as text`)
  const body = /SELECT g\.level[\s\S]*?(?=;\s*END)/.exec(rows[0].text)?.[0] ?? assert.fail('no body')
  const session = await database.connect(database.superuser)
  await session.query(`begin; select app.enter('${people[0]}', (select id from institution), '{cases.work}', 'test', gen_random_uuid());
    set local role mithaq_session`)
  const asked = body.replace('case_level.case_id', `'${randomUUID()}'::uuid`)
  const plan = (await session.query(`explain (analyze, buffers off) ${asked}`)).rows
    .map((row) => row['QUERY PLAN'])
    .join('\n')
  await session.query('rollback')
  assert.match(plan, /Index Only Scan using case_grant_(live|case)/)
  assert.match(plan, /Heap Fetches: 0/)
  assert.doesNotMatch(plan, /Seq Scan/)
})
