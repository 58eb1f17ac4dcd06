const embeddings = /[\u202A-\u202E\u2066-\u2069]/g
const invisible = /[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g
const breaks = /\r\n|[\p{Cc}\u2028\u2029]/gu

/** A value that stays inside the isolate put around it: a control could end it early, so does the end of a paragraph. */
const contained = (value: string) => value.replace(embeddings, '').replace(breaks, ' ')

/**
 * Wraps a value for plain text (mail subject, problem detail, terminal, calendar file, file name) in U+2068 … U+2069,
 * so that its direction stays its own. Direction controls inside the value are dropped, line ends and tabs become spaces.
 * In HTML use `<bdi>` instead.
 */
export function isolate(value: string): string {
  return `\u2068${contained(value)}\u2069`
}

/** As `isolate`, left to right whatever the value holds: references, UN symbols, phone numbers, numeric dates. */
export function isolateLtr(value: string): string {
  return `\u2066${contained(value)}\u2069`
}

/**
 * Removes every invisible direction character (U+200B–200F, U+061C, U+202A–202E, U+2066–2069, U+FEFF): done before a
 * text is searched, compared, hashed or exported, never before it is shown.
 */
export function stripBidi(text: string): string {
  return text.replace(invisible, '')
}
