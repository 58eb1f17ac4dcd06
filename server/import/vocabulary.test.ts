import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import type { Connection } from '../../foundation/database/index.ts'
import { setUp, testApp } from '../testing/instance.ts'
import { addColleague } from '../testing/people.ts'
import { importLists } from './vocabulary.ts'

const { code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
await addColleague(superuser, ['documentation-officer'], 'نادية')
const folder = await mkdtemp(join(tmpdir(), 'mithaq-lists-'))
after(() => rm(folder, { recursive: true, force: true }))

const urlOf = ({ host = '', port = 0, user = '', password = '', database: name = '' }: Connection) => {
  const url = new URL(`postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${name}`)
  url.searchParams.set('host', host)
  return url.href
}
const environment = {
  MITHAQ_HOME: join(folder, 'home'),
  DATABASE_URL: urlOf(database.superuser),
  DATABASE_APP_URL: urlOf(database.app),
  DATABASE_JOB_URL: urlOf(database.job),
}
async function run(...args: readonly string[]) {
  const told = { out: [] as string[], error: [] as string[] }
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '')
  const exit = await importLists([...args, '--language', 'en'], {
    out: (text) => void told.out.push(plain(text)),
    error: (text) => void told.error.push(plain(text)),
    redraw: undefined,
    environment,
  })
  return { exit, out: told.out.join(''), error: told.error.join('') }
}
const heading = 'list,vocab_number,huri_code,parent_vocab_number,level,term_order,en,fr,es,ar,ar_status,ar_source'
const terms = async () => {
  const { rows } = await superuser.query(
    `select count(*)::int as found from term t join vocabulary v on v.id = t.vocabulary_id where v.origin = 'package'`,
  )
  return rows[0].found
}

test('import vocabulary DIR: a dry run writes nothing, a run accounts for every row, rows left out give the exit code 3', async () => {
  const rows = [
    heading,
    '32,01000000000032,010000000000,,0,1,Court,Tribunal,Tribunal,محكمة,as-source,',
    '15,01000000000015,010000000000,,0,1,Left out,Exclu,Fuera,,missing,',
  ]
  await writeFile(join(folder, 'microthesauri.csv'), rows.join('\n'))
  const tried = await run('vocabulary', folder, '--dry-run')
  assert.equal(tried.exit, 3, tried.error)
  assert.match(tried.out, /Rows of the file: 2 · accepted: 1 · duplicates: 0 · rejected: 1/)
  assert.match(tried.out, /Line 3, column list: List that is not imported/)
  assert.equal(await terms(), 0)
  const done = await run('vocabulary', folder)
  assert.equal(done.exit, 3, done.error)
  assert.match(done.out, /Added: 1 · updated: 0 · unchanged: 0 · duplicates: 0 · rejected: 1/)
  assert.equal(await terms(), 1)
})

test('import places FILE takes a table; a file that is refused, that is missing, or a call without one is told apart', async () => {
  await writeFile(join(folder, 'places.csv'), 'code,name_ar\nA1,مكان\n')
  const done = await run('places', join(folder, 'places.csv'))
  assert.deepEqual([done.exit, done.error], [0, ''])
  await writeFile(join(folder, 'wrong.csv'), 'name_ar\nمكان\n')
  const refused = await run('places', join(folder, 'wrong.csv'))
  assert.equal(refused.exit, 1)
  assert.match(refused.error, /The column code is missing/)
  assert.equal((await run('places', join(folder, 'none.csv'))).exit, 1)
  assert.equal((await run('vocabulary')).exit, 2)
  assert.equal((await run('vocabulary', folder, '--as', 'Nobody')).exit, 2)
})
