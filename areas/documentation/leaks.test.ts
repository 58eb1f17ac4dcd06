// A1: no response, index entry, log line or error holds a value of a record its reader may not read, through links and counts included.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { roles } from '../../foundation/access/index.ts'
import { enterAs, openDatabase } from '../../foundation/database/index.ts'
import { runTask } from '../../foundation/jobs/testing.ts'
import { SearchQuery } from '../../foundation/search/index.ts'
import { search, searchTasks } from '../../foundation/search/server.ts'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { openFields, recordKinds, sealedFields } from './record-kinds/all.ts'
import { type Field, type Kind, kinds } from './record-kinds/declaration.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'

/** Every line that the server wrote for its operator. */
const lines: string[] = []
const line = (fields: object, text: string) => void lines.push(`${JSON.stringify(fields)} ${text}`)
const { app, code, database, visitor } = await testApp(undefined, { log: { info: line, warn: line, error: line } })
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const reader = await addColleague(superuser, ['documentation-officer', 'head', 'auditor'])
const me = requestsOf(app, officer.token)
const them = requestsOf(app, reader.token)
const term = await termsOf(superuser)
const { rows: firstTerms } = await superuser.query<{ list: string; id: string }>(
  `select distinct on (v.key) v.key as list, t.id from term t join vocabulary v on v.id = t.vocabulary_id
   -- what is established is what a finding says, and is written by nobody
   where not (v.key = 'violation-status' and t.code like '01%') order by v.key, t.code`,
)
const anyTerm = new Map(firstTerms.map(({ list, id }) => [list, id]))

/** Every value that was written into the hidden case, by the field that holds it. */
const canaries = new Map<string, string>()
const word = (place: string) => {
  const made = `zq${randomUUID().replaceAll('-', '').slice(0, 14)}`
  canaries.set(place, made)
  return made
}

/** A value of a field that is found again wherever it goes; undefined for what has no text of its own. */
function canaryOf(kind: Kind, field: Field, ids: Readonly<Partial<Record<Kind, string>>>): unknown {
  const place = `${kind}.${field.key}`
  const several = (value: unknown) => (field.repeatable === true ? [value] : value)
  switch (field.type) {
    case 'text':
      return several(field.max !== undefined && field.max < 20 ? 'MAD' : word(place))
    case 'long':
      return word(place)
    case 'ml':
      return { ar: word(place), original_lang: 'ar' }
    case 'udate':
      return { value: '2011-03', approximate: true, as_told: word(place) }
    case 'place':
      return { precision: 'locality', named: { ar: word(place) } }
    case 'int':
      return 7
    case 'range':
      return { min: 3, max: null }
    case 'bool':
      return true
    case 'date':
      return '2031-01-01'
    case 'language':
      return several('ar')
    case 'user':
      return several(officer.id)
    case 'choice':
      return field.key === 'identity_policy' ? 'restricted' : (field.choices?.[0]?.value ?? null)
    case 'code': {
      const found = anyTerm.get(field.list ?? '')
      return found === undefined ? undefined : several(found)
    }
    case 'ref': {
      const target = field.to?.map((to) => ids[to]).find((id) => id !== undefined)
      return target === undefined ? undefined : several(target)
    }
    case 'rows':
      return [
        Object.fromEntries(
          (field.columns ?? []).map((column) => [
            column.key,
            column.type === 'code'
              ? anyTerm.get(column.list ?? '')
              : column.type === 'choice'
                ? column.choices?.[0]?.value
                : column.type === 'udate'
                  ? { value: '2011', approximate: false, as_told: word(`${place}.${column.key}`) }
                  : column.type === 'date'
                    ? '2012-02-02'
                    : word(`${place}.${column.key}`),
          ]),
        ),
      ]
    case 'area':
    case 'state':
      return undefined
  }
}

const fieldsOf = (kind: Kind, ids: Readonly<Partial<Record<Kind, string>>>) =>
  Object.fromEntries(
    openFields(kind).flatMap((field) => {
      const value = canaryOf(kind, field, ids)
      return value === undefined ? [] : [[field.key, value]]
    }),
  )

