import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyse, analyseQuery, lightStem, normaliseArabic, tsqueryText } from './index.ts'

const lexemes = (text: string, language?: 'ar' | 'fr' | 'en') => analyse(text, language).map(({ lexeme }) => lexeme)

/** Whether a text meets a query, as PostgreSQL would say of single words and symbols. */
const meets = (text: string, query: string, language?: 'fr' | 'en') => {
  const found = new Set(lexemes(text, language))
  const terms = analyseQuery(query)
  return terms.every(({ words }) => words.every((word) => word.lexemes.some((lexeme) => found.has(lexeme))))
}

for (const [text, query] of [
  ['Vu la résolution A/RES/53/144 du 9 décembre 1998', '53/144'],
  ['Vu la résolution A/RES/53/144 du 9 décembre 1998', 'A/RES/53/144'],
  ['بموجب القرار A/RES/٥٣/١٤٤', 'a/res/53/144'],
  ['التعليق العام CCPR/C/GC/34 بشأن حرية الرأي', 'GC/34'],
  ['Rev. E/CN.4/2005/10/Add.1 of the Commission', '2005/10'],
  ['ملف رقم 2026/2101/147', '2026/2101/147'],
] as const) {
  test(`«${query}» finds «${text}»`, () => assert.ok(meets(text, query)))
}

test('a name that looks like a prefix and a word is that name', () => {
  assert.equal(meets('أموال عامة', 'كمال'), false)
})

test('a symbol is asked for whole: its figures apart do not meet it', () => {
  assert.equal(meets('53 دولة و144 توصية', '53/144'), false)
})

for (const [text, language, query] of [
  ['Les détenues ont été torturées', 'fr', 'detenu'],
  ['Des violations graves des libertés', 'fr', 'violation de la liberté'],
  ['Les tribunaux nationaux', 'fr', 'tribunal'],
  ['Detainees were tortured and their homes demolished', 'en', 'detainee torture home'],
  ['Arbitrary arrests of journalists', 'en', 'journalist arrested'],
] as const) {
  test(`«${query}» finds «${text}», whatever language the query is in`, () => assert.ok(meets(text, query, language)))
}

for (const [text, query] of [
  ['قدّم شكاواهم إلى اللجنة', 'شكوى لجنة'],
  ['للجنة أن تعاين السجون', 'اللجنة'],
  ['وللجنتهم تقارير', 'لجنة تقرير'],
  ['هُدِمَت المَنازلُ في ٢٠٢٦', 'منزل 2026'],
  ['اعتقلتهم الشرطة', 'اعتقال'],
  ['شهادة علي منير', 'علي'],
] as const) {
  test(`«${query}» finds «${text}»`, () => assert.ok(meets(text, query)))
}

test('analyse() tells where each word stands in the raw text, marks and direction characters included', () => {
  const text = 'زارت اللَّجْنَةُ السجونَ (A/HRC/25/60)'
  const at = (lexeme: string) => {
    const found = analyse(text).find((one) => one.lexeme === lexeme)
    return text.slice(found?.start, found?.end)
  }
  assert.equal(at('لجنه'), 'اللَّجْنَةُ')
  assert.equal(at('25/60'), '25/60')
  assert.equal(at('سجن'), 'السجونَ')
})

test('a phrase keeps the distance of its words, over words that say nothing; minus and star are understood', () => {
  assert.equal(
    tsqueryText(analyseQuery('«حقوق الإنسان في المغرب» -شكوى')),
    "(('حق') <1> ('انسان') <2> ('مغرب')) & !(('شكوي'))",
  )
  assert.deepEqual(
    analyseQuery('توثيق*').map(({ prefix }) => prefix),
    [true],
  )
  assert.equal(tsqueryText(analyseQuery('في من إلى')), undefined)
  assert.equal(tsqueryText(analyseQuery('-شكوى')), undefined)
})

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'اللجنةوبي\'\\:*-"«» /1a') }),
)

test('analyse() and analyseQuery() refuse nothing; places lie within the text and positions ascend', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const { lexeme, position, start, end } of analyse(text)) {
        assert.ok(lexeme !== '' && position >= 1 && start >= 0 && start < end && end <= text.length)
      }
      analyseQuery(text)
    }),
  )
})

test('a word asked for as it stands in a text finds the text', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة'),
    minLength: 2,
    maxLength: 12,
  })
  fc.assert(
    fc.property(word, (text) => {
      const found = lexemes(text)
      assert.ok(
        analyseQuery(text).every(({ words }) => words.every((one) => one.lexemes.some((l) => found.includes(l)))),
      )
      assert.ok(lightStem(normaliseArabic(text)).length >= 1)
    }),
  )
})

test('tsqueryText() quotes what PostgreSQL would read as its own marks', () => {
  const words = [{ lexemes: ["l'a\\b"], gap: 0 }]
  assert.equal(tsqueryText([{ words, prefix: false, excluded: false }]), "(('l''a\\\\b'))")
})
