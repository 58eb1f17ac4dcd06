/** The PRF of a passkey in the browser: 32 bytes that only this authenticator gives for this salt, after its user was verified. */
import { type Bytes, base64url, bytesOf, randomBytes } from '../../crypto/bytes.ts'
import { SealingRefused } from '../../crypto/refused.ts'
import type { OwnVault } from '../../model.ts'

/** Asks a passkey for its output; refuses (`wrong-secret`) one that has none. */
async function askPasskey(
  salt: Bytes,
  credential?: string,
): Promise<{ readonly output: Bytes; readonly credential: string }> {
  const answer = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      userVerification: 'required',
      ...(credential === undefined
        ? {}
        : { allowCredentials: [{ type: 'public-key' as const, id: bytesOf(credential) }] }),
      extensions: { prf: { eval: { first: salt } } },
    },
  })
  if (!(answer instanceof PublicKeyCredential)) throw new SealingRefused('wrong-secret')
  const first = answer.getClientExtensionResults().prf?.results?.first
  if (first === undefined) throw new SealingRefused('wrong-secret')
  const output = new Uint8Array(
    first instanceof ArrayBuffer ? first : first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength),
  ) as Bytes
  return { output, credential: base64url(new Uint8Array(answer.rawId)) }
}

/** The output for the passkey that a wrap of the vault names. */
export async function passkeyOutput(vault: OwnVault): Promise<Bytes> {
  const wrap = vault.wraps.find(({ kind }) => kind === 'passkey')?.wrap
  if (wrap?.kind !== 'passkey') throw new SealingRefused('wrong-secret')
  return (await askPasskey(bytesOf(wrap.salt), wrap.credential)).output
}
