/** The process that reads a file which somebody uploaded: limited in time and memory, with nothing of ours in its environment. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Archive } from './archive.ts'
import { readCsv } from './csv.ts'
import { Dialect } from './dialect.ts'
import { FileRefused } from './limits.ts'
import type { Answer, Order } from './order.ts'
import { isArchive, lookedAt, recogniseRows, recogniseText } from './recognise.ts'

const ROWS_TOGETHER = 250

async function say(answer: Answer): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(answer)}\n`)) return
  await new Promise((resolve) => process.stdout.once('drain', resolve))
}

async function run(order: Order): Promise<void> {
  if (order.what === 'extract') return await extract(order)
  if (order.what === 'recognise') return await recognise(order)
  const { path, dialect } = order
  if (dialect.format === 'csv') return await tell(readCsv(createReadStream(path), dialect), order)
  if (dialect.format === 'xlsx') {
    const { openWorkbook } = await import('./workbook.ts')
    const book = await openWorkbook(path, dialect.table)
    await say({ tables: book.sheets })
    await tell(book.rows(), order)
    return book.close()
  }
  const { openArchive } = await import('./archive.ts')
  const archive = await openArchive(path)
  const tables = tablesOf(archive)
  const table = dialect.table ?? tables[0]
  if (table === undefined || !tables.includes(table)) throw new FileRefused('file.no-table')
  const files = [...archive.entries.keys()].filter((name) => name !== table)
  await say({ tables })
  await say({ files })
  await tell(readCsv(await archive.read(table), dialect), order)
  archive.close()
}

/** Tables of an archive: those at its root first. */
function tablesOf(archive: Archive): readonly string[] {
  const found = [...archive.entries.keys()].filter((name) => /\.(csv|tsv|txt)$/i.test(name))
  return found.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
}

async function tell(
  rows: AsyncIterable<readonly [number, readonly string[]]>,
  { after, most, dialect }: Pick<Extract<Order, { readonly what: 'read' }>, 'after' | 'most' | 'dialect'>,
): Promise<void> {
  const { header_row: headerRow = 1 } = dialect
  let header: readonly string[] | undefined
  let told = 0
  let batch: (readonly [number, readonly string[]])[] = []
  for await (const row of rows) {
    if (header === undefined && row[0] < headerRow) continue
    if (header === undefined) {
      header = row[1].map((cell) => cell.trim())
      const named = header.filter((cell) => cell !== '')
      if (named.length === 0) throw new FileRefused('file.no-header')
      if (new Set(named).size < named.length) throw new FileRefused('file.columns-repeated')
      await say({ header })
      continue
    }
    if (row[0] <= after) continue
    if (most !== null && told >= most) break
    told += 1
    batch.push(row)
    if (batch.length < ROWS_TOGETHER) continue
    await say({ rows: batch })
    batch = []
  }
  if (header === undefined) throw new FileRefused('file.no-header')
  if (batch.length > 0) await say({ rows: batch })
  await say({ end: told })
}

const FIRST_ROWS = 60

/** Says how a file is to be read; what a person said of it goes before what it looks like. */
async function recognise({ path, said }: Extract<Order, { readonly what: 'recognise' }>): Promise<void> {
  const handle = await open(path)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookedAt), 0, lookedAt, 0)
  await handle.close()
  const head = buffer.subarray(0, bytesRead)
  if (head.length === 0) throw new FileRefused('file.empty')
  const format = said.format === undefined || isArchive(head) ? await formatOf(path, head) : said.format
  const text =
    format === 'csv' ? recogniseText(head) : format === 'zip' ? recogniseText(await headOfTable(path, said)) : {}
  const bare = Dialect.parse({ format, ...text, ...said })
  const found = recogniseRows(await firstRows(path, bare))
  await say({ recognised: Dialect.parse({ ...bare, ...found, ...said, format }) })
  await say({ end: 0 })
}

async function formatOf(path: string, head: Uint8Array): Promise<Dialect['format']> {
  if (!isArchive(head)) return 'csv'
  const { openArchive } = await import('./archive.ts')
  const { entries, close } = await openArchive(path)
  close()
  if (entries.has('xl/workbook.xml')) return 'xlsx'
  if (entries.has('manifest.json') && [...entries.keys()].some((name) => name.startsWith('records/')))
    throw new FileRefused('file.is-a-package')
  return 'zip'
}

async function headOfTable(path: string, { table }: Pick<Dialect, 'table'>): Promise<Uint8Array> {
  const { openArchive } = await import('./archive.ts')
  const archive = await openArchive(path)
  const found = table ?? tablesOf(archive)[0]
  if (found === undefined) throw new FileRefused('file.no-table')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of await archive.read(found)) {
    chunks.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes >= lookedAt) break
  }
  archive.close()
  return Buffer.concat(chunks).subarray(0, lookedAt)
}

/** The first rows, as far as they can be read: what is wrong further on is told when the file is read. */
async function firstRows(path: string, dialect: Dialect): Promise<readonly (readonly [number, readonly string[]])[]> {
  const rows: (readonly [number, readonly string[]])[] = []
  const take = async (from: AsyncIterable<readonly [number, readonly string[]]>) => {
    for await (const row of from) {
      rows.push(row)
      if (rows.length >= FIRST_ROWS) break
    }
  }
  try {
    if (dialect.format === 'csv') await take(readCsv(createReadStream(path), dialect))
    else if (dialect.format === 'xlsx') {
      const { openWorkbook } = await import('./workbook.ts')
      const book = await openWorkbook(path, dialect.table)
      await take(book.rows())
      book.close()
    } else {
      const { openArchive } = await import('./archive.ts')
      const archive = await openArchive(path)
      const table = dialect.table ?? tablesOf(archive)[0]
      if (table !== undefined) await take(readCsv(await archive.read(table), dialect))
      archive.close()
    }
  } catch (error) {
    if (!(error instanceof FileRefused) || rows.length === 0) throw error
  }
  return rows
}

/** Lays files of an archive below a folder, under numbers: names of an archive never become paths. */
async function extract({ path, names, folder }: Extract<Order, { readonly what: 'extract' }>): Promise<void> {
  const { openArchive } = await import('./archive.ts')
  const archive = await openArchive(path)
  await mkdir(folder, { recursive: true })
  for (const [index, name] of names.entries()) {
    if (!archive.entries.has(name)) continue
    await pipeline(await archive.read(name), createWriteStream(join(folder, String(index))))
    await say({ laid: index })
  }
  archive.close()
  await say({ end: names.length })
}

try {
  await run(JSON.parse(process.argv[2] ?? '{}') as Order)
} catch (error) {
  if (error instanceof FileRefused) await say({ fault: error.fault, row: error.row ?? null })
  else {
    process.stderr.write(error instanceof Error ? error.name : 'fault')
    process.exitCode = 70
  }
}
