import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const me = requestsOf(app, (await addColleague(superuser, ['documentation-officer'])).token)
const analyst = requestsOf(app, (await addColleague(superuser, ['analyst'])).token)
const term = await termsOf(superuser)
const file = await openCaseFile(me)

const define = (part: object) =>
  me('POST', '/api/fields', { body: { kind: 'event', label: { ar: 'حقل' }, class: 'I', ...part } })

test('a field of every type is defined without code, filled, stored typed and read back', async () => {
  const person = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '01') } })
  const fields: readonly [key: string, definition: object, value: unknown, stored: object][] = [
    ['weather', { type: 'text' }, 'ممطر', { text_v: 'ممطر' }],
    ['story', { type: 'long' }, 'نص طويل', { text_v: 'نص طويل' }],
    ['shots', { type: 'int' }, 12, { int_v: 12 }],
    ['distance', { type: 'decimal' }, 1.5, { number_v: 1.5 }],
    ['filmed', { type: 'bool' }, true, { int_v: 1 }],
    [
      'reported',
      { type: 'udate' },
      { value: '2024-05', approximate: false },
      { date_from: '2024-05-01', date_to: '2024-05-31' },
    ],
    ['scene', { type: 'place' }, { precision: 'withheld' }, {}],
    [
      'urgency',
      { type: 'code', vocabulary_key: 'priority' },
      term('priority', '01'),
      { term_id: term('priority', '01') },
    ],
    ['witness', { type: 'ref', target_kind: 'person' }, person.id, { ref_id: person.id }],
  ]
  for (const [key, definition] of fields) {
    const reply = await define({ key, ...definition })
    assert.equal(reply.status, 201, reply.text)
  }
  const extra = Object.fromEntries(fields.map(([key, , value]) => [key, value]))
  const made = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'س' } }, extra })
  assert.deepEqual(made.body.extra, extra)
  for (const [key, , , stored] of fields) {
    const { rows } = await superuser.query(
      'select v.* from extra_value v join field_definition d on d.id = v.field_id where v.record_id = $1 and d.key = $2',
      [made.id, key],
    )
    assert.equal(rows.length, 1, key)
    for (const [column, value] of Object.entries(stored)) assert.deepEqual(rows[0][column], value, key)
  }
  const wrong = await me('POST', '/api/records/event', {
    body: {
      case_id: file.id,
      fields: { title: { ar: 'س' } },
      extra: { urgency: term('act-type', '01'), witness: file.id, shots: 'كثيرة', nothing: 1 },
    },
  })
  assert.deepEqual(
    (wrong.body.errors as { pointer: string; code: string }[])
      .map(({ pointer, code: found }) => `${pointer} ${found}`)
      .toSorted(),
    [
      '/extra/nothing field.unknown',
      '/extra/shots field.wrong',
      '/extra/urgency code.not-in-list',
      '/extra/witness link.not-found',
    ],
  )
})

test('a coded field of the institution is a facet like the built-in ones, and its words are found', async () => {
  const { rows } = await superuser.query(`select terms from search_set where facet = 'event.own.urgency'`)
  assert.deepEqual(rows, [{ terms: [term('priority', '01')] }])
})

test('a sealed field of the institution takes no value, and no change makes it an open one', async () => {
  const made = await define({ key: 'secret', type: 'text', class: 'X' })
  assert.equal(made.status, 201)
  const sent = await me('POST', '/api/records/event', {
    body: { case_id: file.id, fields: { title: { ar: 'س' } }, extra: { secret: 'سر' } },
  })
  assert.deepEqual(
    (sent.body.errors as { code: string }[]).map(({ code: found }) => found),
    ['field.sealed'],
  )
  const opened = await me('PATCH', `/api/fields/${made.body.id}`, { body: { class: 'I' }, version: 1 })
  assert.equal(opened.status, 422)
  assert.equal(opened.body.code, 'documentation.field-keeps-class')
  assert.match(String(opened.body.detail), /keeps its class/)
  const required = await me('PATCH', `/api/fields/${made.body.id}`, { body: { required: true }, version: 1 })
  assert.equal(required.status, 422)
  const listless = await define({ key: 'listless', type: 'code', vocabulary_key: 'no-such-list' })
  assert.equal(listless.body.code, 'documentation.field-list-unknown')
  await assert.rejects(
    superuser.query(`select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid());
      update field_definition set class = 'I' where key = 'secret'`),
    /a definition keeps its kind, key, type and class/,
  )
})

test('a definition is retired, never deleted: its values stay readable, new ones are refused, its key is not used again', async () => {
  const { body } = await define({ key: 'old_word', type: 'text' })
  const made = await make(me, 'event', {
    case_id: file.id,
    fields: { title: { ar: 'س' } },
    extra: { old_word: 'قديم' },
  })
  const retired = await me('PATCH', `/api/fields/${body.id}`, { body: { retired_on: '2026-11-23' }, version: 1 })
  assert.equal(retired.status, 200)
  assert.deepEqual((await me('GET', `/api/records/event/${made.id}`)).body.extra, { old_word: 'قديم' })
  const again = await me('PATCH', `/api/records/event/${made.id}`, {
    body: { extra: { old_word: 'جديد' } },
    version: 1,
  })
  assert.equal(again.status, 422)
  assert.equal((await define({ key: 'old_word', type: 'text' })).body.code, 'documentation.field-key-taken')
  assert.equal((await analyst('POST', '/api/fields', { body: {} })).status, 403)
})
