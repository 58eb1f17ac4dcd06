/** Contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (found === null) throw new RangeError(`Cannot measure the colour "${colour}": expected #rrggbb`)
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((channel) => {
    const share = Number.parseInt(channel, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The paper of tokens.css; a test keeps the two equal. */
export const paper = '#fbfaf7'

/** The least contrast of an institution's accent on paper (WCAG 2.2, 1.4.3). */
export const leastAccentContrast = 4.5

export type AccentVerdict =
  | { readonly status: 'allowed'; readonly ratio: number }
  | { readonly status: 'refused'; readonly ratio: number }
  | { readonly status: 'malformed' }

/** Whether a colour may be an institution's accent: `#rrggbb`, at least 4.5:1 on paper. */
export function judgeAccent(colour: string): AccentVerdict {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return { status: 'malformed' }
  const ratio = contrast(colour, paper)
  return { status: ratio >= leastAccentContrast ? 'allowed' : 'refused', ratio }
}

/**
 * Sets the accent of the whole page through the CSSOM, which the content security policy lets pass, or takes it back
 * with null. Refuses with `false` and changes nothing where the contrast is too low.
 */
export function applyAccent(root: HTMLElement, colour: string | null): boolean {
  if (colour === null) {
    root.style.removeProperty('--accent')
    return true
  }
  if (judgeAccent(colour).status !== 'allowed') return false
  root.style.setProperty('--accent', colour)
  return true
}
