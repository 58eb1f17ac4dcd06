/** What is derived of an original by its type: pictures without metadata, thumbnails, pages, words, the manifest of a capture. Writes nothing. */
import { z } from 'zod'
import type { MachineText } from '../copy-queries.ts'
import type { Copy, Step } from '../model.ts'
import { ffmpegPath } from './ffmpeg.ts'
import { MOST_PIXELS, runChild } from './run-child.ts'

export type Made = {
  readonly operation: Copy['operation']
  readonly page?: number
  readonly tool: string
  readonly width: number
  readonly height: number
  readonly bytes: Buffer
}
export type Derived = {
  readonly step: Step
  /** Null where the step was done. */
  readonly reason: string | null
  readonly copies: readonly Made[]
  readonly texts: readonly MachineText[]
  readonly fingerprint?: string
}

export const PICTURE_TOOL = 'sharp 0.35.5'
const PDF_TOOL = 'pdf.js 6.5.438'
const WORDS_TOOL = 'tesseract.js 7.0.0 ara+fra+eng'
const ARCHIVE_TOOL = 'WACZ datapackage'
const LETTERS = 100_000
const PAGES = 500
const PICTURED_PAGES = 20
/** Pages without a text layer that are read as pictures; each takes seconds. */
const READ_PAGES = 5
const PAGE_PIXELS = 2_200_000

const Size = z.object({ width: z.int().min(1), height: z.int().min(1) })
const Pictures = z.object({ copies: z.array(Size), fingerprint: z.string().regex(/^[0-9a-f]{16}$/) })
const Redacted = z.object({ copies: z.array(Size).length(1) })
const Pdf = z.object({
  texts: z.array(z.object({ page: z.int(), body: z.string() })),
  copies: z.array(Size.extend({ page: z.int() })),
})
const Words = z.object({ body: z.string(), confidence: z.number().min(0).max(100) })
const Manifest = z.object({ body: z.string() })

const failed = (step: Step, reason: string): Derived => ({ step, reason, copies: [], texts: [] })

/** Which steps a type has; none for what is kept as it is. */
export function stepsFor(mediaType: string): readonly Step[] {
  if (mediaType.startsWith('image/')) return ['picture', 'words']
  if (mediaType === 'application/pdf') return ['pdf', 'words']
  if (mediaType === 'application/zip') return ['archive']
  if (mediaType.startsWith('video/')) return ffmpegPath() === undefined ? [] : ['poster']
  return []
}

/** Runs the steps of this type one after the other; a step that fails does not keep the next from what it can do. */
export async function* derive(mediaType: string, bytes: Buffer): AsyncGenerator<Derived> {
  if (mediaType.startsWith('image/')) {
    const pictures = await picturesOf(bytes)
    yield pictures
    const stripped = pictures.copies.find(({ operation }) => operation === 'stripped')
    if (stripped !== undefined) yield await wordsOf([{ page: 1, bytes: stripped.bytes }])
  }
  if (mediaType === 'application/pdf') {
    const pdf = await pagesOf(bytes)
    yield pdf
    const worded = new Set(pdf.texts.map(({ page }) => page))
    const silent = pdf.copies.flatMap(({ operation, page, bytes: picture }) =>
      operation === 'page' && page !== undefined && !worded.has(page) ? [{ page, bytes: picture }] : [],
    )
    if (silent.length > 0) yield await wordsOf(silent.slice(0, READ_PAGES))
  }
  if (mediaType === 'application/zip') yield await manifestOf(bytes)
  if (mediaType.startsWith('video/') && ffmpegPath() !== undefined) yield await posterOf(bytes)
}

async function picturesOf(bytes: Buffer): Promise<Derived> {
  const answer = await runChild('picture', { do: 'derive', pixels: MOST_PIXELS }, bytes, Pictures)
  if ('reason' in answer) return failed('picture', answer.reason)
  const { copies, fingerprint } = answer.told
  const made = (['stripped', 'thumbnail'] as const).flatMap((operation, index) => {
    const [size, part] = [copies[index], answer.parts[index]]
    return size === undefined || part === undefined ? [] : [{ operation, tool: PICTURE_TOOL, ...size, bytes: part }]
  })
  return { step: 'picture', reason: null, copies: made, texts: [], fingerprint }
}

async function pagesOf(bytes: Buffer): Promise<Derived> {
  const order = { pages: PAGES, pictures: PICTURED_PAGES, letters: LETTERS, pixels: PAGE_PIXELS }
  const answer = await runChild('pdf', order, bytes, Pdf)
  if ('reason' in answer) return failed('pdf', answer.reason)
  const pages = answer.told.copies.flatMap((size, index): Made[] => {
    const part = answer.parts[index]
    return part === undefined ? [] : [{ operation: 'page', tool: PDF_TOOL, ...size, bytes: part }]
  })
  const first = pages[0] === undefined ? undefined : await picturesOf(pages[0].bytes)
  const thumbnail = first?.copies.find(({ operation }) => operation === 'thumbnail')
  return {
    step: 'pdf',
    reason: null,
    copies: thumbnail === undefined ? pages : [...pages, thumbnail],
    texts: answer.told.texts.map((text) => ({ ...text, method: 'text_layer', engine: PDF_TOOL, confidence: null })),
  }
}

async function wordsOf(pictures: readonly { readonly page: number; readonly bytes: Buffer }[]): Promise<Derived> {
  const texts: MachineText[] = []
  for (const { page, bytes } of pictures) {
    const answer = await runChild('words', { pixels: MOST_PIXELS, letters: LETTERS }, bytes, Words)
    if ('reason' in answer) return { ...failed('words', answer.reason), texts }
    const { body, confidence } = answer.told
    if (body !== '') texts.push({ page, body, method: 'ocr', engine: WORDS_TOOL, confidence: Math.round(confidence) })
  }
  return { step: 'words', reason: null, copies: [], texts }
}

async function manifestOf(bytes: Buffer): Promise<Derived> {
  const answer = await runChild('archive', { letters: LETTERS }, bytes, Manifest)
  if ('reason' in answer) return failed('archive', answer.reason)
  const { body } = answer.told
  const texts: MachineText[] =
    body === '' ? [] : [{ page: 1, body, method: 'manifest', engine: ARCHIVE_TOOL, confidence: null }]
  return { step: 'archive', reason: null, copies: [], texts }
}

/** The first second of a video as a picture, where a program for it is installed; then as any picture. */
async function posterOf(bytes: Buffer): Promise<Derived> {
  const answer = await runChild('poster', { program: ffmpegPath() }, bytes, z.object({}))
  const frame = 'reason' in answer ? undefined : answer.parts[0]
  if (frame === undefined) return failed('poster', 'reason' in answer ? answer.reason : 'unreadable')
  const pictures = await picturesOf(frame)
  const copies = pictures.copies.map(
    (copy): Made => ({
      ...copy,
      tool: `ffmpeg, ${copy.tool}`,
      operation: copy.operation === 'stripped' ? 'poster' : copy.operation,
    }),
  )
  return { step: 'poster', reason: pictures.reason, copies, texts: [] }
}

/** A picture with regions blackened and encoded anew. */
export async function redactPicture(bytes: Buffer, regions: readonly unknown[]) {
  const answer = await runChild('picture', { do: 'redact', pixels: MOST_PIXELS, regions }, bytes, Redacted)
  if ('reason' in answer) return answer
  const [size] = answer.told.copies
  const [part] = answer.parts
  return size === undefined || part === undefined ? { reason: 'unreadable' } : { ...size, bytes: part }
}
