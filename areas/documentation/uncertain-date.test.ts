import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  dateColumns,
  dateFromColumns,
  namesDay,
  spanOfUncertain,
  surelyBefore,
  UncertainDate,
} from './uncertain-date.ts'

const day = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))
const part = day.chain((one) => fc.constantFrom(one, one.slice(0, 7), one.slice(0, 4)))
const stretch = fc
  .tuple(part, part)
  .map(([one, other]) => (one.slice(0, 4) <= other.slice(0, 4) ? [one, other] : [other, one]))
  .map(([from, to]) => `${from}/${to}`)
const value = fc.oneof(
  part,
  stretch,
  part.map((one) => `../${one}`),
  part.map((one) => `${one}/..`),
)
const problems = (sent: unknown) => {
  const read = UncertainDate.safeParse(sent)
  return read.success
    ? []
    : read.error.issues.map((issue) => (issue.code === 'custom' ? issue.params?.problem : issue.code))
}

test('A7: a date of any shape comes back from its columns as it was told, 1970-01-01 and earlier included', () => {
  fc.assert(
    fc.property(value, fc.boolean(), fc.option(fc.constant('أواخر رمضان')), (text, approximate, told) => {
      const date = { value: text, approximate, ...(told === null ? {} : { as_told: told }) }
      fc.pre(problems(date).length === 0)
      assert.deepEqual(dateFromColumns('start', dateColumns('start', date)), date)
    }),
  )
  const epoch = { value: '1970-01-01', approximate: false }
  assert.deepEqual(dateFromColumns('start', dateColumns('start', epoch)), epoch)
  assert.equal(dateFromColumns('start', dateColumns('start', null)), null)
})

test('the span of a date holds its first and its last day, and is open where nothing was said', () => {
  assert.deepEqual(spanOfUncertain({ value: '2024-02' }), { first: '2024-02-01', last: '2024-02-29' })
  assert.deepEqual(spanOfUncertain({ value: '2023/2024-05' }), { first: '2023-01-01', last: '2024-05-31' })
  assert.deepEqual(spanOfUncertain({ value: '../1948-05-15' }), { first: null, last: '1948-05-15' })
  assert.deepEqual(spanOfUncertain({ value: '1967/..' }), { first: '1967-01-01', last: null })
  fc.assert(
    fc.property(value, (text) => {
      fc.pre(problems({ value: text, approximate: false }).length === 0)
      const { first, last } = spanOfUncertain({ value: text })
      assert.ok(first === null || last === null || first <= last, text)
    }),
  )
})

test('what is no date, ends before it begins, or announces a Hijri day far from it is refused by name', () => {
  for (const wrong of [
    '',
    '24',
    '2024-13',
    '2024-02-30',
    '2024-5-1',
    '../..',
    '2024/',
    '/2024',
    '1/2/3',
    '1799',
    '2201',
  ])
    assert.deepEqual(problems({ value: wrong, approximate: false }), ['date.malformed'], wrong)
  assert.deepEqual(problems({ value: '2024-05/2024-04', approximate: false }), ['date.range-reversed'])
  assert.deepEqual(problems({ value: '2024-05', approximate: false, hijri_manual: '1445-11-01' }), [
    'date.hijri-too-far',
  ])
  assert.deepEqual(problems({ value: '2024-05-09', approximate: false, hijri_manual: '1445-11-01' }), [])
})

test('"surely before" is said only where no day of the one can come after a day of the other', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      fc.pre([one, other].every((text) => problems({ value: text, approximate: false }).length === 0))
      const [a, b] = [spanOfUncertain({ value: one }), spanOfUncertain({ value: other })]
      assert.ok(!(surelyBefore(a, b) && surelyBefore(b, a)))
      if (surelyBefore(a, b)) assert.ok((a.last ?? '') < (b.first ?? ''))
    }),
  )
  assert.equal(surelyBefore(spanOfUncertain({ value: '../2020' }), spanOfUncertain({ value: '2021' })), true)
  assert.equal(surelyBefore(spanOfUncertain({ value: '2020/..' }), spanOfUncertain({ value: '2021' })), false)
})

test('a day is named by a day alone or at an end of a stretch', () => {
  assert.deepEqual(
    ['2024-05-01', '2024-05-01/..', '2024/2024-05-02', '2024-05', '2024/2025'].map((text) => namesDay({ value: text })),
    [true, true, true, false, false],
  )
})
