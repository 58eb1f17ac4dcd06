import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after } from 'node:test'
import { setUp, testApp } from '../../server/testing/instance.ts'
import { NO_INSTITUTION, openDatabase } from '../database/index.ts'
import { runTask } from '../jobs/testing.ts'
import { startLog } from './log.ts'
import { custodyTasks } from './tasks.ts'
import { memoryAnchor } from './testing.ts'
import type { Stamper } from './timestamp/stamper.ts'

const { code, database, visitor, logKeys } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const jobs = await openDatabase(database.job, { size: 2 })
after(() => jobs.close())
const keys = logKeys
const mismatches: string[] = []
const onMismatch = async (_institution: string, reason: string) => void mismatches.push(reason)
const log = await startLog({
  database: jobs,
  keys,
  anchor: memoryAnchor(),
  now: () => new Date(),
  report: () => undefined,
  onMismatch,
  intervalMilliseconds: 3_600_000,
})
after(() => log.stop())
await log.round()

const asked: string[] = []
const stamper: Stamper = {
  stamp: async (message, now) => {
    asked.push(Buffer.from(message).toString())
    return { status: 'stamped', at: now, token: Buffer.from(randomUUID()) }
  },
}
const reported: string[] = []
const work = {
  database: jobs,
  institution: async () => NO_INSTITUTION,
  report: (line: string) => void reported.push(line),
  now: () => new Date(),
}
const run = (name: 'verify' | 'stamp', over: Partial<Parameters<typeof custodyTasks>[0]> = {}) =>
  runTask(custodyTasks({ keys, stamper, onMismatch, ...over })[name], {}, work, new AbortController().signal)

test('the daily verification says nothing of an intact log', async () => {
  await run('verify')
  assert.deepEqual([reported, mismatches], [[], []])
})

test('the daily stamp is over the last checkpoint as signed, and kept beside it once', async () => {
  await run('stamp')
  await run('stamp')
  const { rows } = await superuser.query(
    'select c.note from custody_timestamp t join custody_checkpoint c using (size)',
  )
  assert.equal(rows.length, 1)
  assert.equal(asked[0], rows[0].note)
})

test('an authority that fails is reported, and nothing is kept', async () => {
  await run('stamp', { stamper: { stamp: async () => ({ status: 'failed', reason: 'it is closed' }) } })
  assert.match(reported.pop() ?? '', /was not time-stamped: it is closed/)
})

test('without an authority nothing is scheduled but the verification', () => {
  assert.deepEqual(custodyTasks({ keys, stamper: undefined, onMismatch }).schedule.length, 1)
})

test('the daily verification finds an entry deep in the log that was changed, says so loudly and makes the instance read-only', async () => {
  await superuser.query('set session_replication_role = replica')
  await superuser.query("update custody_entry set type = 'del' where seq = 1; delete from custody_timestamp")
  await superuser.query('set session_replication_role = origin')
  await run('verify')
  assert.match(reported.join(), /THE CUSTODY LOG IS NOT WHAT WAS SIGNED/)
  assert.match(mismatches.join(), /Entry .*1.* has been changed/)
})
