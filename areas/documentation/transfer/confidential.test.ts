import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { ImportPlan, importFile } from '../server.ts'
import { grant, openCaseFile } from '../testing.ts'

const { app, code, database, visitor, store } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const { rows: institutions } = await superuser.query<{ id: string }>('select id from institution where is_self')
const institution = institutions[0]?.id ?? ''
const officer = await addColleague(superuser, ['documentation-officer'])
const colleague = await addColleague(superuser, ['documentation-officer'])
const me = requestsOf(app, officer.token)
const folder = await mkdtemp(join(tmpdir(), 'mithaq-confidential-'))
after(() => rm(folder, { recursive: true, force: true }))

const planWith = (fields: object) =>
  ImportPlan.parse({
    dialect: {},
    mapping: {
      parts: [
        {
          part: 'event',
          kind: 'event',
          id: { column: 'no' },
          fields: {
            title: { text: { ar: 'واقعة من النظام السابق' } },
            start: { column: 'day' },
            legacy_confidential: { column: 'confidentiality' },
            ...fields,
          },
        },
      ],
    },
  })

const lines = ['1,2023-05-01,Y,نص سري', '2,2023-05-02,N,نص عادي', '3,2023-05-03,Y,']

async function take(name: string, caseId: string, fields: object = {}) {
  const path = join(folder, `${name}.csv`)
  await writeFile(path, `no,day,confidentiality,text\n${lines.join('\n')}\n`)
  const person = { person_id: officer.id, institution_id: institution }
  const call = { database: database.database, store, person, now: () => new Date() }
  const run = await importFile(call, { path, plan: planWith(fields), caseId, dryRun: false })
  const { body } = await me('GET', `/api/imports/${run.id}/rejections`)
  return {
    counts: run.counts,
    reasons: (body.items as { row: number; column: string; code: string }[]).map((one) => [
      one.row,
      one.column,
      one.code,
    ]),
  }
}

test('R8: what the former system kept confidential comes into a case that its importer alone works on, as codes', async () => {
  const caseFile = await openCaseFile(me)
  const { counts, reasons } = await take('alone', caseFile.id)
  assert.deepEqual([counts.created, counts.held, counts.rejected], [3, 0, 0])
  assert.deepEqual(reasons, [])
  const { rows } = await superuser.query(
    'select legacy_no from event where case_id = $1 and legacy_confidential order by legacy_no',
    [caseFile.id],
  )
  assert.deepEqual(
    rows.map(({ legacy_no }) => legacy_no),
    ['1', '3'],
  )
})

test('R8: where others work on the case its rows are held back, listed with the reason, and nothing of them is written', async () => {
  const caseFile = await openCaseFile(me)
  await grant(superuser, { person: colleague.id, caseId: caseFile.id, level: 'view' })
  const { counts, reasons } = await take('shared', caseFile.id)
  assert.deepEqual([counts.created, counts.held], [1, 2])
  assert.deepEqual(reasons, [
    [2, 'confidentiality', 'import.confidential'],
    [4, 'confidentiality', 'import.confidential'],
  ])
  const { rows } = await superuser.query('select legacy_no from event where case_id = $1', [caseFile.id])
  assert.deepEqual(rows, [{ legacy_no: '2' }])
})

test('R8: free text of a confidential row is never kept in clear: the row is held back and names the column', async () => {
  const caseFile = await openCaseFile(me)
  const { counts, reasons } = await take('worded', caseFile.id, { summary: { ar: 'text' } })
  assert.deepEqual([counts.created, counts.held], [2, 1])
  assert.deepEqual(reasons, [[2, 'text', 'import.confidential-text']])
  const { rows } = await superuser.query(`select id from event where case_id = $1 and summary::text like '%سري%'`, [
    caseFile.id,
  ])
  assert.deepEqual(rows, [])
})