// the hidden case: a record of every kind with a canary in every field; the open case: what the reader works on, linked to it
const hidden = await make(me, 'case_file', { fields: { ...fieldsOf('case_file', {}), legal_hold: false } })
const ids: Partial<Record<Kind, string>> = {}
const open = await openCaseFile(me)
await grant(superuser, { person: reader.id, caseId: open.id, level: 'edit' })
const openEvent = await make(me, 'event', { case_id: open.id, fields: { title: { ar: 'حدث مفتوح' } } })
const openPerson = await make(me, 'person', { case_id: open.id, fields: { kind: term('person-kind', '01') } })
const openAct = await make(me, 'act', {
  case_id: open.id,
  fields: { victim: openPerson.id, event: openEvent.id, type: term('act-type', '01') },
})
const definition = await me('POST', '/api/fields', {
  body: { kind: 'event', key: 'own_word', label: { ar: 'كلمة' }, type: 'text', class: 'I' },
})
assert.equal(definition.status, 201, definition.text)
for (const kind of ['person', 'event', 'act', ...kinds] as const) {
  if (kind === 'case_file' || (ids[kind] !== undefined && ['person', 'event', 'act'].includes(kind))) continue
  const fields: Record<string, unknown> = fieldsOf(kind, ids)
  if (kind === 'event_link') fields.related = openEvent.id
  if (kind === 'relation') fields.related = openPerson.id
  const sent = {
    case_id: hidden.id,
    code: word(`${kind}.code`),
    fields,
    ...(kind === 'event' ? { extra: { own_word: word('event.extra') } } : {}),
    ...(kind === 'person' ? { notes: { kind: [{ text: word('person.notes') }] } } : {}),
  }
  ids[kind] = (await make(me, kind, sent)).id
}
const named = await me('POST', `/api/records/person/${ids.person}/names`, {
  body: { name: `${word('person.name')} القاضي` },
})
assert.equal(named.status, 201, named.text)
// links from the open case into the hidden one
const crossing = await make(me, 'event_link', {
  case_id: open.id,
  fields: { event: openEvent.id, related: ids.event, type: term('event-link', '02') },
})
const involved = await make(me, 'involvement', {
  case_id: open.id,
  fields: { act: openAct.id, perpetrator: ids.person, degree: term('degree-of-involvement', '01') },
})
const pair = await me('POST', '/api/duplicates', {
  body: { kind: 'person', records: [openPerson.id, ids.person], state: 'undecided', reason: word('pair.reason') },
})
assert.equal(pair.status, 201, pair.text)
await me('PATCH', `/api/records/event/${ids.event}`, {
  body: { fields: { impact: word('event.impact.second') } },
  version: 1,
})

const secrets = () => [...canaries.values(), ...Object.values(ids), hidden.id, crossing.id, involved.id]
const leaksIn = (text: string) => [
  ...[...canaries].filter(([, value]) => text.includes(value)).map(([place]) => place),
  ...Object.entries(ids)
    .filter(([, id]) => text.includes(id))
    .map(([kind]) => `id of ${kind}`),
]

test('every open field of every kind holds a canary that its own reader gets back', async () => {
  const texted = kinds.flatMap((kind) =>
    openFields(kind).filter(
      ({ type, max }) => ['ml', 'long', 'udate', 'place'].includes(type) || (type === 'text' && (max ?? 300) > 20),
    ),
  )
  assert.ok(canaries.size >= texted.length, `${canaries.size} canaries`)
  const seen = await me('GET', `/api/records/person/${ids.person}`)
  assert.ok(leaksIn(seen.text).length > 5, 'the sweep would find nothing')
})

/** Questions to the index about a hidden record: by its case, around it, by its card, in numbers. */
function questions(id: string): readonly string[] {
  const of = (query: object) => `query=${encodeURIComponent(JSON.stringify(query))}`
  return [
    of({}),
    of({ case_id: id }),
    of({ facets: [{ facet: 'act.event', terms: [id] }] }),
    `ids=${id}&named=${id}`,
    `around=${id}`,
    `${of({ case_id: id })}&row=@case&column=@year`,
    `${of({})}&row=@kind&column=@case&count=person.kind,event.own.own_word`,
  ]
}

test('A1: no GET of any route, with any id of the hidden case, answers a value of it to somebody outside', async () => {
  const own: readonly (readonly [Kind, string])[] = [
    ...kinds.flatMap((kind): (readonly [Kind, string])[] => {
      const id = ids[kind]
      return id === undefined ? [] : [[kind, id]]
    }),
    ['case_file', hidden.id],
    ['event_link', crossing.id],
    ['involvement', involved.id],
    ['event', openEvent.id],
    ['person', openPerson.id],
    ['act', openAct.id],
    ['case_file', open.id],
  ]
  const swept: string[] = []
  for (const route of app.routes) {
    if (route.method !== 'GET') continue
    const addresses = new Set<string>()
    // by its own kind, and by one that it is not
    for (const [of, id] of own)
      for (const kind of [of, 'event'])
        for (const format of route.url.includes(':format') ? ['csv', 'jsonl', 'geojson', 'xlsx'] : ['']) {
          const values: Readonly<Record<string, string>> = { kind, use: 'http', format }
          const address = route.url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? id)
          addresses.add(address)
          if (of === kind && /finding|statistics/.test(route.url))
            for (const asked of questions(id)) addresses.add(`${address}?${asked}`)
          if (route.url.startsWith('/api/exports')) addresses.add(`${address}?case_id=${id}`)
        }
    for (const address of addresses) {
      const reply = await them('GET', address)
      const asked = leaksIn(address)
      const found = leaksIn(reply.text).filter((place) => !asked.includes(place))
      assert.deepEqual(found, [], `${address}: ${reply.status}`)
      assert.ok(reply.status < 500, `${address}: ${reply.text}`)
      swept.push(address)
    }
  }
  assert.ok(swept.length > 100, `${swept.length} addresses`)
})

