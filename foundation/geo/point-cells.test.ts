import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeCells, encodeCells, type PlacePoint } from './point-cells.ts'
import { interleave, separate } from './z-order.ts'

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
const point: fc.Arbitrary<PlacePoint> = fc.record({
  lon: degrees(180),
  lat: degrees(90),
  precision: fc.constantFrom('spot', 'near', 'area'),
})

test('separate() undoes interleave() for every pair of 24-bit numbers, and order follows nearness of halves', () => {
  const number = fc.integer({ min: 0, max: 2 ** 24 - 1 })
  fc.assert(
    fc.property(number, number, (column, row) => assert.deepEqual(separate(interleave(column, row)), [column, row])),
  )
  assert.ok(interleave(1, 1) < interleave(2, 0))
})

test('every point comes back within half a cell of where it was, in its own precision, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), fc.integer({ min: 1, max: 24 }), (points, bits) => {
      const packed = encodeCells(points, { bits })
      const layers = decodeCells(packed)
      for (const precision of ['spot', 'near', 'area'] as const) {
        const here = points.filter((one) => one.precision === precision)
        const layer = layers.find((one) => one.precision === precision)
        assert.equal(layer?.points ?? 0, here.length)
        assert.equal(layer?.count.reduce((sum, one) => sum + one, 0) ?? 0, here.length)
        const wide = (packed.east - packed.west) / 2 ** (bits + 1) + 1e-9
        const high = (packed.north - packed.south) / 2 ** (bits + 1) + 1e-9
        for (const { lon, lat } of here) {
          const near = [...(layer?.lon ?? [])].some(
            (one, index) => Math.abs(one - lon) <= wide && Math.abs((layer?.lat[index] ?? 999) - lat) <= high,
          )
          assert.ok(near, `${lon}, ${lat} went elsewhere`)
        }
      }
    }),
  )
})

test('66,000 points spread evenly, the worst case, travel as at most 200 KB of JSON', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed / 2 ** 31
  }
  const points = Array.from({ length: 66_000 }, () => ({
    lon: 34 + random(),
    lat: 31 + random(),
    precision: 'spot' as const,
  }))
  const bytes = JSON.stringify(encodeCells(points)).length
  assert.ok(bytes <= 200_000, `${bytes} bytes`)
})

test('the order of the points leaves no trace in what is sent', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (points) =>
      assert.deepEqual(encodeCells(points), encodeCells(points.toReversed())),
    ),
  )
})

test('no point at all and one point alone are packed and unpacked', () => {
  assert.deepEqual(decodeCells(encodeCells([])), [])
  const [layer] = decodeCells(encodeCells([{ lon: 35.2, lat: 31.9, precision: 'near' }]))
  assert.deepEqual([layer?.points, layer?.lon[0], layer?.lat[0]], [1, 35.2, 31.9])
})

test('coordinates that are none and damaged cells are refused', () => {
  for (const [lon, lat] of [
    [181, 0],
    [0, -91],
    [Number.NaN, 0],
  ] as const) {
    assert.throws(() => encodeCells([{ lon, lat, precision: 'spot' }]), RangeError)
  }
  const good = encodeCells([
    { lon: 1, lat: 1, precision: 'spot' },
    { lon: 2, lat: 2, precision: 'spot' },
  ])
  const spoiled = (cells: string, points = 2) => ({ ...good, layers: [{ precision: 'spot' as const, points, cells }] })
  assert.throws(() => decodeCells(spoiled(good.layers[0]?.cells ?? '', 3)), RangeError)
  assert.throws(() => decodeCells(spoiled('gICA')), RangeError)
  assert.throws(() => decodeCells(spoiled('//////8B')), RangeError)
  assert.throws(() => decodeCells(spoiled('*')), RangeError)
  assert.throws(() => decodeCells({ ...good, bits: 0 }), RangeError)
})
