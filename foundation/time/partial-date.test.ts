import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  comparePartialDates,
  DateRange,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  fieldsOf,
  fromColumns,
  isoDay,
  isSurelyBefore,
  mayBeSameDay,
  overlapOf,
  PartialDate,
  partsOf,
  readPartialDate,
  sortKeyOf,
  spanOf,
  toColumns,
  toToldColumns,
} from './index.ts'

const value = fc
  .record({
    year: fc.integer({ min: 1800, max: 2200 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.nat(),
    parts: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ year, month, day, parts }) =>
    isoDay(year, month, (day % daysInMonth(year, month)) + 1).slice(0, [4, 7, 10][parts - 1]),
  )
const date = fc.record({ value, approximate: fc.boolean() }, { noNullPrototype: true })
const toldDate = fc.record(
  { value, approximate: fc.boolean(), as_told: fc.constant('أواخر رمضان'), calendar_as_told: fc.constant('هجري') },
  { requiredKeys: ['value', 'approximate'], noNullPrototype: true },
)
const digitSets = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'] as const
const inDigits = (text: string, set: number) => text.replace(/\d/g, (digit) => digitSets[set]?.[Number(digit)] ?? digit)

test('A partial date survives columns, JSON and the schema: day, month, year, 1 January 1970 and earlier', () => {
  fc.assert(
    fc.property(toldDate, (date) => {
      assert.deepEqual(fromColumns('birth', toToldColumns('birth', date)), date)
      assert.deepEqual(PartialDate.parse(JSON.parse(JSON.stringify(date))), date)
    }),
  )
  for (const value of ['1970-01-01', '1970', '1969-12-31', '1800-01-01', '2200-12-31', '2026-08']) {
    const date = { value, approximate: false }
    assert.deepEqual(fromColumns('at', toColumns('at', date)), date)
  }
})

test('toColumns() writes the text, its first and last day and its certainty, all null without a date', () => {
  assert.deepEqual(toColumns('birth', { value: '1948', approximate: true }), {
    birth: '1948',
    birth_first: '1948-01-01',
    birth_last: '1948-12-31',
    birth_approximate: true,
  })
  const none = { birth: null, birth_first: null, birth_last: null, birth_approximate: null }
  assert.deepEqual(toColumns('birth', null), none)
  assert.equal(fromColumns('birth', none), null)
})

test('toColumns() refuses to lose how a date was told, fromColumns() refuses a row without the column', () => {
  assert.throws(
    () => toColumns('birth', { value: '1948', approximate: false, as_told: 'عام النكبة' }),
    /as_told of birth/,
  )
  assert.throws(() => fromColumns('birth', { birth_first: '1948-01-01' }), /column birth/)
})

test('readPartialDate() reads back in each digit set what fieldsOf() shows', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 2 }), (date, set) => {
      const { year, month, day, approximate } = fieldsOf(date)
      const typed = { year: inDigits(year, set), month: inDigits(month, set), day: ` ${inDigits(day, set)}` }
      assert.deepEqual(readPartialDate({ ...typed, approximate }), { status: 'read', date })
    }),
  )
})

test('readPartialDate() names every fault and the input it belongs to', () => {
  const faultsOf = (year: string, month: string, day: string) => {
    const read = readPartialDate({ year, month, day })
    return read.status === 'refused' ? read.faults.map(({ code, part }) => `${part}: ${code}`) : read.status
  }
  assert.deepEqual(faultsOf('2026', '2', '31'), ['day: date.no-such-day'])
  assert.deepEqual(faultsOf('2025', '2', '29'), ['day: date.no-such-day'])
  assert.equal(faultsOf('2024', '2', '29'), 'read')
  assert.deepEqual(faultsOf('1900', '2', '29'), ['day: date.no-such-day'])
  assert.deepEqual(faultsOf('2026', '', '5'), ['month: date.month-missing'])
  assert.deepEqual(faultsOf('', '5', ''), ['year: date.year-missing'])
  assert.deepEqual(faultsOf('1799', '', ''), ['year: date.year-out-of-range'])
  assert.deepEqual(faultsOf('2201', '', ''), ['year: date.year-out-of-range'])
  assert.deepEqual(faultsOf('26', '', ''), ['year: date.year-out-of-range'])
  assert.deepEqual(faultsOf('2026', '13', '32'), ['month: date.month-out-of-range', 'day: date.day-out-of-range'])
  assert.deepEqual(faultsOf('2026', 'غشت', ''), ['month: date.not-a-number'])
  assert.deepEqual(faultsOf('20.6', '-1', '1e1'), [
    'year: date.not-a-number',
    'month: date.not-a-number',
    'day: date.not-a-number',
  ])
  assert.equal(faultsOf(' ', '', ''), 'empty')
})

