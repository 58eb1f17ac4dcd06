/** The key of this room, kept outside the database: what must be read back is encrypted under it, what is only compared is hashed under it. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type IdentityKey = {
  /** Encrypts text (AES-256-GCM, fresh nonce). `use` is bound to it: sealed for one use, it does not open for another. */
  readonly seal: (use: string, text: string) => Buffer
  /** The text again; undefined for bytes that were changed, sealed for another use or under another key. */
  readonly open: (use: string, sealed: Uint8Array) => string | undefined
  /** A keyed hash in 64 hexadecimal digits: who has only the database cannot try values against it. */
  readonly mac: (use: string, text: string) => string
}

const NONCE = 12
const TAG = 16

/** The key from the text of a secret file: 32 random bytes or more. */
export function identityKey(secret: string): IdentityKey {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'mithaq identity', use, 32))
  const sealing = derive('seal')
  const hashing = derive('mac')
  return {
    seal: (use, text) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(use))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (use, sealed) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, NONCE))
        decipher.setAAD(Buffer.from(use)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
        return decipher.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
    mac: (use, text) => createHmac('sha256', hashing).update(`${use}\n${text}`).digest('hex'),
  }
}
