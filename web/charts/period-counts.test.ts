import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOfNumber } from '../../foundation/time/index.ts'
import { countByPeriod } from './period-counts.ts'

const days = fc
  .tuple(fc.integer({ min: 18_000, max: 20_500 }), fc.integer({ min: 0, max: 900 }))
  .map(([first, length]) => ({ first: dayOfNumber(first), last: dayOfNumber(first + length) }))

test('a date known by its year is in no month for certain, in each one possibly, and told as undetermined within the year', () => {
  const { periods, undetermined } = countByPeriod([{ first: '2024-01-01', last: '2024-12-31' }], 'month')
  assert.equal(periods.length, 12)
  assert.ok(periods.every(({ certain, possible }) => certain === 0 && possible === 1))
  assert.deepEqual(undetermined, [{ year: '2024', count: 1 }])
})

test('every date is counted once for certain or once as undetermined, never twice', () => {
  fc.assert(
    fc.property(fc.array(days, { maxLength: 30 }), fc.constantFrom('year' as const, 'month' as const), (all, unit) => {
      const { periods, undetermined, between } = countByPeriod(all, unit)
      const sure = periods.reduce((sum, { certain }) => sum + certain, 0)
      const unsure = undetermined.reduce((sum, { count }) => sum + count, 0)
      assert.equal(sure + unsure + between, all.length)
      for (const { certain, possible } of periods) assert.ok(certain <= possible)
    }),
  )
})

test('periods follow each other without a gap across the turn of a year', () => {
  const { periods } = countByPeriod(
    [
      { first: '2024-11-30', last: '2024-11-30' },
      { first: '2025-02-01', last: '2025-02-02' },
    ],
    'month',
  )
  assert.deepEqual(
    periods.map(({ period }) => period),
    ['2024-11', '2024-12', '2025-01', '2025-02'],
  )
})
