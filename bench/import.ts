/** Importing a table into records, at 1,000 and at 100,000 rows, beside raw COPY of the same rows into the same tables. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { ImportPlan, importFile } from '../areas/documentation/server.ts'
import { enterAs } from '../foundation/database/index.ts'
import { cloneTemplate } from '../foundation/database/testing.ts'
import { openFiles } from '../foundation/files/index.ts'
import { startWholeCluster } from '../server/testing/database.ts'
import { sampleInstitution } from '../server/testing/instance.ts'
import { median } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const SMALL = 1000
const LARGE = 100_000
const RUNS = 3

export const bench: Bench = {
  name: 'import',
  summary: '1,000 and 100,000 rows of a table into records, beside COPY of the same rows into the same tables',
  run,
}

const words = ['اعتقال', 'مظاهرة', 'مداهمة', 'قصف', 'تهجير', 'هدم', 'منزل', 'ساحة', 'مدينة', 'شاب', 'طفل', 'صحفي']
const wordsAt = (n: number, many: number) =>
  Array.from({ length: many }, (_, place) => words[(n * 7 + place * 5 + (n >> place)) % words.length]).join(' ')
const two = (number: number) => String(number).padStart(2, '0')

/** Rows as an institution's own table of events holds them. */
const lineOf = (n: number, set: number) =>
  `S${set}-${n},${wordsAt(n, 5)},${wordsAt(n + 3, 12)},2023-${two((n % 12) + 1)}-${two((n % 28) + 1)},${(n % 50) + 1}`

const plan = ImportPlan.parse({
  dialect: {},
  mapping: {
    parts: [
      {
        part: 'event',
        kind: 'event',
        id: { column: 'no' },
        fields: {
          title: { ar: 'title' },
          summary: { ar: 'summary' },
          start: { column: 'day' },
          affected: { column: 'affected' },
        },
      },
    ],
  },
})

async function run(): Promise<readonly Result[]> {
  const cluster = await startWholeCluster()
  const home = await mkdtemp(join(tmpdir(), 'mithaq-bench-'))
  const found = await cloneTemplate(cluster.superuser)
  try {
    const admin = await found.connect(found.superuser)
    const scene = await prepare(admin)
    const { store } = await openFiles({ home, database: found.database })
    let set = 0
    const measure = async (rows: number): Promise<number> => {
      const file = join(home, `rows-${set}.csv`)
      const lines = Array.from({ length: rows }, (_, n) => lineOf(n, set))
      set += 1
      await writeFile(file, `no,title,summary,day,affected\n${lines.join('\n')}\n`)
      let begun = 0
      const call = {
        database: found.database,
        store,
        person: { person_id: scene.person, institution_id: scene.institution },
        now: () => new Date(),
        // the dry run is behind us: from here on rows are written
        onStep: () => {
          begun = performance.now()
        },
      }
      const ended = await importFile(call, { path: file, plan, caseId: scene.caseId, dryRun: false })
      if (ended.counts.created !== rows) throw new Error('Cannot measure as not every row was taken')
      return (performance.now() - begun) / rows
    }
    const small: number[] = []
    for (let round = 0; round < RUNS; round++) small.push(await measure(SMALL))
    const large: number[] = []
    for (let round = 0; round < RUNS; round++) large.push(await measure(LARGE))
    const raw = await copyAgain(admin)
    const [perSmall, perLarge] = [median(small), median(large)]
    return [
      judged({ metric: `a row of ${SMALL}`, unit: 'ms', value: perSmall, goal: 0.4, better: 'less' }),
      judged({ metric: `a row of ${LARGE}`, unit: 'ms', value: perLarge, goal: 0.4, limit: raw, better: 'less' }),
      judged({
        metric: 'a row of many over a row of few',
        unit: 'times',
        value: perLarge / perSmall,
        goal: 1.2,
        better: 'less',
      }),
      judged({ metric: 'over COPY of the same rows', unit: 'times', value: perLarge / raw, goal: 8, better: 'less' }),
    ]
  } finally {
    await found.close()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** An institution, a person who documents, and a case that they lead. */
async function prepare(admin: pg.Client) {
  const [institution, person, caseId] = [randomUUID(), randomUUID(), randomUUID()]
  const actor = { person_id: person, institution_id: institution, capabilities: new Set(['setup']) }
  const { name, short_name, locales, digits, calendars, weekend, time_zone, term_pack } = sampleInstitution
  await admin.query('begin')
  await admin.query(enterAs(actor, 'test', randomUUID()).statement)
  await admin.query(
    `insert into institution (id, institution_id, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack)
     values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [institution, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack],
  )
  await admin.query(`insert into person (id, name, locale, enrolled_at) values ($1, 'bench', 'ar-MA', now())`, [person])
  await admin.query(`insert into role_assignment (person_id, role) values ($1, 'documentation-officer')`, [person])
  await admin.query(`insert into case_grant (person_id, case_id, level, reason) values ($1, $2, 'lead', 'bench')`, [
    person,
    caseId,
  ])
  await admin.query(
    `insert into case_file (id, case_id, code, title, identity_policy) values ($1, $1, 'C-BENCH', '{"ar": "قياس"}', 'sealed')`,
    [caseId],
  )
  await admin.query('commit')
  return { institution, person, caseId }
}

/** Tables that an imported row leaves something in. */
const written = ['event', 'search_entry', 'custody_pending', 'custody_opening', 'import_record'] as const

/** The rows of one large import copied out, and into the same tables emptied of them: milliseconds a row, the median of three. */
async function copyAgain(admin: pg.Client): Promise<number> {
  const folder = await admin.query<{ path: string }>(
    `select setting || '/bench-' as path from pg_settings where name = 'data_directory'`,
  )
  const at = folder.rows[0]?.path ?? ''
  for (const table of written) await admin.query(`create table kept_${table} as select * from ${table} limit ${LARGE}`)
  for (const table of written) await admin.query(`copy kept_${table} to '${at}${table}'`)
  const times: number[] = []
  for (let round = 0; round < RUNS; round++) {
    for (const table of written)
      await admin.query(`alter table ${table} disable trigger user; delete from ${table}`).catch(() => undefined)
    await admin.query('alter table event enable trigger user')
    const since = performance.now()
    for (const table of written) {
      await admin.query('begin')
      await admin.query(
        enterAs(
          { person_id: randomUUID(), institution_id: randomUUID(), capabilities: new Set() },
          'test',
          randomUUID(),
        ).statement,
      )
      await admin.query(`copy ${table} from '${at}${table}'`)
      await admin.query('commit')
    }
    times.push((performance.now() - since) / LARGE)
  }
  return median(times)
}
