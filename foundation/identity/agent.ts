/** A browser in two words, for the list of one's sessions: enough to know one's own devices again, too little to tell people apart. */

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/** `Firefox · Linux` from a User-Agent header; empty when nothing in it is known. */
export function agentOf(header: string): string {
  const first = (list: typeof browsers) => list.find(([pattern]) => pattern.test(header))?.[1]
  return [first(browsers), first(systems)].filter((word) => word !== undefined).join(' · ')
}
