/** The size of the text in charts, and the distance between its lines, in pixels; chart.css sets the same. */
export const textSize = 15
export const lineHeight = 22

/**
 * How wide a text will be, in pixels, without a browser: a chart is laid out before it is drawn, and on the server as
 * well. Rounded up on purpose: a label with some room beside it is better than one that is cut.
 */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text) em += widthOf(character)
  return Math.ceil(em * size)
}

// Shares of the font size in IBM Plex Sans Arabic, a little above the mean of each kind.
const kinds: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069]/u, 0],
  [/[\s.,:;'’!|ijltfrI()[\]،؛]/u, 0.36],
  [/[\d\u0660-\u0669\u06F0-\u06F9]/u, 0.62],
  [/[اأإآلدذرزوؤءة]/u, 0.5],
  [/[سشصضطظغخحجثن]/u, 0.8],
  [/\p{Script=Arabic}/u, 0.68],
  [/[MWmw@%]/u, 0.92],
  [/\p{Lu}/u, 0.7],
  [/[\p{Script=Latin}\p{P}]/u, 0.59],
]

function widthOf(character: string): number {
  return kinds.find(([kind]) => kind.test(character))?.[1] ?? 1
}

/** A text in lines no wider than `width`: broken between words, and inside a word only where it alone is too wide. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((part) => pieces(part, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, width: number, size: number): readonly string[] {
  if (word === '') return []
  if (textWidth(word, size) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && textWidth(part + character, size) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
