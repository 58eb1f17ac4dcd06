import type { Side } from './conflict.tsx'

/** A field on which two versions of a record differ, and the side to propose. */
export type Difference<Key> = { readonly key: Key; readonly first: Side }

/**
 * Compares what a person wants to save with what lies on the server now, against the version both began from. A field
 * only the other side changed is proposed as theirs; one that both or only this person changed, as mine.
 */
export function differences<Values extends object>(
  base: Values,
  mine: Values,
  theirs: Values,
): readonly Difference<keyof Values & string>[] {
  const keys = Object.keys(mine) as (keyof Values & string)[]
  return keys
    .filter((key) => !same(mine[key], theirs[key]))
    .map((key) => ({ key, first: same(mine[key], base[key]) ? 'theirs' : 'mine' }))
}

/** The part of `mine` that differs from `base`: what a PATCH has to say. */
export function changesOf<Values extends object>(base: Values, mine: Values): Partial<Values> {
  return Object.fromEntries(
    Object.entries(mine).filter(([key, value]) => !same(value, base[key as keyof Values])),
  ) as Partial<Values>
}

/** Equal as JSON, whatever the order of keys; an empty text in a language counts as an absent one. */
export function same(one: unknown, other: unknown): boolean {
  return normal(one) === normal(other)
}

const normal = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inner]) => inner !== undefined && inner !== '')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  )
