import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { median, medianOf, percentile } from './measure.ts'
import { judged } from './result.ts'
import { tableOf } from './table.ts'

test('median() has as many values below it as above it, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
      const middle = median(values)
      const below = values.filter((value) => value < middle).length
      const above = values.filter((value) => value > middle).length
      assert.ok(below <= values.length / 2 && above <= values.length / 2)
    }),
  )
  assert.throws(() => median([]), RangeError)
})

test('percentile() is the value that 95 of 100 do not exceed', () => {
  const values = Array.from({ length: 100 }, (_value, index) => 100 - index)
  assert.equal(percentile(values, 0.95), 95)
})

test('medianOf() refuses fewer than three runs', async () => {
  await assert.rejects(
    medianOf(2, async () => 1),
    RangeError,
  )
  assert.equal(await medianOf(3, async (round) => [5, 1, 2][round] ?? 0), 2)
})

test('judged() meets a goal on the right side of it and sets the value beside the raw work', () => {
  const rate = { metric: 'reads', unit: '1/s', value: 1500, goal: 1500, limit: 3000, better: 'more' as const }
  assert.deepEqual(judged(rate), {
    metric: 'reads',
    unit: '1/s',
    value: 1500,
    goal: 1500,
    met: true,
    limit: 3000,
    ratio: 0.5,
  })
  assert.equal(judged({ ...rate, better: 'less', value: 1501 }).met, false)
  assert.deepEqual(judged({ metric: 'memory', unit: 'MB', value: 1, better: 'less' }), {
    metric: 'memory',
    unit: 'MB',
    value: 1,
  })
})

test('tableOf() leaves out the columns that no result fills', () => {
  const table = tableOf({
    name: 'start',
    machine: 'm',
    results: [{ metric: 'warm start', value: 2.5, unit: 's', goal: 3, met: true }],
  })
  assert.match(table, /warm start +2\.5 s +3 s +yes/)
  assert.doesNotMatch(table, /ratio/)
})
