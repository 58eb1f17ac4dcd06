const others = /[\u0660-\u0669\u06F0-\u06F9]/g

/**
 * Arabic-Indic (U+0660–0669) and extended Arabic-Indic (U+06F0–06F9) digits as 0–9, direction characters dropped:
 * done to every number, date, reference and search before it is read.
 */
export function plainDigits(text: string): string {
  return text
    .replace(others, (digit) => String(digit.charCodeAt(0) & 0x0f))
    .replace(/[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
}

/** Writes 0–9 in the digits of a display, for codes that are digits and not quantities (a year typed back, a count). */
export function localDigits(text: string, digits: 'latn' | 'arab'): string {
  return digits === 'latn' ? text : text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)))
}
