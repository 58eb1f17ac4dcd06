/** Blocks as HTML: headings, numbered paragraphs as anchors, lists, tables with scopes, texts side by side. */
import type {
  AttachmentsPrint,
  ColumnPrint,
  CoverPrint,
  Field,
  PrintedBlock,
  PrintedNote,
  SideBySidePrint,
  SignaturesPrint,
  TablePrint,
} from '../printed/model.ts'
import { escaped, flowAttributes, lineHtml, placeAttribute, wordHtml } from './lines.ts'

/** What the printed words of a page need beside the blocks themselves. */
export type Labels = { readonly lang: string; readonly back: string }

/** One block; a page break is a matter of the style sheet. */
export function blockHtml(block: PrintedBlock, labels: Labels): string {
  switch (block.block) {
    case 'table':
      return tableHtml(block, labels)
    case 'cover':
      return coverHtml(block)
    case 'side_by_side':
      return sideBySideHtml(block)
    case 'signatures':
      return signaturesHtml(block)
    case 'attachments':
      return attachmentsHtml(block)
    case 'page_break':
      return '<hr class="page-break">'
    default:
      return columnHtml(block)
  }
}

function columnHtml(block: ColumnPrint): string {
  const attributes = `${placeAttribute(block.id)}${flowAttributes(block)}`
  switch (block.block) {
    case 'heading': {
      const tag = `h${block.level + 1}`
      const number =
        block.number === undefined ? '' : `<span class="number"><bdi dir="ltr">${escaped(block.number)}</bdi></span> `
      return `<${tag}${attributes}>${number}${lineHtml(block.line)}</${tag}>`
    }
    case 'paragraph': {
      if (block.number === undefined) return `<p${attributes}>${lineHtml(block.line)}</p>`
      const number = `<span class="number"><bdi dir="ltr">${escaped(block.number)}.</bdi></span>`
      return `<p class="numbered"${attributes}>${number} ${lineHtml(block.line)}</p>`
    }
    case 'list': {
      const items = block.items.map(
        ({ mark, line }) =>
          `<li><span class="mark">${escaped(mark)}</span> <span class="item">${lineHtml(line)}</span></li>`,
      )
      const tag = block.marks === 'bullet' ? 'ul' : 'ol'
      return `<${tag} role="list"${attributes}>${items.join('')}</${tag}>`
    }
    case 'quote': {
      const source = block.source === undefined ? '' : `<footer>${lineHtml(block.source)}</footer>`
      return `<blockquote${attributes}><p>${lineHtml(block.line)}</p>${source}</blockquote>`
    }
  }
}

