import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readAnswers, readPeople } from './lists.ts'
import { evaluateNames } from './names.ts'

const folder = mkdtempSync(join(tmpdir(), 'mithaq-lists-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Made-up rows: name, Latin spelling, age, birth date, sex, answer. */
const write = (date: string, rows: readonly string[]) =>
  writeFileSync(
    join(folder, `list-${date}.csv.gz`),
    gzipSync(`name_ar,name_en,age,born,sex,person_key\n${rows.join('\r\n')}\r\n`),
  )
write('2030-01-01', [
  'سلمى كريم وليد الزيتوني,"Zaytouni, ""Salma""",40,1990-05-17,f,one',
  'مازن رشيد منير الأسطول,,50,1980-02-03,m,two',
  'هدى بديع أنور القصري,,30,2000-11-20,f,gone',
])
write('2030-02-01', [
  'مازن رشيد منير االسطول,,50,1980-02-03,m,two',
  'سلمي كريم وليد الزيتونى,,40,1990-05-17,f,one',
  'ليلى نادر صفاء الوادي,,20,2010-01-09,f,new',
])

test('what is matched holds the name and the fields asked for, and never the answer', () => {
  assert.deepEqual(readPeople(folder, '2030-01-01', ['sex', 'born'])[0], {
    name: 'سلمى كريم وليد الزيتوني',
    sex: 'f',
    born: '1990-05-17',
  })
  assert.deepEqual(readPeople(folder, '2030-01-01', [])[1], { name: 'مازن رشيد منير الأسطول' })
  assert.deepEqual(readAnswers(folder, '2030-01-01'), ['one', 'two', 'gone'])
})

test('evaluateNames() judges by exactly the metrics promised; without a goal for other pairs than the one promised', async () => {
  const evaluation = await evaluateNames({ folder, older: '2030-01-01', newer: '2030-02-01' })
  const figures = Object.fromEntries(evaluation?.results.map(({ metric, value }) => [metric, value]) ?? [])
  assert.deepEqual(Object.keys(figures), [
    'recall_at_1',
    'auto_precision',
    'auto_recall',
    'names_only_recall_at_1',
    'seconds',
  ])
  assert.equal(figures.recall_at_1, 1)
  assert.equal(figures.names_only_recall_at_1, 1)
  assert.equal(figures.auto_precision, 1)
  assert.ok(evaluation?.results.every(({ goal }) => goal === undefined))
  assert.ok(evaluation?.notes.some((note) => note.includes('1 withdrawn by the source')))
})

test('evaluateNames() answers nothing where a list is not there', async () => {
  assert.equal(await evaluateNames({ folder, older: '2030-01-01', newer: '2031-01-01' }), undefined)
})
