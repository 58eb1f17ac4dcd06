import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../../server/testing/database.ts'
import { normaliseArabic, normaliseMapped } from './normalise.ts'

const { connect, app } = await testDatabase()
const client = await connect(app)

/** Letters of the field, their marks, presentation forms, Latin with accents, direction characters. */
const mixed = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'أإآٱابتةهىيئؤءكڭگپڤقالله ًٌَُِّْٰـ٠٣۷éèçœŒÉßıİΣςﷲﻻﻼﭐ'),
    fc.constantFrom('\u200f', '\u2067', '\u200d', '\ufeff', "'", ' ', '/'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
})

for (const [raw, normal] of [
  ['الأَرَاضِي', 'الاراضي'],
  ['ٱلرَّحْمٰن', 'الرحمن'],
  ['ﷲ', 'الله'],
  ['ﻻ', 'لا'],
  ['مسؤولة', 'مسووله'],
  ['هيئة', 'هييه'],
  ['ســـلام', 'سلام'],
  ['شكوى', 'شكوي'],
  ['ٲٳ', 'اا'],
  ['أݣادير', 'اكادير'],
  ['٢٠٢٦ / ۲۰۲۶', '2026 / 2026'],
  ['Œuvre détenue À Évaluer', 'oeuvre detenue a evaluer'],
  ['ʿAbd al-Raḥmān', 'abd al-rahman'],
  ['\u2067ليلى\u2069', 'ليلي'],
] as const) {
  test(`normaliseArabic() writes «${raw}» as «${normal}»`, () => assert.equal(normaliseArabic(raw), normal))
}

test('normaliseArabic() is total, idempotent, and leaves nothing that it drops', () => {
  fc.assert(
    fc.property(mixed, (raw) => {
      const once = normaliseArabic(raw)
      assert.equal(normaliseArabic(once), once)
      assert.doesNotMatch(once, /[\u064b-\u0652\u0640\u0623\u0625\u0629\u0649\u2067\u200f]/)
    }),
  )
})

test('normaliseMapped() gives the same text, and the raw part of each letter normalises to a text that holds it', () => {
  fc.assert(
    fc.property(mixed, (raw) => {
      const { text, starts, ends } = normaliseMapped(raw)
      assert.equal(text, normaliseArabic(raw))
      assert.equal(starts.length, text.length + 1)
      for (let at = 0; at < text.length; at += 1) {
        assert.ok(normaliseArabic(raw.slice(starts[at], ends[at])).includes(text[at] ?? '?'))
      }
    }),
  )
})

const blocks = [
  ['Basic Latin and Latin-1', 0x01, 0xff],
  ['Latin Extended-A and B, IPA', 0x100, 0x2af],
  ['modifiers and combining marks', 0x2b0, 0x36f],
  ['Greek', 0x370, 0x3ff],
  ['Arabic, Syriac, Arabic Supplement', 0x600, 0x77f],
  ['Arabic Extended-B and -A', 0x870, 0x8ff],
  ['Latin Extended Additional', 0x1e00, 0x1eff],
  ['general punctuation', 0x2000, 0x206f],
  ['Arabic Presentation Forms-A', 0xfb00, 0xfdff],
  ['Arabic Presentation Forms-B', 0xfe00, 0xfeff],
] as const

for (const [block, first, last] of blocks) {
  test(`app.normalise_arabic() answers as normaliseArabic() on every code point of ${block}`, async () => {
    const points = Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
    // alone, and after and before letters, where marks and case could behave otherwise
    const texts = points.flatMap((point) => [point, `ا${point}ب`, `e${point}É`])
    const { rows } = await client.query<{ normal: string }>(
      'select app.normalise_arabic(raw) as normal from unnest($1::text[]) with ordinality as t(raw, n) order by n',
      [texts],
    )
    const differing = texts.filter((raw, index) => rows[index]?.normal !== normaliseArabic(raw))
    assert.deepEqual(differing, [])
    assert.ok(rows.every(({ normal }) => normal === normaliseArabic(normal)))
  })
}

test('app.normalise_arabic() may stand in an index: it is immutable and safe in parallel', async () => {
  const { rows } = await client.query(
    "select provolatile, proparallel, proisstrict from pg_proc where oid = 'app.normalise_arabic(text)'::regprocedure",
  )
  assert.deepEqual(rows, [{ provolatile: 'i', proparallel: 's', proisstrict: true }])
})
