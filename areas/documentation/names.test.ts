import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const stranger = await addColleague(superuser, ['documentation-officer'])
const me = requestsOf(app, officer.token)
const other = requestsOf(app, stranger.token)
const term = await termsOf(superuser)

const restricted = await openCaseFile(me, { identity_policy: 'restricted' })
const sealed = await openCaseFile(me)
const personIn = (caseId: string, fields = {}, requests = me) =>
  make(requests, 'person', { case_id: caseId, fields: { kind: term('person-kind', '01'), ...fields } })
const nameIt = async (id: string, name: string, requests = me) =>
  await requests('POST', `/api/records/person/${id}/names`, { body: { name } })
type Found = { person: { id: string }; reasons: string[]; decision: string | null }
const candidates = async (body: object, requests = me) =>
  (await requests('POST', '/api/records/person/candidates', { body })).body.items as Found[]

test('a sealed case refuses an open name and says why; the database refuses it as well', async () => {
  const person = await personIn(sealed.id)
  const reply = await nameIt(person.id, 'سلمى عادل الخطيب')
  assert.deepEqual([reply.status, reply.body.code], [409, 'documentation.names-sealed'])
  await assert.rejects(
    superuser.query(`select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid());
      insert into person_name (person_id, case_id, name, script) values ('${person.id}', '${sealed.id}', 'س', 'arabic')`),
    /names of a sealed case are sealed/,
  )
})

test('in a restricted case a misspelt name finds its person, with reasons, for the team of the case alone', async () => {
  const person = await personIn(restricted.id, { sex_gender: term('sex-gender', '02') })
  assert.equal((await nameIt(person.id, 'فاطمة أحمد عبد الرحمن الزهراني')).status, 201)
  const found = await candidates({ name: 'فاطمه احمد عبدالرحمن الزهرانى', sex: 'f' })
  assert.equal(found[0]?.person.id, person.id)
  assert.ok((found[0]?.reasons.length ?? 0) > 0)
  assert.deepEqual(await candidates({ name: 'فاطمه احمد عبدالرحمن الزهرانى' }, other), [])
  assert.equal((await other('GET', `/api/records/person/${person.id}/names`)).status, 404)
  assert.deepEqual(await candidates({ name: 'قاسم جواد الموسوي' }), [])
})

test('a name that was taken away or corrected no longer finds, and its history stays', async () => {
  const person = await personIn(restricted.id)
  const made = await nameIt(person.id, 'يوسف ابراهيم حسن الطويل')
  const url = `/api/records/person/${person.id}/names/${made.body.id}`
  await me('PATCH', url, { body: { name: 'كمال سعيد محمود الحداد' }, version: 1 })
  assert.ok(!(await candidates({ name: 'يوسف ابراهيم حسن الطويل' })).some(({ person: one }) => one.id === person.id))
  assert.equal((await candidates({ name: 'كمال سعيد محمود الحداد' }))[0]?.person.id, person.id)
  assert.equal((await me('DELETE', url, { version: 1 })).status, 412)
  assert.equal((await me('DELETE', url, { version: 2 })).status, 200)
  assert.deepEqual(await candidates({ name: 'كمال سعيد محمود الحداد' }), [])
})

test('a published name needs its citation, is found as one, and an open name keeps its case from being sealed', async () => {
  const person = await personIn(sealed.id, {
    public_name: { ar: 'ليث منصور قاسم العبدالله' },
    public_name_citation: 'قائمة منشورة، 2024',
    public_birth: { value: '1990-02-01', approximate: false },
  })
  const [found] = await candidates({ name: 'ليث منصور قاسم العبد الله', born: '1990-02-01' })
  assert.equal(found?.person.id, person.id)
  const file = (await me('GET', `/api/records/case_file/${restricted.id}`)).body
  const reply = await me('PATCH', `/api/records/case_file/${restricted.id}`, {
    body: { fields: { identity_policy: 'sealed' } },
    version: Number(file.version),
  })
  assert.deepEqual([reply.status, reply.body.code], [409, 'documentation.policy-holds-names'])
})

