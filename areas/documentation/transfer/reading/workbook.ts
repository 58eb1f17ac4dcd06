/** Rows of one sheet of a workbook (ECMA-376, SpreadsheetML), as a stream: values only, formulas by their last result. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Archive, openArchive } from './archive.ts'
import { FileRefused, limits } from './limits.ts'
import { dayOfSerial, isDateFormat } from './workbook-dates.ts'

/** Names of the sheets in their order, and rows of the one asked for or of the first. */
export async function openWorkbook(path: string, wanted: string | undefined) {
  const archive = await openArchive(path)
  if (!archive.entries.has('xl/workbook.xml')) {
    archive.close()
    throw new FileRefused('file.not-a-workbook')
  }
  const { sheets, is1904 } = await sheetsOf(archive)
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted)
  if (sheet === undefined) throw new FileRefused('file.no-table')
  return {
    sheets: sheets.map(({ name }) => name),
    rows: () => rowsOf(archive, sheet.part, is1904),
    close: archive.close,
  }
}

type Seen = {
  readonly open?: (tag: SaxesTagPlain) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Feeds a part to a parser in chunks, so that the caller can take what was read so far. */
async function* walk(archive: Archive, part: string, seen: Seen): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false })
  let fault: unknown
  parser.on('error', (error) => {
    fault ??= error
  })
  // a document type could declare entities: no workbook has one
  parser.on('doctype', () => {
    fault ??= new Error('doctype')
  })
  parser.on('opentag', (tag) => seen.open?.(tag))
  parser.on('closetag', (tag) => seen.close?.(localName(tag.name)))
  parser.on('text', (text) => seen.text?.(text))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of await archive.read(part)) {
    try {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
    } catch {
      fault ??= new Error('not text')
    }
    if (fault !== undefined) throw new FileRefused('file.not-a-workbook')
    yield
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

async function readAll(archive: Archive, part: string, seen: Seen): Promise<void> {
  if (!archive.entries.has(part)) return
  for await (const _ of walk(archive, part, seen));
}

async function sheetsOf(archive: Archive) {
  const targets = new Map<string, string>()
  await readAll(archive, 'xl/_rels/workbook.xml.rels', {
    open: ({ name, attributes }) => {
      if (localName(name) !== 'Relationship') return
      const target = attributes.Target ?? ''
      targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  const sheets: { readonly name: string; readonly part: string }[] = []
  let is1904 = false
  await readAll(archive, 'xl/workbook.xml', {
    open: ({ name, attributes }) => {
      if (localName(name) === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (localName(name) !== 'sheet') return
      const part = targets.get(attributes['r:id'] ?? '')
      if (part !== undefined && archive.entries.has(part)) sheets.push({ name: attributes.name ?? '', part })
    },
  })
  return { sheets, is1904 }
}

async function sharedTexts(archive: Archive): Promise<readonly string[]> {
  const texts: string[] = []
  let [text, isText, isReading, size] = ['', false, false, 0]
  await readAll(archive, 'xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (localName(name) === 'si') text = ''
      // readings of Japanese words are not part of the text
      if (localName(name) === 'rPh') isReading = true
      isText = localName(name) === 't' && !isReading
    },
    text: (more) => {
      if (!isText) return
      text += more
      size += more.length
      if (size > limits.sharedTexts) throw new FileRefused('file.unpacks-too-large')
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isReading = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

/** For each style of a cell, whether its number is a date. */
async function dateStyles(archive: Archive): Promise<readonly boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await readAll(archive, 'xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (localName(name) === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (localName(name) === 'cellXfs') inCells = true
      if (localName(name) !== 'xf' || !inCells) return
      const id = Number(attributes.numFmtId ?? 0)
      styles.push(isDateFormat(id, formats.get(id)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

async function* rowsOf(
  archive: Archive,
  part: string,
  is1904: boolean,
): AsyncGenerator<readonly [number, readonly string[]]> {
  const texts = await sharedTexts(archive)
  const isDate = await dateStyles(archive)
  let ready: [number, readonly string[]][] = []
  let cells: string[] = []
  let [row, column, type, style, value, isValue] = [0, 0, '', 0, '', false]
  const finish = () => {
    while (cells.length < column) cells.push('')
    cells[column] = cellText(type, value, { texts, isDate: isDate[style] === true, is1904 })
  }
  const seen: Seen = {
    open: ({ name, attributes }) => {
      const local = localName(name)
      if (local === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r)
        cells = []
        column = -1
      } else if (local === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        if (column >= limits.columns) throw new FileRefused('file.too-many-columns', row)
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
      } else isValue = local === 'v' || local === 't'
    },
    text: (more) => {
      if (!isValue) return
      value += more
      if (value.length > limits.row) throw new FileRefused('file.row-too-long', row)
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c') finish()
      if (name === 'row' && cells.some((cell) => cell !== '')) ready.push([row, cells])
    },
  }
  for await (const _ of walk(archive, part, seen)) {
    const read = ready
    ready = []
    yield* read
  }
  yield* ready
}

function cellText(
  type: string,
  value: string,
  { texts, isDate, is1904 }: { readonly texts: readonly string[]; readonly isDate: boolean; readonly is1904: boolean },
): string {
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  // what a formula could not work out is nothing, never a value
  if (type === 'e') return ''
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return isDate ? (dayOfSerial(number, is1904) ?? value) : String(number)
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
