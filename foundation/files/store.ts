/** What a file store is: content-addressed, and only ever growing. */
import type { Readable } from 'node:stream'

/** First and last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number }

export type FileStore = {
  /**
   * Keeps the bytes of the local file `path` under their SHA-256; durable when it returns. An object that is there already is never
   * written again: its size is compared, and a difference is an error, for it means damage. The local file may share its bytes with
   * the store afterwards: it is removed by the caller, never changed.
   */
  readonly put: (object: StoredObject & { readonly path: string }) => Promise<'stored' | 'existing'>
  /** Throws ObjectMissing when there is none. */
  readonly read: (sha256: string, range?: ByteRange) => Promise<Readable>
  readonly size: (sha256: string) => Promise<number | undefined>
  /** Throws when the store cannot be used now: for readiness. */
  readonly check: () => Promise<void>
}
export type StoredObject = { readonly sha256: string; readonly bytes: number }

/** The row names an object that the store does not have. */
export class ObjectMissing extends Error {}

export const damaged = (sha256: string, found: number, expected: number) =>
  new Error(
    `Cannot keep ${sha256.slice(0, 12)}… as the store holds ${found} bytes under its hash: expected ${expected}. Restore it from a backup`,
  )
