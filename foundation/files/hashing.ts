/** SHA-256 and SHA-512 of a stream in one pass. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

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

/**
 * Hands a file of this machine to `take` piece by piece, the next one being read while one is taken: two buffers in all, whatever the
 * size. Answers how many bytes there were.
 */
export async function readPieces(path: string, take: (piece: Uint8Array) => void): Promise<number> {
  const file = await open(path)
  try {
    let [free, other] = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)]
    let bytes = 0
    let coming = file.read(free, 0, PIECE, 0)
    for (;;) {
      const { bytesRead, buffer } = await coming
      if (bytesRead === 0) return bytes
      bytes += bytesRead
      ;[free, other] = [other, free]
      coming = file.read(free, 0, PIECE, bytes)
      take(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** The digests of a file of this machine. */
export async function hashFile(path: string): Promise<Digests & { readonly bytes: number }> {
  const hashing = startHashing()
  const bytes = await readPieces(path, hashing.update)
  return { ...hashing.digests(), bytes }
}
