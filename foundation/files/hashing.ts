/** SHA-256 and SHA-512 of a stream in one pass. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Read at a time: larger pieces hash no faster, smaller ones cost more turns of the loop. */
const PIECE = 2 ** 20

export type Digests = { readonly sha256: string; readonly sha512: string }
export type Hashing = {
  readonly update: (chunk: Uint8Array) => void
  /** Of everything so far, in hex; more may follow. */
  readonly digests: () => Digests
}

export function startHashing(): Hashing {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
  return {
    update: (chunk) => {
      sha256.update(chunk)
      sha512.update(chunk)
    },
    digests: () => ({ sha256: sha256.copy().digest('hex'), sha512: sha512.copy().digest('hex') }),
  }
}

/** Reads a stream to its end. */
export async function hashStream(stream: AsyncIterable<Uint8Array>): Promise<Digests & { readonly bytes: number }> {
  const hashing = startHashing()
  let bytes = 0
  for await (const chunk of stream) {
    hashing.update(chunk)
    bytes += chunk.length
  }
  return { ...hashing.digests(), bytes }
}

/** The digests of a file of this machine. */
export const hashFile = (path: string) => hashStream(createReadStream(path, { highWaterMark: PIECE }))
