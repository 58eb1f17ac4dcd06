import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { memoryKeys, sampleExport } from '../testing.ts'
import { noteKey } from '../tree/note.ts'
import { type ExportLine, writeLine } from './export-lines.ts'
import { findingSentence, findingSentences } from './findings.ts'
import { verifyLog } from './verify-log.ts'

/** More than one tile at the first level and one at the second, neither full. */
const SIZE = 600
const whole = (await sampleExport({ size: SIZE, step: 150 })).map((line) => writeLine(line).slice(0, -1))

/** Where the nth line of a kind stands. */
const at = (kind: ExportLine['kind'], n = 0) => whole.findIndex((line) => line.startsWith(`{"${kind}"`)) + n
const entry = (seq: number) => at('entry', seq)

/** What the verification says of a log with these lines changed, without what it says of every changed file. */
async function found(change: (lines: string[]) => void): Promise<readonly string[]> {
  const lines = [...whole]
  change(lines)
  const report = await verifyLog(lines)
  assert.ok(!report.intact)
  assert.ok(report.findings.length > 0)
  return report.findings
    .filter(({ code }) => code !== 'file.altered' && code !== 'file.counts')
    .map((one) => `${one.code} ${Object.values(one.details).join(' ')}`.trim())
}
const edit = (line: number, from: string | RegExp, to: string | ((text: string) => string)) => (lines: string[]) => {
  const before = lines[line] ?? ''
  lines[line] = before.replace(from, (text) => (typeof to === 'string' ? to : to(text)))
  assert.notEqual(lines[line], before)
}
/** Another letter of base64. */
const other = (letter: string | undefined) => (letter === 'A' ? 'B' : 'A')
const swap = (one: number, other: number) => (lines: string[]) => {
  ;[lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? '']
}

test('a whole log is intact, and says what it holds', async () => {
  const report = await verifyLog(whole)
  assert.deepEqual(report.findings, [])
  assert.deepEqual(
    [report.intact, report.entries, report.checkpoints, report.tiles, report.opened, report.chains],
    [true, SIZE, 4, 4, SIZE - SIZE / 5, 7],
  )
  assert.equal(report.first, '2026-11-23T00:00:00.000Z')
})

test('a flipped entry is named', async () => {
  assert.deepEqual(await found(edit(entry(17), '"administrator\\"', '"advisor\\"')), ['entry.altered 17'])
  assert.deepEqual(await found(edit(entry(SIZE - 1), /T00:09/, 'T00:08')), [`entry.altered ${SIZE - 1}`])
  assert.deepEqual(await found(edit(entry(300), '\\"fix\\"', '\\"Fix\\"')), [`entry.unreadable 300 ${entry(300) + 1}`])
})

test('a deleted entry is named', async () => {
  const codes = await found((lines) => lines.splice(entry(42), 1))
  assert.ok(codes.includes('entry.missing 42'), codes.join())
  assert.deepEqual(
    codes.filter((code) => !code.startsWith('chain')),
    ['entry.missing 42'],
  )
  const many = await found((lines) => lines.splice(entry(42), 3))
  assert.ok(many.includes('entries.missing 42 44'), many.join())
})

test('a reordered entry is named with its place', async () => {
  const codes = await found(swap(entry(100), entry(101)))
  assert.ok(codes.includes(`entry.misplaced 100 ${entry(101) + 1}`), codes.join())
})

test('an inserted entry is named, a copy and a new one alike', async () => {
  const copy = await found((lines) => lines.splice(entry(9), 0, lines[entry(5)] ?? ''))
  assert.ok(copy.includes(`entry.inserted 5 ${entry(9) + 1}`), copy.join())
  const beyond = await found((lines) =>
    lines.splice(entry(SIZE), 0, (lines[entry(5)] ?? '').replace('\\"seq\\":5', `\\"seq\\":${SIZE}`)),
  )
  assert.ok(beyond.includes(`entry.inserted ${SIZE} ${entry(SIZE) + 1}`), beyond.join())
})

test('a log cut short is named', async () => {
  assert.deepEqual(await found((lines) => lines.splice(entry(590), 10)), ['entries.truncated 590 599'])
  const cut = await found((lines) => lines.splice(entry(590)))
  assert.deepEqual(cut, ['entries.truncated 590 599', 'file.truncated'])
  assert.deepEqual(await found((lines) => lines.splice(0)), ['file.no-header', 'file.truncated'])
})

