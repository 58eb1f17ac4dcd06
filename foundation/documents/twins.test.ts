import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from './index.ts'
import { renderPdf } from './server.ts'
import { readPdf, tokensOf } from './testing/read-pdf.ts'
import { document, paragraph, text } from './testing/small.ts'
import { exampleProtocol } from './testing.ts'

const reader = { locale: 'ar-MA', digits: 'locale' } as const

/** Tokens of both renderings; hyphenated words are put together, what only one of them brings of itself is left out. */
async function bothTokens(model: ReturnType<typeof exampleProtocol>) {
  const result = await renderPdf(model, { ...reader, standard: 'ua-1' })
  assert.equal(result.status, 'done')
  if (result.status !== 'done') throw new Error('unreachable')
  const pdf = (await readPdf(result.bytes)).pages.map((page) =>
    page
      .filter(({ y }) => y > 60 && y < 780)
      .map((word) => word.text)
      .join(' '),
  )
  const html = renderHtml(model, { ...reader, stylesheet: 'document.css' })
  const body = html.slice(html.indexOf('<body>')).replace(/<div class="running">.*?<\/div>/, ' ')
  const shown = body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('↩', ' ')
  return { pdf: tokensOf(pdf.join(' ')), html: tokensOf(shown) }
}

const isLatin = (token: string) => /^[\p{Script=Latin}\p{N}]+$/u.test(token)
const counted = (tokens: readonly string[]) => Map.groupBy(tokens, (token) => token)

/** The share of the tokens of one list that the other has as well, as often. */
function share(of: readonly string[], among: readonly string[]): number {
  const there = counted(among)
  const found = [...counted(of)].map(([token, all]) => Math.min(all.length, there.get(token)?.length ?? 0))
  return found.reduce((sum, count) => sum + count, 0) / of.length
}

test('PDF and HTML of the protocol carry the same numbers, references, notes, fingerprints and French words', async () => {
  const { pdf, html } = await bothTokens(exampleProtocol())
  // the column heads are repeated on every page, and a hyphenated word comes back as two
  const missing = [...counted(html.filter(isLatin))].filter(
    ([token, all]) => !/\p{L}{4}/u.test(token) && (counted(pdf).get(token)?.length ?? 0) < all.length,
  )
  assert.deepEqual(
    missing.map(([token]) => token),
    [],
  )
  assert.ok(share(html.filter(isLatin), pdf) > 0.97, String(share(html.filter(isLatin), pdf)))
})

test('PDF and HTML carry the same Arabic words, as far as words can be read back from a PDF', async () => {
  const { pdf, html } = await bothTokens(exampleProtocol())
  const [ofHtml, ofPdf] = [html, pdf].map((tokens) => tokens.filter((token) => !isLatin(token)))
  // fully vowelled words are lost with every font and every reader: see the reference on fonts
  assert.ok(share(ofHtml ?? [], ofPdf ?? []) > 0.85, String(share(ofHtml ?? [], ofPdf ?? [])))
})

test('every cell of a table, every note and every numbered paragraph is in both', async () => {
  const rows = Array.from({ length: 60 }, (_value, index) => [`R-${1000 + index}`, `${7000 + index}`])
  const model = document(
    [
      paragraph({ kind: 'note', id: 'n' }),
      { kind: 'paragraph', number: '41', inlines: text('Quarante') },
      { kind: 'list', marks: 'number', items: [text('Premier'), text('Second')] },
      {
        kind: 'table',
        columns: [
          { label: text('Reference'), align: 'start', kind: 'ref' },
          { label: text('Count'), align: 'end', kind: 'text' },
        ],
        rows,
      },
    ],
    { notes: [{ id: 'n', lang: 'en', inlines: text('Sixteen.') }] },
  )
  const { pdf, html } = await bothTokens(model)
  for (const token of [
    ...rows.flat().flatMap((cell) => cell.split('-')),
    '41',
    'Premier',
    'Second',
    'Sixteen',
    'Quarante',
  ]) {
    assert.ok(html.includes(token), `${token} in the page`)
    assert.ok(pdf.includes(token), `${token} in the PDF`)
  }
})
