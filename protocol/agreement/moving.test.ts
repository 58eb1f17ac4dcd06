import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isClauseId } from '../machine/index.ts'
import { inOrder } from './content.ts'
import { type Move, moveClause } from './moving.ts'

const text = [
  'preamble',
  'art_1',
  'art_2',
  'art_2__para_1',
  'art_2__para_1__point_a',
  'art_2__para_2',
  'art_3',
  'annex_1',
  'annex_1__art_1',
]
const moved = (eid: string, into: string | null, before: string | null) =>
  Object.fromEntries(moveClause(text, { eid, into, before }) ?? [['refused', 'refused']])
const refused = { refused: 'refused' }

test('an article goes up and down, and takes its paragraphs along', () => {
  assert.deepEqual(moved('art_3', null, 'art_2'), {
    art_3: 'art_2',
    art_2: 'art_3',
    art_2__para_1: 'art_3__para_1',
    art_2__para_1__point_a: 'art_3__para_1__point_a',
    art_2__para_2: 'art_3__para_2',
  })
  assert.deepEqual(moved('art_1', null, null), {
    art_1: 'art_3',
    art_2: 'art_1',
    art_2__para_1: 'art_1__para_1',
    art_2__para_1__point_a: 'art_1__para_1__point_a',
    art_2__para_2: 'art_1__para_2',
    art_3: 'art_2',
  })
})

test('a clause that goes into another becomes what stands there, and what comes out of it an article again', () => {
  assert.deepEqual(moved('art_3', 'art_2', 'art_2__para_2'), { art_3: 'art_2__para_2', art_2__para_2: 'art_2__para_3' })
  assert.deepEqual(moved('art_2__para_1', null, 'art_2'), {
    art_2__para_1: 'art_2',
    art_2__para_1__point_a: 'art_2__para_1',
    art_2: 'art_3',
    art_2__para_2: 'art_3__para_1',
    art_3: 'art_4',
  })
  assert.deepEqual(moved('art_1', 'annex_1', null), {
    art_1: 'annex_1__art_2',
    art_2: 'art_1',
    art_2__para_1: 'art_1__para_1',
    art_2__para_1__point_a: 'art_1__para_1__point_a',
    art_2__para_2: 'art_1__para_2',
    art_3: 'art_2',
  })
})

test('a move that cannot be is refused: into itself, too deep, an annex inside an article, before what is not there', () => {
  assert.deepEqual(moved('art_2', 'art_2__para_1', null), refused)
  assert.deepEqual(moved('art_2', 'art_3', null), refused, 'its points would have no place')
  assert.deepEqual(moved('annex_1', 'art_1', null), refused)
  assert.deepEqual(moved('preamble', 'art_1', null), refused)
  assert.deepEqual(moved('annex_1', null, 'art_1'), refused)
  assert.deepEqual(moved('art_1', null, 'art_2__para_1'), refused)
  assert.deepEqual(moved('art_9', null, null), refused)
  assert.deepEqual(moved('art_1', 'art_1', null), refused)
})

test('after any move that is possible every clause has an id of its own, and the text is in its order', () => {
  const one = fc.constantFrom(...text)
  fc.assert(
    fc.property(one, fc.option(one), fc.option(one), (eid, into, before) => {
      const move: Move = { eid, into, before }
      const ids = moveClause(text, move)
      if (ids === undefined) return
      const after = text.map((old) => ids.get(old) ?? old)
      assert.equal(new Set(after).size, text.length, JSON.stringify(move))
      for (const id of after) assert.ok(isClauseId(id), id)
      const order = inOrder(after.map((id) => ({ eid: id }))).map((clause) => clause.eid)
      const inside = (id: string) => order.filter((other) => other.startsWith(`${id}__`))
      for (const id of after) for (const child of inside(id)) assert.ok(order.indexOf(child) > order.indexOf(id))
    }),
  )
})
