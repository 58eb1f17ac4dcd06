import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const officer2 = await addColleague(superuser, ['documentation-officer'])
const analyst = await addColleague(superuser, ['analyst'])
const as = ({ token }: { readonly token: string }) => requestsOf(app, token)
const me = as(officer)
const term = await termsOf(superuser)

const caseFile = await openCaseFile(me, { identity_policy: 'restricted' })
const inCase = { case_id: caseFile.id }
const event = await make(me, 'event', {
  ...inCase,
  fields: {
    title: { ar: 'اعتقال أمام السوق', fr: 'Arrestation devant le marché' },
    start: { value: '2024-05', approximate: true, as_told: 'أوائل الصيف' },
    rights: [term('right', '01')],
    affected: { min: 3, max: null },
  },
  states: { impact: 'not_asked' },
  notes: { rights: [{ term_id: term('right', '01'), text: 'كما ذكره أحد الشهود' }] },
})
const person = await make(me, 'person', { ...inCase, fields: { kind: term('person-kind', '01') } })
const act = (fields: Readonly<Record<string, unknown>> = {}) => ({
  ...inCase,
  fields: { victim: person.id, event: event.id, type: term('act-type', '01'), ...fields },
})

test('whoever opens a case leads it, sees it in their list, and nobody else does', async () => {
  const mine = await me('GET', '/api/records/case_file')
  assert.equal((mine.body.items as { id: string }[])[0]?.id, caseFile.id)
  assert.equal(caseFile.body.level, 'lead')
  assert.equal((caseFile.body.fields as { stage: string }).stage, 'received')
  for (const other of [officer2, analyst]) {
    assert.deepEqual((await as(other)('GET', '/api/records/case_file')).body.items, [])
    assert.equal((await as(other)('GET', `/api/records/case_file/${caseFile.id}`)).status, 404)
  }
  const refused = await as(analyst)('POST', '/api/records/case_file', { body: { fields: { title: { ar: 'ملف' } } } })
  assert.deepEqual([refused.status, refused.body.code], [403, 'documentation.open-needed'])
})

