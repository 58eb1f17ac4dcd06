/** The state of the list of entries is its address, so that it can be shared and gone back to. */
import { spanOf } from '../../../time/index.ts'
import { type EventType, isEventType } from '../../event-types.ts'

export type LogSearch = {
  readonly type?: EventType
  /** A year, month or day: `2026`, `2026-11`, `2026-11-23`. */
  readonly period?: string
  readonly object?: { readonly kind: string; readonly id: string }
  readonly actor?: string
  readonly after?: string
}

/** Reads the address; what it does not understand is passed over. */
export function readLogSearch(address: string): LogSearch {
  const values = new URLSearchParams(address)
  const given = (name: string, pattern: RegExp) => {
    const value = values.get(name)
    return value !== null && pattern.test(value) ? value : undefined
  }
  const type = values.get('type')
  const period = given('period', /^(1[89]|2[01])\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  const kind = given('object_kind', /^[a-z][a-z0-9-]{0,59}$/)
  const id = given('object_id', /^[A-Za-z0-9._:-]{1,120}$/)
  const actor = given('actor', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const after = given('after', /^[A-Za-z0-9_-]{1,100}$/)
  return {
    ...(type !== null && isEventType(type) ? { type } : {}),
    ...(period === undefined ? {} : { period }),
    ...(kind === undefined || id === undefined ? {} : { object: { kind, id } }),
    ...(actor === undefined ? {} : { actor }),
    ...(after === undefined ? {} : { after }),
  }
}

/** The address of the list in this state. */
export function logAddress({ type, period, object, actor, after }: LogSearch): string {
  const values = new URLSearchParams()
  if (type !== undefined) values.set('type', type)
  if (period !== undefined) values.set('period', period)
  if (object !== undefined) {
    values.set('object_kind', object.kind)
    values.set('object_id', object.id)
  }
  if (actor !== undefined) values.set('actor', actor)
  if (after !== undefined) values.set('after', after)
  return values.size === 0 ? '/log' : `/log?${values}`
}

/** What the server is asked for. */
export function logQuery({ type, period, object, actor, after }: LogSearch) {
  const span = period === undefined ? undefined : spanOf(period)
  return {
    ...(type === undefined ? {} : { type }),
    ...(span === undefined ? {} : { from: span.first, to: span.last }),
    ...(object === undefined ? {} : { object_kind: object.kind, object_id: object.id }),
    ...(actor === undefined ? {} : { actor }),
    ...(after === undefined ? {} : { after }),
  }
}
