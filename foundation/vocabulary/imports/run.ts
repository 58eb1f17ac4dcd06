/** The steps of an import, for the routes and the command line alike: plan a file, then write it a few hundred rows at a time. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../database/index.ts'
import { listTerms } from '../queries.ts'
import type { Import } from './model.ts'
import { planAreas } from './plan-areas.ts'
import { planTerms } from './plan-terms.ts'
import { addImport, findImport, holdImport } from './queries.ts'
import { readRows } from './read-file.ts'
import { writeAreas } from './write-areas.ts'
import { writeTerms } from './write-terms.ts'

/** Rows a step writes: a second or so, and no transaction that holds others up. */
const ROWS_A_STEP = { terms: 500, areas: 100 } as const

export type FileToImport = {
  readonly kind: Import['kind']
  readonly format: 'csv' | 'geojson'
  readonly file_name: string
  readonly content: Uint8Array
}

/** Reads a file and keeps what is to become of each row. Throws FileRefused when nothing of the file can be used. */
export async function planImport(tx: Tx, { kind, format, file_name, content }: FileToImport): Promise<Import> {
  const { columns, rows } = await readRows(kind === 'terms' ? 'csv' : format, content)
  const plan = kind === 'terms' ? planTerms(columns, rows) : planAreas(columns, rows, await gazetteer(tx))
  const sha256 = createHash('sha256').update(content).digest('hex')
  return await mustFind(tx, await addImport(tx, { kind, file_name, sha256 }, plan))
}

async function gazetteer(tx: Tx) {
  const types = new Set((await listTerms(tx, 'area-type')).map(({ code }) => code))
  const { rows } = await sql<{
    code: string
  }>`select code from area where code is not null and deleted_at is null`.execute(tx)
  return { types, known: new Set(rows.map(({ code }) => code)) }
}

/** Writes the next rows of an import and answers how it stands; undefined for an id that is none. Repeating it at the end changes nothing. */
export async function writeStep(tx: Tx, id: string): Promise<Import | undefined> {
  await holdImport(tx, id)
  const found = await findImport(tx, id)
  if (found === undefined || found.counts.waiting === 0) return found
  const write = found.kind === 'terms' ? writeTerms : writeAreas
  await write(tx, id, ROWS_A_STEP[found.kind])
  return await mustFind(tx, id)
}

async function mustFind(tx: Tx, id: string): Promise<Import> {
  const found = await findImport(tx, id)
  if (found === undefined) throw new Error(`Cannot find the import ${id}, which was just written`)
  return found
}
