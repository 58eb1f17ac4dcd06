// PDF in a limited process: the text layer of its pages, and pictures of the first of them. No script of the file runs, nothing is fetched.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { answer, faultOf, work } from './frame.mjs'

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name) => `${join(home, name)}/`

async function textOf(page, most) {
  const content = await page.getTextContent()
  return content.items
    .map((item) => (item.hasEOL === true ? `${item.str}\n` : (item.str ?? '')))
    .join('')
    .replaceAll('\0', '')
    .slice(0, most)
}

async function pictureOf(document, page, pixels) {
  const whole = page.getViewport({ scale: 1 })
  const scale = Math.min(1.6, Math.sqrt(pixels / Math.max(1, whole.width * whole.height)))
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height))]
  const made = document.canvasFactory.create(width, height)
  await page.render({ canvasContext: made.context, viewport, canvas: made.canvas }).promise
  const bytes = made.canvas.toBuffer('image/jpeg', 85)
  document.canvasFactory.destroy(made)
  return { width, height, bytes }
}

await work(async ({ order, bytes }) => {
  let document
  try {
    document = await getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      useWorkerFetch: false,
      verbosity: VerbosityLevel.ERRORS,
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      maxImageSize: order.pixels * 4,
    }).promise
  } catch (error) {
    throw faultOf(error?.name === 'PasswordException' ? 'locked' : 'unreadable')
  }
  const pages = Math.min(document.numPages, order.pages)
  const texts = []
  const copies = []
  const parts = []
  for (let number = 1; number <= pages; number += 1) {
    const page = await document.getPage(number)
    const body = await textOf(page, order.letters)
    if (body.trim() !== '') texts.push({ page: number, body })
    if (number <= order.pictures) {
      const { width, height, bytes: picture } = await pictureOf(document, page, order.pixels)
      copies.push({ page: number, width, height })
      parts.push(picture)
    }
    page.cleanup()
  }
  await answer({ pages: document.numPages, texts, copies }, parts)
})
