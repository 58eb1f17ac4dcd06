import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after } from 'node:test'
import { testDatabase } from '../../server/testing/database.ts'
import { sampleInstitution } from '../../server/testing/instance.ts'
import { type Database, enterAs, openDatabase } from '../database/index.ts'
import { recordEvent } from './index.ts'
import { type CustodyLog, startLog } from './log.ts'
import { memoryAnchor, memoryKeys } from './testing.ts'

const { database, superuser, connect, job } = await testDatabase()
const admin = await connect(superuser)
const jobs = await openDatabase(job, { size: 4 })
after(() => jobs.close())

const institution = randomUUID()
const keys = memoryKeys()
const anchor = memoryAnchor()
const record = (object: { readonly kind: string; readonly id: string }, count = 1) =>
  database.inTransaction(
    enterAs({ person_id: randomUUID(), institution_id: institution, capabilities: new Set() }, 'test', randomUUID()),
    async (tx) => {
      for (let n = 0; n < count; n++) await recordEvent(tx, { type: 'fix', object, detail: { n } })
    },
  )
const lines: string[] = []
const mismatches: string[] = []
const open = (over: Partial<{ database: Database; keys: typeof keys }> = {}): Promise<CustodyLog> =>
  startLog({
    database: jobs,
    keys,
    anchor,
    now: () => new Date(),
    report: (line) => void lines.push(line),
    onMismatch: async (_institution, reason) => void mismatches.push(reason),
    intervalMilliseconds: 3_600_000,
    ...over,
  })
const count = async (sql: string) => Number((await admin.query(`select count(*) from ${sql}`)).rows[0].count)

