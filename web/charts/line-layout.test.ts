import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layoutLine } from './line-layout.ts'
import { textWidth } from './text-width.ts'

const words = { period: (period: string) => `كانون الثاني ${period}`, number: (value: number) => `${value}` }
const counts = fc
  .array(fc.tuple(fc.nat(400), fc.nat(50)), { minLength: 1, maxLength: 40 })
  .map((all) => all.map(([certain, more], index) => ({ period: `${1985 + index}`, certain, possible: certain + more })))

test('labels never meet, never leave the drawing, and the band never lies below its line', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 300, max: 1100 }), (given, width) => {
      const data = { periods: given.map(({ period }) => period), series: [{ key: 'a', label: 'أ', counts: given }] }
      const layout = layoutLine(data, width, words)
      let end = Number.NEGATIVE_INFINITY
      for (const { inline, label, anchor } of layout.labels) {
        const wide = textWidth(label, 15)
        const from = inline - (anchor === 'start' ? 0 : anchor === 'end' ? wide : wide / 2)
        assert.ok(from >= 0 && from + wide <= width && from > end)
        end = from + wide
      }
      for (const { y, upperY, inline } of layout.series[0]?.points ?? []) {
        assert.ok(upperY <= y && y <= layout.axisY && upperY >= 0)
        assert.ok(inline >= layout.axis && inline <= width)
      }
    }),
  )
})

test('ticks are whole numbers that begin at nought', () => {
  const data = {
    periods: ['2024'],
    series: [{ key: 'a', label: 'أ', counts: [{ period: '2024', certain: 1, possible: 2 }] }],
  }
  const { values } = layoutLine(data, 600, words)
  assert.equal(values[0]?.value, 0)
  assert.ok(values.every(({ value }) => Number.isInteger(value)))
})