function tableHtml(table: TablePrint, labels: Labels): string {
  const caption = table.caption === undefined ? '' : `<caption>${lineHtml(table.caption)}</caption>`
  const side = table.columns.map(({ align }) => (align === 'end' ? ' class="end"' : ''))
  const head = table.columns.map(({ label }, at) => `<th scope="col"${side[at] ?? ''}>${lineHtml(label)}</th>`)
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0
        ? `<th scope="row"${side[at] ?? ''}>${lineHtml(cell)}</th>`
        : `<td${side[at] ?? ''}>${lineHtml(cell)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  const notes = table.notes.length === 0 ? '' : notesHtml(table.notes, labels)
  return `<div class="table"${placeAttribute(table.id)}${flowAttributes(table)}><table>${caption}<thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>${notes}</div>`
}

/** Notes as a list; from each a way back to every place that points at it. */
export function notesHtml(notes: readonly PrintedNote[], { lang, back }: Labels): string {
  const items = notes.map((note) => {
    const ways = note.places.map(
      (place) =>
        `<a href="#${escaped(place)}" role="doc-backlink" lang="${escaped(lang)}" aria-label="${escaped(`${back} ${note.mark}`)}">↩</a>`,
    )
    return `<li id="${escaped(note.id)}"${flowAttributes(note)}><span class="mark"><bdi>${escaped(note.mark)}</bdi></span> <span class="item">${lineHtml(note.line)} ${ways.join(' ')}</span></li>`
  })
  return `<ol class="notes" role="list">${items.join('')}</ol>`
}

function coverHtml(cover: CoverPrint): string {
  const [title, ...others] = cover.titles
  const institutions = cover.institutions.map(
    (words) => `<div>${words.map((word) => wordHtml(word, 'p')).join('')}</div>`,
  )
  return [
    '<header class="cover">',
    `<div class="institutions">${institutions.join('')}</div>`,
    ...cover.label.map((word) => `<p class="label"${flowAttributes(word)}>${escaped(word.text)}</p>`),
    title === undefined ? '' : wordHtml(title, 'h1'),
    ...others.map((word) => `<p class="title"${flowAttributes(word)}>${escaped(word.text)}</p>`),
    ...cover.subtitles.map((word) => `<p class="subtitle"${flowAttributes(word)}>${escaped(word.text)}</p>`),
    `<dl>${cover.facts.map(fieldHtml).join('')}</dl>`,
    '</header>',
  ].join('')
}

function fieldHtml({ label, lines }: Field): string {
  const values = lines.map((each) => `<dd${flowAttributes(each)}>${lineHtml(each.line)}</dd>`)
  const name = label.map((word) => wordHtml(word)).join(' · ')
  return `<div><dt>${name}</dt>${values.length === 0 ? '<dd class="blank"></dd>' : values.join('')}</div>`
}

/** The same grid for every row, so that each article begins on one line in all languages. */
function sideBySideHtml({ columns, rows }: SideBySidePrint): string {
  const heads = columns.map(
    (column) =>
      `<div${flowAttributes(column)}><strong>${escaped(column.name)}</strong> <span class="standing">${escaped(column.standing)}</span></div>`,
  )
  const body = rows.map(({ id, cells }) => {
    const texts = cells.map((cell, at) => {
      const column = columns[at]
      return `<div${column === undefined ? '' : flowAttributes(column)}>${cell.map(columnHtml).join('')}</div>`
    })
    return `<div class="row"${placeAttribute(id)}>${texts.join('')}</div>`
  })
  return `<section class="side-by-side columns-${columns.length}"><div class="row heads">${heads.join('')}</div>${body.join('')}</section>`
}

function signaturesHtml({ titles, closing, parties }: SignaturesPrint): string {
  const [title, ...others] = titles
  const people = parties.map(({ names, signatories, given, keys }) =>
    [
      '<section class="party">',
      ...names.map((word, at) => wordHtml(word, at === 0 ? 'h3' : 'p')),
      ...signatories.map(({ fields, sign }) => {
        const box = `<div><dt>${sign.map((word) => wordHtml(word)).join(' · ')}</dt><dd class="box"></dd></div>`
        return `<dl>${fields.map(fieldHtml).join('')}${box}</dl>`
      }),
      `<dl>${given.map(fieldHtml).join('')}</dl>`,
      ...keys.map(
        ({ label, groups }) =>
          `<dl><div><dt>${label.map((word) => wordHtml(word)).join(' · ')}</dt><dd class="groups" dir="ltr">${groupsHtml(groups)}</dd></div></dl>`,
      ),
      '</section>',
    ].join(''),
  )
  return [
    '<section class="signatures">',
    title === undefined ? '' : wordHtml(title, 'h2'),
    ...others.map((word) => wordHtml(word, 'p')),
    ...closing.map((word) => wordHtml(word, 'p')),
    ...people,
    '</section>',
  ].join('')
}

const groupsHtml = (groups: readonly string[]) => groups.map((group) => `<span>${escaped(group)}</span>`).join(' ')

function attachmentsHtml({ title, items }: AttachmentsPrint): string {
  const list = items.map(
    ({ mark, name, groups }) =>
      `<li><span class="mark">${escaped(mark)}</span> <span class="item">${wordHtml(name)}<br><bdi class="groups" dir="ltr">${groupsHtml(groups)}</bdi></span></li>`,
  )
  return `<section><h2>${escaped(title)}</h2><ol role="list">${list.join('')}</ol></section>`
}
