/** For tests: keys of a log that live in memory. */
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Anchor } from './anchor.ts'
import type { LogKeys } from './sequence.ts'

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
