import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { canonicalBytes, canonicalFaultOf, rfc8785Bytes } from './canonical.ts'
import { readJson } from './strict-json.ts'

const folder = '../shared/vectors/jcs'
const skip = existsSync(folder) ? false : 'not present, skipped'
const names = skip === false ? readdirSync(`${folder}/input`) : []

test('all 6 vectors of RFC 8785 are found', { skip }, () => assert.equal(names.length, 6))

for (const name of names) {
  test(`rfc8785Bytes() writes the vector ${name} byte for byte`, () => {
    const read = readJson(readFileSync(`${folder}/input/${name}`))
    const expected = readFileSync(`${folder}/output/${name}`)
    assert.deepEqual(read.status === 'read' ? Buffer.from(rfc8785Bytes(read.value)) : read, expected)
    // U+FB33 is a name of weird.json: valid in RFC 8785, refused by us as another spelling of the same letters
    const fault = read.status === 'read' ? canonicalFaultOf(read.value)?.code : undefined
    assert.equal(fault, name === 'weird.json' ? 'name-not-nfc' : undefined)
    const hex = readFileSync(`${folder}/outhex/${name.replace('.json', '.txt')}`, 'utf8')
    assert.equal(expected.toString('hex'), hex.replace(/\s/g, ''))
  })
}

/** The first doubles of the generator in the README of the vectors: edge cases, then the smallest normal numbers. */
test('numbers of the RFC 8785 generator are written as its sample lines say', () => {
  for (const [hex, expected] of [
    ['4340000000000001', '9007199254740994'],
    ['4340000000000002', '9007199254740996'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['8000000000000000', '0'],
    ['0000000000000000', '0'],
  ] as const) {
    assert.equal(new TextDecoder().decode(canonicalBytes(Buffer.from(hex, 'hex').readDoubleBE())), expected, hex)
  }
})

test('the first 10,000 numbers of the generator have the published hash', { skip }, () => {
  const readme = readFileSync(`${folder}/README.md`, 'utf8')
  const block = /staticU64s = new BigUint64Array\(\[([^\]]+)\]\)/.exec(readme)?.[1] ?? ''
  const edges = (block.match(/0x[0-9a-f]{16}/g) ?? []).map(BigInt)
  assert.ok(edges.length > 100)
  const serial = Array.from({ length: 2000 }, (_, index) => 0x0010000000000000n + BigInt(index))
  const hash = createHash('sha256')
  const cell = new DataView(new ArrayBuffer(8))
  let count = 0
  const write = (bits: bigint) => {
    cell.setBigUint64(0, bits)
    hash.update(`${bits.toString(16)},${new TextDecoder().decode(canonicalBytes(cell.getFloat64(0)))}\n`)
    count += 1
  }
  for (const bits of [...edges, ...serial]) write(bits)
  for (let block = Buffer.alloc(32); count < 10_000; ) {
    block = createHash('sha256').update(block).digest()
    for (let at = 0; at < 32 && count < 10_000; at += 8) {
      const value = block.readDoubleLE(at)
      if (value !== 0 && Number.isFinite(value)) write(block.readBigUInt64LE(at))
    }
  }
  assert.equal(hash.digest('hex'), 'b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892')
})

test('what the library drops or changes without a word is refused with its place', () => {
  for (const [value, code, pointer] of [
    [{ a: { b: undefined } }, 'no-json', '/a/b'],
    [[1, undefined], 'no-json', '/1'],
    [{ list: new Array(1) }, 'no-json', '/list/0'],
    [{ n: Number.NaN }, 'not-finite', '/n'],
    [[Number.POSITIVE_INFINITY], 'not-finite', '/0'],
    [{ t: '\uD800' }, 'lone-surrogate', '/t'],
    [{ '\uDC00': 1 }, 'lone-surrogate', '/\uDC00'],
    [{ 'e\u0301': 1 }, 'name-not-nfc', '/e\u0301'],
    [{ 'a/b': { '~': Number.NaN } }, 'not-finite', '/a~1b/~0'],
    [new Date(0), 'no-json', ''],
    [() => 1, 'no-json', ''],
    [10n, 'no-json', ''],
  ] as const) {
    assert.deepEqual(canonicalFaultOf(value), { code, pointer })
    assert.throws(() => canonicalBytes(value), /Cannot write canonical JSON/)
  }
})

test('the strict reader refuses a repeated name at any depth, however it is escaped', () => {
  for (const [text, pointer] of [
    ['{"a":1,"a":1}', '/a'],
    ['{"x":[{"b":1},{"b":1,"\\u0062":2}]}', '/x/1/b'],
    ['{"__proto__":1,"__proto__":2}', '/__proto__'],
  ] as const) {
    assert.deepEqual(readJson(text), { status: 'refused', fault: { code: 'name-repeated', pointer } })
  }
  assert.equal(readJson('{"a":{"a":1},"b":{"a":1}}').status, 'read')
})

test('the strict reader refuses what is no JSON, too large, too deep, half a character or not UTF-8', () => {
  const codeOf = (source: string | Uint8Array) => {
    const read = readJson(source)
    return read.status === 'read' ? 'read' : read.fault.code
  }
  assert.equal(codeOf('{"a":1,}'), 'not-json')
  assert.equal(codeOf('\uFEFF{}'), 'not-json')
  assert.equal(codeOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)), 'not-json')
  assert.equal(codeOf('[1e400]'), 'number-too-large')
  assert.equal(codeOf('"\\ud800"'), 'lone-surrogate')
  assert.equal(codeOf(Uint8Array.of(0x22, 0xff, 0x22)), 'not-utf8')
  assert.equal(codeOf('['.repeat(100_000)), 'too-deep')
})

test('the strict reader reads whatever JSON.stringify writes, as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value, null, 1)
      const read = readJson(text)
      if (text.includes('\\ud')) return // an escaped half of a character
      assert.deepEqual(read, { status: 'read', value: JSON.parse(text) })
    }),
  )
})

test('canonical bytes are read back as the same value, whatever the order of its names', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{0,4}$/), fc.jsonValue({ maxDepth: 3 })), (value) => {
      if (canonicalFaultOf(value) !== undefined) return
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.deepEqual(canonicalBytes(turned), canonicalBytes(value))
    }),
  )
})
