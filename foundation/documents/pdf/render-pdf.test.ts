import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { canonicalDocument, type DocModel } from '../index.ts'
import { type PdfOptions, type PdfRendering, renderPdf } from '../server.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { document, paragraph, text } from '../testing/small.ts'
import { exampleProtocol } from '../testing.ts'

const options = { standard: 'ua-1', locale: 'ar-MA', digits: 'locale' } as const satisfies PdfOptions

async function rendered(model: DocModel, more: Partial<PdfOptions> = {}) {
  const result = await renderPdf(model, { ...options, ...more })
  assert.equal(result.status, 'done', JSON.stringify(result))
  return result as Extract<PdfRendering, { readonly status: 'done' }>
}

async function failure(model: DocModel, more: Partial<PdfOptions> = {}) {
  const result = await renderPdf(model, { ...options, ...more })
  assert.equal(result.status, 'failed')
  return result as Extract<PdfRendering, { readonly status: 'failed' }>
}

test('the same model, reader and standard give the same bytes, whatever the order of fields and the hour', async () => {
  const first = await rendered(exampleProtocol())
  const again = Object.fromEntries(Object.entries(exampleProtocol()).reverse()) as DocModel
  const second = await rendered(again)
  assert.equal(first.sha256, createHash('sha256').update(second.bytes).digest('hex'))
  const { info } = await readPdf(first.bytes)
  assert.equal(info.CreationDate, 'D:20261123000000Z')
  assert.equal(info.ModDate, 'D:20261123000000Z')
  assert.notEqual((await rendered(exampleProtocol(), { locale: 'ar-PS' })).sha256, first.sha256)
})

test('a rendering for reading is PDF/UA-1: tagged, with language and title, and says what it was made with', async () => {
  const result = await rendered(exampleProtocol())
  const raw = Buffer.from(result.bytes).toString('latin1')
  assert.match(raw, /<pdfuaid:part>1</)
  const { info, marked, attachments } = await readPdf(result.bytes)
  assert.equal(marked, true)
  assert.equal(info.Language, 'ar-MA')
  assert.equal(info.Title, 'بروتوكول تعاون في مجال حقوق الإنسان')
  assert.equal(attachments.size, 0)
  assert.equal(result.engine_version, '0.7.0')
  assert.equal(result.fonts.length, 7)
  for (const hash of [result.template_sha256, ...result.fonts.map(({ sha256 }) => sha256)])
    assert.match(hash, /^[0-9a-f]{64}$/)
})

test('a rendering for the archive is PDF/A-3a and carries the canonical model whose hash is told', async () => {
  const model = exampleProtocol()
  const result = await rendered(model, { standard: 'a-3a' })
  const raw = Buffer.from(result.bytes).toString('latin1')
  assert.match(raw, /<pdfaid:part>3<[\s\S]*<pdfaid:conformance>A</)
  const { attachments } = await readPdf(result.bytes)
  assert.deepEqual([...attachments], [['model.json', canonicalDocument(model)]])
  assert.equal(result.doc_sha256, createHash('sha256').update(canonicalDocument(model)).digest('hex'))
})

test('a character that no listed font holds is an error that names it and the section', async () => {
  const model = exampleProtocol()
  const [cover, texts, ...others] = model.blocks
  assert.ok(cover !== undefined && texts?.kind === 'side_by_side')
  const rows = texts.rows.map((row, index) =>
    index === 5
      ? { ...row, cells: [[...(row.cells[0] ?? []), paragraph(...text('签名'))], ...row.cells.slice(1)] }
      : row,
  )
  const result = await failure({ ...model, blocks: [cover, { ...texts, rows }, ...others] } as DocModel)
  assert.equal(result.reason, 'refused')
  assert.deepEqual(result.missing, ['签', '名'])
  assert.equal(result.section, 'المادة 5: الموافقة')
  assert.match(result.detail, /could not be displayed/)
})

test('Arabic, French, English, Tifinagh, Hebrew and transliteration are set in the listed fonts and no others', async () => {
  const words = 'سلام Égalité Peace ⵜⴰⵏⵎⵎⵉⵔⵜ שלום ʿAbd al-Raḥmān ṣḍṭẓ ﷺ «»'
  const { bytes } = await rendered(
    document([
      paragraph(
        ...text(words),
        { kind: 'text', text: ` ${words}`, emphasis: 'strong' },
        { kind: 'text', text: ' Liberty', lang: 'en', emphasis: 'emphasis' },
      ),
    ]),
  )
  const names = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g),
  ].map(([, name]) => name)
  assert.deepEqual([...new Set(names)].sort(), [
    'Amiri-Bold',
    'Amiri-Italic',
    'Amiri-Regular',
    'NotoSansTifinagh-Regular',
    'NotoSerifHebrew-Bold',
    'NotoSerifHebrew-Regular',
  ])
})

test('text that looks like a command of the engine is printed, not obeyed', async () => {
  const commands = [
    '#panic("stop")',
    '#read("/etc/passwd")',
    '*bold* _it_ `raw` $x$',
    '#import "@preview/a:1.0.0"',
    '= Title',
    '\\u{41} // end',
  ]
  const { bytes } = await rendered(document(commands.map((command) => paragraph(...text(command)))))
  const [page = []] = (await readPdf(bytes)).pages
  const shown = page.map((word) => word.text.replace(/\s/g, '')).join('')
  for (const command of commands) {
    const letters = command.match(/[a-zA-Z0-9]+/g) ?? []
    for (const part of letters) assert.ok(shown.includes(part), `${part} of ${command} in ${shown}`)
  }
})

test('a rendering that takes too long is ended and says so', async () => {
  const result = await failure(document([paragraph(...text('نص'))]), { limits: { seconds: 0.02, memoryKb: 2_000_000 } })
  assert.equal(result.reason, 'timeout')
})

const linux = process.platform === 'linux'
test('the operating system holds the memory limit, and exceeding it is told as such', {
  skip: linux ? false : 'not Linux, skipped',
}, async () => {
  const result = await failure(document([paragraph(...text('نص'))]), { limits: { seconds: 60, memoryKb: 900_000 } })
  assert.equal(result.reason, 'memory')
})

test('many renderings at once all end, two at a time', async () => {
  const models = Array.from({ length: 5 }, (_value, index) => document([paragraph(...text(`نص ${index}`))]))
  const results = await Promise.all(models.map((model) => rendered(model)))
  assert.equal(new Set(results.map(({ sha256 }) => sha256)).size, 5)
})
