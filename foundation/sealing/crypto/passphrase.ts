/** The key that Argon2id makes of a passphrase. */
import { argon2id } from 'hash-wasm'
import { type Bytes, utf8 } from './bytes.ts'
import type { PassphraseCost } from './forms.ts'
import { plainPassphrase } from './weakness.ts'

/** 32 bytes of Argon2id. Takes a fifth of a second and its memory: run it in a worker. */
export const keyOfPassphrase = async (
  typed: string,
  salt: Bytes,
  { memory_kib, passes }: PassphraseCost,
): Promise<Bytes> =>
  (await argon2id({
    password: utf8(plainPassphrase(typed)),
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: memory_kib,
    hashLength: 32,
    outputType: 'binary',
  })) as Bytes
