import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTally, type TestData } from './tally.ts'

const file = '/repository/foundation/time/rules.test.ts'
const ended = (name: string, more: Partial<TestData> = {}): TestData => ({
  name,
  nesting: 0,
  file,
  entryFile: file,
  details: { type: 'test', duration_ms: 1 },
  ...more,
})
const subtestsFailed = { type: 'test', duration_ms: 1, error: { failureType: 'subtestsFailed' } }

test('a test with tests inside is counted by them and not again by itself', () => {
  const tally = createTally('/repository')
  tally.started(ended('outer'))
  tally.started(ended('inner', { nesting: 1 }))
  const inner = tally.ended(false, ended('inner', { nesting: 1 }))
  const outer = tally.ended(false, ended('outer', { details: subtestsFailed }))
  assert.equal(inner?.title, 'outer › inner')
  assert.equal(outer, undefined)
  assert.deepEqual(tally.counts(), { passed: 0, failed: 1, skipped: 0 })
})

test('a suite is never counted, its tests are', () => {
  const tally = createTally('/repository')
  tally.ended(true, ended('inner', { nesting: 1 }))
  tally.ended(true, ended('suite', { details: { type: 'suite', duration_ms: 1 } }))
  assert.deepEqual(tally.counts(), { passed: 1, failed: 0, skipped: 0 })
})

test('a skip keeps its reason and is neither passed nor failed', () => {
  const tally = createTally('/repository')
  const outcome = tally.ended(true, ended('vectors', { skip: 'not present' }))
  assert.deepEqual([outcome?.status, outcome?.reason], ['skipped', 'not present'])
  assert.deepEqual(tally.counts(), { passed: 0, failed: 0, skipped: 1 })
})

test('an expected failure passes with its reason, and fails once it is mended', () => {
  const tally = createTally('/repository')
  assert.equal(tally.ended(true, ended('gap', { expectFailure: 'known gap' }))?.status, 'expected failure')
  assert.equal(tally.ended(false, ended('mended', { expectFailure: 'known gap' }))?.status, 'failed')
  assert.deepEqual(tally.counts(), { passed: 1, failed: 1, skipped: 0 })
})

test('a test marked todo is a failure', () => {
  const tally = createTally('/repository')
  assert.equal(tally.ended(true, ended('later', { todo: true }))?.status, 'failed')
})

test('a file without a test, and a file that broke, are failures', () => {
  const tally = createTally('/repository')
  const { entryFile: _entry, ...whole } = ended('foundation/time/rules.test.ts')
  assert.equal(tally.ended(true, whole)?.reason, 'holds no test')
  assert.equal(tally.ended(false, whole)?.reason, 'broke outside any test')
  assert.deepEqual(tally.counts(), { passed: 0, failed: 2, skipped: 0 })
})

test('a file is not counted again for the tests that failed in it', () => {
  const tally = createTally('/repository')
  const { entryFile: _entry, ...whole } = ended('foundation/time/rules.test.ts', { details: subtestsFailed })
  tally.ended(false, ended('inner'))
  assert.equal(tally.ended(false, whole), undefined)
  assert.deepEqual(tally.counts(), { passed: 0, failed: 1, skipped: 0 })
})
