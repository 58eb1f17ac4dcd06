/** Where two JSON values first differ. */

import { pointerTo } from '../../foundation/canonical/index.ts'
import { isMembers } from './read-constraint.ts'

/** The JSON pointer of the first difference between two values, members in the order of the first; undefined when they are equal. */
export function firstDifference(one: unknown, other: unknown, pointer = ''): string | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    for (let index = 0; index < Math.max(one.length, other.length); index++) {
      const found = firstDifference(one[index], other[index], pointerTo(pointer, index))
      if (found !== undefined) return found
    }
    return undefined
  }
  if (isMembers(one) && isMembers(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const at = pointerTo(pointer, name)
      if (!Object.hasOwn(one, name) || !Object.hasOwn(other, name)) return at
      const found = firstDifference(one[name], other[name], at)
      if (found !== undefined) return found
    }
    return undefined
  }
  return Object.is(one, other) || (one === 0 && other === 0) ? undefined : pointer
}
