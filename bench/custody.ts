/** The custody log: appending in batches, what one append adds to a transaction, a proof in a large tree, a verification offline. */
import { hash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { recordEvent, recordEvents, startLog, verifyLog } from '../foundation/custody/index.ts'
import {
  emptyEdge,
  fetchTiles,
  grow,
  memoryAnchor,
  memoryKeys,
  planInclusion,
  sampleExport,
  textOf,
} from '../foundation/custody/testing.ts'
import { enterAs, openDatabase, type Tx } from '../foundation/database/index.ts'
import { cloneTemplate, type TestDatabase } from '../foundation/database/testing.ts'
import { startWholeCluster } from '../server/testing/database.ts'
import { sampleInstitution } from '../server/testing/instance.ts'
import { median, percentile } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const APPENDS = 40_000
const BATCH = 1000
const WRITERS = 2
const SINGLES = 400
const LARGE = 1_000_000
const PROOFS = 300
const OFFLINE = 100_000

export const bench: Bench = {
  name: 'custody',
  summary: 'appends in batches and alone, a proof among 1,000,000 entries, 100,000 entries verified offline',
  run,
}

async function run(): Promise<readonly Result[]> {
  const cluster = await startWholeCluster()
  const found = await cloneTemplate(cluster.superuser)
  try {
    const admin = await found.connect(found.superuser)
    const institution = randomUUID()
    const enter = () =>
      enterAs(
        { person_id: randomUUID(), institution_id: institution, capabilities: new Set(['setup']) },
        'test',
        randomUUID(),
      )
    await nameInstitution(admin, enter().statement, institution)
    return [
      ...(await appends(found, admin, enter)),
      ...(await addedTime(found, admin, enter)),
      ...(await proofs(found, admin)),
      ...(await offline()),
    ]
  } finally {
    await found.close()
    await cluster.stop()
  }
}

type Enter = () => ReturnType<typeof enterAs>

const eventOf = (n: number) => ({
  type: 'fix' as const,
  object: { kind: 'file', id: `00000000-0000-4000-8000-${String(n % 5000).padStart(12, '0')}` },
  detail: { intact: true, n },
})

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1000
}

/** Recorded by several writers, then placed and signed; beside it the same bytes put into bare tables. */
async function appends(found: TestDatabase, admin: pg.Client, enter: Enter): Promise<readonly Result[]> {
  const batches = APPENDS / BATCH
  let next = 0
  const writer = async () => {
    while (next < batches) {
      const first = next++ * BATCH
      const events = Array.from({ length: BATCH }, (_, n) => eventOf(first + n))
      await found.database.inTransaction(enter(), (tx) => recordEvents(tx, events))
    }
  }
  const jobs = await openDatabase(found.job, { size: 1 })
  const log = await startLog({
    database: jobs,
    keys: memoryKeys(),
    anchor: memoryAnchor(),
    now: () => new Date(),
    report: () => undefined,
    onMismatch: async () => undefined,
    intervalMilliseconds: 3_600_000,
  })
  const write = () => Promise.all(Array.from({ length: WRITERS }, writer))
  const recording = await secondsOf(write)
  const placing = await secondsOf(log.round)
  // as a running instance does it: placed while others are being recorded
  next = 0
  const together = await secondsOf(async () => {
    let isRecording = true
    const writing = write().finally(() => {
      isRecording = false
    })
    while (isRecording) await log.round()
    await writing
    await log.round()
  })
  await log.stop()
  await jobs.close()

  await admin.query(`
    create table bare_event (like custody_pending including indexes);
    create table bare_opening (like custody_opening including indexes);`)
  const bare = await secondsOf(async () => {
    for (let batch = 0; batch < batches; batch++)
      await admin.query(
        `with rows as (select id, type, at, actor_role, object_commit, detail_commit, object_kind, object_id, object_salt, actor, detail, detail_salt
           from custody_entry join custody_opening using (id) where seq >= $1 and seq < $2),
         opened as (insert into bare_opening select id, object_kind, object_id, object_salt, actor, detail, detail_salt from rows)
         insert into bare_event select id, type, at, actor_role, object_commit, detail_commit from rows`,
        [batch * BATCH, (batch + 1) * BATCH],
      )
  })
  const perSecond = (seconds: number) => APPENDS / seconds
  return [
    judged({ metric: 'recorded', unit: '1/s', value: perSecond(recording), limit: perSecond(bare), better: 'more' }),
    judged({ metric: 'placed and signed', unit: '1/s', value: perSecond(placing), better: 'more' }),
    judged({
      metric: 'appended in batches: recorded, placed and signed at once',
      unit: '1/s',
      value: perSecond(together),
      goal: 20_000,
      limit: perSecond(bare),
      better: 'more',
    }),
  ]
}

