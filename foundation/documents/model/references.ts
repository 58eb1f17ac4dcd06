/** Whether the parts of a document fit together: what is pointed at exists, what exists is pointed at, rows fit. */
import { directionOf, type Language, textFaultOf } from '../../language/index.ts'
import type { Block, Cell } from './blocks.ts'
import { type Inline, type Inlines, isRawValue } from './inlines.ts'

type Parts = {
  readonly lang: Language
  readonly dir: 'rtl' | 'ltr'
  readonly blocks: readonly Block[]
  readonly notes: readonly { readonly id: string; readonly inlines: Inlines }[]
  readonly citations: readonly { readonly id: string }[]
}
type Path = readonly (string | number)[]
type Fault = { readonly path: Path; readonly problem: string }

/** Every fault of a document that the shape of its parts does not show, with its place. */
export function referenceFaults(model: Parts): readonly Fault[] {
  const found = model.blocks.flatMap((block, index) => linesOf(block, ['blocks', index]))
  const inNotes = model.notes.flatMap(({ inlines }, index) => nested(inlines, ['notes', index, 'inlines']))
  return [
    ...(model.dir === directionOf(model.lang) ? [] : [{ path: ['dir'], problem: 'document.direction-wrong' }]),
    ...inNotes,
    ...danglingFaults(model, found),
    ...model.notes.flatMap(({ id }, index) =>
      found.some(({ inline }) => inline.kind === 'note' && inline.id === id)
        ? []
        : [{ path: ['notes', index], problem: 'document.note-unused' }],
    ),
    ...repeated(model.notes.map(({ id }) => id)).map((index) => ({ path: ['notes', index], problem: 'list.repeated' })),
    ...repeated(model.citations.map(({ id }) => id)).map((index) => ({
      path: ['citations', index],
      problem: 'list.repeated',
    })),
    ...idFaults(model.blocks),
    ...levelFaults(model.blocks),
    ...model.blocks.flatMap((block, index) => shapeFaults(block, ['blocks', index])),
  ]
}

type Found = { readonly inline: Inline; readonly path: Path }

const located = (inlines: Inlines, path: Path): readonly Found[] =>
  inlines.map((inline, index) => ({ inline, path: [...path, index] }))

/** Every inline of a block with its place. */
function linesOf(block: Block, path: Path): readonly Found[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return located(block.inlines, [...path, 'inlines'])
    case 'quote':
      return [...located(block.inlines, [...path, 'inlines']), ...located(block.source ?? [], [...path, 'source'])]
    case 'list':
      return block.items.flatMap((item, index) => located(item, [...path, 'items', index]))
    case 'table':
      return [
        ...located(block.caption ?? [], [...path, 'caption']),
        ...block.columns.flatMap(({ label }, index) => located(label, [...path, 'columns', index, 'label'])),
        ...block.rows.flatMap((row, at) =>
          row.flatMap((cell, index) => (typeof cell === 'string' ? [] : located(cell, [...path, 'rows', at, index]))),
        ),
      ]
    case 'side_by_side':
      return block.rows.flatMap(({ cells }, at) =>
        cells.flatMap((cell, column) =>
          cell.flatMap((inner, index) => linesOf(inner, [...path, 'rows', at, 'cells', column, index])),
        ),
      )
    default:
      return []
  }
}

function danglingFaults({ blocks, notes, citations }: Parts, found: readonly Found[]): readonly Fault[] {
  const ids = {
    note: new Set(notes.map(({ id }) => id)),
    citation: new Set(citations.map(({ id }) => id)),
    link: new Set(blocks.flatMap(idsOf).map((id) => `#${id}`)),
  }
  return found.flatMap(({ inline, path }) => {
    if (inline.kind === 'link')
      return inline.href.startsWith('#') && !ids.link.has(inline.href)
        ? [{ path, problem: 'document.link-nowhere' }]
        : []
    if (inline.kind !== 'note' && inline.kind !== 'citation') return []
    return ids[inline.kind].has(inline.id) ? [] : [{ path, problem: `document.${inline.kind}-missing` }]
  })
}

/** A note within a note, or in the label of a repeated table header, has no foot of a page to stand at. */
function nested(inlines: Inlines, path: Path): readonly Fault[] {
  return located(inlines, path).flatMap(({ inline, path: place }) =>
    inline.kind === 'note' || inline.kind === 'citation' ? [{ path: place, problem: 'document.note-in-note' }] : [],
  )
}

function shapeFaults(block: Block, path: Path): readonly Fault[] {
  if (block.kind === 'side_by_side')
    return block.rows.flatMap(({ cells }, index) =>
      cells.length === block.columns.length
        ? []
        : [{ path: [...path, 'rows', index], problem: 'document.row-does-not-fit' }],
    )
  if (block.kind !== 'table') return []
  return block.rows.flatMap((row, at) => {
    if (row.length !== block.columns.length)
      return [{ path: [...path, 'rows', at], problem: 'document.row-does-not-fit' }]
    return row.flatMap((cell, index) =>
      isCell(cell, block.columns[index]?.kind ?? 'text')
        ? []
        : [{ path: [...path, 'rows', at, index], problem: 'document.value-malformed' }],
    )
  })
}

const isCell = (cell: Cell, kind: 'text' | 'number' | 'percent' | 'date' | 'ref') =>
  typeof cell !== 'string' ||
  cell === '' ||
  (kind === 'text' ? textFaultOf(cell) === undefined : isRawValue(kind, cell))

function idsOf(block: Block): readonly string[] {
  if (block.kind === 'side_by_side')
    return block.rows.flatMap(({ id, cells }) => [...(id === undefined ? [] : [id]), ...cells.flat().flatMap(idsOf)])
  return 'id' in block && block.id !== undefined ? [block.id] : []
}

function idFaults(blocks: readonly Block[]): readonly Fault[] {
  const all = blocks.flatMap((block, index) => idsOf(block).map((id) => ({ id, index })))
  return repeated(all.map(({ id }) => id)).map((at) => ({
    path: ['blocks', all[at]?.index ?? 0],
    problem: 'list.repeated',
  }))
}

/** The first heading is of level 1 and none skips a level: readers who listen go from heading to heading. */
function levelFaults(blocks: readonly Block[]): readonly Fault[] {
  let last = 0
  return blocks.flatMap((block, index) =>
    headingLevels(block).flatMap((level) => {
      const skips = level > last + 1
      last = level
      return skips ? [{ path: ['blocks', index], problem: 'document.heading-level-skipped' }] : []
    }),
  )
}

function headingLevels(block: Block): readonly number[] {
  if (block.kind === 'heading') return [block.level]
  if (block.kind === 'signatures') return [1]
  return block.kind === 'side_by_side' ? block.rows.flatMap(({ cells }) => cells.flat().flatMap(headingLevels)) : []
}

/** The places of values that stood there before. */
function repeated(values: readonly string[]): readonly number[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [index]
    seen.add(value)
    return []
  })
}
