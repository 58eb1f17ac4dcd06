import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clustersOf, discsOf } from './map-clusters.ts'
import { linesPath } from './map-lines.ts'
import { type MapArea, placeNames } from './map-names.ts'
import {
  boxOf,
  fitted,
  latOf,
  lonOf,
  moved,
  scaleBar,
  screenX,
  screenY,
  uOf,
  vOf,
  worldLayer,
  zoomed,
} from './map-view.ts'
import { textWidth } from './text-width.ts'

const size = { width: 640, height: 420 }
const place = fc.record({
  lon: fc.double({ min: -179, max: 179, noNaN: true }),
  lat: fc.double({ min: -84, max: 84, noNaN: true }),
})
const places = fc.array(place, { minLength: 1, maxLength: 80 })
const layerOf = (all: readonly { lon: number; lat: number }[]) =>
  worldLayer({
    precision: 'spot',
    points: all.length,
    lon: Float64Array.from(all, ({ lon }) => lon),
    lat: Float64Array.from(all, ({ lat }) => lat),
    count: Uint32Array.from(all, () => 1),
  })
const boxAround = (all: readonly { lon: number; lat: number }[]) => ({
  west: Math.min(...all.map(({ lon }) => lon)),
  east: Math.max(...all.map(({ lon }) => lon)),
  south: Math.min(...all.map(({ lat }) => lat)),
  north: Math.max(...all.map(({ lat }) => lat)),
})

test('projecting and back gives the same degrees; east is right and north is up', () => {
  fc.assert(
    fc.property(place, ({ lon, lat }) => {
      assert.ok(Math.abs(lonOf(uOf(lon)) - lon) < 1e-9 && Math.abs(latOf(vOf(lat)) - lat) < 1e-9)
      assert.ok(uOf(lon + 0.5) > uOf(lon) && vOf(lat + 0.5) < vOf(lat))
    }),
  )
})

test('a fitted view shows every point, and its clusters count each one exactly once', () => {
  fc.assert(
    fc.property(places, (all) => {
      const view = fitted(boxAround(all), size)
      const { clusters, seen } = clustersOf([layerOf(all)], view, size)
      assert.equal(seen, all.length)
      assert.equal(
        clusters.reduce((sum, { count }) => sum + count, 0),
        all.length,
      )
      for (const { x, y } of clusters) assert.ok(x >= -1 && y >= -1 && x <= 641 && y <= 421)
    }),
  )
})

test('discs never cover each other', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 150 }), (all) => {
      const discs = discsOf(clustersOf([layerOf(all)], fitted(boxAround(all), size), size).clusters)
      for (const [at, one] of discs.entries())
        for (const other of discs.slice(at + 1))
          assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius)
    }),
  )
})

test('moving the map takes no inner cluster apart', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: -30, max: 30 }), (all, step) => {
      const view = fitted(boxAround(all), size)
      const [before, after] = [view, moved(view, step, step)].map((one) => {
        const { clusters } = clustersOf([layerOf(all)], one, size)
        return new Map(
          clusters.filter(({ x, y }) => x > 100 && y > 100 && x < 540 && y < 320).map((one) => [one.key, one.count]),
        )
      })
      for (const [key, count] of before ?? []) if (after?.has(key)) assert.equal(after.get(key), count)
    }),
  )
})

test('going nearer keeps the point under the finger, and the box of a view holds what it shows', () => {
  fc.assert(
    fc.property(place, fc.double({ min: 1, max: 4, noNaN: true }), ({ lon, lat }, factor) => {
      const view = fitted({ west: lon - 1, east: lon + 1, south: lat - 0.5, north: lat + 0.5 }, size)
      const at = { x: screenX(view, size, uOf(lon)), y: screenY(view, size, vOf(lat)) }
      const near = zoomed(view, factor, size, at)
      assert.ok(Math.abs(screenX(near, size, uOf(lon)) - at.x) < 0.01)
      assert.ok(Math.abs(screenY(near, size, vOf(lat)) - at.y) < 0.01)
      const box = boxOf(near, size)
      assert.ok(box.west <= lon && lon <= box.east && box.south <= lat && lat <= box.north)
    }),
  )
})

test('names lie whole inside the drawing and on nothing else', () => {
  fc.assert(
    fc.property(places, (all) => {
      const areas: readonly MapArea[] = all.map((one, index) => ({
        ...one,
        id: `${index}`,
        label: 'محافظة بعيدة',
        count: index,
      }))
      const view = fitted(boxAround(all), size)
      const names = placeNames(areas, view, size, [{ x: 320, y: 210, radius: 30 }], ({ label }) => label)
      const boxes = names.map(({ x, y, text }) => ({
        x: x - textWidth(text, 15) / 2,
        y: y - 11,
        wide: textWidth(text, 15),
      }))
      for (const [index, { x, y, wide }] of boxes.entries()) {
        assert.ok(x >= 0 && x + wide <= size.width && y >= 0 && y + 22 <= size.height)
        for (const other of boxes.slice(index + 1))
          assert.ok(x >= other.x + other.wide || other.x >= x + wide || Math.abs(y - other.y) >= 22)
      }
    }),
  )
})

test('the bar of the scale is a round length that fits its room', () => {
  for (const scale of [300, 5000, 2 ** 20, 2 ** 24]) {
    const { metres, pixels } = scaleBar({ u: 0.6, v: 0.4, scale }, 120)
    assert.ok(pixels <= 120 && pixels > 40, `${pixels}`)
    assert.match(String(metres), /^[125]0*$/)
  }
})

test('lines are clipped to the drawing, and refused where they weigh too much', () => {
  const view = fitted({ west: 34, south: 31, east: 36, north: 33 }, size)
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [32, 32],
      [38, 32],
    ],
  }
  const numbers = [...(linesPath(line, view, size) ?? '').matchAll(/-?\d+(\.\d+)?/g)].map(([one]) => Number(one))
  assert.ok(numbers.length >= 4 && numbers.every((one) => one >= -2 && one <= 642))
  const heavy = {
    type: 'LineString' as const,
    coordinates: Array.from({ length: 40_000 }, (_, at) => [34 + (at % 100) / 50, 31 + at / 20_000]),
  }
  assert.equal(linesPath(heavy, view, size), undefined)
})
