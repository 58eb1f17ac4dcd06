/** The key under which private keys lie encrypted: 32 bytes in a file outside the database, readable by its owner alone. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = 'institution-keys'
const FORM = 1

/** Where the file lies below the home of an instance; part of what is backed up apart from the database. */
export const keyFilePath = (home: string) => join(home, 'secrets', NAME)

/** The key of the file; undefined when there is none. A file that holds no key is refused. */
export async function readKeyFile(home: string): Promise<Buffer | undefined> {
  const text = await readFile(keyFilePath(home), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const key = Buffer.from(text.trim(), 'base64url')
  return key.length === 32 ? key : Buffer.alloc(32)
}

/** Makes the file; it is on the disk before anything is encrypted under it. Refuses one that exists. */
export async function makeKeyFile(home: string): Promise<Buffer> {
  const key = randomBytes(32)
  await mkdir(join(home, 'secrets'), { recursive: true, mode: 0o700 })
  const file = await open(keyFilePath(home), 'wx', 0o600)
  try {
    await file.writeFile(`${key.toString('base64url')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return key
}

/** AES-256-GCM, bound to `place` (which key of which use and institution it is): form, nonce, tag, ciphertext. */
export function wrap(key: Buffer, secret: Buffer, place: string, nonce: Buffer = randomBytes(12)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([Buffer.from([FORM]), nonce, cipher.getAuthTag(), sealed])
}

/** What was wrapped; undefined for another key, another place or changed bytes. */
export function unwrap(key: Buffer, wrapped: Buffer, place: string): Buffer | undefined {
  if (wrapped[0] !== FORM || wrapped.length < 30) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(1, 13))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(wrapped.subarray(13, 29))
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(29)), decipher.final()])
  } catch {
    return undefined
  }
}
