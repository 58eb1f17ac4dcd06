/** The way from a form to a form of something it names, and back with what was made: told in addresses, so that a reload keeps it. */
import type { Kind } from '../../model.ts'

/** Kinds that stand by themselves; the others hang on a record and are made from its page. */
export const MAKEABLE: readonly Kind[] = ['event', 'person', 'act', 'information']

const controlPrefix = 'f-'

type Origin = { readonly caseId: string; readonly from: string; readonly field: string }

/** The form of a new record, which knows the form it was asked from and the field that waits for it. */
export const addressOfNew = (kind: Kind, { caseId, from, field }: Origin) =>
  `/records/${kind}/new?${new URLSearchParams({ case: caseId, from, for: field.slice(controlPrefix.length) })}`

/** Where to go back to with what was made; undefined for a form that nobody waits for, or an address of another site. */
export function wayBack(search: URLSearchParams): ((madeId: string | undefined) => string) | undefined {
  const [from, field] = [search.get('from'), search.get('for')]
  if (from === null || field === null || !/^\/(records|cases)\//.test(from)) return undefined
  return (madeId) => {
    if (madeId === undefined) return from
    const [path = '', asked = ''] = from.split('?')
    const back = new URLSearchParams(asked)
    back.set('fill', `${field}:${madeId}`)
    return `${path}?${back}`
  }
}

/** What an address asks a form to fill, and the address without it. */
export function fillOf(
  path: string,
  asked: string,
): { readonly field: string; readonly id: string; readonly without: string } | undefined {
  const search = new URLSearchParams(asked)
  const [, field, id] = /^([a-z0-9_-]{1,60}):([0-9a-f-]{36})$/.exec(search.get('fill') ?? '') ?? []
  if (field === undefined || id === undefined) return undefined
  search.delete('fill')
  return { field, id, without: search.size === 0 ? path : `${path}?${search}` }
}
