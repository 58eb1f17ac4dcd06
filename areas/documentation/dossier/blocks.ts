/** The blocks of a dossier: headings, tables of fields, counts. */
import type { Block, Inlines } from '../../../foundation/documents/index.ts'
import { type Field, type Kind, openFields } from '../index.ts'
import { contentOf, type RecordRow } from '../server.ts'
import { printedValue, ref, type Setting, said } from './inlines.ts'
import { words } from './words.ts'

/** What stays in the house: where the paper lies, how it was kept before, what colleagues remarked. */
const inHouse = new Set(['remarks', 'tags', 'paper_files', 'legacy_no', 'legacy_confidential', 'received_on'])
/** In a table a long text is hard to read: it stands below, in lines of its own. */
const LONG = 160

export const heading = (level: 2, inlines: Inlines): Block => ({ kind: 'heading', level, numbered: false, inlines })
export const paragraph = (...inlines: Inlines): Block => ({ kind: 'paragraph', inlines })
export const part = (title: string): Block => ({ kind: 'heading', level: 1, numbered: true, inlines: [said(title)] })

type Column = readonly [label: string, share: number]

/** A table of lines; a sentence that there is nothing where it would be empty. */
export function table(columns: readonly Column[], rows: readonly Inlines[][], { language }: Setting): Block {
  if (rows.length === 0) return paragraph(said(words.none[language]))
  return {
    kind: 'table',
    columns: columns.map(([label, share]) => ({ label: [said(label)], align: 'start', kind: 'text', share })),
    rows: rows.map((row) => row.map((cell) => [...cell])),
  }
}

/** The open fields of a kind that may stand in a dossier: nothing sealed, nothing that names anybody, nothing of the house's own. */
const printedFields = (kind: Kind): readonly Field[] =>
  openFields(kind).filter(({ key, names, import_only }) => names !== true && import_only !== true && !inHouse.has(key))

const lengthOf = (inlines: Inlines) =>
  inlines.reduce(
    (sum, one) => sum + (one.kind === 'text' ? one.text.length : one.kind === 'value' ? one.raw.length : 0),
    0,
  )

/** A record as its code with what is known of it; fields that say nothing are left out. */
export function recordBlocks(kind: Kind, row: RecordRow, setting: Setting, left: readonly string[] = []): Block[] {
  const { language } = setting
  const { values, states } = contentOf(kind, row)
  const shown = printedFields(kind)
    .filter(({ key }) => !left.includes(key))
    .map((field) => ({
      label: field.label[language],
      inlines: printedValue(field, values[field.key], states[field.key], setting),
    }))
    .filter(({ inlines }) => inlines.length > 0)
  const short = shown.filter(({ inlines }) => lengthOf(inlines) <= LONG)
  const long = shown.filter(({ inlines }) => lengthOf(inlines) > LONG)
  const columns: readonly Column[] = [
    [words.field[language], 2],
    [words.value[language], 5],
  ]
  return [
    ...(short.length === 0
      ? []
      : [
          table(
            columns,
            short.map(({ label, inlines }) => [[said(label)], [...inlines]]),
            setting,
          ),
        ]),
    ...long.flatMap(({ label, inlines }) => [
      paragraph({ kind: 'text', text: label, emphasis: 'strong' }),
      paragraph(...inlines),
    ]),
  ]
}

/** A record with its code and a word that says what it is above it. */
export const titled = (row: RecordRow, label: Inlines): Block =>
  heading(2, [ref(row.code), ...(label.length === 0 ? [] : [said(' · '), ...label])])
