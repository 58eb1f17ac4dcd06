/** A document cut into sections, so that a failure can name the one it comes from. */
import { pickText } from '../../language/index.ts'
import type { Block } from '../model/blocks.ts'
import type { Inlines } from '../model/inlines.ts'
import type { DocModel } from '../model.ts'

export type Section = { readonly name: string; readonly model: DocModel }

/** Title and header alone, then every section of its own: at headings of the first level, and row by row side by side. */
export function sectionsOf(model: DocModel): readonly Section[] {
  const title = pickText(model.title, model.lang)?.text ?? model.ref
  const part = (name: string, blocks: readonly Block[]): Section => ({
    name,
    model: { ...model, blocks: blocks.map(raised), annexes: [] },
  })
  const sections = [part(title, [])]
  let open: { name: string; blocks: Block[] } | undefined
  const close = () => {
    if (open !== undefined) sections.push(part(open.name, open.blocks))
    open = undefined
  }
  for (const block of model.blocks) {
    if (block.kind === 'side_by_side') {
      close()
      for (const [index, row] of block.rows.entries())
        sections.push(part(rowName(row.cells.flat()) ?? `${title} · ${index + 1}`, [{ ...block, rows: [row] }]))
    } else if (block.kind === 'cover' || block.kind === 'signatures') {
      close()
      sections.push(part(block.kind === 'cover' ? title : (pickText(block.title, model.lang)?.text ?? title), [block]))
    } else {
      if (block.kind === 'heading' && block.level === 1) close()
      open ??= { name: block.kind === 'heading' ? plainText(block.inlines) : title, blocks: [] }
      open.blocks.push(block)
    }
  }
  close()
  if (model.annexes.length > 0)
    sections.push({
      name: pickText(model.annexes[0]?.title ?? {}, model.lang)?.text ?? title,
      model: { ...model, blocks: [] },
    })
  return sections
}

/** Every heading on the first level: a section that begins on the second would be refused for that alone. */
function raised<B extends Block>(block: B): B {
  if (block.kind === 'heading') return { ...block, level: 1 }
  if (block.kind !== 'side_by_side') return block
  return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.map(raised)) })) }
}

function rowName(blocks: readonly Block[]): string | undefined {
  const heading = blocks.find((block) => block.kind === 'heading')
  return heading === undefined ? undefined : plainText(heading.inlines)
}

const plainText = (inlines: Inlines) =>
  inlines.map((inline) => ('text' in inline ? inline.text : inline.kind === 'value' ? inline.raw : '')).join('')
