/** Where a vault stands, and how much of what is sealed one person is handed. Pure. */
import { LEAST_WRAPS, type openingLimits, type VaultState } from './model.ts'

export type VaultFacts = {
  /** The state as it is written, undefined without a vault. */
  readonly written: VaultState | undefined
  readonly signed: boolean
  readonly testedWraps: number
}

/** The state that follows from the facts. A lock and a revocation are lifted by a key officer or not at all, never by facts. */
export function vaultState({ written, signed, testedWraps }: VaultFacts): VaultState {
  if (written === undefined) return 'invited'
  if (written === 'locked' || written === 'revoked') return written
  if (!signed) return 'keys_created'
  return testedWraps >= LEAST_WRAPS ? 'active' : 'key_signed'
}

/** Where a key officer may move a vault by hand. */
export const officerMoves: Readonly<Partial<Record<VaultState, readonly ('locked' | 'active' | 'revoked')[]>>> = {
  keys_created: ['revoked'],
  key_signed: ['revoked'],
  active: ['locked', 'revoked'],
  locked: ['active', 'revoked'],
}

/** Seconds to wait before so many more objects are handed out, 0 for none. `counts`: handed out within each limit's minutes. */
export function openingWait(counts: readonly number[], wanted: number, limits: typeof openingLimits): number {
  const over = limits.filter(({ objects }, index) => (counts[index] ?? 0) + wanted > objects)
  return Math.max(0, ...over.map(({ minutes }) => minutes * 60))
}
