import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, differences, same } from './three-way.ts'

const base: { name: { ar: string; fr?: string }; digits: string; weekend: number[] } = {
  name: { ar: 'أ' },
  digits: 'locale',
  weekend: [6, 7],
}

test('differences() proposes theirs only where they alone changed the field', () => {
  const mine = { ...base, name: { ar: 'ب' } }
  const theirs = { ...base, name: { ar: 'ج' }, digits: 'latn' }
  assert.deepEqual(differences(base, mine, theirs), [
    { key: 'name', first: 'mine' },
    { key: 'digits', first: 'theirs' },
  ])
})

test('changesOf() names the changed fields and nothing else', () => {
  assert.deepEqual(changesOf(base, { ...base, weekend: [5, 6] }), { weekend: [5, 6] })
  assert.deepEqual(changesOf(base, { ...base, name: { ar: 'أ', fr: '' } }), {}, 'an empty language is an absent one')
})

test('same() looks at values and not at the order of keys; null and undefined are both nothing', () => {
  assert.ok(same({ ar: 'a', fr: 'b' }, { fr: 'b', ar: 'a' }))
  assert.ok(!same([6, 7], [7, 6]))
  assert.ok(same(null, undefined))
})
