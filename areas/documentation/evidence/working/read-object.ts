/** The bytes of an original, in memory and checked against its hash, for the limited processes; never more than they can use. */
import { hash } from 'node:crypto'
import type { FileStore } from '../../../../foundation/files/index.ts'

/** Beyond it nothing is derived: the original is kept as it is. */
const MOST_BYTES = 150 * 2 ** 20

export async function readObject(store: FileStore, sha256: string): Promise<Buffer | { readonly reason: string }> {
  const size = await store.size(sha256)
  if (size === undefined) return { reason: 'damaged' }
  if (size > MOST_BYTES) return { reason: 'too-large' }
  const chunks: Uint8Array[] = []
  for await (const chunk of await store.read(sha256)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return hash('sha256', bytes, 'hex') === sha256 ? bytes : { reason: 'damaged' }
}
