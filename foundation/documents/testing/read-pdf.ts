/** Reads a PDF back for tests: every word with its place on the page, the information of the file, what is attached. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A word as it stands on a page; x and y of its lower left corner in points, from the lower left corner of the page. */
export type PlacedWord = { readonly text: string; readonly x: number; readonly y: number; readonly width: number }
export type ReadPdf = {
  readonly pages: readonly (readonly PlacedWord[])[]
  readonly info: { readonly [name: string]: unknown }
  readonly marked: boolean
  readonly attachments: ReadonlyMap<string, string>
}

const invisible = /[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFEFC]/

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  const file = await task.promise
  const pages: (readonly PlacedWord[])[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const { items } = await (await file.getPage(number)).getTextContent({ disableNormalization: true })
    pages.push(wordsOf(items.flatMap((item) => ('str' in item ? [placed(item)] : []))))
  }
  const { info } = await file.getMetadata()
  const attachments = new Map<string, string>()
  for (const [id, { filename }] of (await file.getAttachments()) ?? []) {
    const content = await file.getAttachmentContent(id)
    attachments.set(filename, new TextDecoder().decode(content ?? undefined))
  }
  const marks: unknown = await file.getMarkInfo()
  await task.destroy()
  return { pages, info: { ...info }, marked: marks instanceof Map && marks.get('Marked') === true, attachments }
}

type Item = { readonly str: string; readonly transform: readonly number[]; readonly width: number }

const placed = ({ str, transform, width }: Item): PlacedWord => ({
  text: str.replace(invisible, '').replace(/\s/g, ' '),
  x: transform[4] ?? 0,
  y: transform[5] ?? 0,
  width,
})

/** Runs that touch on one line are one word; the engine cuts a word at every mark and ligature. */
function wordsOf(items: readonly PlacedWord[]): readonly PlacedWord[] {
  const words: PlacedWord[] = []
  for (const item of items.filter(({ text }) => text.trim() !== '')) {
    const last = words.at(-1)
    const touches =
      last !== undefined &&
      Math.abs(last.y - item.y) < 7 &&
      Math.min(Math.abs(item.x + item.width - last.x), Math.abs(last.x + last.width - item.x)) < 0.6
    if (!touches) words.push(item)
    else words.splice(-1, 1, joined(last, item))
  }
  return words
}

function joined(one: PlacedWord, other: PlacedWord): PlacedWord {
  const [left, right] = one.x <= other.x ? [one, other] : [other, one]
  const backwards = rightToLeft.test(left.text + right.text)
  return {
    text: backwards ? right.text + left.text : left.text + right.text,
    x: left.x,
    y: one.y,
    width: Math.max(left.x + left.width, right.x + right.width) - left.x,
  }
}

/** Words of letters and digits without marks, for comparing two renderings of the same text. */
export function tokensOf(text: string): readonly string[] {
  const bare = text
    .normalize('NFKC')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(invisible, '')
  return bare.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
}

/** The first word of a page that holds this text; says what is there when none does. */
export function wordAt(page: readonly PlacedWord[], text: string): PlacedWord {
  const found = page.find((word) => word.text.includes(text))
  if (found === undefined) throw new Error(`Cannot find «${text}» in: ${page.map((word) => word.text).join(' ')}`)
  return found
}
