import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptOutTable } from './kept-out-table.ts'

test('every row kept out stands with its reason and its own words, and no cell is read as a formula', () => {
  const table = keptOutTable([{ line: 2, field: 'ar', reason: 'label-missing' }], {
    words: { 'label-missing': 'لا تسمية بأي لغة' },
    content: 'code,ar\n=1+1,"ب"\n',
  })
  assert.equal(
    table,
    '\uFEFF"line","column","code","reason","row"\r\n"2","ar","label-missing","لا تسمية بأي لغة","\'=1+1,""ب"""\r\n',
  )
})
