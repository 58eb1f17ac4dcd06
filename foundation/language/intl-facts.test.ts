// The exact strings of the four locales (CLDR 48). A new runtime that writes them otherwise is noticed here, before two
// institutions see different dates on server and browser; the browser tests compare with the same functions.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Display,
  formatDate,
  formatDateTime,
  formatFileSize,
  formatList,
  formatNumber,
  formatPercent,
  formatRelative,
  formatTime,
  listParts,
  locales,
  monthName,
  plainDisplay,
  pluralCategory,
  timeZoneName,
  weekdayName,
} from './index.ts'

const inAll = <Result>(write: (display: Display) => Result) =>
  locales.map((locale) => write(plainDisplay(locale, 'Africa/Casablanca')))
const months = Array.from({ length: 12 }, (_, index) => index + 1)
const instant = new Date('2026-08-14T12:05:00Z')

test('Numbers have the digits and separators of the four locales', () => {
  assert.deepEqual(
    inAll((display) => formatNumber(display, 1_234_567.5)),
    ['1.234.567,5', '١٬٢٣٤٬٥٦٧٫٥', '1.234.567,5', '1,234,567.5'],
  )
})

test('Percentages carry the exact code points that keep the sign on its side', () => {
  assert.deepEqual(
    inAll((display) => formatPercent(display, 0.25)),
    ['25\u200E%\u200E', '٢٥٪\u061C', '25\u00A0%', '25%'],
  )
})

test('Dates are day, month name and year in the four locales', () => {
  assert.deepEqual(
    inAll((display) => formatDate(display, '2026-08-14')),
    ['14 غشت 2026', '١٤ آب ٢٠٢٦', '14 août 2026', '14 August 2026'],
  )
  assert.deepEqual(
    inAll((display) => formatDate(display, '1970-01-01')),
    ['1 يناير 1970', '١ كانون الثاني ١٩٧٠', '1 janvier 1970', '1 January 1970'],
  )
  assert.deepEqual(
    inAll((display) => formatDate(display, '2026-08-14', { weekday: true })),
    ['الجمعة، 14 غشت 2026', 'الجمعة، ١٤ آب ٢٠٢٦', 'vendredi 14 août 2026', 'Friday, 14 August 2026'],
  )
})

test('No formatted date carries a direction mark', () => {
  for (const text of inAll((display) =>
    [formatDate(display, '2026-03-14'), formatDateTime(display, instant)].join(' '),
  )) {
    assert.doesNotMatch(text, /[\u200E\u200F\u061C]/)
  }
})

test('Times are those of the zone, on a 24-hour clock', () => {
  assert.deepEqual(
    inAll((display) => formatDateTime(display, instant)),
    ['14 غشت 2026 في 13:05', '١٤ آب ٢٠٢٦ في ١٣:٠٥', '14 août 2026 à 13:05', '14 August 2026 at 13:05'],
  )
  assert.deepEqual(
    inAll((display) => formatTime(display, instant, { timeZone: 'Asia/Hebron' })),
    ['15:05', '١٥:٠٥', '15:05', '15:05'],
  )
  const midnight = new Date('2026-08-13T23:00:00Z')
  assert.equal(formatTime(plainDisplay('en-GB', 'Africa/Casablanca'), midnight), '00:00')
})

test('Month names are those of each country', () => {
  assert.deepEqual(
    inAll((display) => months.map((month) => monthName(display, month)).join('، ')),
    [
      'يناير، فبراير، مارس، أبريل، ماي، يونيو، يوليوز، غشت، شتنبر، أكتوبر، نونبر، دجنبر',
      'كانون الثاني، شباط، آذار، نيسان، أيار، حزيران، تموز، آب، أيلول، تشرين الأول، تشرين الثاني، كانون الأول',
      'janvier، février، mars، avril، mai، juin، juillet، août، septembre، octobre، novembre، décembre',
      'January، February، March، April، May، June، July، August، September، October، November، December',
    ],
  )
  assert.deepEqual(
    inAll((display) => [1, 5, 7].map((day) => weekdayName(display, day)).join(' ')),
    ['الاثنين الجمعة الأحد', 'الاثنين الجمعة الأحد', 'lundi vendredi dimanche', 'Monday Friday Sunday'],
  )
})

test('Plural categories are those of CLDR 48', () => {
  const categories = (display: Display, numbers: readonly number[]) =>
    numbers.map((number) => pluralCategory(display, number)).join(' ')
  for (const locale of ['ar-MA', 'ar-PS'] as const) {
    assert.equal(
      categories(plainDisplay(locale), [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 1.5]),
      'zero one two few few many many other other other few other',
    )
  }
  assert.equal(categories(plainDisplay('fr-MA'), [0, 1, 1.5, 2, 1_000_000]), 'one one one other many')
  assert.equal(categories(plainDisplay('en-GB'), [0, 1, 1.5, 2]), 'other one other other')
})

test('Lists join as a sentence, each item isolated; as parts for a page', () => {
  const shown = inAll((display) => formatList(display, ['أ', 'B', 'ج']))
  assert.deepEqual(shown, [
    '\u2068أ\u2069 و\u2068B\u2069 و\u2068ج\u2069',
    '\u2068أ\u2069 و\u2068B\u2069 و\u2068ج\u2069',
    '\u2068أ\u2069, \u2068B\u2069 et \u2068ج\u2069',
    '\u2068أ\u2069, \u2068B\u2069 and \u2068ج\u2069',
  ])
  assert.equal(formatList(plainDisplay('fr-MA'), ['a', 'b'], 'disjunction'), '\u2068a\u2069 ou \u2068b\u2069')
  assert.deepEqual(listParts(plainDisplay('en-GB'), 3), [
    { item: 0 },
    { text: ', ' },
    { item: 1 },
    { text: ' and ' },
    { item: 2 },
  ])
})

test('File sizes are isolated, in units of 1,000, words in Arabic', () => {
  assert.deepEqual(
    inAll((display) => formatFileSize(display, 1_234_567)),
    ['\u20681,2 ميغابايت\u2069', '\u2068١٫٢ ميغابايت\u2069', '\u20681,2\u202FMo\u2069', '\u20681.2 MB\u2069'],
  )
  const english = plainDisplay('en-GB')
  assert.deepEqual(
    [0, 1, 999, 1000, 999_949, 999_950, 5e9].map((bytes) => formatFileSize(english, bytes).slice(1, -1)),
    ['0 bytes', '1 byte', '999 bytes', '1 kB', '999.9 kB', '1 MB', '5 GB'],
  )
})

test('Relative times use the largest unit that says it well', () => {
  const arabic = plainDisplay('ar-MA')
  const ago = (seconds: number) => formatRelative(arabic, new Date(instant.getTime() - seconds * 1000), instant)
  assert.deepEqual([0, 1, 120, 7200, 2 * 86_400, 60 * 86_400, -86_400].map(ago), [
    'الآن',
    'قبل ثانية واحدة',
    'قبل دقيقتين',
    'قبل ساعتين',
    'أول أمس',
    'قبل شهرين',
    'غدًا',
  ])
})

test('A zone is named after its city, or isolated as the database writes it', () => {
  assert.equal(timeZoneName('Africa/Casablanca', 'ar'), 'توقيت الدار البيضاء')
  assert.equal(timeZoneName('America/Argentina/Buenos_Aires', 'fr'), '\u2066America/Argentina/Buenos Aires\u2069')
})
