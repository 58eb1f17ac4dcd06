/** Bytes as text and back, alike in a browser, its workers and Node. */

export type Bytes = Uint8Array<ArrayBuffer>

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes

const CHUNK = 0x8000

/** Base64 of RFC 4648 with padding. */
export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK))
  return btoa(binary)
}

/** The bytes of base64 with or without padding, in the alphabet of files or of addresses. Throws for what is neither. */
export function bytesOf(base64: string): Bytes {
  const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

/** Base64 for addresses, without padding: how public keys and signatures are written. */
export const base64url = (bytes: Uint8Array): string =>
  base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Fresh random bytes of the platform's generator. */
export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))
