/** The complete export: everything that a person may see, as JSON lines with their versions, files by their hash, and a manifest of checksums. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Kysely, sql } from 'kysely'
import { capabilitiesOf } from '../../../../foundation/access/server.ts'
import { recordEvent } from '../../../../foundation/custody/index.ts'
import { type Database, enterAs, type Tables, type Tx } from '../../../../foundation/database/index.ts'
import { type FileStore, openFile } from '../../../../foundation/files/index.ts'
import { asPerson, type Person } from '../running/as-person.ts'
import { type PackageTable, packageFormat, packageTables } from './package-tables.ts'

const PAGE = 2000

export type PackageFile = {
  readonly path: string
  readonly bytes: number
  readonly lines: number | null
  readonly sha256: string
}
export type Manifest = {
  readonly format: string
  /** Differ between two exports of the same records. */
  readonly made_at: string
  readonly institution: string
  readonly person: string
  readonly files: readonly PackageFile[]
}

export type PackageCall = {
  readonly database: Database
  readonly store: FileStore
  readonly person: Person
  readonly now: () => Date
  readonly onProgress?: (records: number) => void
}

/** Writes a package into a new folder. What is in it is what the person may see at one moment; the log keeps how much it was. */
export async function writePackage(
  call: PackageCall,
  folder: string,
): Promise<{ readonly records: number; readonly files: number }> {
  const { database, store, person, now, onProgress = () => undefined } = call
  await mkdir(folder, { recursive: false, mode: 0o700 })
  const bare = enterAs({ ...person, capabilities: new Set() }, 'job', randomUUID(), true)
  const capabilities = await database.inTransaction(bare, (tx) => capabilitiesOf(tx, person.person_id))
  const entry = enterAs({ ...person, capabilities }, 'job', randomUUID(), true)
  const written: PackageFile[] = []
  let records = 0
  // one moment for all tables: what is changed meanwhile is in the next export
  const snapshot = { statement: `set transaction isolation level repeatable read; ${entry.statement}`, readOnly: true }
  await database.inTransaction(snapshot, async (tx) => {
    for (const part of packageTables) {
      const file = await writeLines(folder, `${part.file}.jsonl`, rowsOf(tx, part, person.institution_id))
      written.push(file)
      if (part.file.startsWith('records/')) {
        records += file.lines ?? 0
        onProgress(records)
      }
      if (part.history === true)
        written.push(
          await writeLines(folder, `${part.file}.history.jsonl`, rowsOf(tx, historyOf(part), person.institution_id)),
        )
    }
    written.push(...(await writeFiles(tx, store, folder)))
  })
  const files = written.filter(({ lines }) => lines === null).length
  await asPerson(
    database,
    person,
  )((tx) =>
    recordEvent(tx, {
      type: 'documentation.exported',
      object: { kind: 'institution', id: person.institution_id },
      detail: { format: packageFormat, records, files },
    }),
  )
  const manifest: Manifest = {
    format: packageFormat,
    made_at: now().toISOString(),
    institution: person.institution_id,
    person: person.person_id,
    files: written.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
  // last: a folder without it is no package
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  return { records, files }
}

const historyOf = ({ file, table }: PackageTable): PackageTable => ({
  file: `${file}.history`,
  table: `${table}_history`,
  order: ['record_id', 'version', 'field', 'id'],
})

/** Rows as the database writes them in JSON, page by page in their order. Its own institution is called `self`. */
async function* rowsOf(
  tx: Tx,
  { table, order, left = [], where = 'true' }: PackageTable,
  self: string,
): AsyncGenerator<string> {
  const keys = sql.join(order.map((column) => sql.ref(column)))
  const own = sql`case when to_jsonb(t) ->> 'institution_id' = ${self} then to_jsonb(t) || '{"institution_id": "self"}' else to_jsonb(t) end`
  for (let after: readonly string[] | undefined; ; ) {
    const from = after === undefined ? sql`true` : sql`(${keys}) > (${sql.join(after.map((value) => sql`${value}`))})`
    const { rows } = await sql<{ line: string; at: readonly string[] }>`
      select (${own} - ${[...left]}::text[])::text as line, array[${sql.join(order.map((column) => sql`${sql.ref(column)}::text`))}] as at
      from ${sql.table(table)} t where ${sql.raw(where)} and ${from} order by ${keys} limit ${PAGE}`.execute(
      tx as Kysely<Tables>,
    )
    for (const { line } of rows) yield line
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return
    after = last.at
  }
}

async function writeLines(folder: string, path: string, rows: AsyncIterable<string>): Promise<PackageFile> {
  const hashing = createHash('sha256')
  let [bytes, lines] = [0, 0]
  async function* counted() {
    for await (const row of rows) {
      const line = Buffer.from(`${row}\n`)
      hashing.update(line)
      bytes += line.length
      lines += 1
      yield line
    }
  }
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await pipeline(counted(), createWriteStream(target, { mode: 0o600 }))
  return { path, bytes, lines, sha256: hashing.digest('hex') }
}

/** The bytes of every file that the exported imports name and the person may read, under their hash. */
async function writeFiles(tx: Tx, store: FileStore, folder: string): Promise<readonly PackageFile[]> {
  const { rows } = await sql<{ id: string; sha256: string; line: string }>`
    select f.id, f.sha256, (to_jsonb(f) - '{institution_id,verified_at,intact,version,updated_at,updated_by}'::text[])::text as line
    from stored_file f where f.id in (select file_id from import_run union select file_id from import_file) order by f.id`.execute(
    tx,
  )
  const written: PackageFile[] = []
  const lines = async function* () {
    for (const { line } of rows) yield line
  }
  written.push(await writeLines(folder, 'files.jsonl', lines()))
  await mkdir(join(folder, 'files'), { recursive: true, mode: 0o700 })
  for (const { id, sha256 } of rows.filter(
    (row, index) => rows.findIndex((one) => one.sha256 === row.sha256) === index,
  )) {
    const file = await openFile(tx, store, id)
    if (file === undefined) continue
    const path = `files/${sha256}`
    await pipeline(await file.stream(), createWriteStream(join(folder, path), { mode: 0o600 }))
    written.push({ path, bytes: file.bytes, lines: null, sha256 })
  }
  return written
}
