/** The exported log as a text: one JSON object a line, in a fixed order, the last one signed. Anybody can read it with common tools. */
import { z } from 'zod'

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** What an entry was about. Salts are 32 bytes; `detail` is the canonical JSON that was committed to, letter for letter. */
export const Opening = z.strictObject({
  object: z.strictObject({ kind: z.string(), id: z.string() }),
  object_salt: Base64,
  detail: z.string(),
  detail_salt: Base64,
})
export type Opening = z.infer<typeof Opening>

/** The lines in their order: one `log`, checkpoints, tiles, entries, timestamps, one `end`. */
const lines = {
  log: z.strictObject({
    format: z.literal(1),
    origin: z.string(),
    keys: z.array(z.string()).min(1),
    size: z.int().nonnegative().max(100_000_000),
  }),
  checkpoint: z.strictObject({ n: z.int().positive(), note: z.string() }),
  tile: z.strictObject({ path: z.string(), hashes: Base64 }),
  entry: z.strictObject({ leaf: z.string(), opening: Opening.nullable() }),
  timestamp: z.strictObject({ size: z.int().positive(), token: Base64 }),
  end: z.string(),
}
export type LineKind = keyof typeof lines
export const lineKinds = Object.keys(lines) as readonly LineKind[]
export type ExportLine = {
  readonly [Kind in LineKind]: { readonly kind: Kind; readonly value: z.infer<(typeof lines)[Kind]> }
}[LineKind]

export const writeLine = ({ kind, value }: ExportLine) => `${JSON.stringify({ [kind]: value })}\n`

/** Reads a line without its line feed; undefined when it is none of them, letter for letter. */
export function readLine(text: string): ExportLine | undefined {
  try {
    const [[kind, value] = ['', undefined], ...more] = Object.entries(JSON.parse(text))
    if (more.length > 0 || !Object.hasOwn(lines, kind)) return undefined
    const read = lines[kind as LineKind].safeParse(value)
    return read.success ? ({ kind, value: read.data } as ExportLine) : undefined
  } catch {
    return undefined
  }
}

export type ExportCounts = { readonly entries: number; readonly checkpoints: number; readonly tiles: number }

/** What the last line signs: how much of each kind there is, and SHA-256 (hexadecimal digits) of all bytes before it. */
export const endText = (origin: string, { entries, checkpoints, tiles }: ExportCounts, sha256: string) =>
  `${origin}/export\n${entries}\n${checkpoints}\n${tiles}\n${sha256}\n`

/** Reads what the last line signs; undefined when it is not that. */
export function readEnd(text: string) {
  const [title, entries, checkpoints, tiles, sha256, ...rest] = text.split('\n')
  if (!title?.endsWith('/export') || sha256 === undefined || rest.join() !== '') return undefined
  return { origin: title.slice(0, -'/export'.length), counts: [entries, checkpoints, tiles].map(Number), sha256 }
}
