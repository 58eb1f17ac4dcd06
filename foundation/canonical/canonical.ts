/** The bytes that are hashed and signed: RFC 8785, after refusing what the library drops or changes without a word. */
import canonicalize from 'canonicalize'
import { pointerTo } from './strict-json.ts'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

export type CanonicalFault = {
  readonly code: 'no-json' | 'not-finite' | 'lone-surrogate' | 'name-not-nfc' | 'too-deep'
  readonly pointer: string
}

const deepest = 64

/** What keeps a value from being canonical JSON, and where; undefined when nothing does. */
export function canonicalFaultOf(value: unknown, pointer = '', depth = 0): CanonicalFault | undefined {
  const fault = (code: CanonicalFault['code']) => ({ code, pointer })
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : fault('not-finite')
  if (typeof value === 'string') return value.isWellFormed() ? undefined : fault('lone-surrogate')
  if (typeof value !== 'object') return fault('no-json')
  if (depth > deepest) return fault('too-deep')
  if (Array.isArray(value)) {
    // by index: a hole in an array has to read as undefined
    for (let index = 0; index < value.length; index++) {
      const inside = canonicalFaultOf(value[index], pointerTo(pointer, index), depth + 1)
      if (inside !== undefined) return inside
    }
    return undefined
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return fault('no-json')
  for (const [name, member] of Object.entries(value)) {
    const at = pointerTo(pointer, name)
    if (!name.isWellFormed()) return { code: 'lone-surrogate', pointer: at }
    if (name.normalize('NFC') !== name) return { code: 'name-not-nfc', pointer: at }
    const inside = canonicalFaultOf(member, at, depth + 1)
    if (inside !== undefined) return inside
  }
  return undefined
}

/** The UTF-8 bytes of a value in RFC 8785. Throws where canonicalFaultOf() finds a fault: ask it first about what others wrote. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const fault = canonicalFaultOf(value)
  if (fault !== undefined) throw new Error(`Cannot write canonical JSON: ${fault.code} at “${fault.pointer}”`)
  return rfc8785Bytes(value)
}

/** The text of a JSON value in RFC 8785. Throws like canonicalBytes(). */
export const canonicalJson = (value: JsonValue): string => new TextDecoder().decode(canonicalBytes(value))

/** RFC 8785 alone, without our own refusals; for its vectors, one of which has a name that is not NFC. */
export function rfc8785Bytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalize(value))
}

/** Lowercase hexadecimal SHA-256 of bytes, in the browser and in Node. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
