import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type BarsData, type BarValue, boundsOf, layoutBars, totalOf } from './bars-layout.ts'
import { textWidth } from './text-width.ts'

const value: fc.Arbitrary<BarValue> = fc.oneof(
  fc.nat(5000),
  fc.tuple(fc.nat(500), fc.nat(500)).map(([min, more]) => ({ min, max: min + more })),
  fc.constant('suppressed' as const),
)
const labels = ['تعذيب', 'احتجاز تعسفي لدى جهة غير معلومة مدة تزيد على ثلاثة أشهر', 'Right to liberty', 'هدم']

const data: fc.Arbitrary<BarsData> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, series]) =>
    fc.array(fc.array(value, { minLength: series, maxLength: series }), { minLength: rows, maxLength: rows }),
  )
  .map((values) => ({
    categories: values.map((_, index) => ({ key: `${index}`, label: labels[index] ?? '' })),
    series: (values[0] ?? []).map((_, index) => ({ key: `${index}`, label: `${index}` })),
    values,
  }))

const write = (one: BarValue) => (one === 'suppressed' ? 'محجوب' : Object.values(boundsOf(one)).join('–'))

test('labels, bars and figures stay inside the drawing at every width, and nothing overlaps', () => {
  const mode = fc.constantFrom('grouped' as const, 'stacked' as const)
  fc.assert(
    fc.property(data, mode, fc.integer({ min: 320, max: 1100 }), (given, how, width) => {
      const layout = layoutBars(given, width, how, { number: write })
      let bottom = -1
      for (const { label, pieces, figures } of layout.rows) {
        for (const line of label.lines) assert.ok(label.inline + textWidth(line, 15) <= width)
        for (const figure of figures) assert.ok(figure.inline + textWidth(figure.text, 15) <= width + 1, figure.text)
        for (const piece of pieces) {
          assert.ok(
            piece.inline >= layout.baseline && piece.y > bottom - 1 && piece.y + piece.thickness <= layout.height,
          )
        }
        bottom = Math.max(...pieces.map((piece) => piece.y + piece.thickness))
      }
    }),
  )
})

test('lengths are to each other as the numbers are', () => {
  const given = {
    categories: [
      { key: 'a', label: 'أ' },
      { key: 'b', label: 'ب' },
    ],
    series: [{ key: 's', label: 'س' }],
    values: [[30], [{ min: 10, max: 15 }]],
  }
  const [long, short] = layoutBars(given, 800, 'grouped', { number: write }).rows
  const unit = (long?.pieces[0]?.length ?? 0) / 30
  assert.ok(Math.abs((short?.pieces[0]?.length ?? 0) - 10 * unit) < 1e-6)
  assert.ok(Math.abs((short?.pieces[1]?.length ?? 0) - 5 * unit) < 1e-6)
  assert.equal(short?.pieces[1]?.kind, 'unsure')
})

test('a withheld number has the same mark whatever it was, and no total gives it away', () => {
  assert.deepEqual(totalOf([3, 'suppressed', { min: 1, max: 4 }]), { min: 4, max: 7 })
  assert.equal(totalOf(['suppressed']), 'suppressed')
})

test('a value missing for a series is refused', () => {
  const given = { categories: [{ key: 'a', label: 'أ' }], series: [], values: [[1]] }
  assert.throws(() => layoutBars(given, 400, 'grouped', { number: write }), RangeError)
})
