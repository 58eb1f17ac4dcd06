/** Wraps: the secret of a vault, encrypted under what its owner knows, has printed, or has in their hand. Each opens it alone. */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { canonicalBytes } from '../../canonical/index.ts'
import { type Bytes, base64url, bytesOf, randomBytes, utf8 } from './bytes.ts'
import { passphraseCost, Wrap } from './forms.ts'
import { keyOfPassphrase } from './passphrase.ts'
import { SealingRefused } from './refused.ts'
import { readSecret, type VaultSecret, writeSecret } from './secret.ts'

const SALT = 16
const NONCE = 12

/** Under a passphrase, whose strength the caller has judged. */
export async function wrapWithPassphrase(secret: VaultSecret, passphrase: string): Promise<Wrap> {
  const salt = randomBytes(SALT)
  return close(secret, await keyOfPassphrase(passphrase, salt, passphraseCost), {
    v: 1,
    kind: 'passphrase',
    salt: base64url(salt),
    ...passphraseCost,
  })
}

/** Under the printed recovery key of 128 random bits. */
export async function wrapWithRecoveryKey(secret: VaultSecret, recovery: Bytes): Promise<Wrap> {
  const salt = randomBytes(SALT)
  return close(secret, await keyOf(recovery, salt, 'recovery'), { v: 1, kind: 'recovery', salt: base64url(salt) })
}

/** Under the output of a passkey's PRF for `salt`, which the wrap keeps to ask for it again. */
export async function wrapWithPasskey(
  secret: VaultSecret,
  { output, salt, credential }: { readonly output: Bytes; readonly salt: Bytes; readonly credential: string },
): Promise<Wrap> {
  return close(secret, await keyOf(output, salt, 'passkey'), {
    v: 1,
    kind: 'passkey',
    salt: base64url(salt),
    credential,
  })
}

/** What opens a wrap of each kind. */
export type Opener =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly key: Bytes }
  | { readonly kind: 'passkey'; readonly output: Bytes }

/** The secret of a wrap. Refuses (`wrong-secret`) what does not open it, without telling a wrong opener from a changed wrap. */
export async function unwrap(stored: Wrap, opener: Opener): Promise<VaultSecret> {
  const wrap = Wrap.safeParse(stored)
  if (!wrap.success || wrap.data.kind !== opener.kind) throw new SealingRefused('wrong-secret')
  const { nonce, sealed, ...head } = wrap.data
  const key = await openerKey(wrap.data, opener)
  const bytes = opened(() => chacha20poly1305(key, bytesOf(nonce), canonicalBytes(head)).decrypt(bytesOf(sealed)))
  return readSecret(bytes)
}

async function openerKey(wrap: Wrap, opener: Opener): Promise<Bytes> {
  const salt = bytesOf(wrap.salt)
  if (wrap.kind === 'passphrase' && opener.kind === 'passphrase')
    return await keyOfPassphrase(opener.passphrase, salt, { memory_kib: wrap.memory_kib, passes: wrap.passes })
  if (opener.kind === 'recovery') return await keyOf(opener.key, salt, 'recovery')
  if (opener.kind === 'passkey') return await keyOf(opener.output, salt, 'passkey')
  throw new SealingRefused('wrong-secret')
}

function opened(open: () => Uint8Array): Uint8Array {
  try {
    return open()
  } catch {
    throw new SealingRefused('wrong-secret')
  }
}

type Head<W extends Wrap = Wrap> = W extends Wrap ? Omit<W, 'nonce' | 'sealed'> : never

/** The head is authenticated with the secret: parameters cannot be lowered afterwards. */
function close(secret: VaultSecret, key: Bytes, head: Head): Wrap {
  const nonce = randomBytes(NONCE)
  const sealed = chacha20poly1305(key, nonce, canonicalBytes(head)).encrypt(writeSecret(secret))
  return { ...head, nonce: base64url(nonce), sealed: base64url(sealed) }
}

/** HKDF with SHA-256 over what is random already. */
async function keyOf(random: Bytes, salt: Bytes, use: 'recovery' | 'passkey'): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', random, 'HKDF', false, ['deriveBits'])
  const info = utf8(`mithaq vault ${use} v1`)
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256))
}
