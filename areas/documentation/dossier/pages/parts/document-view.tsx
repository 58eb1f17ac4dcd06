import type { DocModel } from '../../../../../foundation/documents/index.ts'
import { type Display, directionOf, formatNumber } from '../../../../../foundation/language/index.ts'
import { formatPartialDate } from '../../../../../foundation/time/index.ts'
import { pageDisplay, Reference, useSession } from '../../../../../web/index.ts'

type Block = DocModel['blocks'][number]
type Inlines = Extract<Block, { kind: 'paragraph' }>['inlines']
type Inline = Inlines[number]
/** Names that were opened in this browser, by the code of the person. */
type Opened = ReadonlyMap<string, string>
type Seen = { readonly display: Display; readonly opened: Opened }

type ViewProps = { readonly document: DocModel; readonly opened: Opened }

/** A dossier on the screen and on paper, in the language of the document; identities beside codes where they were opened here. */
export function DocumentView({ document, opened }: ViewProps) {
  const { lang, org, title, ref, dated } = document
  const { institution } = useSession()
  const display = pageDisplay(lang, { institution })
  return (
    <article className="dossier" lang={lang} dir={directionOf(lang)}>
      <header>
        {org.map((name) => (
          <p key={JSON.stringify(name)}>
            <bdi>{name[lang] ?? name.ar ?? name.fr ?? name.en}</bdi>
          </p>
        ))}
        <h2>{title[lang]}</h2>
        <p>
          <Reference>{ref}</Reference> · <bdi>{formatPartialDate(display, { value: dated, approximate: false })}</bdi>
        </p>
      </header>
      {document.blocks.map((block, index) => (
        <BlockView key={keyOf(block, index)} block={block} seen={{ display, opened }} />
      ))}
    </article>
  )
}

/** Blocks may say the same and never move: their place names them. */
const keyOf = ({ kind }: Block, place: number) => `${place} ${kind}`

function BlockView({ block, seen }: { readonly block: Block; readonly seen: Seen }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h3>
          <Line inlines={block.inlines} seen={seen} />
        </h3>
      ) : (
        <h4>
          <Line inlines={block.inlines} seen={seen} />
        </h4>
      )
    case 'paragraph':
      return (
        <p className="kept-lines">
          <Line inlines={block.inlines} seen={seen} />
        </p>
      )
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={JSON.stringify(item)}>
              <Line inlines={item} seen={seen} />
            </li>
          ))}
        </ol>
      )
    case 'table':
      return <TableView table={block} seen={seen} />
    default:
      return null
  }
}

function TableView({ table, seen }: { readonly table: Extract<Block, { kind: 'table' }>; readonly seen: Seen }) {
  return (
    <table className="dossier-table">
      <thead>
        <tr>
          {table.columns.map(({ label }) => (
            <th key={JSON.stringify(label)} scope="col">
              <Line inlines={label} seen={seen} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            {row.map((cell, column) => (
              <td key={JSON.stringify(table.columns[column]?.label)}>
                {typeof cell === 'string' ? <bdi dir="auto">{cell}</bdi> : <Line inlines={cell} seen={seen} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Line = ({ inlines, seen }: { readonly inlines: Inlines; readonly seen: Seen }) =>
  inlines.map((inline, index) => {
    const before = inlines.slice(0, index + 1)
    return <Piece key={JSON.stringify(before)} inline={inline} seen={seen} />
  })

function Piece({ inline, seen }: { readonly inline: Inline; readonly seen: Seen }) {
  if (inline.kind === 'text') {
    if (inline.lang !== undefined)
      return (
        <bdi dir="auto" lang={inline.lang}>
          {inline.text}
        </bdi>
      )
    return inline.emphasis === undefined ? inline.text : <strong>{inline.text}</strong>
  }
  if (inline.kind !== 'value') return null
  const { value, raw, approximate = false } = inline
  const { display } = seen
  if (value === 'number') return <bdi className="number">{formatNumber(display, Number(raw))}</bdi>
  if (value === 'date') return <bdi>{formatPartialDate(display, { value: raw, approximate })}</bdi>
  if (value === 'hash')
    return (
      <bdi dir="ltr" className="dossier-hash">
        {(raw.match(/.{1,4}/g) ?? []).join(' ')}
      </bdi>
    )
  if (value !== 'ref') return <bdi dir="auto">{raw}</bdi>
  const name = seen.opened.get(raw)
  if (name === undefined) return <Reference>{raw}</Reference>
  return (
    <>
      <Reference>{raw}</Reference> (<bdi dir="auto">{name}</bdi>)
    </>
  )
}
