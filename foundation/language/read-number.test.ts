import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  displayOf,
  formatNumber,
  type Locale,
  locales,
  numberMarksOf,
  numberSentences,
  parseNumber,
  plainDisplay,
  readNumber,
} from './index.ts'

const read = (typed: string, locale: Locale) => {
  const result = readNumber(typed, plainDisplay(locale))
  return result.status === 'read' ? result.value : result.status === 'refused' ? result.code : result.status
}

test('1.234 and 1,234 mean what the locale of the page says, and are refused where it says neither', () => {
  assert.deepEqual(
    locales.map((locale) => read('1.234', locale)),
    [1234, 'number.ambiguous', 1234, 1.234],
  )
  assert.deepEqual(
    locales.map((locale) => read('1,234', locale)),
    [1.234, 'number.ambiguous', 1.234, 1234],
  )
})

test('What can be read in one way only is read, in any digits', () => {
  assert.deepEqual(
    locales.map((locale) => read('١٬٢٣٤٫٥', locale)),
    [1234.5, 1234.5, 1234.5, 1234.5],
  )
  assert.deepEqual(
    locales.map((locale) => read('۱۲۳۴', locale)),
    [1234, 1234, 1234, 1234],
  )
  assert.deepEqual(
    locales.map((locale) => read('1 234\u202F567', locale)),
    ['number.ambiguous', 'number.ambiguous', 'number.ambiguous', 'number.ambiguous'],
  )
  assert.deepEqual(
    locales.map((locale) => read('1 234 567', locale)),
    [1234567, 1234567, 1234567, 1234567],
  )
  const arabic = ['1.5', '0.234', '1,234.5', '1.234,5', '1,234,567', '12345.678', '1 234,567', '١،٥'].map((typed) =>
    read(typed, 'ar-PS'),
  )
  assert.deepEqual(arabic, [1.5, 0.234, 1234.5, 1234.5, 1234567, 12345.678, 1234.567, 1.5])
})

test('A thousands mark in another place is refused and never dropped', () => {
  assert.deepEqual(
    ['1.23', '0.5', '12.34.567', '1.2345', '.5', '1.234.56'].map((typed) => read(typed, 'ar-MA')),
    Array(6).fill('number.ambiguous'),
  )
  assert.deepEqual(
    ['1,23', '1,2345', '0,234', '1234,567', '1.2.3', '1.2,345'].map((typed) => read(typed, 'en-GB')),
    Array(6).fill('number.ambiguous'),
  )
})

test('Signs, zero, emptiness and nonsense', () => {
  assert.deepEqual(
    ['-5', '\u22125', '+5', '-0', '007', ',5'].map((typed) => read(typed, 'ar-MA')),
    [-5, -5, 5, 0, 7, 0.5],
  )
  assert.deepEqual(
    ['', '  ', '\u200F'].map((typed) => read(typed, 'ar-MA')),
    ['empty', 'empty', 'empty'],
  )
  assert.deepEqual(
    ['5-', '1e3', 'عشرة', '5%', '--5', '1.', 'Infinity'].map((typed) => read(typed, 'en-GB')),
    Array(7).fill('number.not-a-number'),
  )
  assert.equal(read('1234567890123456', 'en-GB'), 'number.too-long')
  assert.deepEqual(readNumber('2.5', plainDisplay('en-GB'), { whole: true }), {
    status: 'refused',
    code: 'number.not-whole',
  })
})

test('The reading shown beside the field is the number as the page writes it, isolated', () => {
  assert.deepEqual(readNumber('1.234', plainDisplay('ar-MA')), {
    status: 'read',
    value: 1234,
    reading: '\u20681.234\u2069',
  })
  assert.deepEqual(readNumber('1234,5', plainDisplay('ar-PS')), {
    status: 'read',
    value: 1234.5,
    reading: '\u2068١٬٢٣٤٫٥\u2069',
  })
})

test('An import that names its marks reads the same whatever the page is', () => {
  assert.deepEqual(parseNumber('1.234', { group: '.', decimal: ',' }), { status: 'read', value: 1234 })
  assert.deepEqual(parseNumber('1.234', { group: ',', decimal: '.' }), { status: 'read', value: 1.234 })
})

test('Every number that a display writes is read back, in each locale and both digit sets', () => {
  const profile = { calendars: ['gregory'], week_start: null, weekend: [], time_zone: 'UTC' } as const
  const displays = locales.flatMap((locale) =>
    (['latn', 'arab'] as const).map((digits) =>
      displayOf({ ...profile, calendars: ['gregory'], weekend: [], locales: [locale], digits }),
    ),
  )
  const number = fc
    .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([whole, places]) => whole / 10 ** places)
  fc.assert(
    fc.property(number, fc.constantFrom(...displays), (value, display) => {
      const result = readNumber(formatNumber(display, value, { decimals: 6 }), display)
      assert.equal(result.status === 'read' ? result.value : result.status, value === 0 ? 0 : value)
    }),
    { numRuns: 500 },
  )
})

test('Arabic with chosen digits reads the marks that these digits bring', () => {
  const latin = displayOf({
    locales: ['ar-PS'],
    digits: 'latn',
    calendars: ['gregory'],
    week_start: null,
    weekend: [],
    time_zone: 'UTC',
  })
  assert.deepEqual(numberMarksOf(latin), { group: ',', decimal: '.' })
  assert.equal(readNumber('1,234', latin).status, 'read')
})

test('Every number problem has a sentence in Arabic, French and English', () => {
  for (const [code, { ar, fr, en }] of Object.entries(numberSentences)) {
    assert.match(ar, /\p{Script=Arabic}/u, code)
    assert.ok(fr !== '' && en !== '', code)
  }
})
