/** Canonical JSON (RFC 8785), after refusing what the library would drop or turn into something else without a word. */
import canonicalize from 'canonicalize'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** The one spelling of a JSON value. Refuses `undefined`, NaN, infinities, lone surrogates, names that are not NFC, and values that are no JSON. */
export function canonicalJson(value: JsonValue): string {
  assertJson(value, '')
  const text = canonicalize(value)
  if (text === undefined) throw new Error('Cannot write canonical JSON of a value that is no JSON')
  return text
}

function assertJson(value: unknown, place: string): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return
  } else if (typeof value === 'string') {
    if (value.isWellFormed()) return
  } else if (Array.isArray(value)) {
    // a hole in an array reads as undefined, which is refused
    for (let index = 0; index < value.length; index++) assertJson(value[index], `${place}/${index}`)
    return
  } else if (typeof value === 'object' && isPlain(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (!name.isWellFormed() || name.normalize('NFC') !== name)
        throw new Error(`Cannot write canonical JSON as a name below “${place}” is not in NFC`)
      assertJson(member, `${place}/${name}`)
    }
    return
  }
  throw new Error(`Cannot write canonical JSON as there is no JSON value at “${place}”: found ${typeof value}`)
}

const isPlain = (value: object) =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