/** The same transaction with and without an event, one after the other. */
async function addedTime(found: TestDatabase, admin: pg.Client, enter: Enter): Promise<readonly Result[]> {
  await admin.query(`
    create table act (id uuid primary key default gen_random_uuid(), note text);
    alter table act enable row level security; alter table act force row level security;
    create policy act on act to mithaq_app using (true) with check (true);
    grant select, insert on act to mithaq_app;`)
  const act = (tx: Tx) => sql`insert into act (note) values (${randomUUID()})`.execute(tx)
  const without = () => found.database.inTransaction(enter(), act)
  const recorded = () =>
    found.database.inTransaction(enter(), async (tx) => {
      await act(tx)
      await recordEvent(tx, eventOf(1))
    })
  const times: { readonly bare: number[]; readonly recorded: number[] } = { bare: [], recorded: [] }
  for (let n = 0; n < SINGLES; n++) {
    times.bare.push((await secondsOf(without)) * 1000)
    times.recorded.push((await secondsOf(recorded)) * 1000)
  }
  const bare = median(times.bare)
  return [
    judged({ metric: 'transaction without an entry', unit: 'ms', value: bare, better: 'less' }),
    judged({
      metric: 'time that one entry adds',
      unit: 'ms',
      value: median(times.recorded) - bare,
      goal: 1,
      better: 'less',
    }),
  ]
}

/** Proofs of entries anywhere in a tree whose tiles lie in the database. */
async function proofs(found: TestDatabase, admin: pg.Client): Promise<readonly Result[]> {
  await admin.query('alter table custody_tile disable trigger user; delete from custody_tile')
  const random = randomBytes(32 * LARGE)
  const leaves = Array.from({ length: LARGE }, (_, n) => random.subarray(n * 32, n * 32 + 32))
  const { tiles } = grow(emptyEdge, leaves)
  for (let from = 0; from < tiles.length; from += 500) {
    const some = tiles.slice(from, from + 500)
    await admin.query(
      'insert into custody_tile (level, index, hashes) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])',
      [some.map(({ level }) => level), some.map(({ index }) => index), some.map(({ hashes }) => hashes)],
    )
  }
  await admin.query('alter table custody_tile enable trigger user; analyze custody_tile')
  const jobs = await openDatabase(found.job, { size: 1 })
  const enter = enterAs(
    { person_id: randomUUID(), institution_id: randomUUID(), capabilities: new Set() },
    'job',
    randomUUID(),
    true,
  )
  const times: number[] = []
  for (let n = 0; n < PROOFS; n++) {
    const plan = planInclusion(Math.floor((n * 7919 * 104_729) % LARGE), LARGE)
    times.push(
      (await secondsOf(() => jobs.inTransaction(enter, async (tx) => plan.hashes(await fetchTiles(tx, plan.tiles))))) *
        1000,
    )
  }
  const bare: number[] = []
  for (let n = 0; n < PROOFS; n++)
    bare.push(
      (await secondsOf(() => admin.query('select hashes from custody_tile where level = 0 and index = $1', [n]))) *
        1000,
    )
  await jobs.close()
  return [
    judged({
      metric: `inclusion proof among ${LARGE} entries, median`,
      unit: 'ms',
      value: median(times),
      goal: 2,
      limit: median(bare),
      better: 'less',
    }),
    judged({ metric: 'the same, 95th percentile', unit: 'ms', value: percentile(times, 0.95), better: 'less' }),
  ]
}

/** A whole log from its lines, beside hashing the same bytes once. */
async function offline(): Promise<readonly Result[]> {
  const lines = textOf(await sampleExport({ size: OFFLINE, step: 1000 })).map((line) => line.slice(0, -1))
  const bytes = Buffer.from(lines.join('\n'))
  const hashing = await secondsOf(async () => hash('sha256', bytes, 'hex'))
  let intact = false
  const seconds = await secondsOf(async () => {
    intact = (await verifyLog(lines)).intact
  })
  if (!intact) throw new Error('Cannot measure as the log did not verify')
  return [
    judged({
      metric: `${OFFLINE} entries verified offline`,
      unit: 's',
      value: seconds,
      goal: 10,
      limit: hashing,
      better: 'less',
    }),
  ]
}

async function nameInstitution(admin: pg.Client, entry: string, id: string): Promise<void> {
  const { name, short_name, locales, digits, calendars, weekend, time_zone, term_pack } = sampleInstitution
  await admin.query('begin')
  await admin.query(entry)
  await admin.query(
    `insert into institution (id, institution_id, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack)
     values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack],
  )
  await admin.query('commit')
}
