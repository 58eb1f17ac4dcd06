import { isLocale, type Locale, languageOf } from './locale.ts'

/**
 * The locale for a request that brings an `Accept-Language` header (RFC 9110, 12.5.4), among those offered; the first
 * offered is the default. `ar-EG` finds the first Arabic locale offered; a range with q=0 is not acceptable; a header
 * that cannot be read counts as absent.
 */
export function negotiateLocale(header: string | undefined, offered: readonly [Locale, ...Locale[]]): Locale {
  for (const range of rangesOf(header ?? '')) {
    if (range === '*') return offered[0]
    const exact = offered.find((locale) => locale.toLowerCase() === range)
    if (exact !== undefined) return exact
    const near = offered.find((locale) => languageOf(locale) === range.split('-')[0])
    if (near !== undefined) return near
  }
  return offered[0]
}

/** The offered locales as negotiateLocale() wants them: at least one, unknown ones dropped, ar-MA when none is left. */
export function offeredLocales(codes: readonly string[]): readonly [Locale, ...Locale[]] {
  const [first, ...rest] = codes.filter(isLocale)
  return first === undefined ? ['ar-MA'] : [first, ...rest]
}

function rangesOf(header: string): readonly string[] {
  return header
    .slice(0, 400)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(({ range, quality }) => /^(\*|[a-z]{1,8}(-[a-z0-9]{1,8})*)$/.test(range) && quality > 0 && quality <= 1)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range }) => range)
}
