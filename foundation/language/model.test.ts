import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  displayOf,
  isLocale,
  isolate,
  isolateLtr,
  isTimeZone,
  LanguageProfile,
  LText,
  localDigits,
  locales,
  lText,
  negotiateLocale,
  offeredLocales,
  pickText,
  plainDigits,
  stripBidi,
  text,
  timeZones,
  UserDisplay,
} from './index.ts'

const problemsOf = (
  schema: { safeParse: typeof LText.safeParse } | { safeParse: typeof LanguageProfile.safeParse },
  input: unknown,
) => schema.safeParse(input).error?.issues.map((issue) => `${issue.path.join('/')} ${issue.message}`)
const profile: LanguageProfile = {
  locales: ['ar-PS', 'en-GB'],
  digits: 'locale',
  calendars: ['gregory', 'islamic-civil'],
  week_start: null,
  weekend: [5, 6],
  time_zone: 'Asia/Hebron',
  term_pack: 'ar-PS',
}

test('LText takes one to three languages, trims, composes to NFC and counts an empty language as absent', () => {
  assert.deepEqual(LText.parse({ ar: '  مؤسسة ', fr: '', en: 'e\u0301' }), { ar: 'مؤسسة', en: 'é' })
  assert.deepEqual(problemsOf(LText, { ar: '   ' }), [' text.required'])
  assert.deepEqual(problemsOf(LText, {}), [' text.required'])
  assert.deepEqual(lText({ required: false }).parse({}), {})
  assert.equal(LText.safeParse({ ar: 'نص', de: 'Text' }).success, false)
  assert.equal(lText({ max: 3 }).safeParse({ ar: 'أربعة' }).success, false)
})

test('LText refuses direction overrides, control characters and lone surrogates with the code of the problem', () => {
  for (const override of ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E']) {
    assert.deepEqual(problemsOf(LText, { ar: `أ${override}ب` }), ['ar text.bidi-control'])
  }
  assert.deepEqual(problemsOf(LText, { fr: 'a\u0000b' }), ['fr text.control-character'])
  assert.deepEqual(problemsOf(LText, { fr: 'a\u0085b' }), ['fr text.control-character'])
  assert.deepEqual(problemsOf(LText, { en: 'a\uD800' }), ['en text.not-unicode'])
  const [issue] = LText.safeParse({ ar: '\u202E' }).error?.issues ?? []
  assert.deepEqual(issue?.code === 'custom' ? issue.params : undefined, { problem: 'text.bidi-control' })
})

test('A text loses the isolates of our own mails, keeps lines and tabs, and is stable when cleaned again', () => {
  assert.equal(text().parse('a\r\nb\tc\u2068d\u2069'), 'a\nb\tcd')
  const schema = text({ min: 0 })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const once = schema.safeParse(typed)
      if (once.success) assert.equal(schema.parse(once.data), once.data)
    }),
  )
})

test('LanguageProfile refuses unknown locales and zones, repeated values and days beyond Sunday', () => {
  assert.deepEqual(LanguageProfile.parse(profile), profile)
  const refused = (change: object) =>
    assert.equal(LanguageProfile.safeParse({ ...profile, ...change }).success, false, JSON.stringify(change))
  for (const locales of [['ar'], [], ['ar-PS', 'ar-PS']]) refused({ locales })
  for (const time_zone of ['+02:00', 'Asia', 'asia/hebron', 'Nowhere/City', '']) refused({ time_zone })
  for (const weekend of [[0], [8], [5, 5], [1, 2, 3, 4, 5, 6, 7]]) refused({ weekend })
  refused({ week_start: 0 })
  refused({ calendars: ['islamic'] })
  refused({ term_pack: 'ar' })
  assert.equal(
    UserDisplay.safeParse({ locale: 'fr-MA', digits: 'locale', hijri_beside: true, low_data: false }).success,
    true,
  )
})

test('Every zone of the database is a zone', () => {
  assert.ok(timeZones().includes('UTC'))
  assert.deepEqual(
    timeZones().filter((zone) => !isTimeZone(zone)),
    [],
  )
})

test('displayOf() puts the person before the institution and the institution before the locale', () => {
  const palestinian = displayOf(profile)
  assert.equal(palestinian.formatLocale, 'ar-PS-u-ca-gregory-nu-arab')
  assert.deepEqual(
    [palestinian.direction, palestinian.weekStart, palestinian.weekend, palestinian.hijri],
    ['rtl', 1, [5, 6], undefined],
  )
  const person = displayOf(
    { ...profile, week_start: 7 },
    { locale: 'ar-MA', digits: 'arab', hijri_beside: true, low_data: true },
  )
  assert.equal(person.formatLocale, 'ar-MA-u-ca-gregory-nu-arab')
  assert.deepEqual([person.weekStart, person.hijri, person.lowData], [7, 'islamic-civil', true])
  assert.equal(displayOf({ ...profile, digits: 'latn' }).digits, 'latn')
  assert.equal(
    displayOf({ ...profile, digits: 'arab' }, { locale: 'en-GB' }).formatLocale,
    'en-GB-u-ca-gregory-nu-latn',
  )
  assert.equal(displayOf({ ...profile, calendars: ['gregory'] }, { hijri_beside: true }).hijri, 'islamic-umalqura')
})

test('pickText() gives the reader’s language or the nearest, and says which', () => {
  assert.deepEqual(pickText({ ar: 'أ', fr: 'f' }, 'fr'), { text: 'f', language: 'fr' })
  assert.deepEqual(pickText({ ar: 'أ', en: 'e' }, 'fr'), { text: 'أ', language: 'ar' })
  assert.deepEqual(pickText({ fr: 'f' }, 'en'), { text: 'f', language: 'fr' })
  assert.equal(pickText({}, 'ar'), undefined)
})

test('negotiateLocale() follows the weights of Accept-Language among what is offered', () => {
  const offered = ['ar-MA', 'fr-MA', 'en-GB'] as const
  assert.equal(negotiateLocale('en-US,fr;q=0.9', offered), 'en-GB')
  assert.equal(negotiateLocale('de, fr;q=0.4, ar-EG;q=0.8', offered), 'ar-MA')
  assert.equal(negotiateLocale('FR-ma', offered), 'fr-MA')
  assert.equal(negotiateLocale('fr;q=0, *;q=0.1', offered), 'ar-MA')
  for (const header of [undefined, '', 'de', ';;;', 'fr;q=oops', 'x'.repeat(10_000)])
    assert.equal(negotiateLocale(header, offered), 'ar-MA')
  assert.deepEqual(offeredLocales(['xx', 'fr-MA']), ['fr-MA'])
  assert.deepEqual(offeredLocales([]), ['ar-MA'])
  assert.deepEqual(['ar-MA', 'ar', 'toString'].map(isLocale), [true, false, false])
  assert.equal(locales.length, 4)
})

test('plainDigits() reads both Arabic digit sets and drops direction marks; localDigits() writes one', () => {
  assert.equal(plainDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ \u200E1'), '0123456789 0123456789 1')
  assert.equal(localDigits('A/2026', 'arab'), 'A/٢٠٢٦')
})

test('isolate() leaves no control in the value that could end the isolate, stripBidi() leaves none at all', () => {
  assert.equal(isolate('a\u2069b\u202Ec'), '\u2068abc\u2069')
  assert.equal(isolateLtr('CCPR/C/\u2066GC'), '\u2066CCPR/C/GC\u2069')
  assert.equal(stripBidi('\uFEFF\u200Fأ\u061C\u200B\u2068ب\u2069\u202A'), 'أب')
})
