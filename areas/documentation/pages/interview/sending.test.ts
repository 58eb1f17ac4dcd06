import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ProblemError } from '../../../../web/index.ts'
import { firstGap } from './gaps.ts'
import { codeOf, emptyIncident, emptyPerson, type Incident, nobodyAlleged } from './incident.ts'
import { type Item, itemsOf } from './items.ts'
import { type Post, refusalOf, sendItems } from './sending.ts'

const caseId = randomUUID()

function told(): Incident {
  const act = (type: string) => ({ type, key: randomUUID(), involvement_key: randomUUID() })
  const person = { ...emptyPerson(randomUUID), kind: 'one', name: 'اسم تجريبي' }
  return {
    ...emptyIncident('ar', randomUUID),
    title: 'حدث',
    when: { year: '٢٠٢٥', month: '3', day: '', approximate: true, unknown: false },
    place: 'الحي',
    precision: 'locality',
    persons: [
      { ...person, acts: [act('arrest'), act('threat')], methods: ['force'] },
      { ...emptyPerson(randomUUID), kind: 'one', acts: [act('arrest')] },
    ],
    suspect: 'new',
    suspect_kind: 'unit',
    degree: 'direct',
    connection: 'witness',
  }
}

/** A server in memory that acts once under a key and refuses a code that is taken. */
function server() {
  const answers = new Map<string, string>()
  const records: { readonly id: string; readonly kind: string; readonly code: string; readonly body: object }[] = []
  const refusal = (code: string): ProblemError =>
    Object.assign(new Error(code), { problem: { code, title: code, detail: code, status: 409 } })
  const make = async (item: Item, kind: string, body: object) => {
    const known = answers.get(item.key)
    if (known !== undefined) return known
    if (item.code !== '' && records.some(({ code }) => code === item.code)) throw refusal('documentation.code-taken')
    const id = `id of ${item.key}`
    records.push({ id, kind, code: item.code, body })
    answers.set(item.key, id)
    return id
  }
  const post: Post = {
    record: (item, body) => make(item, item.kind ?? '', body),
    name: (item, id, body) => make(item, 'name', { id, ...body }),
    find: async ({ code }) => records.find((one) => one.code === code)?.id,
    keep: () => undefined,
    isRefusal: (error): error is ProblemError => error instanceof Error && 'problem' in error,
  }
  return { post, records, answers, refusal }
}

test('an incident becomes one event, each person, name, act and involvement, and what the source gave, in this order', async () => {
  const { post, records } = server()
  const incident = told()
  assert.deepEqual(await sendItems(itemsOf(incident, caseId), {}, post), { status: 'sent' })
  assert.deepEqual(
    records.map(({ kind }) => kind),
    [
      'event',
      'person',
      'person',
      'person',
      'name',
      'act',
      'act',
      'act',
      ...Array(3).fill('involvement'),
      'information',
    ],
  )
  assert.deepEqual(records[0]?.body, {
    case_id: caseId,
    code: codeOf('E', incident.event_key),
    fields: {
      title: { ar: 'حدث' },
      start: { value: '2025-03', approximate: true },
      place: { precision: 'locality', named: { ar: 'الحي' } },
    },
  })
  const involvement = records[8]?.body as { fields: { act: string; perpetrator: string } }
  assert.equal(involvement.fields.act, `id of ${incident.persons[0]?.acts[0]?.key}`)
  assert.equal(involvement.fields.perpetrator, `id of ${incident.suspect_key}`)
})