test('a pair is decided by whoever works on both cases, can be taken back, and one found different is not proposed again', async () => {
  const theirs = await openCaseFile(other, { identity_policy: 'restricted' })
  const name = 'هيثم رضوان صالح البرغوثي'
  const [mine, second] = [await personIn(restricted.id), await personIn(theirs.id, {}, other)]
  await nameIt(mine.id, name)
  await nameIt(second.id, name, other)
  const decide = (requests: typeof me) =>
    requests('POST', '/api/duplicates', {
      body: { kind: 'person', records: [mine.id, second.id], state: 'same', reason: 'الاسم والعمر والمكان' },
    })
  assert.equal((await decide(me)).status, 404, 'a merge across cases needs both to be visible')
  assert.equal((await decide(other)).status, 404)
  await grant(superuser, { person: officer.id, caseId: theirs.id, level: 'view' })
  assert.equal((await decide(me)).body.code, 'documentation.view-only')
  await superuser
    .query(`update case_grant set level = 'edit' where person_id = $1 and case_id = $2`, [officer.id, theirs.id])
    .catch(async () => {
      await superuser.query(`begin; select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid());
      update case_grant set level = 'edit' where person_id = '${officer.id}' and case_id = '${theirs.id}'; commit`)
    })
  const pair = await decide(me)
  assert.equal(pair.status, 201, pair.text)
  const cluster = async (requests: typeof me, id: string) =>
    ((await requests('GET', `/api/records/person/${id}/cluster`)).body.items as { id: string }[])
      .map((one) => one.id)
      .toSorted()
  assert.deepEqual(await cluster(me, second.id), [mine.id, second.id].toSorted())
  assert.deepEqual(await cluster(other, second.id), [second.id], 'who does not see the other case sees no edge to it')
  assert.deepEqual((await other('GET', '/api/duplicates')).body.items, [])
  const back = await me('PATCH', `/api/duplicates/${pair.body.id}`, {
    body: { state: 'different', reason: 'تاريخا الميلاد مختلفان' },
    version: 1,
  })
  assert.equal(back.status, 200)
  assert.deepEqual(await cluster(me, second.id), [second.id])
  assert.ok(!(await candidates({ person_id: mine.id })).some(({ person }) => person.id === second.id))
  assert.equal((await decide(me)).body.code, 'documentation.pair-known')
})

test('a case is looked through once: pairs alike in name are proposed with their reasons, none of them twice, none by who only reads it', async () => {
  const file = await openCaseFile(me, { identity_policy: 'restricted' })
  const people = [await personIn(file.id), await personIn(file.id), await personIn(file.id)] as const
  await nameIt(people[0].id, 'راغب مصطفى كامل الهاشمي')
  await nameIt(people[1].id, 'راغب مصطفي كامل الهاشمى')
  await nameIt(people[2].id, 'وداد سليم ناصر الطرابلسي')
  const look = (requests: typeof me) => requests('POST', '/api/duplicates/proposals', { body: { case_id: file.id } })
  assert.equal((await look(other)).status, 404)
  assert.deepEqual((await look(me)).body, { proposed: 1, more: false })
  assert.deepEqual((await look(me)).body, { proposed: 0, more: false })
  const listed = (await me('GET', `/api/duplicates?case_id=${file.id}&state=candidate`)).body.items as {
    id: string
    records: { id: string }[]
    why: { ar: string }
  }[]
  assert.deepEqual(
    listed.map(({ records }) => records.map(({ id }) => id).toSorted()),
    [[people[0].id, people[1].id].toSorted()],
  )
  assert.notEqual(listed[0]?.why.ar, '')
  assert.equal((await other('GET', `/api/duplicates/${listed[0]?.id}`)).status, 404)
  await grant(superuser, { person: stranger.id, caseId: file.id, level: 'view' })
  assert.equal((await look(other)).body.code, 'documentation.view-only')
})

test('a title that holds a name recorded in its case is warned of, however the name is spelt; another is not', async () => {
  const file = await openCaseFile(me, { identity_policy: 'restricted' })
  const person = await personIn(file.id)
  await nameIt(person.id, 'أحمد سالم الحسيني')
  const titled = async (ar: string) => {
    const { body } = await make(me, 'event', { case_id: file.id, fields: { title: { ar } } })
    return (body.warnings as { code: string }[]).map(({ code: found }) => found)
  }
  assert.deepEqual(await titled('اعتقال احمد سالم الحسيني في السوق'), ['title.names-person'])
  assert.deepEqual(await titled('اعتقال في السوق'), [])
  const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })
  const changed = await me('PATCH', `/api/records/event/${event.id}`, {
    body: { fields: { title: { ar: 'حدث أحمد سالم الحسيني' } } },
    version: 1,
  })
  assert.deepEqual((changed.body.warnings as { code: string }[])[0]?.code, 'title.names-person')
})
