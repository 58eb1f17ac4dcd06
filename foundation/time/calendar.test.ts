import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { displayOf, type Locale, locales } from '../language/index.ts'
import {
  ageAt,
  dayNumber,
  dayOfNumber,
  formatDateRange,
  formatMeeting,
  formatPartialDate,
  hijriDayOf,
  isBelowAge,
  isHijriDayNear,
  shiftedHijriDay,
  timeSentences,
} from './index.ts'

const reader = (
  locale: Locale,
  hijri_beside: boolean,
  calendars: readonly ('gregory' | 'islamic-umalqura' | 'islamic-civil')[] = ['gregory', 'islamic-umalqura'],
) =>
  displayOf(
    {
      locales: [locale],
      digits: 'locale',
      calendars,
      week_start: null,
      weekend: [6, 7],
      time_zone: 'Africa/Casablanca',
    },
    { hijri_beside },
  )
const exact = (value: string) => ({ value, approximate: false })
const rough = (value: string) => ({ value, approximate: true })

test('hijriDayOf() knows both calendars of 14 August 2026, a day apart', () => {
  assert.equal(hijriDayOf('2026-08-14', 'islamic-umalqura'), '1448-03-01')
  assert.equal(hijriDayOf('2026-08-14', 'islamic-civil'), '1448-02-29')
  assert.equal(shiftedHijriDay('2026-08-14', 'islamic-umalqura', -1), '1448-02-30')
})

test('hijriDayOf() computes the civil calendar as ICU does, and Umm al-Qura stays within two days of it', () => {
  const icu = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const byIcu = (day: string) => {
    const parts = Object.fromEntries(icu.formatToParts(Date.parse(day)).map(({ type, value }) => [type, value]))
    return `${parts.year}-${parts.month?.padStart(2, '0')}-${parts.day?.padStart(2, '0')}`
  }
  fc.assert(
    fc.property(fc.integer({ min: dayNumber('1800-01-01'), max: dayNumber('2200-12-31') }), (number) => {
      const day = dayOfNumber(number)
      assert.equal(hijriDayOf(day, 'islamic-civil'), byIcu(day))
      assert.ok(isHijriDayNear(hijriDayOf(day, 'islamic-umalqura'), day))
    }),
    { numRuns: 2000 },
  )
})

test('formatPartialDate() writes month names, never numbers, in the four locales', () => {
  const shown = locales.map((locale) =>
    ['2026-08-14', '2026-08', '2026'].map((value) => formatPartialDate(reader(locale, false), exact(value))),
  )
  assert.deepEqual(shown, [
    ['14 غشت 2026', 'غشت 2026', '2026'],
    ['١٤ آب ٢٠٢٦', 'آب ٢٠٢٦', '٢٠٢٦'],
    ['14 août 2026', 'août 2026', '2026'],
    ['14 August 2026', 'August 2026', '2026'],
  ])
})

test('formatPartialDate() marks the approximate and names the Hijri calendar it shows beside', () => {
  assert.deepEqual(
    locales.map((locale) => formatPartialDate(reader(locale, true), rough('2026-08-14'))),
    [
      'نحو 14 غشت 2026 (1 ربيع الأول 1448 هـ، تقويم أم القرى)',
      'نحو ١٤ آب ٢٠٢٦ (١ ربيع الأول ١٤٤٨ هـ، تقويم أم القرى)',
      '14 août 2026 environ (1 rabia al awal 1448 AH, calendrier d’Oumm al-Qoura)',
      'about 14 August 2026 (1 Rabiʻ I 1448 AH, Umm al-Qura calendar)',
    ],
  )
  assert.equal(
    formatPartialDate(reader('ar-MA', true, ['gregory', 'islamic-civil']), exact('2026-08-14')),
    '14 غشت 2026 (29 صفر 1448 هـ، التقويم الهجري المدني)',
  )
})

test('formatPartialDate() shows the announced Hijri day, also a 30th that the computed month does not have', () => {
  const date = { ...exact('2026-08-14'), hijri_manual: '1448-02-30' }
  assert.equal(formatPartialDate(reader('ar-MA', true), date), '14 غشت 2026 (30 صفر 1448 هـ، حسب الإعلان المحلي)')
})

test('formatPartialDate() shows beside a month or a year the Hijri months or years it touches', () => {
  assert.equal(
    formatPartialDate(reader('ar-MA', true), exact('2026-08')),
    'غشت 2026 (صفر 1448 هـ – ربيع الأول 1448 هـ، تقويم أم القرى)',
  )
  assert.equal(formatPartialDate(reader('ar-MA', true), exact('2026')), '2026 (1447 هـ – 1448 هـ، تقويم أم القرى)')
})

test('formatDateRange() says open ends, and French with its articles', () => {
  const shown = (locale: Locale, from: string | null, to: string | null) =>
    formatDateRange(reader(locale, false), {
      from: from === null ? null : rough(from),
      to: to === null ? null : exact(to),
    })
  assert.equal(shown('ar-MA', '1990', '2026-05'), 'من نحو 1990 إلى ماي 2026')
  assert.equal(shown('ar-MA', null, '2026'), 'إلى غاية 2026')
  assert.equal(shown('fr-MA', '2026-08', '2026-10-14'), 'd’août 2026 environ au 14 octobre 2026')
  assert.equal(shown('fr-MA', '2026-08-14', null), 'depuis le 14 août 2026 environ')
  assert.equal(shown('fr-MA', null, '2026'), 'jusqu’à 2026')
  assert.equal(shown('en-GB', null, null), 'without a start or end date')
})

test('formatMeeting() says the time on the wall there and, where it differs, here', () => {
  const here = reader('ar-MA', false)
  assert.equal(
    formatMeeting(here, { wall: '2026-08-14T10:00', zone: 'Asia/Hebron' }),
    '14 غشت 2026 في 10:00، توقيت الخليل (14 غشت 2026 في 08:00، توقيت الدار البيضاء)',
  )
  assert.equal(
    formatMeeting(here, { wall: '2026-08-14T10:00', zone: 'Africa/Casablanca' }),
    '14 غشت 2026 في 10:00، توقيت الدار البيضاء',
  )
})

test('ageAt() gives the ages that partial dates allow, and none before birth', () => {
  assert.deepEqual(ageAt(exact('2008-11-23'), exact('2026-11-22')), { least: 17, most: 17 })
  assert.deepEqual(ageAt(exact('2008-11-23'), exact('2026-11-23')), { least: 18, most: 18 })
  assert.deepEqual(ageAt(exact('2008'), exact('2026-11-23')), { least: 17, most: 18 })
  assert.deepEqual(ageAt(exact('2008-02-29'), exact('2026-02-28')), { least: 17, most: 17 })
  assert.deepEqual(ageAt(exact('2026'), exact('2026')), { least: 0, most: 0 })
  assert.equal(ageAt(exact('2027'), exact('2026')), undefined)
  assert.deepEqual(
    [12, 17, 18].map((limit) => isBelowAge({ least: 16, most: 17 }, limit)),
    ['never', 'possible', 'certain'],
  )
})

test('Every field problem of the room has a sentence in Arabic, French and English', () => {
  for (const [code, sentences] of Object.entries(timeSentences)) {
    assert.match(sentences.ar, /\p{Script=Arabic}/u, code)
    assert.ok(sentences.fr !== '' && sentences.en !== '', code)
  }
})
