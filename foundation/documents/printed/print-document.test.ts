import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from '../index.ts'
import { document, french, paragraph, text } from '../testing/small.ts'
import { exampleProtocol } from '../testing.ts'
import { plainLine } from './lines.ts'
import type { ColumnPrint } from './model.ts'
import { printDocument } from './print-document.ts'

const morocco = { locale: 'ar-MA', digits: 'locale' } as const
const palestine = { locale: 'ar-PS', digits: 'locale' } as const
const value = (kind: 'number' | 'percent' | 'date' | 'phone', raw: string): Block =>
  paragraph({ kind: 'value', value: kind, raw })

/** The lines of all paragraphs and headings as plain text without isolates. */
function linesOf(blocks: readonly Block[], reader: Parameters<typeof printDocument>[1] = morocco): readonly string[] {
  return printDocument(document(blocks), reader)
    .blocks.filter((block): block is Extract<ColumnPrint, { block: 'paragraph' | 'heading' }> => 'line' in block)
    .map(({ line, ...block }) =>
      `${'number' in block ? `${block.number} ` : ''}${plainLine(line)}`.replace(/[\u2068\u2069]/g, ''),
    )
}

test('values are written for the reader: digits, months and marks of their locale, with no breakable space in a number', () => {
  const blocks = [value('date', '2026-08-14'), value('number', '1260.5'), value('phone', '+212 5 37')]
  assert.deepEqual(linesOf(blocks), ['14\u00A0غشت 2026', '1.260,5', '+212\u202F5\u202F37'])
  assert.deepEqual(linesOf(blocks, palestine), ['١٤\u00A0آب ٢٠٢٦', '١٬٢٦٠٫٥', '+212\u202F5\u202F37'])
  const inFrench = printDocument(document([value('number', '1260')], french), { locale: 'fr-MA', digits: 'arab' })
  assert.match(JSON.stringify(inFrench.blocks), /"1[.\u00A0\u202F]260"/)
})

test('a percent comes from Intl, which keeps its sign on its side', () => {
  const [percent] = linesOf([value('percent', '0.45')])
  assert.match(percent ?? '', /^\u200E?45\u200E?%\u200E?$/)
  assert.ok((percent ?? '').includes('\u200E'))
})

test('headings that are numbered count by level and by language, in the digits of the reader', () => {
  const heading = (level: number, numbered = true): Block => ({
    kind: 'heading',
    level,
    numbered,
    inlines: text('باب'),
  })
  const blocks = [heading(1), heading(2), heading(2), heading(1, false), heading(1), heading(2)]
  assert.deepEqual(linesOf(blocks), ['1 باب', '1.1 باب', '1.2 باب', 'باب', '2 باب', '2.1 باب'])
  assert.equal(linesOf(blocks, palestine)[2], '١.٢ باب')
})

test('notes are numbered where they are first met; met again they keep their number and gain a place', () => {
  const note = { kind: 'note', id: 'b' } as const
  const model = document([paragraph({ kind: 'note', id: 'a' }, note), paragraph(note)], {
    notes: [
      { id: 'b', lang: 'fr', inlines: text('Deux.') },
      { id: 'a', lang: 'ar', inlines: text('واحد.') },
    ],
  })
  const { notes } = printDocument(model, palestine)
  assert.deepEqual(
    notes.map(({ mark, lang, dir, places }) => [mark, lang, dir, places.length]),
    [
      ['١', 'ar', 'rtl', 1],
      ['٢', 'fr', 'ltr', 2],
    ],
  )
})

test('notes of a table stay with the table and have letters of their own', () => {
  const printed = printDocument(exampleProtocol(), morocco)
  const table = printed.blocks.find((block) => block.block === 'table')
  assert.deepEqual(
    table?.notes.map(({ mark }) => mark),
    ['(أ)'],
  )
  assert.deepEqual(
    printed.notes.map(({ mark }) => mark),
    ['1', '2', '3'],
  )
})

test('a citation is printed from its record in the language of the text, with its locator', () => {
  const { notes } = printDocument(exampleProtocol(), morocco)
  const cited = notes.at(-1)
  assert.equal(cited?.lang, 'ar')
  assert.equal(
    plainLine(cited?.line ?? []).replace(/[\u2068\u2069]/g, ''),
    'اللجنة المعنية بحقوق الإنسان، التعليق العام رقم 34، § 12.',
  )
})

test('beside each other every language writes its own figures', () => {
  const printed = printDocument(exampleProtocol(), palestine)
  const texts = printed.blocks.find((block) => block.block === 'side_by_side')
  const headings = texts?.rows[4]?.cells.map(([heading]) =>
    heading?.block === 'heading' ? plainLine(heading.line) : '',
  )
  assert.deepEqual(headings, [
    'المادة \u2068٤\u2069: تبادل المعلومات',
    'Article \u20684\u2069 : Échange d’informations',
  ])
})

test('what is attached comes before the signatures', () => {
  const kinds = printDocument(exampleProtocol(), morocco).blocks.map(({ block }) => block)
  assert.deepEqual(kinds.slice(-2), ['attachments', 'signatures'])
})