test('PartialDate refuses days that do not exist, times, unknown fields and texts with overrides', () => {
  const refused = (input: object) =>
    assert.equal(PartialDate.safeParse({ value: '2026', approximate: false, ...input }).success, false)
  for (const value of ['2026-02-31', '2026-13', '2026-00', '26', '1799', '2201', '2026-1', '2026-08-14T00:00', ''])
    refused({ value })
  refused({ approximate: 'no' })
  refused({ precision: 'day' })
  refused({ as_told: 'a\u202Eb' })
})

test('PartialDate takes an announced Hijri day within two days of the computed one, and only beside a day', () => {
  const issueOf = (value: string, hijri_manual: string) =>
    PartialDate.safeParse({ value, approximate: false, hijri_manual }).error?.issues[0]?.message
  assert.equal(issueOf('2026-08-14', '1448-02-30'), undefined)
  assert.equal(issueOf('2026-08-14', '1448-03-02'), undefined)
  assert.equal(issueOf('2026-08-14', '1448-03-05'), 'date.hijri-too-far')
  assert.equal(issueOf('2026-08', '1448-03-01'), 'date.hijri-too-far')
  assert.equal(issueOf('2026-08-14', '1448-13-01'), 'date.hijri-too-far')
})

test('comparePartialDates() is a total order and sortKeyOf() sorts as it does', () => {
  const sign = (number: number) => Math.sign(number)
  fc.assert(
    fc.property(date, date, date, (a, b, c) => {
      assert.equal(sign(comparePartialDates(a, b)), 0 - sign(comparePartialDates(b, a)))
      if (comparePartialDates(a, b) <= 0 && comparePartialDates(b, c) <= 0) assert.ok(comparePartialDates(a, c) <= 0)
      assert.equal(comparePartialDates(a, b) === 0, a.value === b.value && a.approximate === b.approximate)
      assert.equal(comparePartialDates(a, b) < 0, sortKeyOf(a) < sortKeyOf(b))
      if (isSurelyBefore(a, b)) assert.ok(comparePartialDates(a, b) < 0 && !mayBeSameDay(a, b))
    }),
  )
  const sorted = ['1969-12-31', '1970-01-01', '1970-01', '1970', '1970-01-02', '1970-02']
  const dates = sorted.map((value) => ({ value, approximate: false }))
  assert.deepEqual(
    dates
      .toReversed()
      .sort(comparePartialDates)
      .map(({ value }) => value),
    sorted,
  )
})

test('spanOf() ends a month and a year on their last day, leap years included', () => {
  assert.deepEqual(spanOf('2024-02'), { first: '2024-02-01', last: '2024-02-29' })
  assert.deepEqual(spanOf('1900-02'), { first: '1900-02-01', last: '1900-02-28' })
  assert.deepEqual(spanOf('1970'), { first: '1970-01-01', last: '1970-12-31' })
  assert.throws(() => spanOf('2026-02-31'), RangeError)
  fc.assert(
    fc.property(value, (value) =>
      assert.equal(partsOf(spanOf(value).last) !== undefined && spanOf(value).first <= spanOf(value).last, true),
    ),
  )
})

test('dayNumber() counts from 1 January 1970 and dayOfNumber() comes back, the years 1 to 9999', () => {
  assert.equal(dayNumber('1970-01-01'), 0)
  assert.equal(dayNumber('1969-12-31'), -1)
  fc.assert(
    fc.property(fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') }), (days) =>
      assert.equal(dayNumber(dayOfNumber(days)), days),
    ),
  )
})

test('overlapOf() is certain, possible or never, and open ends reach everything', () => {
  const range = (from: string | null, to: string | null) => ({
    from: from === null ? null : { value: from, approximate: false },
    to: to === null ? null : { value: to, approximate: false },
  })
  assert.equal(overlapOf(range('2020-01-01', '2020-06-30'), range('2020-06-30', null)), 'certain')
  assert.equal(overlapOf(range('2020-01-01', '2020-06'), range('2020-06-15', null)), 'possible')
  assert.equal(overlapOf(range('2020', '2020'), range('2020', '2020')), 'possible')
  assert.equal(overlapOf(range(null, '2019'), range('2020-01-01', '2021')), 'never')
  assert.equal(overlapOf(range(null, null), range('2020', '2021')), 'certain')
  assert.equal(DateRange.safeParse(range('2021', '2020')).error?.issues[0]?.message, 'date.range-reversed')
  assert.equal(DateRange.safeParse(range('2020-08', '2020')).success, true)
})
