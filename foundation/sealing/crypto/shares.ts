/** Shares of a vault's secret after Shamir: k of n custodians of the same institution together, never fewer. */
import { combine, split } from 'shamir-secret-sharing'
import { type Bytes, bytesOf, joined } from './bytes.ts'
import { SealingRefused } from './refused.ts'
import { openBytes, sealBytes } from './seal.ts'
import { readSecret, type VaultSecret, writeSecret } from './secret.ts'

export type EscrowShare = { readonly custodian: string; readonly sealed: Bytes }

/** The first bytes of a share say how many are needed, so that fewer are refused instead of giving nonsense. */
const head = (threshold: number) => Uint8Array.of(1, threshold)

/** Splits bytes so that `threshold` of the shares give them back; every byte value at every place survives. */
export async function splitBytes(bytes: Bytes, count: number, threshold: number): Promise<readonly Bytes[]> {
  const shares = await split(bytes, count, threshold)
  return shares.map((share) => joined(head(threshold), share))
}

/** The bytes of splitBytes(). Refuses fewer shares than are needed, and shares of different splits that say so. */
export async function combineBytes(shares: readonly Bytes[]): Promise<Bytes> {
  const [version, threshold] = shares[0] ?? []
  const distinct = new Set(shares.map((share) => share.at(-1)))
  const fits = shares.every(
    (share) => share[0] === version && share[1] === threshold && share.length === shares[0]?.length,
  )
  if (version !== 1 || threshold === undefined || !fits || distinct.size < threshold)
    throw new SealingRefused('too-few-shares')
  return new Uint8Array(await combine(shares.map((share) => share.slice(2))))
}

/** One share for each custodian, sealed to their hybrid key. */
export async function shareKeys(
  secret: VaultSecret,
  { custodians, threshold }: { readonly custodians: readonly string[]; readonly threshold: number },
): Promise<readonly EscrowShare[]> {
  const shares = await splitBytes(writeSecret(secret), custodians.length, threshold)
  return await Promise.all(
    custodians.map(async (custodian, index) => ({
      custodian,
      sealed: await sealBytes(shares[index] ?? bytesOf(''), [custodian]),
    })),
  )
}

/** A custodian's share, opened with their keys and sealed again to the one who recovers. */
export const passOnShare = async (sealed: Bytes, identities: readonly string[], recipient: string): Promise<Bytes> =>
  await sealBytes(await openBytes(sealed, identities), [recipient])

/** The secret of enough shares that were passed on to these keys. */
export async function recoverKeys(shares: readonly Bytes[], identities: readonly string[]): Promise<VaultSecret> {
  const opened = await Promise.all(shares.map((share) => openBytes(share, identities)))
  return readSecret(await combineBytes(opened))
}