test('A1: links, counts, filters and lists of the open case say nothing of what lies beyond it', async () => {
  const page = await them('GET', `/api/records/event/${openEvent.id}`)
  assert.deepEqual(
    (page.body.links as { kind: string }[]).filter(({ kind }) => kind === 'event_link'),
    [],
    'a link with an end that is not seen is not counted',
  )
  assert.equal((await them('GET', `/api/records/act/${openAct.id}`)).status, 200)
  for (const kind of kinds)
    for (const query of [
      '',
      `case_id=${hidden.id}`,
      'deleted=true',
      'sort=code',
      'from=2011-01-01&to=2011-12-31',
      ...(kind === 'act' ? [`filter=event:${ids.event}`] : []),
      ...(kind === 'event_link' ? [`filter=related:${ids.event}`] : []),
    ]) {
      const reply = await them('GET', `/api/records/${kind}?limit=200&${query}`)
      assert.deepEqual(leaksIn(reply.text), [], `${kind}?${query}`)
      assert.equal(reply.status, 200)
    }
})

test('A1: writes that name hidden records are refused as if they did not exist, and say nothing of them', async () => {
  for (const kind of kinds) {
    const target = kind === 'case_file' ? hidden.id : ids[kind]
    const nowhere = randomUUID()
    for (const [method, path, body] of [
      ['PATCH', '', { fields: {} }],
      ['DELETE', '', undefined],
      ['POST', '/state', { to: 'closed' }],
      ['POST', '/restoration', undefined],
      ['POST', '/reversion', { version: 1 }],
    ] as const) {
      const ask = (id: string | undefined) =>
        them(method, `/api/records/${kind}/${id}${path}`, { ...(body === undefined ? {} : { body }), version: 1 })
      const [there, absent] = [await ask(target), await ask(nowhere)]
      assert.deepEqual(
        [there.status, there.body.code, there.body.detail],
        [absent.status, absent.body.code, absent.body.detail],
        `${method} ${kind}${path}`,
      )
      assert.deepEqual(leaksIn(there.text), [])
    }
  }
  const linking = await them('POST', '/api/records/act', {
    body: { case_id: open.id, fields: { victim: ids.person, event: ids.event, type: term('act-type', '01') } },
  })
  const dreamt = await them('POST', '/api/records/act', {
    body: { case_id: open.id, fields: { victim: randomUUID(), event: randomUUID(), type: term('act-type', '01') } },
  })
  assert.deepEqual([linking.status, linking.body.errors], [422, dreamt.body.errors])
  const merged = await them('POST', '/api/duplicates', {
    body: { kind: 'person', records: [openPerson.id, ids.person] },
  })
  assert.deepEqual([merged.status, leaksIn(merged.text)], [404, []])
})

test('A1: the index finds nothing of the hidden case for somebody outside, by any canary, and all of it for its team', async () => {
  const findAs = async (person: string, words: string) => {
    const actor = {
      person_id: person,
      institution_id: institution,
      capabilities: new Set<string>(roles['documentation-officer']),
    }
    return await database.database.inTransaction(enterAs(actor, 'request', randomUUID(), true), (tx) =>
      search(tx, SearchQuery.parse({ words }), { limit: 10 }),
    )
  }
  const { rows } = await superuser.query('select id from institution where is_self')
  const institution: string = rows[0].id
  let found = 0
  for (const [place, value] of canaries) {
    const outside = await findAs(reader.id, value)
    assert.deepEqual([outside.ids, outside.at_least], [[], 0], place)
    found += (await findAs(officer.id, value)).ids.length > 0 ? 1 : 0
  }
  assert.ok(found > canaries.size / 2, `${found} of ${canaries.size} canaries are found by the team`)
})

