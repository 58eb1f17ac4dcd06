import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchLists, type NamedPerson } from './index.ts'

/** A made-up list: everybody has a name of four parts and a birth date of their own. */
const given = ['سلمى', 'هدى', 'كريم', 'وليد', 'منير', 'سناء', 'رشيد', 'بديع', 'ليلى', 'أنور', 'صفاء', 'مازن', 'نادر']
const families = ['الزيتوني', 'الإدريسي', 'أبو شامة', 'المرجاني', 'بنعمرو', 'القصري', 'الوادي', 'الأسطول', 'حداد']
const pick = (names: readonly string[], at: number) => names[at % names.length] ?? ''
const older: readonly NamedPerson[] = Array.from({ length: 400 }, (_, at) => ({
  name: [pick(given, at), pick(given, at * 7 + 3), pick(given, Math.floor(at / 13)), pick(families, at * 5)].join(' '),
  sex: at % 2 === 0 ? 'f' : 'm',
  born: new Date(Date.UTC(1950, 0, 2 + at * 61)).toISOString().slice(0, 10),
}))
/** As the next release writes them: other hamzas and dots, lam-alef reversed, and some with a slip in the date. */
const rewritten = (person: NamedPerson, at: number): NamedPerson => ({
  ...person,
  name: person.name.replaceAll('لأ', 'ال').replaceAll('أ', 'ا').replaceAll('ى', 'ي'),
  ...(at % 10 === 0 ? { born: `${person.born?.slice(0, 9)}${(Number(person.born?.at(-1)) + 1) % 10}` } : {}),
})
const gone = 37
const newer = [
  { name: 'فيروز نعيم ثابت الغزالي', sex: 'f' as const, born: '1984-07-09' },
  ...older.map(rewritten).filter((_, at) => at !== gone),
]
const match = matchLists(older, newer)

test('matchLists() finds everybody again, one to one, and says who is withdrawn by the source and who is new', () => {
  assert.deepEqual(match.withdrawn_by_source, [gone])
  assert.deepEqual(match.added, [0])
  assert.equal(match.links.length, older.length - 1)
  for (const { a, b } of match.links) assert.equal(b, a < gone ? a + 1 : a)
  assert.equal(new Set(match.links.map(({ b }) => b)).size, match.links.length)
})

test('links by rule have a birth date that agrees and stand clear of every other; each link has its reasons', () => {
  const automatic = match.links.filter((link) => link.automatic)
  assert.ok(automatic.length > older.length * 0.9)
  for (const { reasons, score } of automatic) {
    assert.ok(score >= 0.9 && reasons.some((reason) => /^birth\.(?!near|differs)/.test(reason)), reasons.join(' '))
  }
  assert.ok(match.links.every(({ reasons }) => reasons.length > 0))
})

test('without birth dates nothing is linked by rule: names alone are proposals', () => {
  const named = matchLists(
    older.map(({ name }) => ({ name })),
    newer.map(({ name }) => ({ name })),
  )
  assert.ok(named.links.length > older.length * 0.9)
  assert.ok(named.links.every((link) => !link.automatic))
})

test('two who bear the same name and were born the same day are proposed, never linked by rule', () => {
  const twice = [older[5], older[5]].filter((one) => one !== undefined)
  const { links } = matchLists(older.slice(5, 6), [...twice, ...older.slice(20)])
  assert.deepEqual(
    links.map(({ a, automatic }) => [a, automatic]),
    [[0, false]],
  )
})

test('empty lists match with nothing', () => {
  assert.deepEqual(matchLists([], []).links, [])
  assert.deepEqual(matchLists(older.slice(0, 2), []).withdrawn_by_source, [0, 1])
})
