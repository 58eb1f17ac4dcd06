/** Days in workbooks are numbers with a format. */

/** Whether a number with this format is a day (ECMA-376 part 1, 18.8.30): built-in formats by number, others by their letters. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const letters = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  return /[yd]/.test(letters) || (letters.includes('m') && !/[hs]/.test(letters) && !/[0#]/.test(letters))
}

const MILLISECONDS = 86_400_000

/** The day of a serial number as `YYYY-MM-DD`; undefined for one outside four-digit years. */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  const whole = Math.floor(serial)
  // the calendar of 1900 has a 29 February that never was: numbers before it count from a day later
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  if (whole < 0 || whole > 2_958_465) return undefined
  return new Date(epoch + whole * MILLISECONDS).toISOString().slice(0, 10)
}
