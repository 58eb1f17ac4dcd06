/** For tests and benches: keys of a log that live in memory, a whole log made without a database, and the parts of the tree. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { canonicalJson } from '../canonical/index.ts'
import type { Anchor } from './anchor.ts'
import { type LogKeys, originOf } from './sequence.ts'
import { checkpointText } from './tree/checkpoint.ts'
import { commitmentOf, type Leaf, leafHashOf, leafText } from './tree/leaf.ts'
import { assembleNote, noteKey, vkeyOf } from './tree/note.ts'
import { type Edge, emptyEdge, grow, rootOfEdge } from './tree/tiles.ts'
import { type ExportLine, endText, writeLine } from './verification/export-lines.ts'
import { ascending, tilesOf } from './verification/judge-tree.ts'

export function memoryKeys(): LogKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  return {
    sign: async (bytes) => ({ publicKey: raw, signature: sign(null, bytes, privateKey) }),
    publicKeys: async () => [raw],
  }
}

export function memoryAnchor(): Anchor {
  let kept: string | undefined
  return {
    read: async () => kept,
    write: async (note) => {
      kept = note
    },
  }
}

/** The lines of an exported log of `size` entries about a few objects, with a checkpoint every `step` entries. */
export async function sampleExport(
  {
    size,
    step,
    institution = 'sample',
  }: { readonly size: number; readonly step: number; readonly institution?: string },
  keys: LogKeys = memoryKeys(),
): Promise<readonly ExportLine[]> {
  const origin = originOf(institution)
  const [publicKey = Buffer.alloc(32)] = await keys.publicKeys()
  const note = async (text: string) =>
    assembleNote(text, noteKey(origin, publicKey), (await keys.sign(Buffer.from(text))).signature)
  const ends = new Map<string, string>()
  const tiles = new Map<string, Buffer>()
  const entries: ExportLine[] = []
  const checkpoints: ExportLine[] = []
  let edge: Edge = emptyEdge
  for (let from = 0; from < size; from += step) {
    const hashes: Buffer[] = []
    for (let seq = from; seq < Math.min(size, from + step); seq++) {
      const object = { kind: 'file', id: `f${seq % 7}` }
      const detail = canonicalJson({ actor: 'a', detail: { seq }, purpose: 'test', request: 'r' })
      const salts = randomBytes(64)
      const [object_salt, detail_salt] = [salts.subarray(0, 32), salts.subarray(32)]
      const leaf: Leaf = {
        seq,
        type: 'fix',
        at: new Date(Date.UTC(2026, 10, 23) + seq * 1000).toISOString(),
        actorRole: 'administrator',
        objectCommit: commitmentOf(object_salt, canonicalJson(object)),
        detailCommit: commitmentOf(detail_salt, detail),
        prevForObject: ends.get(object.id) ?? null,
      }
      const hash = leafHashOf(leaf)
      ends.set(object.id, hash.toString('hex'))
      hashes.push(hash)
      const opening = {
        object,
        object_salt: object_salt.toString('base64'),
        detail,
        detail_salt: detail_salt.toString('base64'),
      }
      entries.push({ kind: 'entry', value: { leaf: leafText(leaf), opening: seq % 5 === 0 ? null : opening } })
    }
    const grown = grow(edge, hashes)
    edge = grown.edge
    for (const { level, index, hashes: bytes } of grown.tiles) tiles.set(`${level}/${index}`, bytes)
    const text = checkpointText({ origin, size: edge.size, root: rootOfEdge(edge) })
    checkpoints.push({ kind: 'checkpoint', value: { n: checkpoints.length + 1, note: await note(text) } })
  }
  const tileLines = ascending(tilesOf(size)).map(
    ({ level, index, width, path }): ExportLine => ({
      kind: 'tile',
      value: {
        path,
        hashes: (tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)).subarray(0, width * 32).toString('base64'),
      },
    }),
  )
  const lines: ExportLine[] = [
    { kind: 'log', value: { format: 1, origin, keys: [vkeyOf(noteKey(origin, publicKey))], size } },
    ...checkpoints,
    ...tileLines,
    ...entries,
  ]
  const digest = createHash('sha256')
  for (const line of lines) digest.update(writeLine(line))
  const counts = { entries: size, checkpoints: checkpoints.length, tiles: tileLines.length }
  return [...lines, { kind: 'end', value: await note(endText(origin, counts, digest.digest('hex'))) }]
}

/** Lines of an export as they stand in a file. */
export const textOf = (lines: readonly ExportLine[]): readonly string[] => lines.map(writeLine)

export { fetchTiles } from './sequence.ts'
export { emptyEdge, grow, planInclusion } from './tree/tiles.ts'
