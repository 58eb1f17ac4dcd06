/** Reads JSON without its ambiguities: a name that stands twice, a number that is too large, half a character. */

export type JsonFault = { readonly code: JsonFaultCode; readonly pointer: string }
export type JsonFaultCode =
  | 'not-utf8'
  | 'not-json'
  | 'name-repeated'
  | 'too-deep'
  | 'number-too-large'
  | 'lone-surrogate'
type Read =
  | { readonly status: 'read'; readonly value: unknown }
  | { readonly status: 'refused'; readonly fault: JsonFault }

const deepest = 64
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g

type Frame = {
  readonly kind: 'object' | 'array'
  readonly names: Set<string>
  readonly pointer: string
  name: string
  index: number
  awaitsName: boolean
}

/** A JSON value, or the first thing wrong with it and its JSON pointer. `JSON.parse` would let the last of two names win. */
export function readJson(source: string | Uint8Array): Read {
  const text = typeof source === 'string' ? source : decode(source)
  if (text === undefined) return refused('not-utf8', '')
  const fault = nestingFault(text)
  if (fault !== undefined) return { status: 'refused', fault }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('not-json', '')
  }
  const inside = tokenFault(text)
  return inside === undefined ? { status: 'read', value } : { status: 'refused', fault: inside }
}

const refused = (code: JsonFaultCode, pointer: string): Read => ({ status: 'refused', fault: { code, pointer } })

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Before parsing: what is nested deeper could exhaust the stack of whoever walks it. */
function nestingFault(text: string): JsonFault | undefined {
  let depth = 0
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    if (depth > deepest) return { code: 'too-deep', pointer: '' }
  }
  return undefined
}

/** Walks the tokens of a text that is known to be JSON. */
function tokenFault(text: string): JsonFault | undefined {
  const frames: Frame[] = []
  for (const [token] of text.matchAll(tokens)) {
    const frame = frames.at(-1)
    const here = pointerOf(frame)
    if (token === '{' || token === '[') {
      const kind = token === '{' ? 'object' : 'array'
      frames.push({ kind, names: new Set(), pointer: here, name: '', index: 0, awaitsName: kind === 'object' })
    } else if (token === '}' || token === ']') frames.pop()
    else if (token === ',') {
      if (frame !== undefined) {
        frame.index += 1
        frame.awaitsName = frame.kind === 'object'
      }
    } else if (token.startsWith('"')) {
      const value: string = JSON.parse(token)
      if (!value.isWellFormed()) return { code: 'lone-surrogate', pointer: here }
      if (frame?.awaitsName !== true) continue
      if (frame.names.has(value)) return { code: 'name-repeated', pointer: pointerTo(frame.pointer, value) }
      frame.names.add(value)
      frame.name = value
      frame.awaitsName = false
    } else if (/^-?\d/.test(token) && !Number.isFinite(Number(token)))
      return { code: 'number-too-large', pointer: here }
  }
  return undefined
}

function pointerOf(frame: Frame | undefined): string {
  if (frame === undefined) return ''
  return frame.kind === 'array' ? `${frame.pointer}/${frame.index}` : pointerTo(frame.pointer, frame.name)
}

/** The JSON pointer (RFC 6901) of a member. */
export function pointerTo(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
