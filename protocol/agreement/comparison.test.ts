import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compareVersions } from './comparison.ts'

const clause = (eid: string, origin: number, ar: string) => ({
  eid,
  origin_id: `00000000-0000-4000-8000-00000000000${origin}`,
  heading: { ar: `مادة ${origin}` },
  body: { ar },
})
const side = (number: number, clauses: ReturnType<typeof clause>[]) => ({ number, clauses, rules: [], terms: {} })

test('a clause under another number has moved, with or without other words; one that came or went is told as such', () => {
  const before = [
    clause('art_1', 1, 'نص أول'),
    clause('art_2', 2, 'نص ثان'),
    clause('art_3', 3, 'نص ثالث'),
    clause('art_4', 4, 'نص رابع'),
    clause('art_5', 5, 'نص خامس'),
  ]
  const after = [
    clause('art_1', 1, 'نص أول'),
    clause('art_2', 3, 'نص ثالث'),
    clause('art_3', 2, 'نص ثان معدل'),
    clause('art_4', 4, 'نص رابع معدل'),
    clause('art_6', 6, 'نص سادس'),
  ]
  const { clauses } = compareVersions(side(1, before), side(2, after))
  assert.deepEqual(
    clauses.map(({ change, from_eid, to_eid }) => [change, from_eid, to_eid]),
    [
      ['same', 'art_1', 'art_1'],
      ['moved', 'art_3', 'art_2'],
      ['moved_and_changed', 'art_2', 'art_3'],
      ['changed', 'art_4', 'art_4'],
      ['removed', 'art_5', null],
      ['added', null, 'art_6'],
    ],
  )
})

test('what is same or removed gives the old words, what is same or added the new ones', () => {
  const words = fc
    .array(fc.constantFrom('نص', 'طرف', 'مادة', 'حق', 'لجنة'), { maxLength: 8 })
    .map((list) => list.join(' '))
  fc.assert(
    fc.property(words, words, (one, other) => {
      const { clauses } = compareVersions(side(1, [clause('art_1', 1, one)]), side(2, [clause('art_1', 1, other)]))
      const changes = clauses[0]?.body.ar ?? [{ kind: 'same', text: one }]
      const textOf = (kind: 'removed' | 'added') =>
        changes
          .filter((change) => change.kind === 'same' || change.kind === kind)
          .map(({ text }) => text)
          .join('')
      assert.deepEqual([textOf('removed'), textOf('added')], [one, other])
    }),
  )
})
