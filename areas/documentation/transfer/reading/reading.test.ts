import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import test, { after } from 'node:test'
import { ZipFile } from 'yazl'
import { Dialect, SaidOfFile } from './dialect.ts'
import { FileRefused } from './limits.ts'
import { extractFiles, openTable, recogniseFile } from './open-table.ts'
import type { NumberedRow } from './order.ts'

const home = await mkdtemp(join(tmpdir(), 'mithaq-reading-'))
after(() => rm(home, { recursive: true, force: true }))
let made = 0
const place = (name: string) => join(home, `${made++}-${name}`)

async function text(content: string | Uint8Array): Promise<string> {
  const path = place('table.csv')
  await writeFile(path, content)
  return path
}

async function zip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  const path = place('archive.zip')
  await pipeline(archive.outputStream, createWriteStream(path))
  return path
}

async function read(path: string, dialect: object, after = 0) {
  const table = await openTable(path, { dialect: Dialect.parse({ format: 'csv', ...dialect }), after })
  try {
    const rows: NumberedRow[] = []
    for await (const batch of table.batches()) rows.push(...batch)
    return { header: table.header, rows, tables: table.tables, files: table.files }
  } finally {
    await table.close()
  }
}

const refused = (fault: string) => (error: unknown) => {
  assert.ok(error instanceof FileRefused, String(error))
  assert.equal(error.fault, fault)
  return true
}

test('text is read as declared: encoding, separator, quotes, lines inside cells; numbers count rows, blank ones included', async () => {
  // «اسم;قيمة» and «أب;1» in Windows-1256
  const arabic = Uint8Array.from([0xc7, 0xd3, 0xe3, 0x3b, 0xde, 0xed, 0xe3, 0xc9, 0x0a, 0xc3, 0xc8, 0x3b, 0x31])
  const { header, rows } = await read(await text(arabic), { encoding: 'windows-1256', separator: ';' })
  assert.deepEqual([header, rows], [['اسم', 'قيمة'], [[2, ['أب', '1']]]])
  const quoted = await read(await text('\ufeffa,b\r\n"x\ny","say ""so"""\r\n\r\n,\r\n1,2\r\n'), {})
  assert.deepEqual(quoted.rows, [
    [2, ['x\ny', 'say "so"']],
    [5, ['1', '2']],
  ])
  assert.deepEqual((await read(await text('a\n1\n2\n3'), {}, 3)).rows, [[4, ['3']]])
})

test('what cannot be read is refused with its reason', async () => {
  await assert.rejects(read(await text(Uint8Array.from([0x61, 0x0a, 0xc7, 0xd3])), {}), refused('file.not-in-encoding'))
  await assert.rejects(read(await text('a,b\n"x,1\n'), {}), refused('file.quote-not-closed'))
  await assert.rejects(read(await text('a,a\n1,2'), {}), refused('file.columns-repeated'))
  await assert.rejects(read(await text(',\n,\n'), {}), refused('file.no-header'))
  await assert.rejects(read(await text('not a workbook'), { format: 'xlsx' }), refused('file.not-an-archive'))
  await assert.rejects(read(await zip({ 'a.txt': 'x\n1' }), { format: 'xlsx' }), refused('file.not-a-workbook'))
  await assert.rejects(read(await zip({ 'a.pdf': 'x' }), { format: 'zip' }), refused('file.no-table'))
})

test('an archive that unpacks into a mountain, or names a place outside itself, is refused before it is unpacked', async () => {
  const bomb = await zip({ 'table.csv': `a\n${'0'.repeat(40_000_000)}` })
  assert.ok((await readFile(bomb)).length < 100_000)
  await assert.rejects(read(bomb, { format: 'zip' }), refused('file.unpacks-too-large'))
  await assert.rejects(extractFiles(bomb, ['table.csv'], place('out')), refused('file.unpacks-too-large'))
  // the same length, so that the sizes in the archive stay true
  const bytes = await readFile(await zip({ 'aa/table.csv': 'a\n1' }))
  const path = place('unsafe.zip')
  await writeFile(path, Buffer.from(bytes.toString('latin1').replaceAll('aa/table.csv', '../table.csv'), 'latin1'))
  await assert.rejects(read(path, { format: 'zip' }), refused('file.unsafe-name'))
})

test('an archive has one table, its other files under their names', async () => {
  const path = await zip({ 'docs/table.csv': 'x', 'import.csv': 'title,file\nأول,docs/a.pdf', 'docs/a.pdf': '%PDF-' })
  const found = await read(path, { format: 'zip' })
  assert.deepEqual(
    [found.header, found.tables[0], found.files],
    [['title', 'file'], 'import.csv', ['docs/table.csv', 'docs/a.pdf']],
  )
  const folder = place('out')
  assert.deepEqual(await extractFiles(path, ['missing.pdf', 'docs/a.pdf'], folder), new Set([1]))
  assert.equal(await readFile(join(folder, '1'), 'utf8'), '%PDF-')
})

const workbook = (sheet: string, more: Readonly<Record<string, string>> = {}) =>
  zip({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="ورقة" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst><si><t>عنوان</t></si><si><r><t>جز</t></r><r><t>ءان</t></r></si></sst>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  })

