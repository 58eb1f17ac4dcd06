import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf, asking, type FindingState, queryOf, readState, sorts, stateOf, views, withFacet } from './state.ts'

const maybe = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined })
const word = fc.string({ minLength: 1, maxLength: 12 })
const day = fc.constantFrom('2024-01-31', '1970-01-01', '2199-12-31')
const facet = fc
  .tuple(
    fc.constantFrom('act.type', 'event.rights', 'person.kind'),
    fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
  )
  .map(([name, terms]) => ({ facet: name, terms }))
const state: fc.Arbitrary<FindingState> = fc.record({
  words: fc.string({ maxLength: 30 }),
  kind: maybe(fc.constantFrom('act', 'event')),
  facets: fc.uniqueArray(facet, { selector: (one) => one.facet, maxLength: 3 }),
  from: maybe(day),
  to: maybe(day),
  mode: fc.constantFrom('possible', 'certain'),
  sort: fc.constantFrom(...sorts),
  view: fc.constantFrom(...views),
  after: maybe(word),
  open: maybe(word),
  more: maybe(word),
  rows: maybe(word),
  columns: maybe(word),
})

test('an address read back is the state it was written from', () => {
  fc.assert(
    fc.property(state, (one) => assert.deepEqual(readState(new URL(addressOf(one), 'http://a').search), { ...one })),
  )
})

test('an address from anywhere gives a state that can be asked', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (query) => {
      const { dates, kinds } = queryOf(readState(query))
      assert.ok(kinds.length <= 1)
      for (const one of [dates?.from, dates?.to]) assert.ok(one === null || one === undefined || /^\d{4}-/.test(one))
    }),
  )
})

test('a new question begins at its first page, and a facet narrows to its own kind', () => {
  fc.assert(
    fc.property(state, (one) => {
      assert.equal(asking(one, { words: 'x' }).after, undefined)
      const next = withFacet(one, 'act.type', 'a', true)
      assert.equal(next.kind, 'act')
      assert.ok(next.facets.every(({ facet }) => facet.startsWith('act.')))
      const back = withFacet(next, 'act.type', 'a', false)
      assert.ok(!back.facets.some(({ facet, terms }) => facet === 'act.type' && terms.includes('a')))
    }),
  )
})

test('a kept question asks the same again', () => {
  fc.assert(fc.property(state, (one) => assert.deepEqual(queryOf(stateOf(queryOf(one))), queryOf(one))))
})
