import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalDocument, DocModel } from './index.ts'
import { isRawValue } from './model/inlines.ts'
import { rawDocument, text } from './testing/small.ts'
import { exampleProtocol } from './testing.ts'

const body = { kind: 'paragraph', inlines: text('نص') }
const note = (id: string) => ({ id, lang: 'fr', inlines: text('Voir.') })
const pointing = (...inlines: unknown[]) => ({ kind: 'paragraph', inlines })

/** Why a document is refused, one word per fault. */
function faultsOf(blocks: readonly unknown[], more: { readonly [field: string]: unknown } = {}): readonly string[] {
  const { error } = DocModel.safeParse(rawDocument(blocks, more))
  return (error?.issues ?? []).map(({ message }) => message)
}

test('a protocol with cover, two authentic texts, translation, annex and signature page is a document', () => {
  const model = exampleProtocol()
  assert.deepEqual(DocModel.parse(JSON.parse(JSON.stringify(model))), model)
})

for (const [what, faults, fault] of [
  ['a note that does not exist', () => faultsOf([pointing({ kind: 'note', id: 'n1' })]), 'document.note-missing'],
  [
    'a citation that does not exist',
    () => faultsOf([pointing({ kind: 'citation', id: 'c' })]),
    'document.citation-missing',
  ],
  ['a note that nothing points at', () => faultsOf([body], { notes: [note('n1')] }), 'document.note-unused'],
  [
    'two notes of one id',
    () => faultsOf([pointing({ kind: 'note', id: 'n1' })], { notes: [note('n1'), note('n1')] }),
    'list.repeated',
  ],
  [
    'a note within a note',
    () =>
      faultsOf([pointing({ kind: 'note', id: 'n1' })], {
        notes: [{ id: 'n1', lang: 'ar', inlines: [{ kind: 'note', id: 'n1' }] }],
      }),
    'document.note-in-note',
  ],
  [
    'two places of one id',
    () =>
      faultsOf([
        { ...body, id: 'a' },
        { ...body, id: 'a' },
      ]),
    'list.repeated',
  ],
  [
    'a link to a place that does not exist',
    () => faultsOf([pointing({ kind: 'link', text: 'هنا', href: '#b' })]),
    'document.link-nowhere',
  ],
  [
    'a script as a link',
    () => faultsOf([pointing({ kind: 'link', text: 'هنا', href: 'javascript:alert(1)' })]),
    'document.link-malformed',
  ],
  [
    'a day that does not exist',
    () => faultsOf([pointing({ kind: 'value', value: 'date', raw: '2026-02-31' })]),
    'document.value-malformed',
  ],
  [
    'a number written for people',
    () => faultsOf([pointing({ kind: 'value', value: 'number', raw: '1 260' })]),
    'document.value-malformed',
  ],
  [
    'a control that turns text around',
    () => faultsOf([pointing({ kind: 'text', text: 'a\u202Eb' })]),
    'document.text-unprintable',
  ],
  [
    'a text that begins on the second level',
    () => faultsOf([{ kind: 'heading', level: 2, numbered: false, inlines: text('أ') }]),
    'document.heading-level-skipped',
  ],
  ['Arabic set from left to right', () => faultsOf([body], { dir: 'ltr' }), 'document.direction-wrong'],
  [
    'a table whose row has a cell too few',
    () => faultsOf([{ kind: 'table', columns: [column, column], rows: [['أ']] }]),
    'document.row-does-not-fit',
  ],
  [
    'a cell that is not of the kind of its column',
    () => faultsOf([{ kind: 'table', columns: [{ ...column, kind: 'number' }], rows: [['كثير']] }]),
    'document.value-malformed',
  ],
  [
    'texts side by side with one missing',
    () =>
      faultsOf([
        {
          kind: 'side_by_side',
          columns: [
            { lang: 'ar', standing: 'authentic' },
            { lang: 'fr', standing: 'authentic' },
          ],
          rows: [{ cells: [[body]] }],
        },
      ]),
    'document.row-does-not-fit',
  ],
] as const) {
  test(`a document with ${what} is refused`, () => {
    assert.deepEqual(faults(), [fault])
  })
}

const column = { label: text('عمود'), align: 'start', kind: 'text' } as const

test('a field that the model does not know is refused, wherever it stands', () => {
  assert.equal(faultsOf([{ ...body, colour: 'red' }]).length, 1)
  assert.equal(faultsOf([body], { author: 'x' }).length, 1)
})

test('spaces at the ends of a piece stay, as its neighbours need them; isolates do not', () => {
  const { blocks } = DocModel.parse(rawDocument([pointing({ kind: 'text', text: 'وفقًا للقرار \u2069' })]))
  assert.deepEqual(blocks, [pointing({ kind: 'text', text: 'وفقًا للقرار ' })])
})

test('the canonical form does not depend on the order in which fields were written', () => {
  const model = exampleProtocol()
  const reversed = DocModel.parse(Object.fromEntries(Object.entries(model).reverse()))
  assert.equal(canonicalDocument(reversed), canonicalDocument(model))
  assert.ok(canonicalDocument(model).startsWith('{"annexes":[{"sha256":"'))
})

test('isRawValue() takes partial dates, ratios and hashes as they are stored, and nothing formatted', () => {
  for (const raw of ['2026', '2026-02', '1970-01-01']) assert.ok(isRawValue('date', raw), raw)
  for (const raw of ['01/02/2026', '2026-13', '٢٠٢٦']) assert.ok(!isRawValue('date', raw), raw)
  assert.ok(isRawValue('percent', '0.45') && !isRawValue('percent', '45%'))
  assert.ok(isRawValue('hash', 'ab'.repeat(32)) && !isRawValue('hash', 'AB'.repeat(32)))
  assert.ok(isRawValue('phone', '+212 5 37 54 00 00') && !isRawValue('phone', 'اتصل'))
})
