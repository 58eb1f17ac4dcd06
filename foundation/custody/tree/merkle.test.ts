import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import {
  EMPTY_ROOT,
  hashLeaf,
  hashNode,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './merkle.ts'
import {
  type Edge,
  edgeFrom,
  emptyEdge,
  grow,
  planConsistency,
  planInclusion,
  readTilePath,
  rootOfEdge,
  tilePath,
} from './tiles.ts'

const vectors = join(import.meta.dirname, '../../../../shared/vectors/merkle')
const skip = existsSync(vectors) ? false : 'not present, skipped: ../shared/vectors/merkle'
const bytes = (base64: string) => Buffer.from(base64, 'base64')

type Vector = {
  readonly leafIdx: number
  readonly treeSize: number
  readonly start: number
  readonly end: number
  readonly size: number
  readonly size1: number
  readonly size2: number
  readonly leafHash: string
  readonly root: string
  readonly root1: string
  readonly root2: string
  readonly proof: readonly string[] | null
  readonly desc: string
  readonly wantErr: boolean
}

const proofOf = (vector: Vector) => (vector.proof ?? []).map(bytes)
const leafOf = (vector: Vector) => ({
  leafHash: bytes(vector.leafHash),
  root: bytes(vector.root),
  index: vector.leafIdx,
  path: proofOf(vector),
})
const rootsOf = (vector: Vector) => ({
  root1: bytes(vector.root1),
  root2: bytes(vector.root2),
  proof: proofOf(vector),
})
const families: readonly {
  readonly folder: string
  readonly count: number
  readonly verify: (vector: Vector) => boolean
}[] = [
  { folder: 'inclusion', count: 98, verify: (v) => verifyInclusion({ ...leafOf(v), size: v.treeSize }) },
  {
    folder: 'consistency',
    count: 98,
    verify: (v) => verifyConsistency({ ...rootsOf(v), size1: v.size1, size2: v.size2 }),
  },
  {
    folder: 'subtreeinclusion',
    count: 204,
    verify: (v) => verifySubtreeInclusion({ ...leafOf(v), start: v.start, end: v.end }),
  },
  {
    folder: 'subtreeconsistency',
    count: 118,
    verify: (v) => verifySubtreeConsistency({ ...rootsOf(v), start: v.start, end: v.end, size: v.size }),
  },
]

/** These call two equal strings of 12 bytes consistent trees; here a hash has 32 bytes. */
const strings = 'additional/sizes-are-equal-one-and-proof-is-empty.json'

for (const { folder, count, verify } of families) {
  const files = globSync('**/*.json', { cwd: join(vectors, folder) }).sort()
  test(`all ${count} vectors of ${folder} are found`, { skip }, (t) => {
    assert.equal(files.length, count)
    t.diagnostic(`${files.length} vectors of ${folder}`)
  })
  for (const file of files) {
    const vector: Vector = JSON.parse(readFileSync(join(vectors, folder, file), 'utf8'))
    const known =
      file === strings ? 'its root is a text of 12 bytes, and a hash that has not 32 bytes is refused' : false
    test(`${folder} ${vector.wantErr ? 'refuses' : 'accepts'} ${vector.desc}: ${file}`, { expectFailure: known }, () =>
      assert.equal(verify(vector), !vector.wantErr),
    )
  }
}

/** A tree in memory: its tiles by address, as grown in steps. */
function treeOf(steps: readonly number[]) {
  const tiles = new Map<string, Buffer>()
  const leaves: Buffer[] = []
  let edge: Edge = emptyEdge
  for (const step of steps) {
    const added = Array.from({ length: step }, (_, index) => hashLeaf(Buffer.from(`entry ${leaves.length + index}`)))
    leaves.push(...added)
    const grown = grow(edge, added)
    edge = grown.edge
    for (const { level, index, hashes } of grown.tiles) tiles.set(`${level}/${index}`, hashes)
  }
  return {
    leaves,
    edge,
    read: ({ level, index }: { readonly level: number; readonly index: number }) => tiles.get(`${level}/${index}`),
  }
}

/** MTH of RFC 6962 §2.1, as written there. */
const plainRoot = (leaves: readonly Buffer[]) => (leaves.length === 0 ? EMPTY_ROOT : rootOf(leaves))

test('roots are those of RFC 6962', () => {
  assert.equal(EMPTY_ROOT.toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  const [a, b, c] = ['a', 'b', 'c'].map((text) => hashLeaf(Buffer.from(text))) as [Buffer, Buffer, Buffer]
  assert.deepEqual(rootOf([a, b, c]), hashNode(hashNode(a, b), c))
})

test('a tree grown in any steps has the root of its leaves, and its edge can be read back from its tiles', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 5 }), (steps) => {
      const { leaves, edge, read } = treeOf(steps)
      assert.equal(edge.size, leaves.length)
      assert.deepEqual(rootOfEdge(edge), plainRoot(leaves))
      assert.deepEqual(rootOfEdge(edgeFrom(edge.size, read)), plainRoot(leaves))
    }),
    { numRuns: 30 },
  )
})

const large = treeOf([70_000])

test('inclusion proofs read from tiles verify for every entry and size, and for no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70_000 }), fc.nat(), fc.nat(), (size, at, other) => {
      const index = at % size
      const path = planInclusion(index, size).hashes(large.read)
      const root = rootOfEdge(edgeFrom(size, large.read))
      const leafHash = large.leaves[index] as Buffer
      assert.ok(verifyInclusion({ index, size, leafHash, root, path }))
      if (other % size !== index) assert.ok(!verifyInclusion({ index: other % size, size, leafHash, root, path }))
    }),
    { numRuns: 200 },
  )
})

test('consistency proofs read from tiles verify for every pair of sizes, and not with a bit flipped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70_000 }), fc.nat(), (size2, at) => {
      const size1 = 1 + (at % size2)
      const proof = planConsistency(size1, size2).hashes(large.read)
      const [root1, root2] = [size1, size2].map((size) => rootOfEdge(edgeFrom(size, large.read))) as [Buffer, Buffer]
      assert.ok(verifyConsistency({ size1, size2, root1, root2, proof }))
      const forged = Buffer.from(root1)
      forged[at % 32] = (forged[at % 32] ?? 0) ^ 1
      assert.ok(!verifyConsistency({ size1, size2, root1: forged, root2, proof }))
    }),
    { numRuns: 200 },
  )
})

test('paths of tiles are those of c2sp.org/tlog-tiles, and nothing else is read as one', () => {
  assert.equal(tilePath(0, 1234067), 'tile/0/x001/x234/067')
  assert.equal(tilePath(1, 5, 17), 'tile/1/005.p/17')
  assert.equal(tilePath('entries', 0), 'tile/entries/000')
  assert.deepEqual(readTilePath('0/x001/x234/067'), { level: 0, index: 1234067, width: 256 })
  assert.deepEqual(readTilePath('entries/x001/000.p/8'), { level: 'entries', index: 1000, width: 8 })
  for (const path of [
    '0/67',
    '0/x000/067',
    '64/000',
    '00/000',
    '0/000.p/256',
    '0/000.p/0',
    '0/x001/x234',
    'a/000',
    '0/000.p/01',
  ])
    assert.equal(readTilePath(path), undefined, path)
})
