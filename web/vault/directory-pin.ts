import type { DirectoryPin } from '../../foundation/sealing/index.ts'

const keyOf = (institutionId: string) => `mithaq-directory ${institutionId}`

/** How far this browser has seen the key directory of an institution: public hashes, kept so that it cannot be rewritten behind it. */
export function readPin(institutionId: string): DirectoryPin | undefined {
  try {
    const { root, seq, hash } = JSON.parse(localStorage.getItem(keyOf(institutionId)) ?? 'null') ?? {}
    return typeof root === 'string' && typeof seq === 'number' && typeof hash === 'string'
      ? { root, seq, hash }
      : undefined
  } catch {
    return undefined
  }
}

/** Keeps a pin that the vault has read to; where the browser keeps nothing, the next visit begins anew. */
export function keepPin(institutionId: string, pin: DirectoryPin | undefined): void {
  if (pin === undefined) return
  try {
    localStorage.setItem(keyOf(institutionId), JSON.stringify(pin))
  } catch {
    // a browser that keeps nothing
  }
}