test('a record comes back as it was sent: dates in part, ranges with one end, notes, and what was not asked', async () => {
  const { body } = await me('GET', `/api/records/event/${event.id}`)
  const fields = body.fields as Record<string, unknown>
  assert.deepEqual(fields.start, { value: '2024-05', approximate: true, as_told: 'أوائل الصيف' })
  assert.deepEqual(fields.affected, { min: 3, max: null })
  assert.deepEqual(fields.rights, [term('right', '01')])
  assert.equal(fields.impact, null)
  assert.deepEqual(body.states, { impact: 'not_asked' })
  assert.deepEqual(body.notes, { rights: [{ term_id: term('right', '01'), text: 'كما ذكره أحد الشهود' }] })
  assert.match(event.code, /^E-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  assert.ok((body.labels as { terms: { label: { ar: string } }[] }).terms[0]?.label.ar)
})

test('R10: unknown, not applicable, not asked and withheld are four stored things, and never beside a value', async () => {
  const stored = new Set<unknown>()
  for (const state of ['unknown', 'not_applicable', 'not_asked', 'withheld']) {
    const made = await make(me, 'person', {
      ...inCase,
      fields: { kind: term('person-kind', '01') },
      states: { deceased: state },
    })
    const { rows } = await superuser.query(
      `select states ->> 'deceased' as said, deceased from person_or_group where id = $1`,
      [made.id],
    )
    assert.equal(rows[0].deceased, null)
    stored.add(rows[0].said)
  }
  assert.equal(stored.size, 4)
  const both = await me('POST', '/api/records/person', {
    body: { ...inCase, fields: { kind: term('person-kind', '01'), deceased: true }, states: { deceased: 'unknown' } },
  })
  assert.deepEqual([both.status, codesOf(both)], [422, ['/states/deceased state.with-value']])
  const later = await me('PATCH', `/api/records/event/${event.id}`, {
    body: { fields: { impact: 'أُغلق السوق أسبوعًا' } },
    version: event.version,
  })
  assert.deepEqual([later.status, later.body.states], [200, {}])
})

const codesOf = ({ body }: { readonly body: Record<string, unknown> }) =>
  ((body.errors ?? []) as { pointer: string; code: string }[])
    .map(({ pointer, code: found }) => `${pointer} ${found}`)
    .toSorted()

test('what cannot be is refused at the field, in the reader’s language: dates, lists, other cases, sealed fields, finer points', async () => {
  const other = await openCaseFile(me)
  const elsewhere = await make(me, 'person', { case_id: other.id, fields: { kind: term('person-kind', '01') } })
  const attempts: readonly [kind: string, fields: Record<string, unknown>, expected: readonly string[]][] = [
    [
      'event',
      { title: { ar: 'س' }, start: { value: '2024-02-31', approximate: false } },
      ['/fields/start/value date.malformed'],
    ],
    [
      'event',
      { title: { ar: 'س' }, start: { value: '2999', approximate: false } },
      ['/fields/start/value date.malformed'],
    ],
    ['event', { title: { ar: 'س' }, start: { value: '2199', approximate: false } }, ['/fields/start date.in-future']],
    [
      'event',
      {
        title: { ar: 'س' },
        start: { value: '2024-05', approximate: false },
        end: { value: '2024-04', approximate: false },
      },
      ['/fields/end date.range-reversed'],
    ],
    ['event', { title: { ar: 'س' }, affected: { min: 5, max: 2 } }, ['/fields/affected/max range.reversed']],
    ['event', { title: { ar: 'س' }, rights: [term('act-type', '01')] }, ['/fields/rights/0 code.not-in-list']],
    ['event', { title: { ar: 'س' }, narrative: 'نص' }, ['/fields/narrative field.sealed']],
    ['event', {}, ['/fields/title field.required']],
    [
      'event',
      { title: { ar: 'س' }, place: { latitude: 31.5, longitude: 34.4, radius_m: 50, precision: 'locality' } },
      ['/fields/place/radius_m place.too-fine'],
    ],
    ['act', act({ victim: elsewhere.id }).fields, ['/fields/victim link.other-case']],
    ['act', act({ victim: randomUUID() }).fields, ['/fields/victim link.not-found']],
    ['act', act({ victim: [person.id] }).fields, ['/fields/victim field.type']],
    ['act', act({ type: null }).fields, ['/fields/type field.required']],
    ['person', { kind: term('person-kind', '01'), names: ['اسم'] }, ['/fields/names field.sealed']],
    [
      'person',
      { kind: term('person-kind', '01'), public_name: { ar: 'اسم منشور' } },
      ['/fields/public_name_citation name.without-citation'],
    ],
    ['risk_note', { person: person.id }, ['/fields/review_on field.required']],
  ]
  for (const [kind, fields, expected] of attempts) {
    const reply = await me('POST', `/api/records/${kind}`, { body: { ...inCase, fields }, language: 'ar' })
    assert.deepEqual([reply.status, codesOf(reply)], [422, expected.toSorted()], `${kind} ${reply.text}`)
    for (const { detail } of reply.body.errors as { detail: string }[]) assert.match(detail, /[\u0600-\u06ff]/)
  }
})

test('an act outside its event is recorded with a warning; inside or overlapping it has none', async () => {
  const warned = async (value: string) => {
    const { body } = await make(me, 'act', act({ start: { value, approximate: false } }))
    return (body.warnings as { code: string }[]).map(({ code: found }) => found)
  }
  assert.deepEqual(await warned('2020'), ['act.outside-event'])
  assert.deepEqual(await warned('2024-05-10'), [])
  assert.deepEqual(await warned('2024'), [])
})

test('R7: an involvement has a degree and a perpetrator, or says that nobody is known', async () => {
  const done = await make(me, 'act', act())
  const degree = term('degree-of-involvement', '01')
  const send = (fields: object, states = {}) =>
    me('POST', '/api/records/involvement', { body: { ...inCase, fields: { act: done.id, ...fields }, states } })
  assert.deepEqual(codesOf(await send({ perpetrator: person.id })), ['/fields/degree field.required'])
  assert.deepEqual(codesOf(await send({ degree })), ['/fields/perpetrator involvement.perpetrator'])
  assert.deepEqual(codesOf(await send({ degree }, { perpetrator: 'withheld' })), [
    '/fields/perpetrator involvement.perpetrator',
  ])
  assert.equal((await send({ degree }, { perpetrator: 'unknown' })).status, 201)
  assert.equal((await send({ degree, perpetrator: person.id })).status, 201)
  await assert.rejects(
    superuser.query(`select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid());
      insert into involvement (case_id, code, act_id, degree_id) values ('${caseFile.id}', 'V-X', '${done.id}', '${degree}')`),
    /violates check constraint/,
  )
})

test('links between events are stored once, whichever way they are said, and read from both ends', async () => {
  const later = await make(me, 'event', { ...inCase, fields: { title: { ar: 'اعتقال ثانٍ' } } })
  const link = await make(me, 'event_link', {
    ...inCase,
    fields: { event: later.id, related: event.id, type: term('event-link', '22') },
  })
  assert.deepEqual(
    (({ event: one, related, type }) => [one, related, type])(link.body.fields as Record<string, unknown>),
    [event.id, later.id, term('event-link', '01')],
  )
  const again = await me('POST', '/api/records/event_link', {
    body: { ...inCase, fields: { event: event.id, related: later.id, type: term('event-link', '01') } },
  })
  assert.deepEqual([again.status, again.body.code], [409, 'documentation.linked-already'])
  const seen = await me('GET', `/api/records/event/${later.id}/links?from=event_link&field=related`)
  assert.equal((seen.body.inverses as Record<string, string>)[term('event-link', '01')], term('event-link', '22'))
  assert.equal((seen.body.items as unknown[]).length, 1)
  const itself = await me('POST', '/api/records/event_link', {
    body: { ...inCase, fields: { event: event.id, related: event.id, type: term('event-link', '11') } },
  })
  assert.deepEqual(codesOf(itself), ['/fields/related link.to-itself'])
})

test('two writers: the second is shown the whole record as it now stands, and nothing is lost', async () => {
  const made = await make(me, 'event', { ...inCase, fields: { title: { ar: 'أول' } } })
  const url = `/api/records/event/${made.id}`
  assert.equal((await me('PATCH', url, { body: { fields: { title: { ar: 'ثانٍ' } } }, version: 1 })).status, 200)
  const late = await me('PATCH', url, { body: { fields: { title: { ar: 'ثالث' } } }, version: 1 })
  const current = (late.body.details as { current: { fields: { title: object }; version: number } }).current
  assert.deepEqual([late.status, current.fields.title, current.version], [412, { ar: 'ثانٍ' }, 2])
  assert.equal((await me('PATCH', url, { body: { fields: { title: { ar: 'ثالث' } } } })).status, 428)
})

test('the history tells who changed which field from what to what, and a version can be taken back', async () => {
  const made = await make(me, 'event', {
    ...inCase,
    fields: { title: { ar: 'قبل' }, rights: [term('right', '01')], start: { value: '2024', approximate: false } },
  })
  const url = `/api/records/event/${made.id}`
  await me('PATCH', url, {
    body: {
      fields: { title: { ar: 'بعد' }, rights: [term('right', '02')], start: { value: '2024-03', approximate: true } },
      reason: 'شهادة جديدة',
    },
    version: 1,
  })
  const { body } = await me('GET', `${url}/history`)
  const [version] = body.items as { version: number; by: { id: string }; changes: Record<string, unknown>[] }[]
  assert.deepEqual([version?.version, version?.by.id], [2, officer.id])
  assert.deepEqual(version?.changes, [
    { field: 'change_reason', old_value: null, new_value: 'شهادة جديدة' },
    { field: 'rights', old_value: [term('right', '01')], new_value: [term('right', '02')] },
    {
      field: 'start',
      old_value: { value: '2024', approximate: false },
      new_value: { value: '2024-03', approximate: true },
    },
    { field: 'title', old_value: { ar: 'قبل' }, new_value: { ar: 'بعد' } },
  ])
  const back = await me('POST', `${url}/reversion`, { body: { version: 1 }, version: 2 })
  const fields = back.body.fields as Record<string, unknown>
  assert.deepEqual(
    [back.status, fields.title, fields.rights, fields.start, back.body.version],
    [201, { ar: 'قبل' }, [term('right', '01')], { value: '2024', approximate: false }, 3],
  )
  const { rows } = await superuser.query('select term_id from record_code where record_id = $1', [made.id])
  assert.deepEqual(rows, [{ term_id: term('right', '01') }])
})

test('a record is deleted softly and restored; one that others hang on is not', async () => {
  const alone = await make(me, 'event', { ...inCase, fields: { title: { ar: 'يحذف' } } })
  const url = `/api/records/event/${alone.id}`
  assert.equal((await me('DELETE', url, { version: 1 })).status, 200)
  const listed = await me('GET', `/api/records/event?case_id=${caseFile.id}&limit=200`)
  assert.ok(!(listed.body.items as { id: string }[]).some(({ id }) => id === alone.id))
  assert.equal((await me('PATCH', url, { body: { fields: { title: { ar: 'لا' } } }, version: 2 })).status, 404)
  assert.equal((await me('POST', `${url}/restoration`, { version: 2 })).status, 201)
  const held = await me('DELETE', `/api/records/person/${person.id}`, { version: 1 })
  assert.deepEqual([held.status, held.body.code], [409, 'documentation.still-linked'])
})

test('the stages of a case are walked in order; declined needs a reason and closed a review date (R4)', async () => {
  const walked = await openCaseFile(me)
  let version = walked.version
  const move = async (to: string, fields?: object) => {
    const reply = await me('POST', `/api/records/case_file/${walked.id}/state`, {
      body: { to, ...(fields === undefined ? {} : { fields }) },
      version,
    })
    if (reply.status === 201) version = Number(reply.body.version)
    return reply
  }
  assert.equal((await move('closed')).body.code, 'documentation.cannot-move')
  assert.equal((await move('screening')).status, 201)
  assert.deepEqual(codesOf(await move('declined')), ['/fields/stage_reason field.required'])
  for (const stage of ['admitted', 'investigating', 'concluded']) assert.equal((await move(stage)).status, 201, stage)
  assert.deepEqual(codesOf(await move('closed')), ['/fields/review_on field.required'])
  assert.equal((await move('closed', { review_on: '2027-11-23' })).status, 201)
  const emptied = await me('PATCH', `/api/records/case_file/${walked.id}`, {
    body: { fields: { review_on: null } },
    version,
  })
  assert.deepEqual(codesOf(emptied), ['/fields/review_on field.required'])
  assert.equal((await move('reopened')).status, 201)
  assert.equal((await move('on_hold')).status, 201)
})

test('a version that no longer fits the record is not taken back, and the refusal says so', async () => {
  const walked = await openCaseFile(me)
  const url = `/api/records/case_file/${walked.id}`
  const move = (to: string, version: number, fields: object = {}) =>
    me('POST', `${url}/state`, { body: { to, fields }, version })
  for (const [index, stage] of ['screening', 'admitted', 'investigating', 'concluded'].entries())
    await move(stage, index + 1)
  assert.equal((await move('closed', 5, { review_on: '2030-01-01' })).status, 201)
  const reply = await me('POST', `${url}/reversion`, { body: { version: 1 }, version: 6 })
  assert.deepEqual([reply.status, reply.body.code], [409, 'documentation.does-not-fit'])
})

test('the kinds are described to whoever writes against the API, each with a schema of what it takes', async () => {
  const { items } = (await me('GET', '/api/record-kinds')).body as {
    items: { kind: string; fields: { key: string }[] }[]
  }
  assert.equal(items.length, 15)
  const { body } = await me('GET', '/api/record-kinds/act/schema')
  const create = body.create as { properties: { fields: { required: string[]; properties: object } } }
  assert.deepEqual(create.properties.fields.required, ['victim', 'event', 'type'])
  assert.ok(!('exact_place' in create.properties.fields.properties), 'a sealed field is not sent')
})

test('a grant to view reads and does not write; the refusal says so', async () => {
  const viewer = await addColleague(superuser, ['verifier'])
  await grant(superuser, { person: viewer.id, caseId: caseFile.id, level: 'view' })
  const read = await as(viewer)('GET', `/api/records/event/${event.id}`)
  assert.deepEqual([read.status, read.body.level], [200, 'view'])
  const changed = await as(viewer)('PATCH', `/api/records/event/${event.id}`, {
    body: { fields: { impact: null } },
    version: Number(read.body.version),
  })
  assert.deepEqual([changed.status, changed.body.code], [403, 'documentation.view-only'])
  const made = await as(viewer)('POST', '/api/records/event', { body: { ...inCase, fields: { title: { ar: 'س' } } } })
  assert.deepEqual([made.status, codesOf(made)], [422, ['/case_id link.not-found']])
})

test('a record received from another institution is read, never changed', async () => {
  await superuser.query(
    `select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid())`,
  )
  const id = randomUUID()
  await superuser.query('begin')
  await superuser.query(
    `select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid())`,
  )
  await superuser.query(
    `insert into event (id, institution_id, case_id, code, title) values ($1, gen_random_uuid(), $2, 'E-PARTNER', '{"ar": "حدث من شريك"}')`,
    [id, caseFile.id],
  )
  await superuser.query('commit')
  const read = await me('GET', `/api/records/event/${id}`)
  assert.deepEqual([read.status, read.body.own], [200, false])
  for (const reply of [
    await me('PATCH', `/api/records/event/${id}`, { body: { fields: { impact: 'س' } }, version: 1 }),
    await me('DELETE', `/api/records/event/${id}`, { version: 1 }),
    await me('POST', `/api/records/event/${id}/reversion`, { body: { version: 1 }, version: 1 }),
  ])
    assert.deepEqual([reply.status, reply.body.code], [409, 'documentation.received-copy'])
})

test('lists are paged, sorted and filtered; "possible" overlaps and "certain" lies inside', async () => {
  const home = await openCaseFile(me)
  const dated = ['2010', '2010-06', '2010-06-15', '2009-12/2010-01', '../2010-02'].map((value) => ({
    value,
    approximate: false,
  }))
  for (const start of dated)
    await make(me, 'event', { case_id: home.id, fields: { title: { ar: start.value }, start } })
  await make(me, 'event', { case_id: home.id, fields: { title: { ar: 'بلا تاريخ' } } })
  const titles = async (query: string) => {
    const { body, text } = await me('GET', `/api/records/event?case_id=${home.id}&${query}`)
    assert.ok(Array.isArray(body.items), text)
    return (body.items as { fields: { title: { ar: string } } }[]).map(({ fields }) => fields.title.ar).toSorted()
  }
  assert.deepEqual(await titles('from=2010-06-01&to=2010-06-30'), ['2010', '2010-06', '2010-06-15'])
  assert.deepEqual(await titles('from=2010-06-01&to=2010-06-30&mode=certain'), ['2010-06', '2010-06-15'])
  assert.deepEqual(await titles('to=2009-12-31'), ['../2010-02', '2009-12/2010-01'])
  const seen: string[] = []
  let after = ''
  do {
    const { body } = await me('GET', `/api/records/event?case_id=${home.id}&limit=2&sort=-date${after}`)
    seen.push(...(body.items as { id: string }[]).map(({ id }) => id))
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after !== '')
  assert.deepEqual([seen.length, new Set(seen).size], [6, 6])
  const wrong = await me('GET', '/api/records/event?filter=narrative:x')
  assert.equal(wrong.status, 422)
})

test('every write leaves its entry in the custody log, which names fields and never values', async () => {
  const made = await make(me, 'event', { ...inCase, fields: { title: { ar: 'كلمة-فريدة-جدا' } } })
  await me('PATCH', `/api/records/event/${made.id}`, { body: { fields: { impact: 'أثر-فريد' } }, version: 1 })
  await me('DELETE', `/api/records/event/${made.id}`, { version: 2 })
  await me('POST', `/api/records/event/${made.id}/restoration`, { version: 3 })
  const { rows } = await superuser.query(
    `select coalesce(p.type, e.type) as type, o.detail::text as detail from custody_opening o
     left join custody_pending p using (id) left join custody_entry e using (id) where o.object_id = $1`,
    [made.id],
  )
  assert.deepEqual(rows.map(({ type }) => type).toSorted(), [
    'documentation.record-changed',
    'documentation.record-created',
    'documentation.record-deleted',
    'documentation.record-restored',
  ])
  for (const { detail } of rows) assert.ok(!/فريد/.test(detail), detail)
})