test('R9: no sealed field reaches a column, an index document, a history or the log, whatever is sent', async () => {
  const sent: string[] = []
  for (const kind of kinds)
    for (const { key } of sealedFields(kind)) {
      const value = `xx${randomUUID().replaceAll('-', '').slice(0, 14)}`
      sent.push(value)
      for (const fields of [{ [key]: value }, { [key]: [value] }, { [key]: { value } }]) {
        const reply = await me('POST', `/api/records/${kind}`, { body: { case_id: hidden.id, fields } })
        assert.equal(reply.status, 422, `${kind}.${key}`)
        assert.ok(!reply.text.includes(value), 'an error repeats no value')
      }
    }
  const { rows } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'graphile_worker')`,
  )
  for (const { name } of rows) {
    const { rows: hits } = await superuser.query(
      `select count(*)::int as n from ${name} t where to_jsonb(t)::text ~ $1`,
      [sent.join('|')],
    )
    assert.equal(hits[0].n, 0, name)
  }
  assert.ok(sent.length > 20 && Object.keys(recordKinds).length === kinds.length)
})

test('no canary stands in the custody log, in errors kept for repeated requests of others, or in any table that the reader reads', async () => {
  const actor = {
    person_id: reader.id,
    institution_id: '',
    capabilities: new Set<string>([...roles.head, ...roles.auditor, ...roles['documentation-officer']]),
  }
  const { rows: home } = await superuser.query('select id from institution where is_self')
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public'`,
  )
  const appClient = await database.connect(database.app)
  const pattern = [...canaries.values()].join('|')
  let readable = 0
  for (const { name } of tables) {
    await appClient.query('begin')
    try {
      await appClient.query(enterAs({ ...actor, institution_id: home[0].id }, 'request', randomUUID()).statement)
      const { rows } = await appClient.query(
        `select count(*)::int as n, count(*) filter (where to_jsonb(t)::text ~ $1)::int as hits from ${name} t`,
        [pattern],
      )
      readable += rows[0].n > 0 ? 1 : 0
      assert.equal(rows[0].hits, 0, name)
    } catch (error) {
      assert.match(String(error), /permission denied/, name)
    } finally {
      await appClient.query('rollback')
    }
  }
  assert.ok(readable > 5, `${readable} tables hold something for the reader`)
  const { rows } = await superuser.query('select count(*)::int as n from custody_opening o where o.detail ~ $1', [
    pattern,
  ])
  assert.equal(rows[0].n, 0)
  assert.ok(secrets().length > 40)
})

test('A1: no line for the operator, no waiting or dead job and no kept answer of the reader holds a canary', async () => {
  assert.ok(lines.length > 500, `${lines.length} lines`)
  assert.deepEqual(
    lines.filter((one) => leaksIn(one).length > 0),
    [],
  )
  const pattern = [...canaries.values()].join('|')
  const { rows: jobs } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = 'graphile_worker'`,
  )
  for (const { name } of jobs) {
    const { rows } = await superuser.query(`select count(*)::int as n from ${name} t where to_jsonb(t)::text ~ $1`, [
      pattern,
    ])
    assert.equal(rows[0].n, 0, name)
  }
})

test('A1: the raw index holds words of records as lexemes alone, and finds of kept searches as ids alone', async () => {
  const { rows } = await superuser.query<{ column: string; table: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'
       and (table_name like 'search\\_%' or table_name = 'saved_search_find') and data_type in ('text', 'jsonb', 'json', 'ARRAY')`,
  )
  const pattern = [...canaries.values()].join('|')
  for (const { table, column } of rows) {
    const { rows: hits } = await superuser.query(`select count(*)::int as n from ${table} where ${column}::text ~ $1`, [
      pattern,
    ])
    assert.equal(hits[0].n, 0, `${table}.${column}`)
  }
  assert.ok(rows.length > 3)
})

test('A1: a kept search with an alert tells somebody outside nothing of the hidden case, whatever it asks for', async () => {
  const saved = await them('POST', '/api/saved-searches', {
    body: { name: 'كل شيء', query: { words: '', case_id: hidden.id }, alert: true },
  })
  assert.equal(saved.status, 201, saved.text)
  const institution = String((await superuser.query('select id from institution where is_self')).rows[0].id)
  const jobs = await openDatabase(database.job, { size: 2 })
  const [alerts] = searchTasks({
    descendants: async (_tx, ids) => ids,
    database: database.database,
    reindex: async () => undefined,
  }).tasks
  try {
    assert.ok(alerts !== undefined)
    const work = {
      database: jobs,
      institution: async () => institution,
      report: () => undefined,
      now: () => new Date(),
    }
    await runTask(alerts, {}, work, new AbortController().signal)
  } finally {
    await jobs.close()
  }
  const finds = await them('GET', `/api/saved-searches/${saved.body.id}/finds`)
  assert.deepEqual([finds.status, finds.body.items], [200, []])
})
