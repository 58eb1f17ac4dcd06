import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { indexNetwork, type Network, nodeTowards, visibleNetwork } from './network-graph.ts'
import { placeLabels } from './network-labels.ts'
import { fittedPlaces, startLayout } from './network-layout.ts'
import { textWidth } from './text-width.ts'

const network: fc.Arbitrary<Network> = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 80 }))
  .map(([size, pairs]) => ({
    nodes: Array.from({ length: size }, (_, index) => ({
      id: `${index}`,
      kind: 'person' as const,
      label: `شخص ${index}`,
    })),
    links: pairs.map(([from, to]) => ({ from: `${from}`, to: `${to}`, label: 'صلة' })),
  }))

const hub: Network = {
  nodes: Array.from({ length: 10_001 }, (_, index) => ({
    id: `${index}`,
    kind: index === 0 ? 'event' : 'act',
    label: `فعل ${index}`,
  })),
  links: Array.from({ length: 10_000 }, (_, index) => ({ from: '0', to: `${index + 1}`, label: 'تضمن' })),
}

function finish(visible: ReturnType<typeof visibleNetwork>) {
  const layout = startLayout(visible, new Map())
  while (layout.advance(1000));
  return layout.places()
}

test('a node with 10,000 links shows a few, counts the rest, and shows more when asked, within what a picture bears', () => {
  const index = indexNetwork(hub)
  const few = visibleNetwork(index, '0', new Map([['0', 16]]))
  assert.deepEqual([few.nodes.length, few.links.length, few.hiddenLinks], [17, 16, 9984])
  assert.equal(few.nodes[0]?.hidden, 9984)
  const all = visibleNetwork(index, '0', new Map([['0', 10_000]]))
  assert.equal(all.nodes.length, 240)
  assert.equal(all.links.length + all.hiddenLinks, 10_000)
})

test('shown and hidden links are all links, and every link drawn has both its ends', () => {
  fc.assert(
    fc.property(network, fc.array(fc.nat(39)), (given, opened) => {
      const visible = visibleNetwork(
        indexNetwork(given),
        '0',
        new Map([['0', 16] as const, ...opened.map((id) => [`${id}`, 5] as const)]),
      )
      const ids = new Set(visible.nodes.map(({ id }) => id))
      assert.ok(visible.links.every(({ from, to }) => ids.has(from) && ids.has(to)))
      assert.equal(visible.links.length + visible.hiddenLinks, given.links.length)
      for (const { degree, hidden } of visible.nodes) assert.ok(hidden >= 0 && hidden <= degree)
    }),
  )
})

test('the same network gives the same picture, every node inside it', () => {
  fc.assert(
    fc.property(network, fc.integer({ min: 320, max: 1000 }), (given, width) => {
      const visible = visibleNetwork(indexNetwork(given), '0', new Map([['0', 16]]))
      const places = fittedPlaces(finish(visible), width, 460)
      assert.deepEqual(places, fittedPlaces(finish(visible), width, 460))
      for (const { x, y } of places.values()) assert.ok(x > 10 && x < width - 10 && y > 10 && y < 450)
    }),
    { numRuns: 20 },
  )
})

test('labels stay inside the drawing, and those that were not asked for cover no other', () => {
  fc.assert(
    fc.property(network, fc.integer({ min: 320, max: 1000 }), (given, width) => {
      const visible = visibleNetwork(indexNetwork(given), '0', new Map([['0', 16]]))
      const labels = placeLabels(visible.nodes, fittedPlaces(finish(visible), width, 460), width, new Set(['0']))
      for (const [at, { x, y, lines }] of labels.entries()) {
        const wide = Math.max(...lines.map((line) => textWidth(line, 15)))
        assert.ok(x - wide / 2 >= -0.01 && x + wide / 2 <= width + 0.01)
        for (const other of labels.slice(at + 1)) {
          const otherWide = Math.max(...other.lines.map((line) => textWidth(line, 15)))
          const apart = Math.abs(x - other.x) >= (wide + otherWide) / 2 || Math.abs(y - other.y) >= 22
          assert.ok(apart || other.id === '0')
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('an arrow key goes to the nearest node on its side of the screen, whatever the language', () => {
  const places = new Map([
    ['middle', { x: 100, y: 100 }],
    ['left', { x: 40, y: 110 }],
    ['far left', { x: 10, y: 90 }],
    ['below', { x: 90, y: 180 }],
  ])
  assert.equal(nodeTowards(places, 'middle', 'ArrowLeft'), 'left')
  assert.equal(nodeTowards(places, 'left', 'ArrowRight'), 'middle')
  assert.equal(nodeTowards(places, 'middle', 'ArrowDown'), 'below')
  assert.equal(nodeTowards(places, 'middle', 'ArrowUp'), undefined)
})