test('a flipped tile is named, at every level, and no entry is blamed for it', async () => {
  for (let n = 0; n < 4; n++) {
    const path = JSON.parse(whole[at('tile', n)] ?? '').tile.path
    const codes = await found(edit(at('tile', n), /"hashes":"./, (text) => text.slice(0, -1) + other(text.at(-1))))
    assert.deepEqual(codes, [`tile.altered ${path}`])
  }
})

test('a deleted, shortened, repeated or strange tile is named', async () => {
  assert.deepEqual(await found((lines) => lines.splice(at('tile', 1), 1)), ['tile.missing 0/001'])
  assert.deepEqual(await found(edit(at('tile', 1), /"hashes":".{44}/, '"hashes":"')), ['tile.truncated 0/001'])
  assert.deepEqual(await found((lines) => lines.splice(at('tile', 1), 0, lines[at('tile', 1)] ?? '')), [
    'tile.inserted 0/001',
  ])
  assert.deepEqual(await found(edit(at('tile', 1), '0/001', '3/001')), ['tile.inserted 3/001', 'tile.missing 0/001'])
  assert.deepEqual(await found(swap(at('tile', 0), at('tile', 1))), ['tile.misplaced 0/000'])
})

test('a flipped signature and a flipped checkpoint are named', async () => {
  for (let n = 0; n < 4; n++) {
    const codes = await found(edit(at('checkpoint', n), /\\n\d+\\n/, '\\n17\\n'))
    assert.ok(codes.includes(`checkpoint.forged ${n + 1}`), codes.join())
    const signature = await found(edit(at('checkpoint', n), /.(?=.{20}={0,2}\\n"}}$)/, other))
    assert.ok(signature.includes(`checkpoint.forged ${n + 1}`), signature.join())
  }
})

test('a deleted, reordered or unsigned checkpoint is named', async () => {
  assert.deepEqual(await found((lines) => lines.splice(at('checkpoint', 1), 1)), ['checkpoint.missing 2'])
  assert.deepEqual(await found(swap(at('checkpoint', 1), at('checkpoint', 2))), ['checkpoint.misplaced 2'])
  const last = await found((lines) => lines.splice(at('checkpoint', 3), 1))
  assert.deepEqual(last, ['checkpoint.none'])
  const foreign = (await sampleExport({ size: SIZE, step: 150 })).map((line) => writeLine(line).slice(0, -1))
  assert.deepEqual(await found((lines) => lines.splice(at('checkpoint', 1), 1, foreign[at('checkpoint', 1)] ?? '')), [
    'checkpoint.unknown-key 2',
  ])
})

test('a checkpoint of another tree, signed with the right key, is named', async () => {
  const keys = memoryKeys()
  const [mine, other] = await Promise.all([1, 2].map(() => sampleExport({ size: SIZE, step: 150 }, keys)))
  const lines = (mine ?? []).map((line) => writeLine(line).slice(0, -1))
  lines[at('checkpoint', 2)] = writeLine(other?.[at('checkpoint', 2)] as ExportLine).slice(0, -1)
  const codes = (await verifyLog(lines)).findings.map(({ code }) => code)
  assert.deepEqual(codes, ['checkpoint.mismatch', 'file.altered'])
})

test('details that are not those recorded are named; erased ones are not held against the log', async () => {
  assert.deepEqual(await found(edit(entry(6), '{\\"seq\\":6}', '{\\"seq\\":7}')), ['opening.altered 6'])
  assert.deepEqual(await found(edit(entry(6), '"id":"f6"', '"id":"f5"')), ['opening.altered 6'])
  const report = await verifyLog(whole.map((line) => line.replace(/"opening":\{.*\}\}\}$/, '"opening":null}}')))
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['file.altered'],
  )
  assert.equal(report.opened, 0)
})

test('a changed last line and lines after it are named', async () => {
  assert.deepEqual(await found(edit(whole.length - 1, /\/export\\n600/, '/export\\n601')), ['file.forged'])
  assert.deepEqual(await found((lines) => lines.push(lines[3] ?? '')), [`line.misplaced ${whole.length + 1}`])
  assert.deepEqual(await found((lines) => lines.splice(7, 0, '{"other":1}')), ['line.unreadable 8'])
})

test('only the key that the reader names counts, when one is named', async () => {
  const report = await verifyLog(whole, { key: noteKey('mithaq/log/sample', randomBytes(32)) })
  assert.ok(report.findings.some(({ code }) => code === 'key.other'))
  assert.ok(report.findings.some(({ code }) => code === 'checkpoint.unknown-key'))
})

test('no flipped bit anywhere passes, and nothing in a file makes the verification fail', async () => {
  const bytes = Buffer.from(`${whole.join('\n')}\n`)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 2), fc.integer({ min: 0, max: 6 }), async (place, bit) => {
      const flipped = Buffer.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ (1 << bit)
      const report = await verifyLog(flipped.toString().slice(0, -1).split('\n'))
      assert.ok(!report.intact, `byte ${place}`)
    }),
    { numRuns: 60 },
  )
})

test('every finding has its sentence in three languages with the same details', () => {
  const names = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name)
      .sort()
      .join()
  for (const [code, { ar, fr, en }] of Object.entries(findingSentences)) {
    assert.equal(names(ar), names(en), code)
    assert.equal(names(fr), names(en), code)
  }
  assert.equal(
    findingSentence({ code: 'entry.missing', details: { seq: 42 } }, 'en'),
    'Entry \u206842\u2069 has been deleted.',
  )
})