test('a workbook gives texts, days as dates, and results of formulas; empty cells keep their place', async () => {
  const path = await workbook(
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>يوم</t></is></c></row>
     <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" s="1"><v>45206</v></c></row>
     <row r="4"><c r="B4" t="b"><v>1</v></c><c r="C4" s="2"><v>1</v></c><c r="D4" t="e"><v>#REF!</v></c></row>`,
  )
  const { header, rows, tables } = await read(path, { format: 'xlsx' })
  assert.deepEqual([header, tables], [['عنوان', '', 'يوم'], ['ورقة']])
  assert.deepEqual(rows, [
    [3, ['جزءان', '2', '2023-10-07']],
    [4, ['', 'true', '1900-01-01', '']],
  ])
})

test('a workbook that declares entities is refused', async () => {
  const lol = `<!DOCTYPE lolz [<!ENTITY lol "lol">]><sst><si><t>&lol;</t></si></sst>`
  const path = await workbook('<row r="1"><c t="s"><v>0</v></c></row>', { 'xl/sharedStrings.xml': lol })
  await assert.rejects(read(path, { format: 'xlsx' }), refused('file.not-a-workbook'))
})

const recognise = async (content: string | Uint8Array, said: object = {}) =>
  await recogniseFile(await text(content), SaidOfFile.parse(said))

test('how a file is to be read is recognised from its beginning; what was said of it goes before', async () => {
  const french = await recognise('titre;date;montant\nun;23/01/2023;1,5\ndeux;12/02/2023;2,25\n')
  assert.deepEqual(
    [french.format, french.encoding, french.separator, french.date_order, french.decimal, french.header_row],
    ['csv', 'utf-8', ';', 'dmy', ',', 1],
  )
  const american = await recognise('a,b\n1/23/2023,x\n2/14/2023,y\n')
  assert.equal(american.date_order, 'mdy')
  assert.equal((await recognise('a,b\n1/23/2023,x\n', { date_order: 'dmy' })).date_order, 'dmy')
  assert.equal((await recognise('a\tb\n14/05/1444\tx\n')).calendar, 'hijri')
  const titled = 'قائمة الوقائع\n\nرقم,عنوان,تاريخ\n1,أول,2023\n2,ثان,2023\n'
  const dialect = await recognise(titled)
  assert.equal(dialect.header_row, 3)
  const { header, rows } = await read(await text(titled), dialect)
  assert.deepEqual(
    [header, rows.map(([row]) => row)],
    [
      ['رقم', 'عنوان', 'تاريخ'],
      [4, 5],
    ],
  )
  const arabic = Uint8Array.from([0xc7, 0xd3, 0xe3, 0x3b, 0xde, 0xed, 0xe3, 0xc9, 0x0a, 0xc3, 0xc8, 0x3b, 0x31])
  assert.deepEqual((await recognise(arabic)).encoding, 'windows-1256')
  assert.equal((await recognise(Buffer.from('pr\xe9nom;\xe2ge\n\xc9lise;3\n', 'latin1'))).encoding, 'windows-1252')
  const wide = await recognise(Buffer.from('\ufeffa\tb\r\nأ\tب\r\n', 'utf16le'))
  assert.deepEqual([wide.encoding, wide.separator], ['utf-16le', '\t'])
  assert.deepEqual((await read(await text(Buffer.from('\ufeffa\tb\r\nأ\tب\r\n', 'utf16le')), wide)).rows, [
    [2, ['أ', 'ب']],
  ])
  const archive = await recogniseFile(await zip({ 'import.csv': 'x;y\n1;2\n', 'a.pdf': '%PDF' }), {})
  assert.deepEqual([archive.format, archive.separator], ['zip', ';'])
})

test('what is no table is refused by what is in it, whatever its name says', async () => {
  await assert.rejects(recognise('%PDF-1.7\n%\xe2\xe3\n'), refused('file.not-a-table'))
  await assert.rejects(recognise(Uint8Array.from([0x89, 0x50, 0, 0])), refused('file.not-a-table'))
  await assert.rejects(recognise(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1])), refused('file.old-workbook'))
  for (const empty of ['', ' \n\n']) await assert.rejects(recognise(empty), refused('file.empty'))
  await assert.rejects(read(await text(`a,b\n${','.repeat(2_000_000)}`), {}), refused('file.too-many-columns'))
  await assert.rejects(read(await text(`a,b\n${'x'.repeat(2_000_000)}`), {}), refused('file.row-too-long'))
  await assert.rejects(read(await text(`a,b\n${','.repeat(600)}`), {}), refused('file.too-many-columns'))
  const bomb = await zip({ 'import.csv': '0'.repeat(20_000_000) })
  await assert.rejects(recogniseFile(bomb, {}), refused('file.unpacks-too-large'))
  const exported = await zip({ 'manifest.json': '{}', 'records/event.jsonl': '' })
  await assert.rejects(recogniseFile(exported, {}), refused('file.is-a-package'))
  assert.deepEqual((await read(await text('one\nx\ny\n'), {})).header, ['one'])
})
