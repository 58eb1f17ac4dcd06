/** From a document model to what is printed: pure, the same for the PDF and the HTML of one reader. */
import { localDigits, pickText } from '../../language/index.ts'
import type { Block, BlockOf } from '../model/blocks.ts'
import type { DocModel } from '../model.ts'
import { groupsOf, headingNumbers, itemMark, letterOf } from '../numbering.ts'
import { languageNames, words } from '../words.ts'
import { printCover } from './cover.ts'
import { type Displays, displayIn, flowOf, lineOf, type MarkNote, valueRun } from './lines.ts'
import type {
  AttachmentsPrint,
  ColumnPrint,
  Line,
  Printed,
  PrintedBlock,
  SideBySidePrint,
  TablePrint,
} from './model.ts'
import { noteKeeper } from './notes.ts'
import { digitsIn, displaysOf, type Reader } from './reader.ts'
import { printSignatures } from './signatures.ts'

/** Prepares a document for one reader. The model is taken as valid: parse it with `DocModel` first. */
export function printDocument(model: DocModel, reader: Reader): Printed {
  const displays = displaysOf(reader, model.region)
  const digits = digitsIn(displays, model.lang)
  const keeper = noteKeeper(model, displays, {
    scope: 'n',
    markOf: (n) => localDigits(String(n), digits),
    underTable: false,
  })
  const printer = blockPrinter(model, displays, keeper.mark)
  const blocks = withAttachments(model.blocks.map(printer), printAttachments(model, digits))
  const title = pickText(model.title, model.lang)?.text ?? model.ref
  const classification = model.classification === undefined ? undefined : pickText(model.classification, model.lang)
  const authors = model.org.map((org) => pickText(org, model.lang)?.text ?? '')
  return {
    ...flowOf(model.lang),
    ref: model.ref,
    region: model.region,
    title,
    dated: model.dated,
    authors,
    org: authors.join(' · '),
    ...(classification === undefined
      ? {}
      : { classification: { text: classification.text, ...flowOf(classification.language) } }),
    digits,
    page_of: words.page[model.lang],
    has_cover: model.blocks[0]?.kind === 'cover',
    blocks,
    notes: keeper.notes(),
    notes_title: words.notes[model.lang],
  }
}

type Heading = (level: number) => string

function blockPrinter(
  model: DocModel,
  displays: Displays,
  mark: MarkNote,
): (block: Block, index: number) => PrintedBlock {
  const numbers = new Map<string, Heading>()
  const numberOf = (lang: string, level: number) => {
    const found = numbers.get(lang) ?? headingNumbers(digitsIn(displays, lang))
    numbers.set(lang, found)
    return found(level)
  }
  const column = (block: ColumnSource, lang: string) =>
    printColumnBlock(block, block.lang ?? lang, displays, mark, numberOf)
  return (block, index) => {
    switch (block.kind) {
      case 'table':
        return printTable(block, block.lang ?? model.lang, model, displays, index)
      case 'page_break':
        return { block: 'page_break' }
      case 'cover':
        return printCover(block, model, displays)
      case 'side_by_side':
        return printSideBySide(block, model, column)
      case 'signatures':
        return printSignatures(block, displays)
      default:
        return column(block, model.lang)
    }
  }
}

type ColumnSource = BlockOf<'heading' | 'paragraph' | 'list' | 'quote'>

function printColumnBlock(
  block: ColumnSource,
  lang: string,
  displays: Displays,
  mark: MarkNote,
  numberOf: (lang: string, level: number) => string,
): ColumnPrint {
  const own = { ...flowOf(lang), ...(block.id === undefined ? {} : { id: block.id }) }
  const line = (inlines: Parameters<typeof lineOf>[0]) => lineOf(inlines, lang, displays, mark)
  const digits = digitsIn(displays, lang)
  switch (block.kind) {
    case 'heading':
      return {
        block: 'heading',
        ...own,
        level: block.level,
        ...(block.numbered ? { number: numberOf(lang, block.level) } : {}),
        line: line(block.inlines),
      }
    case 'paragraph':
      return {
        block: 'paragraph',
        ...own,
        ...(block.number === undefined ? {} : { number: localDigits(block.number, digits) }),
        line: line(block.inlines),
      }
    case 'list':
      return {
        block: 'list',
        ...own,
        marks: block.marks,
        items: block.items.map((item, index) => ({
          mark: itemMark(block.marks, index + 1, lang, digits),
          line: line(item),
        })),
      }
    case 'quote':
      return {
        block: 'quote',
        ...own,
        line: line(block.inlines),
        ...(block.source === undefined ? {} : { source: line(block.source) }),
      }
  }
}

function printTable(
  block: BlockOf<'table'>,
  lang: string,
  model: DocModel,
  displays: Displays,
  index: number,
): TablePrint {
  const keeper = noteKeeper(model, displays, {
    scope: `t${index}n`,
    markOf: (n) => `(${letterOf(n, lang)})`,
    underTable: true,
  })
  const line = (inlines: Parameters<typeof lineOf>[0]) => lineOf(inlines, lang, displays, keeper.mark)
  const display = displayIn(displays, lang)
  const cell = (raw: string, kind: BlockOf<'table'>['columns'][number]['kind']): Line =>
    raw === '' ? [] : [valueRun(kind === 'text' ? 'name' : kind, raw, display)]
  const caption = block.caption === undefined ? {} : { caption: line(block.caption) }
  const columns = block.columns.map(({ label, align, share }) => ({
    label: line(label),
    align,
    ...(share === undefined ? {} : { share }),
  }))
  const rows = block.rows.map((row) =>
    row.map((value, at) => (typeof value === 'string' ? cell(value, block.columns[at]?.kind ?? 'text') : line(value))),
  )
  const id = block.id === undefined ? {} : { id: block.id }
  return { block: 'table', ...flowOf(lang), ...id, ...caption, columns, rows, notes: keeper.notes() }
}

function printSideBySide(
  block: BlockOf<'side_by_side'>,
  model: DocModel,
  column: (block: ColumnSource, lang: string) => ColumnPrint,
): SideBySidePrint {
  return {
    block: 'side_by_side',
    columns: block.columns.map(({ lang, standing }) => ({
      ...flowOf(lang),
      name: languageNames[lang],
      standing: words[standing][lang],
    })),
    rows: block.rows.map(({ id, cells }) => ({
      ...(id === undefined ? {} : { id }),
      cells: cells.map((cell, at) => cell.map((inner) => column(inner, block.columns[at]?.lang ?? model.lang))),
    })),
  }
}

function printAttachments({ annexes, lang }: DocModel, digits: 'latn' | 'arab'): AttachmentsPrint {
  const items = annexes.map(({ title, sha256 }, index) => {
    const name = pickText(title, lang)
    return {
      mark: itemMark('number', index + 1, lang, digits),
      name: { text: name?.text ?? '', ...flowOf(name?.language ?? lang) },
      groups: groupsOf(sha256),
    }
  })
  return { block: 'attachments', title: words.annexes[lang], items }
}

/** At the end, but before the signatures, which also cover what is attached. */
function withAttachments(blocks: readonly PrintedBlock[], attachments: AttachmentsPrint): readonly PrintedBlock[] {
  if (attachments.items.length === 0) return blocks
  const end = blocks.at(-1)?.block === 'signatures' ? blocks.length - 1 : blocks.length
  return blocks.toSpliced(end, 0, attachments)
}
