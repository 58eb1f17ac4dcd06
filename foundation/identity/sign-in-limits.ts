/** How long somebody who fails must wait: by account, address, both together, and everybody. Rules alone; the counting is SQL. */
import type { IdentityKey } from './identity-key.ts'

export type Failures = {
  readonly subject: string
  readonly failures: number
  /** Since the last one; null when there is none. */
  readonly seconds_since: number | null
  /** Whether this account has signed in from this address within thirty days. */
  readonly known: boolean
}
export type Subjects = { readonly account: string; readonly place: string; readonly address: string }

type Limit = { readonly free: number; readonly most: number; readonly sparesKnown: boolean }

/** Rows that one failure of a password leaves: account, place, address. */
const ROWS = 3

/**
 * Failures within a quarter of an hour that cost nothing, then a delay that doubles, up to `most` seconds. Only the place (one account
 * from one address) waits long. What strangers can cause for an account stays at half a minute, does not touch its passkeys, and spares
 * addresses it has signed in from: nobody can lock somebody else out.
 */
const limits: { readonly [Kind in keyof Subjects | 'everybody']: Limit } = {
  place: { free: 5, most: 300, sparesKnown: false },
  account: { free: 10, most: 30, sparesKnown: true },
  address: { free: 30, most: 300, sparesKnown: true },
  everybody: { free: 300 * ROWS, most: 30, sparesKnown: true },
}

/** The subjects of an attempt as keyed hashes. A network of IPv6 (its first 64 bits) counts as one address. */
export function subjectsOf(key: IdentityKey, name: string, address: string): Subjects {
  const network = networkOf(address)
  return {
    account: `account:${key.mac('limit', name)}`,
    place: `place:${key.mac('limit', `${name}\n${network}`)}`,
    address: `address:${key.mac('limit', network)}`,
  }
}

/** Whole seconds to wait before the next attempt, 0 for none. */
export function waitOf(counted: readonly Failures[]): number {
  const waits = counted.map(({ subject, failures, seconds_since: since, known }) => {
    const limit = limits[subject.replace(/:.*$/, '') as keyof typeof limits]
    if (limit === undefined || since === null || (known && limit.sparesKnown) || failures < limit.free) return 0
    const delay = Math.min(limit.most, 2 ** Math.min(failures - limit.free, 20))
    return Math.ceil(delay - since)
  })
  return Math.max(0, ...waits)
}

function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = (tail ?? '').split(':').filter((part) => part !== '')
  const whole =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return whole.slice(0, 4).join(':')
}
