/** A workbook (ECMA-376, SpreadsheetML) whose cells are texts alone, written row by row: nothing in it is ever worked out. */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** Rows of one sheet; a program that opens workbooks takes 1,048,576. */
const SHEET_ROWS = 1_000_000
/** Characters of one cell that a workbook may hold. */
const CELL = 32_767

export type TableToWrite = {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly string[]>
  /** How many rows will come: it says how many sheets there are. */
  readonly records: number
  readonly isRightToLeft: boolean
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The bytes of the workbook, as they are made. */
export function workbookOf(table: TableToWrite): Readable {
  const sheets = Array.from({ length: Math.max(1, Math.ceil(table.records / SHEET_ROWS)) }, (_, index) => index + 1)
  const archive = new ZipFile()
  const add = (path: string, text: string) => archive.addBuffer(Buffer.from(declaration + text), path)
  add('[Content_Types].xml', contentTypes(sheets))
  add(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add('xl/workbook.xml', workbookXml(table, sheets))
  add('xl/_rels/workbook.xml.rels', workbookRelations(sheets))
  const cells = table.rows[Symbol.asyncIterator]()
  for (const sheet of sheets)
    archive.addReadStreamLazy(`xl/worksheets/sheet${sheet}.xml`, (give) =>
      give(null, Readable.from(sheetXml(table, cells))),
    )
  archive.end()
  return Readable.from(archive.outputStream)
}

const contentTypes = (sheets: readonly number[]) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets
    .map(
      (sheet) =>
        `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('')}</Types>`

/** Names of sheets have no more than 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string, sheet: number) =>
  escaped(`${name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 26)}${sheet === 1 ? '' : ` ${sheet}`}`)

const workbookXml = ({ name }: TableToWrite, sheets: readonly number[]) =>
  `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets
    .map((sheet) => `<sheet name="${sheetName(name, sheet)}" sheetId="${sheet}" r:id="s${sheet}"/>`)
    .join('')}</sheets></workbook>`

const workbookRelations = (sheets: readonly number[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
    .map(
      (sheet) => `<Relationship Id="s${sheet}" Type="${relations}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`,
    )
    .join('')}</Relationships>`

async function* sheetXml(
  { header, isRightToLeft }: TableToWrite,
  rows: AsyncIterator<readonly string[]>,
): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(header)}`
  for (let written = 0; written < SHEET_ROWS; written += 1) {
    const { value, done } = await rows.next()
    if (done === true) break
    yield rowXml(value)
  }
  yield '</sheetData></worksheet>'
}

const rowXml = (cells: readonly string[]) =>
  `<row>${cells
    .map((cell) =>
      cell === ''
        ? '<c/>'
        : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, CELL))}</t></is></c>`,
    )
    .join('')}</row>`

/** Text as XML takes it; characters that XML has no place for are left out. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (mark) => ('\t\n\r'.includes(mark) ? mark : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
