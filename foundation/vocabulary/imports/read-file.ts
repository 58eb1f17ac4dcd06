/** Reads the bytes of a file in the limited process and answers its rows. */
import { join } from 'node:path'
import { runLimited } from '../../process/index.ts'
import { FileRefused, type ReadRow } from './rows.ts'

const entry = join(import.meta.dirname, 'read-child.mjs')
const limits = { rows: 200_000, columns: 60, record: 100_000, depth: 12 }
/** Never leaves the process that reads the file: half of it stands on the wrong code, and a part is slurs. */
const drop = ['ar_source']
const SECONDS = 15

export type ReadFile = { readonly columns: readonly string[]; readonly rows: readonly ReadRow[] }

/** Throws FileRefused with the reason when the file is not what it should be. */
export async function readRows(format: 'csv' | 'geojson', content: Uint8Array): Promise<ReadFile> {
  const order = Buffer.from(`${JSON.stringify({ format, drop, limits })}\n`)
  const answer = await runLimited(entry, Buffer.concat([order, content]), { seconds: SECONDS })
  if (answer.status === 'failed') throw new FileRefused(answer.reason === 'work' ? 'unreadable' : 'too-costly')
  const [head, ...rows] = answer.bytes
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line))
  if (head.fault !== undefined) throw new FileRefused(head.fault, { line: head.line })
  return { columns: head.columns, rows }
}
