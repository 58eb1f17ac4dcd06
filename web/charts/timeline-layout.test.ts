import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumber, dayOfNumber } from '../../foundation/time/index.ts'
import { textWidth } from './text-width.ts'
import { layoutTimeline, type TimelineItem, type UncertainDay } from './timeline-layout.ts'

const uncertain: fc.Arbitrary<UncertainDay> = fc
  .tuple(fc.integer({ min: 10_000, max: 22_000 }), fc.integer({ min: 0, max: 800 }), fc.boolean(), fc.boolean())
  .map(([first, length, open, late]) => ({
    first: open && late ? null : dayOfNumber(first),
    last: open && !late ? null : dayOfNumber(first + length),
  }))
const label = fc.constantFrom('اعتقال', 'رأي الفريق العامل المعني بالاحتجاز التعسفي', 'Release', 'x'.repeat(60))
const items: fc.Arbitrary<readonly TimelineItem[]> = fc
  .array(fc.tuple(uncertain, fc.option(fc.oneof(uncertain, fc.constant('open' as const))), label), { maxLength: 25 })
  .map((all) =>
    all.map(([start, end, text], index) => ({ id: `${index}`, label: text, start, ...(end === null ? {} : { end }) })),
  )
const width = fc.integer({ min: 280, max: 1100 })
const yearsOnly = (value: string) => value

test('labels, spans and labels of the axis stay inside the drawing, and no two on one line meet', () => {
  fc.assert(
    fc.property(items, width, (given, room) => {
      const layout = layoutTimeline(given, room, yearsOnly)
      assert.equal(layout.rows.length, given.length)
      const lines = Map.groupBy(layout.rows, ({ barY }) => barY)
      for (const rows of lines.values()) {
        let end = Number.NEGATIVE_INFINITY
        for (const row of rows) {
          const widest = Math.max(...row.label.lines.map((line) => textWidth(line, 15)))
          const start = Math.min(row.label.inline, ...row.spans.map((span) => span.inline))
          assert.ok(start >= -0.01 && row.label.inline + widest <= room + 0.01)
          assert.ok(start >= end, 'two items meet')
          end = Math.max(row.label.inline + widest, ...row.spans.map((span) => span.inline + span.length))
          assert.ok(end <= room + 0.01)
          assert.ok(row.barY + 14 <= layout.axisY)
        }
      }
      let last = Number.NEGATIVE_INFINITY
      for (const tick of layout.ticks) {
        const wide = textWidth(tick.label, 15)
        const from = tick.inline - (tick.anchor === 'start' ? 0 : tick.anchor === 'end' ? wide : wide / 2)
        assert.ok(from >= -0.01 && from + wide <= room + 0.01, 'a label of the axis is cut')
        assert.ok(from > last, 'labels of the axis meet')
        last = from + wide
      }
    }),
  )
})

test('a date known by its year takes the whole year, and is no mark on the first of January', () => {
  const given: TimelineItem[] = [
    { id: 'year', label: 'أ', start: { first: '2024-01-01', last: '2024-12-31' } },
    { id: 'first', label: 'ب', start: { first: '2024-01-01', last: '2024-01-01' } },
    { id: 'last', label: 'ج', start: { first: '2024-12-31', last: '2024-12-31' } },
  ]
  const { rows } = layoutTimeline(given, 900, yearsOnly)
  const spanOf = (id: string) => rows.find(({ item }) => item.id === id)?.spans[0]
  const [year, first, last] = ['year', 'first', 'last'].map(spanOf)
  assert.deepEqual([year?.kind, first?.kind, last?.kind], ['within', 'day', 'day'])
  assert.ok(Math.abs((year?.inline ?? 0) - (first?.inline ?? 9)) < 0.01)
  assert.ok(Math.abs((year?.inline ?? 0) + (year?.length ?? 0) - (last?.inline ?? 0) - (last?.length ?? 0)) < 0.01)
})

test('what lasted is sure only from the last possible beginning to the first possible end', () => {
  const start = { first: '2024-03-01', last: '2024-03-31' }
  const { rows } = layoutTimeline(
    [
      { id: 'a', label: 'أ', start, end: { first: '2024-06-10', last: '2024-06-10' } },
      { id: 'b', label: 'ب', start, end: { first: '2024-03-10', last: '2024-04-10' } },
      { id: 'c', label: 'ج', start, end: 'open' },
      { id: 'd', label: 'د', start: { first: null, last: '2024-03-31' } },
    ],
    900,
    yearsOnly,
  )
  const kinds = new Map(rows.map(({ item, spans }) => [item.id, spans]))
  assert.deepEqual(
    kinds.get('a')?.map(({ kind }) => kind),
    ['within', 'lasted'],
  )
  const days =
    (dayNumber('2024-06-10') - dayNumber('2024-03-31') + 1) / (dayNumber('2024-03-30') - dayNumber('2024-03-01') + 1)
  const [unsure, sure] = kinds.get('a') ?? []
  assert.ok(Math.abs((sure?.length ?? 0) / (unsure?.length ?? 1) - days) < 0.01)
  assert.deepEqual(
    kinds.get('b')?.map(({ kind }) => kind),
    ['within'],
  )
  assert.ok(kinds.get('c')?.at(-1)?.openEnd)
  assert.ok(kinds.get('d')?.[0]?.openStart)
})
