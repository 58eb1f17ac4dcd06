import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import test, { after } from 'node:test'
import { requestsOf, setUp, testApp } from '../../../../server/testing/instance.ts'
import { addColleague } from '../../../../server/testing/people.ts'
import { openCaseFile } from '../../testing.ts'
import { openArchive } from '../reading/archive.ts'
import { Dialect } from '../reading/dialect.ts'
import { openTable } from '../reading/open-table.ts'
import { workbookOf } from './write-workbook.ts'

const home = await mkdtemp(join(tmpdir(), 'mithaq-workbook-'))
after(() => rm(home, { recursive: true, force: true }))

async function* given(rows: readonly (readonly string[])[]) {
  yield* rows
}

async function written(rows: readonly (readonly string[])[], isRightToLeft: boolean): Promise<string> {
  const path = join(home, `${isRightToLeft}.xlsx`)
  const table = {
    name: 'الأحداث: 1/2',
    header: ['العنوان', 'b'],
    rows: given(rows),
    records: rows.length,
    isRightToLeft,
  }
  await pipeline(workbookOf(table), createWriteStream(path))
  return path
}

async function sheetOf(path: string): Promise<string> {
  const archive = await openArchive(path)
  const sheet = await text(await archive.read('xl/worksheets/sheet1.xml'))
  archive.close()
  return sheet
}

test('a workbook holds texts alone, none of them a formula, and gives back what was written; in Arabic the sheet runs from the right', async () => {
  const rows = [
    ['=1+1', '+33'],
    ['@sum', '-x'],
    ['سطر\nثان', '<a & "b">'],
    ['', '١٢'],
  ]
  const path = await written(rows, true)
  const table = await openTable(path, { dialect: Dialect.parse({ format: 'xlsx' }) })
  const read: (readonly string[])[] = []
  for await (const batch of table.batches()) read.push(...batch.map(([, cells]) => cells))
  await table.close()
  assert.deepEqual([table.header, table.tables], [['العنوان', 'b'], ['الأحداث  1 2']])
  assert.deepEqual(read, rows)
  const sheet = await sheetOf(path)
  assert.doesNotMatch(sheet, /<f[ >]|<v>/)
  assert.match(sheet, /rightToLeft="1"/)
  assert.doesNotMatch(await sheetOf(await written(rows, false)), /rightToLeft/)
})

test('what an export would hold is counted before it is asked for, by case and by search; each one leaves an entry of the log', async () => {
  const { app, code, database, visitor } = await testApp()
  await setUp(visitor(), code)
  const superuser = await database.connect(database.superuser)
  const officer = await addColleague(superuser, ['documentation-officer'])
  const me = requestsOf(app, officer.token)
  const them = requestsOf(app, (await addColleague(superuser, ['documentation-officer'])).token)
  const caseFile = await openCaseFile(me)
  for (const title of ['تفريق وقفة', 'مداهمة منزل']) {
    const body = { case_id: caseFile.id, fields: { title: { ar: title } } }
    assert.equal((await me('POST', '/api/records/event', { body })).status, 201)
  }
  const search = new URLSearchParams({
    search: JSON.stringify({
      words: 'مداهمة',
      typing: false,
      kinds: ['event'],
      case_id: null,
      facets: [],
      dates: null,
      sort: 'updated',
    }),
  })
  const counted = async (ask: typeof me, query: string) => {
    const { status, body, text: told } = await ask('GET', `/api/exports?${query}`)
    assert.equal(status, 200, told)
    return (body.items as { kind: string; records: number }[]).find(({ kind }) => kind === 'event')?.records
  }
  assert.equal(await counted(me, `case_id=${caseFile.id}`), 2)
  assert.equal(await counted(me, String(search)), 1)
  assert.equal(await counted(them, `case_id=${caseFile.id}`), 0)
  for (const path of [`event/xlsx?case_id=${caseFile.id}`, `event/jsonl?${search}`, 'package'])
    assert.equal((await me('GET', `/api/exports/${path}`)).status, 200, path)
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int as n from (select type from custody_pending union all select type from custody_entry) e
     where type = 'documentation.exported'`,
  )
  assert.equal(rows[0]?.n, 3)
})
