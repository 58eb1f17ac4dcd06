/** The permissions for one act, found by purpose: of fifty rules mostly one or two speak of the purpose asked about. */
import { operands, topAtoms } from '../machine/index.ts'
import type { CompiledRule } from './compile.ts'

export type Candidates = {
  /** Every permission for the act, in the order of the agreement. */
  readonly all: readonly CompiledRule[]
  /** Those that need a fact which not every record has. */
  readonly needing: readonly CompiledRule[]
  /** Those that can hold for a purpose; the rest name other purposes, so that their constraint is false. */
  readonly of: (purpose: string) => readonly CompiledRule[]
}

/** Indexes permissions. Leaves out only rules whose own list of purposes does not name the one asked about. */
export function candidatesOf(all: readonly CompiledRule[]): Candidates {
  const listed = all.map((one) => ({ one, purposes: purposesOf(one) }))
  const named = new Set(listed.flatMap(({ purposes }) => [...(purposes ?? [])]))
  const open = listed.filter(({ purposes }) => purposes === undefined).map(({ one }) => one)
  const found = new Map(
    [...named].map((purpose) => [
      purpose,
      listed.filter(({ purposes }) => purposes === undefined || purposes.has(purpose)).map(({ one }) => one),
    ]),
  )
  return { all, needing: all.filter(({ needs }) => needs.length > 0), of: (purpose) => found.get(purpose) ?? open }
}

/** The only purposes for which a rule can hold, or undefined where it does not list them. */
function purposesOf({ rule }: CompiledRule): ReadonlySet<string> | undefined {
  const [list] = topAtoms(rule, operands.purpose).flatMap(({ operator, value }) =>
    (operator === 'eq' || operator === 'isAnyOf') && 'iris' in value ? [value.iris] : [],
  )
  return list === undefined ? undefined : new Set(list)
}