test('before setup events wait, and nothing is signed', async () => {
  await record({ kind: 'session', id: 'a' })
  const log = await open()
  await log.round()
  assert.equal(await count('custody_pending'), 1)
  assert.equal(await count('custody_checkpoint'), 0)
  await log.stop()
  await admin.query('begin')
  await admin.query(
    enterAs(
      { person_id: randomUUID(), institution_id: institution, capabilities: new Set(['setup']) },
      'setup',
      randomUUID(),
    ).statement,
  )
  const { name, short_name, locales, digits, calendars, weekend, time_zone, term_pack } = sampleInstitution
  await admin.query(
    `insert into institution (id, institution_id, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack)
     values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [institution, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack],
  )
  await admin.query('commit')
})

test('a round places everything that waits, in order, and signs a checkpoint of it; a second has nothing to do', async () => {
  await record({ kind: 'person', id: 'b' }, 300)
  const log = await open()
  await log.round()
  const { rows: signed } = await admin.query('select size, note from custody_checkpoint')
  assert.equal(signed.at(-1).size, 301)
  assert.match(signed.at(-1).note, new RegExp(`^mithaq/log/${institution}\n301\n`))
  assert.equal(await anchor.read(), signed.at(-1).note)
  await log.round()
  assert.equal(await count('custody_checkpoint'), signed.length)
  assert.equal(await count('custody_pending'), 0)
  const { rows } = await admin.query('select seq, id from custody_entry order by seq')
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    rows.map((_, index) => index),
  )
  assert.deepEqual(
    [...rows].sort((a, b) => a.id - b.id),
    rows,
  )
  await log.stop()
})

test('each entry names the one before about its object, and the chain says how many there are', async () => {
  const { rows } = await admin.query(
    `select e.seq, e.prev_for_object, lag(e.leaf_hash) over (partition by o.object_kind, o.object_id order by e.seq) as before
     from custody_entry e join custody_opening o using (id)`,
  )
  for (const { prev_for_object, before } of rows) assert.deepEqual(prev_for_object, before)
  const chains = await admin.query('select object_id, entries, last_seq from custody_chain order by object_id')
  assert.deepEqual(chains.rows, [
    { object_id: 'a', entries: 1, last_seq: 0 },
    { object_id: 'b', entries: 300, last_seq: 300 },
  ])
})

test('four servers placing at once give every event one place, and one line of checkpoints', async () => {
  const logs = await Promise.all([open(), open(), open(), open()])
  const writing = Promise.all(Array.from({ length: 40 }, (_, n) => record({ kind: 'file', id: `f${n % 7}` }, 3)))
  for (let n = 0; n < 12; n++) await Promise.all(logs.map((log) => log.round()))
  await writing
  await logs[0]?.round()
  assert.equal(await count('custody_pending'), 0)
  assert.equal(await count('custody_entry'), 301 + 120)
  const { rows } = await admin.query('select sum(entries)::int as entries from custody_chain')
  assert.equal(rows[0].entries, 421)
  for (const log of logs) await log.stop()
  const fresh = await open()
  assert.equal(fresh.mismatch(), undefined)
  await fresh.stop()
})

/** Changes what no role may change, as somebody with the disk could. */
async function tamper(statement: string, undo: string) {
  await admin.query(`set session_replication_role = replica`)
  await admin.query(statement)
  await admin.query(`set session_replication_role = origin`)
  const before = mismatches.length
  const log = await open()
  const found = log.mismatch()
  await record({ kind: 'file', id: 'later' })
  const signed = await count('custody_checkpoint')
  await log.round()
  assert.equal(await count('custody_checkpoint'), signed, 'nothing is signed over a tree that does not match')
  await log.stop()
  await admin.query(`set session_replication_role = replica`)
  await admin.query(undo)
  await admin.query(`set session_replication_role = origin`)
  assert.equal(mismatches.length, before + (found === undefined ? 0 : 1))
  return found
}

test('at start a changed newest entry, tile, checkpoint or a shortened log is said loudly and makes the instance read-only', async () => {
  await admin.query(
    'create table saved_entry as select * from custody_entry; create table saved_tile as select * from custody_tile; create table saved_checkpoint as select * from custody_checkpoint',
  )
  const entry = await tamper(
    "update custody_entry set actor_role = 'head' where seq = 400",
    'update custody_entry set actor_role = (select actor_role from saved_entry where seq = 400) where seq = 400',
  )
  assert.match(entry ?? '', /The entry 400 is not the one in the tree/)
  const tile = await tamper(
    'update custody_tile set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) where level = 0 and index = 1',
    'update custody_tile t set hashes = s.hashes from saved_tile s where s.level = t.level and s.index = t.index',
  )
  assert.match(tile ?? '', /entries of the log are not those of their signed checkpoint|not the one in the tree/)
  const missing = await tamper(
    'delete from custody_tile where level = 1',
    'insert into custody_tile select * from saved_tile where level = 1',
  )
  assert.match(missing ?? '', /tile 1\/0 of the log is missing/)
  const checkpoint = await tamper(
    "update custody_checkpoint set note = replace(note, '421', '420') where size = 421",
    'update custody_checkpoint c set note = s.note from saved_checkpoint s where s.size = c.size',
  )
  assert.match(checkpoint ?? '', /not signed by a key of this institution/)
  const shorter = await tamper(
    'delete from custody_entry where seq > 410; delete from custody_checkpoint where size > 301',
    'insert into custody_entry select * from saved_entry where seq > 410; insert into custody_checkpoint select * from saved_checkpoint where size > 301',
  )
  assert.match(shorter ?? '', /put back to an earlier state/)
  assert.match(lines.find((line) => line.includes('410')) ?? lines.join(), /THE CUSTODY LOG DOES NOT MATCH/)
  const whole = await open()
  assert.equal(whole.mismatch(), undefined)
  await whole.round()
  assert.equal(await count('custody_pending'), 0)
  await whole.stop()
})

test('a checkpoint signed with another key is refused at start', async () => {
  const log = await open({ keys: memoryKeys() })
  assert.match(log.mismatch() ?? '', /not signed by a key of this institution/)
  await log.stop()
})

test('no role can change, delete or shorten what is placed', async () => {
  const client = await connect(job)
  await client.query(
    enterAs({ person_id: randomUUID(), institution_id: institution, capabilities: new Set() }, 'job', randomUUID())
      .statement,
  )
  for (const statement of [
    "update custody_entry set type = 'del'",
    'delete from custody_entry',
    'delete from custody_tile',
    'delete from custody_checkpoint',
    'delete from custody_chain',
    "update custody_checkpoint set note = ''",
    'update custody_tile set hashes = substr(hashes, 1, 32)',
    'update custody_chain set entries = 1',
    'delete from custody_opening',
    'truncate custody_entry',
  ])
    await assert.rejects(client.query(statement), { code: /^(42501|MQ010)$/ }, statement)
  await record({ kind: 'file', id: 'waiting' })
  await assert.rejects(client.query('delete from custody_pending'), { code: 'MQ010' })
  for (const statement of [
    "update custody_entry set type = 'del'",
    'delete from custody_entry',
    'truncate custody_tile',
    'delete from custody_tile',
  ])
    await assert.rejects(admin.query(statement), { code: 'MQ010' }, statement)
})
