import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openCaseFile } from '../../areas/documentation/testing.ts'
import { layFile, runStep } from '../../areas/documentation/transfer/testing.ts'
import type { Connection } from '../../foundation/database/index.ts'
import { exportCommand } from '../export/index.ts'
import { root } from '../rooms.ts'
import type { Terminal } from '../terminal.ts'
import { requestsOf, setUp, testApp } from '../testing/instance.ts'
import { addColleague } from '../testing/people.ts'
import { importCommand } from './index.ts'

const { app, code, database, store, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'], 'أمينة')
const me = requestsOf(app, officer.token)
const home = await mkdtemp(join(tmpdir(), 'mithaq-command-'))
after(() => rm(home, { recursive: true, force: true }))

const urlOf = ({ host = '', user = '', password = '', database: name = '', port = 5432 }: Connection) =>
  `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
const environment = {
  MITHAQ_HOME: home,
  DATABASE_URL: urlOf({ ...database.superuser }),
  DATABASE_APP_URL: urlOf(database.app),
  DATABASE_JOB_URL: urlOf(database.job),
  LANG: 'en_GB.UTF-8',
}

const run = (args: readonly string[]) => answer(importCommand, args)
const exportRun = (args: readonly string[]) => answer(exportCommand, args)

async function answer(command: typeof importCommand, args: readonly string[]) {
  let [out, errors] = ['', '']
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    error: (text) => {
      errors += text
    },
    redraw: undefined,
    environment,
  }
  return { exit: await command(args, terminal), out, errors }
}

const plan = {
  dialect: {},
  mapping: {
    parts: [
      { part: 'event', kind: 'event', id: { constant: 'list' }, fields: { title: { text: { ar: 'قائمة منشورة' } } } },
      {
        part: 'victim',
        kind: 'person',
        id: { column: 'person_key' },
        fields: {
          kind: { constant: '01' },
          public_name: { ar: 'name_ar', en: 'name_en' },
          public_name_citation: { constant: 'published list' },
          deceased: { constant: 'true' },
        },
      },
      {
        part: 'act',
        kind: 'act',
        id: { column: 'person_key' },
        fields: { victim: { part: 'victim' }, event: { part: 'event' }, type: { constant: '01' } },
      },
    ],
  },
}
const planFile = join(home, 'plan.json')
await writeFile(planFile, JSON.stringify(plan))
const header = 'name_ar,name_en,age,born,sex,person_key'

test('a file is tried, imported with the rights of the person named, and what was left is written to a file', async () => {
  const caseFile = await openCaseFile(me)
  const file = join(home, 'made-up.csv')
  await writeFile(file, `${header}\nاسم أول,First Name,3,2020-01-01,m,k1\nاسم ثان,=cmd|x,4,,f,k2\nاسم ثالث,,4,,f,\n`)
  const rejected = join(home, 'rejected.csv')
  const args = [file, '--mapping', planFile, '--case', caseFile.code, '--as', 'أمينة']
  const dry = await run([...args, '--dry-run'])
  assert.equal(dry.exit, 3, dry.errors)
  const counted = async () => (await superuser.query('select count(*)::int as n from act')).rows[0].n
  assert.equal(await counted(), 0)
  const whole = await run([...args, '--rejected', rejected])
  assert.equal(whole.exit, 3, whole.errors)
  assert.match(whole.out, /rows .3. = created .2. \+ updated .0. \+ unchanged .0. \+ held .0. \+ rejected .1./)
  assert.equal(await counted(), 2)
  const lines = (await readFile(rejected, 'utf8')).trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[1] ?? '', /^اسم ثالث,,4,,f,,4,person_key,/)
})

test('what cannot be understood or done says so, with its own exit code', async () => {
  assert.equal((await run(['--help'])).exit, 0)
  assert.equal((await run(['only-a-file.csv'])).exit, 2)
  const nowhere = await run([planFile, '--mapping', planFile, '--case', 'C-NONE', '--as', 'أمينة'])
  assert.deepEqual([nowhere.exit, nowhere.errors.includes('C-NONE')], [1, true])
  const nobody = await run([planFile, '--mapping', planFile, '--case', 'C', '--as', 'nobody'])
  assert.equal(nobody.exit, 2)
  assert.match(nobody.errors, /أمينة/)
})

const lists = join(root, '../shared/data/names')
const readList = async (name: string) => gunzipSync(await readFile(join(lists, `${name}.csv.gz`)))

/** What the columns of the published lists mean: a person by names and sex, what was done to them in one event, and their death. */
const key = { id: { column: 'person_key' } }
const listPlan = {
  dialect: {},
  mapping: {
    parts: [
      { part: 'event', kind: 'event', id: { constant: 'list' }, fields: { title: { text: { ar: 'قائمة منشورة' } } } },
      {
        part: 'victim',
        kind: 'person',
        ...key,
        fields: {
          kind: { constant: '01' },
          names: { column: 'name_ar' },
          public_name: { ar: 'name_ar', en: 'name_en' },
          public_name_citation: { constant: 'published list' },
          public_birth: { column: 'born' },
          sex_gender: { column: 'sex', values: { f: '02', m: '01' } },
          deceased: { constant: 'true' },
        },
      },
      {
        part: 'act',
        kind: 'act',
        ...key,
        fields: {
          victim: { part: 'victim' },
          event: { part: 'event' },
          type: { constant: '01' },
          age_at_act: { column: 'age', values: { '-1': null } },
        },
      },
      { part: 'death', kind: 'death', ...key, fields: { act: { part: 'act' } } },
    ],
  },
}
const listPlanFile = join(home, 'list-plan.json')
await writeFile(listPlanFile, JSON.stringify(listPlan))

/** Records of a case: as many of each as the list has people, and one event. */
async function recordsIn(caseId: string) {
  const { rows } = await superuser.query<Record<string, number>>(
    `select (select count(*)::int from person_or_group where case_id = $1) as persons,
      (select count(*)::int from act where case_id = $1) as acts,
      (select count(*)::int from death where case_id = $1) as deaths,
      (select count(distinct person_id)::int from person_name where case_id = $1) as named,
      (select count(*)::int from event where case_id = $1) as events`,
    [caseId],
  )
  return rows[0]
}
const whole = (people: number) => ({ persons: people, acts: people, deaths: people, named: people, events: 1 })

test('published lists are imported whole by the command line: as many persons, acts and deaths as the files have rows', async (t) => {
  if (!existsSync(lists)) return t.diagnostic('not present, skipped')
  for (const name of ['list-2024-04-13', 'list-2024-08-08']) {
    const caseFile = await openCaseFile(me, { identity_policy: 'restricted' })
    const path = join(home, `${name}.csv`)
    const text = await readList(name)
    await writeFile(path, text)
    const rows = text.toString().trimEnd().split('\n').length - 1
    const { exit, out, errors } = await run([path, '--mapping', listPlanFile, '--case', caseFile.code, '--as', 'أمينة'])
    assert.equal(exit, 0, errors)
    const [, read, created] =
      /rows .(\d+). = created .(\d+). \+ updated .0. \+ unchanged .0. \+ held .0. \+ rejected .0./.exec(out) ?? []
    assert.deepEqual([Number(read), Number(created)], [rows, rows], name)
    assert.deepEqual(await recordsIn(caseFile.id), whole(rows), name)
  }
})

test('a published list is imported whole by the steps of the page: recognised, mapped, tried, written', async (t) => {
  if (!existsSync(lists)) return t.diagnostic('not present, skipped')
  const caseFile = await openCaseFile(me, { identity_policy: 'restricted' })
  const bytes = await readList('list-2024-04-13')
  const rows = bytes.toString().trimEnd().split('\n').length - 1
  const { rows: own } = await superuser.query<{ id: string }>('select id from institution where is_self')
  const person = { id: officer.id, institution: own[0]?.id ?? '' }
  const file_id = await layFile(database, store, person, bytes)
  const begun = await me('POST', '/api/imports', { body: { file_id, file_name: 'list.csv' } })
  assert.equal(begun.status, 201, begun.text)
  const address = `/api/imports/${String(begun.body.id)}`
  const mapping = { case_id: caseFile.id, mapping: listPlan.mapping }
  assert.equal((await me('PUT', `${address}/mapping`, { body: mapping })).status, 200)
  for (const [to, step] of [
    ['preview', 'preview'],
    ['running', 'run'],
  ] as const) {
    assert.equal((await me('POST', `${address}/state`, { body: { to } })).status, 200)
    await runStep(database, store, person, String(begun.body.id), step)
  }
  const { body } = await me('GET', address)
  assert.equal(body.state, 'completed')
  const { rows_read, created } = body.counts as { rows_read: number; created: number }
  assert.deepEqual([rows_read, created], [rows, rows])
  assert.deepEqual(await recordsIn(caseFile.id), whole(rows))
})

test('what was imported is exported whole by the command line, and a folder that is there is not written over', async () => {
  const folder = join(home, 'whole')
  const { exit, out, errors } = await exportRun([folder, '--as', 'أمينة'])
  assert.equal(exit, 0, errors)
  assert.match(out, /records .[1-9]\d*.,/)
  assert.ok(existsSync(join(folder, 'manifest.json')))
  assert.equal((await exportRun([folder, '--as', 'أمينة'])).exit, 1)
  assert.equal((await exportRun(['--load', folder, '--as', 'أمينة'])).exit, 1)
  assert.equal((await exportRun(['--help'])).exit, 0)
})
