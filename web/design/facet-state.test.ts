import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chosenValues, sortDirection, withFacet, withoutFacets, withSort } from './facet-state.ts'

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })

test('a value added to a facet is there once, and gone when taken away, whatever its characters', () => {
  fc.assert(
    fc.property(word, word, (key, value) => {
      const added = withFacet(withFacet('?search=x', key, value, true), key, value, true)
      if (key !== 'search') assert.deepEqual(chosenValues(added, key), [value])
      assert.ok(!chosenValues(withFacet(added, key, value, false), key).includes(value))
    }),
  )
})

test('changing a facet keeps the other parameters and drops the paging cursor', () => {
  assert.equal(
    withFacet('?search=x&after=abc&right=life', 'right', 'torture', true),
    '?search=x&right=life&right=torture',
  )
  assert.equal(withoutFacets('?search=x&after=abc&right=life&place=hill', ['right', 'place']), '?search=x')
  assert.equal(withoutFacets('?right=life', ['right']), '')
})

test('sorting turns at the second press and starts at the first page', () => {
  const once = withSort('?after=abc', 'date')
  assert.equal(once, '?sort=date')
  assert.equal(sortDirection(once, 'date'), 'ascending')
  const twice = withSort(once, 'date')
  assert.equal(sortDirection(twice, 'date'), 'descending')
  assert.equal(sortDirection(twice, 'place'), undefined)
  assert.equal(withSort(twice, 'date'), '?sort=date')
})
