import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { languages } from '../../language/index.ts'
import { compareNames, explain, indexNames, type NamedPerson, type Reason, rankCandidates } from './index.ts'
import { reasonSentences } from './sentences.ts'

/** Nobody of these lives: names made up for this table, dates and places as lists have them. */
const table: readonly (readonly [NamedPerson, NamedPerson, readonly Reason[]])[] = [
  [
    { name: 'سلمى كريم وليد الزيتوني', born: '1990-05-17' },
    { name: 'سلمي كريم وليد الزيتونى', born: '1990-05-18' },
    ['name.same', 'birth.day-apart'],
  ],
  [
    { name: 'سلامة كريم وليد الأسطول', born: '1990-05-03' },
    { name: 'سالمة كريم وليد االسطول', born: '1990-03-05' },
    ['name.same-repaired', 'birth.swapped'],
  ],
  [
    { name: 'هدى كريم وليد الزيتوني', born: '2001-02-03' },
    { name: 'سلمى كريم وليد الزيتوني', born: '1995-11-20' },
    ['name.same-father-family', 'name.given-differs', 'birth.differs'],
  ],
  [
    { name: 'سلمى كريم وليد الزيتوني', born: '1990' },
    { name: 'سلمى كريم الزيتوني', born: '1990-05-18' },
    ['name.same-given-father-family', 'name.part-more', 'birth.same-as-known', 'name.short'],
  ],
  [{ name: 'سلمى كريم' }, { name: 'سلمى كريم' }, ['name.same', 'name.short']],
  [
    { name: 'Salma Karim El Idrissi' },
    { name: 'سلمى كريم الإدريسي' },
    ['name.across-scripts', 'name.same-given-father-family', 'name.short'],
  ],
  [
    { name: 'أبوشامة سلمى كريم وليد', sex: 'f', age: '2 months' },
    { name: 'ابو شامة سلمى كريم وليد', sex: 'm', age: 'Less than a day' },
    ['name.same', 'age.same', 'sex.differs'],
  ],
  [
    { name: 'سلمى كريم وليد الزيتوني', place: 'الرباط' },
    { name: 'سلمى كريم وليد الزيتون', place: 'رباط' },
    ['name.same-given-father-family', 'name.letter-apart', 'place.same'],
  ],
]

for (const [one, other, reasons] of table) {
  test(`«${one.name}» and «${other.name}»: ${explain(reasons, 'en')}`, () => {
    assert.deepEqual(compareNames(one, other).reasons, reasons)
    assert.deepEqual(compareNames(other, one).reasons, reasons)
  })
}

test('a name of three parts or fewer, and spellings in two scripts, are never decisive by themselves', () => {
  const short = { name: 'سلمى كريم الزيتوني' }
  assert.equal(compareNames(short, short).decisive, false)
  assert.equal(compareNames({ ...short, born: '1990-05-17' }, { ...short, born: '1990-05-17' }).decisive, true)
  const arabic = { name: 'سلمى كريم وليد الزيتوني', born: '1990-05-17' }
  assert.equal(compareNames(arabic, { ...arabic, name: 'Salma Karim Walid Zaytouni' }).decisive, false)
})

test('every reason has a sentence in each language, and explain() joins them', () => {
  for (const language of languages) {
    for (const sentences of Object.values(reasonSentences)) assert.ok(sentences[language].length > 3)
  }
  const reasons: readonly Reason[] = ['name.same-father-family', 'birth.day-apart']
  assert.equal(explain(reasons, 'en'), 'Same father’s and family name, birth dates a day apart')
  assert.equal(explain(reasons, 'ar'), 'اسم الأب واسم العائلة متوافقان، بين تاريخي الميلاد يوم واحد')
})

const given = ['سلمى', 'هدى', 'كريم', 'وليد', 'منير', 'سناء', 'رشيد', 'بديع', 'ليلى', 'أنور', 'صفاء', 'مازن']
const family = ['الزيتوني', 'الإدريسي', 'أبو شامة', 'المرجاني', 'بنعمرو', 'القصري', 'الوادي', 'حداد']
const person = fc.record(
  {
    name: fc
      .tuple(...[given, given, given, family].map((names) => fc.constantFrom(...names)))
      .map((parts) => parts.join(' ')),
    sex: fc.constantFrom('m' as const, 'f' as const),
    born: fc
      .date({ min: new Date('1930-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  },
  { requiredKeys: ['name'] },
)

test('comparison is symmetric, and nobody is more like a person than that person', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      const there = compareNames(one, other)
      const back = compareNames(other, one)
      assert.ok(Math.abs(there.bits - back.bits) < 1e-9)
      assert.deepEqual([...there.reasons].toSorted(), [...back.reasons].toSorted())
      assert.ok(there.bits <= compareNames(one, one).bits + 1e-9)
    }),
  )
})

test('a person misspelt by a letter is ranked first among others; scores lie between 0 and 1; names stay as written', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (others, seed, place) => {
      const wanted: NamedPerson = { name: 'فيروز نعيم ثابت الغزالي', born: '1984-07-09' }
      const people = others.toSpliced(seed % (others.length + 1), 0, wanted)
      const before = JSON.stringify(people)
      const letter = 1 + (place % 4)
      const asked = { ...wanted, name: wanted.name.slice(0, letter) + wanted.name.slice(letter + 1) }
      const candidates = rankCandidates(asked, indexNames(people), 5)
      assert.equal(people[candidates[0]?.at ?? -1]?.name, wanted.name)
      assert.ok(candidates.length <= 5 && candidates.every(({ score }) => score >= 0 && score <= 1))
      assert.equal(JSON.stringify(people), before)
    }),
  )
})

test('rankCandidates() refuses nothing: names of no letters, of one part, of forty', () => {
  const index = indexNames([
    { name: '' },
    { name: 'سلمى' },
    { name: 'سلمى '.repeat(40) },
    { name: '؟؟', born: 'unknown' },
  ])
  for (const name of ['', 'سلمى', '12', 'سلمى '.repeat(40), '\ud800'])
    rankCandidates({ name, born: '1990-13-45' }, index, 3)
  assert.deepEqual(rankCandidates({ name: 'سلمى' }, indexNames([]), 3), [])
})