test('each act may have its own answer: somebody new is made once however many acts they did, nobody known stays unknown', async () => {
  const { post, records } = server()
  const incident = told()
  const [first = '', second = '', third = ''] = incident.persons.flatMap(({ acts }) => acts.map(({ key }) => key))
  const newcomer = { ...nobodyAlleged(randomUUID), suspect: 'new' as const, suspect_kind: 'unit', degree: 'direct' }
  const each: Incident = {
    ...incident,
    each_act: true,
    area: { id: 'an area', name: 'الحي' },
    alleged: {
      [first]: newcomer,
      [second]: {
        ...nobodyAlleged(randomUUID),
        suspect: 'recorded',
        suspect_id: newcomer.suspect_key,
        degree: 'ordered',
      },
    },
  }
  assert.deepEqual(firstGap(each)?.gaps, [{ fieldId: `suspect-${third}`, missing: 'suspect' }])
  const unknown = { ...nobodyAlleged(randomUUID), suspect: 'unknown' as const, degree: 'direct' }
  const whole = { ...each, alleged: { ...each.alleged, [third]: unknown } }
  assert.equal(firstGap(whole), undefined)
  assert.deepEqual(await sendItems(itemsOf(whole, caseId), {}, post), { status: 'sent' })
  assert.equal(records.filter(({ kind }) => kind === 'person').length, 3)
  const involved = records.filter(({ kind }) => kind === 'involvement').map(({ body }) => body) as {
    fields: { perpetrator?: string; degree: string }
    states?: object
  }[]
  assert.deepEqual(
    involved.map(({ fields, states }) => [fields.perpetrator, fields.degree, states]),
    [
      [`id of ${newcomer.suspect_key}`, 'direct', undefined],
      [`id of ${newcomer.suspect_key}`, 'ordered', undefined],
      [undefined, 'direct', { perpetrator: 'unknown' }],
    ],
  )
  const gone = { ...whole, alleged: { ...whole.alleged, [first]: { ...newcomer, suspect: 'unknown' as const } } }
  assert.deepEqual(firstGap(gone)?.gaps, [{ fieldId: `recorded-${second}`, missing: 'recorded' }])
})

test('sent again from any point, with or without what was kept, nothing is made twice', async () => {
  const items = itemsOf(told(), caseId)
  for (let cut = 0; cut < items.length; cut += 1) {
    const { post, records, answers } = server()
    let kept: Incident['made'] = {}
    const broken: Post = {
      ...post,
      keep: (made) => {
        kept = made
        if (Object.keys(made).length > cut) throw new Error('killed')
      },
    }
    await assert.rejects(sendItems(items, {}, broken), /killed/)
    await sendItems(items, cut % 2 === 0 ? kept : {}, post)
    assert.equal(records.length, items.length, `cut after ${cut}`)
    answers.clear() // keys are forgotten after a while; the codes still stand in the way
    await sendItems(
      items.filter(({ kind }) => kind !== undefined),
      {},
      post,
    )
    assert.equal(records.length, items.length, `cut after ${cut}, keys forgotten`)
  }
})

test('a refusal stops the sending, keeps what is made, and leads to the page that asked for the value', async () => {
  const { post, records, refusal } = server()
  const items = itemsOf(told(), caseId)
  const refusing: Post = {
    ...post,
    record: async (item, body) => {
      if (item.kind === 'act') throw refusal('record.refused')
      return await post.record(item, body)
    },
  }
  const outcome = await sendItems(items, {}, refusing)
  assert.equal(outcome.status, 'refused')
  assert.equal(records.length, 5)
  if (outcome.status !== 'refused') return
  const found = refusalOf(outcome.item, outcome.problem)
  assert.equal(found.page, 'acts')
  assert.equal(found.person, outcome.item.person)
  const [event] = items
  assert.ok(event)
  const errors = [{ pointer: '/fields/start/value', code: 'date.in-future', detail: 'لم يأت بعد' }]
  const dated = Object.assign(refusal('request.invalid'), {})
  const page = refusalOf(event, { ...dated, problem: { ...dated.problem, errors } })
  assert.deepEqual([page.page, page.errors[0]?.fieldId], ['when', 'when'])
})

test('nothing is sent while an answer is missing, and the first page that lacks one is named', () => {
  const incident = told()
  assert.equal(firstGap(incident), undefined)
  assert.equal(firstGap({ ...incident, degree: '' })?.step, 'who')
  assert.equal(firstGap({ ...incident, persons: [], degree: '' }), undefined)
  assert.equal(firstGap({ ...incident, title: ' ' })?.step, 'what')
  assert.equal(firstGap({ ...incident, place: '' })?.step, 'where')
  const [first] = incident.persons
  assert.ok(first)
  assert.equal(firstGap({ ...incident, persons: [{ ...first, acts: [] }] })?.person, first.key)
  assert.equal(firstGap({ ...incident, when: { ...incident.when, month: '13' } })?.step, 'when')
})
