/** Unsigned numbers as bytes of seven bits, smallest first (LEB128), and bytes as text for JSON. */

/** Writes `value` (below 2^53) at the end of `bytes`. */
export function writeNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}

/** Reads numbers one after the other; throws RangeError where the bytes end inside one or one exceeds 2^53. */
export function numberReader(bytes: Uint8Array): { readonly next: () => number; readonly atEnd: () => boolean } {
  let at = 0
  const next = () => {
    let value = 0
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[at]
      if (byte === undefined) throw new RangeError('Cannot read a number: the bytes end inside it')
      at += 1
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('Cannot read a number: it is larger than 2^53')
      if (byte < 0x80) return value
    }
  }
  return { next, atEnd: () => at >= bytes.length }
}

const chunk = 0x8000

/** Bytes as base64, in the browser and in Node alike. */
export function textOfBytes(bytes: Uint8Array): string {
  let binary = ''
  // in pieces: an engine refuses a call with as many arguments as a large file has bytes
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(binary)
}

/** The bytes of a base64 text; throws RangeError where it is none. */
export function bytesOfText(text: string): Uint8Array {
  let binary: string
  try {
    binary = atob(text)
  } catch {
    throw new RangeError('Cannot read bytes: the text is not base64')
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
