/** Reads a complete export into an institution without records: rows, versions and files as they were, checked against the manifest first. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import { recordEvents } from '../../../../foundation/custody/index.ts'
import type { Tables } from '../../../../foundation/database/index.ts'
import { type Connection, withOwner } from '../../../../foundation/database/index.ts'
import { hashFile } from '../../../../foundation/files/index.ts'
import { type Kind, kinds, recordKinds } from '../../index.ts'
import { objectOf, putInIndex, type RecordRow, writeNameKeys } from '../../server.ts'
import { asPerson } from '../running/as-person.ts'
import { packageFormat, packageTables, shipped } from './package-tables.ts'
import type { PackageCall } from './write-package.ts'

const CHUNK = 2000

const ReadManifest = z.object({
  format: z.literal(packageFormat),
  files: z.array(
    z.object({
      path: z.string().regex(/^(?:files\/[0-9a-f]{64}|(?:records\/)?[a-z_-]+(?:\.history)?\.jsonl)$/),
      bytes: z.int(),
      lines: z.int().nullable(),
      sha256: z.string(),
    }),
  ),
})

/** Why a package is not read. The message is a sentence for the terminal. */
export class PackageRefused extends Error {}

/**
 * Reads the package in one transaction of the owner: all of it or nothing. Whoever reads it in leads its cases. Refuses (throws
 * PackageRefused) a folder that is not as its manifest says, and an institution that has cases.
 */
export async function readPackage(
  call: PackageCall & { readonly owner: Connection },
  folder: string,
): Promise<{ readonly records: number; readonly files: number }> {
  const { owner, store, person } = call
  const manifest = await checkedManifest(folder)
  const objects = manifest.files.filter(({ lines }) => lines === null)
  for (const { path, bytes, sha256 } of objects) {
    const copy = join(tmpdir(), `mithaq-${randomUUID()}`)
    try {
      // the store may share its bytes with what it is given
      await copyFile(join(folder, path), copy)
      await store.put({ sha256, bytes, path: copy })
    } finally {
      await rm(copy, { force: true })
    }
  }
  await withOwner(owner, async (client) => {
    await client.query(`select app.enter($1, $2, '{}', 'maintenance', gen_random_uuid())`, [
      person.person_id,
      person.institution_id,
    ])
    const tables = [
      ...packageTables.flatMap(({ table, history }) => (history === true ? [table, `${table}_history`] : [table])),
      'stored_file',
      'case_grant',
      'record_code',
      'record_ref',
      'extra_value',
    ]
    for (const table of tables)
      await client.query(`alter table ${table} no force row level security; alter table ${table} disable trigger user`)
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from case_file')
    if ((rows[0]?.n ?? 0) > 0)
      throw new PackageRefused('Cannot read the package as this institution has cases: read it into an empty one')
    await client.query('set constraints all deferred')
    for (const { file, table, history } of packageTables) {
      await load(client, folder, `${file}.jsonl`, table, person.institution_id)
      if (history === true)
        await load(client, folder, `${file}.history.jsonl`, `${table}_history`, person.institution_id)
    }
    await load(client, folder, 'files.jsonl', 'stored_file', person.institution_id)
    await client.query(
      `insert into case_grant (person_id, case_id, level, reason) select $1, id, 'lead', 'read from a complete export' from case_file`,
      [person.person_id],
    )
    for (const kind of kinds)
      await client.query(`select app.spread_codes($1, array(select id from ${recordKinds[kind].table}), $2)`, [
        kind,
        recordKinds[kind].table,
      ])
    for (const table of tables)
      await client.query(`alter table ${table} force row level security; alter table ${table} enable trigger user`)
  })
  let records = 0
  for (const kind of kinds) records += await makeFindable(call, kind)
  return { records, files: objects.length }
}

async function checkedManifest(folder: string) {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new PackageRefused('Cannot read the package as it has no manifest: it was not written to its end')
  }
  const read = ReadManifest.safeParse(json)
  if (!read.success) throw new PackageRefused('Cannot read the package as its manifest is of another format')
  for (const { path, sha256 } of read.data.files) {
    const found = await hashFile(join(folder, path)).catch(() => undefined)
    if (found?.sha256 !== sha256)
      throw new PackageRefused(`Cannot read the package as ${path} is not what its manifest says`)
  }
  return read.data
}

/** Rows of one file into its table; a line that is no row of it ends the reading. */
async function load(client: pg.Client, folder: string, file: string, table: string, self: string): Promise<void> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const isShipped = shipped.has(table)
  const write = async (lines: readonly string[]) => {
    if (lines.length === 0) return
    const [first = '{}'] = lines
    const held = columns.map(({ name }) => name).filter((name) => Object.hasOwn(JSON.parse(first) as object, name))
    const quoted = held.map((name) => `"${name}"`)
    const stamps = isShipped ? ', created_by, updated_by' : ''
    const values = isShipped ? `, '${SYSTEM}', '${SYSTEM}'` : ''
    const missing = table === 'stored_file' ? ', institution_id, updated_by' : ''
    const given = table === 'stored_file' ? `, '${self}', created_by` : ''
    const change = quoted
      .filter((name) => name !== '"id"' && name !== '"institution_id"')
      .map((name) => `${name} = excluded.${name}`)
    const conflict = isShipped ? `on conflict (id) do update set ${change.join(', ')}` : ''
    await client.query(
      `insert into ${table} (${quoted.join(', ')}${stamps}${missing})
       select ${quoted.join(', ')}${values}${given} from jsonb_populate_recordset(null::${table}, $1::jsonb) ${conflict}`,
      [`[${lines.join(',').replaceAll('"institution_id": "self"', `"institution_id": "${self}"`)}]`],
    )
  }
  // rows of one tree point at each other: they go in together
  const size = isShipped || table === 'area' ? Number.POSITIVE_INFINITY : CHUNK
  let held: string[] = []
  for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
    held.push(line)
    if (held.length < size) continue
    await write(held)
    held = []
  }
  await write(held)
}
const SYSTEM = '00000000-0000-4000-8000-000000000002'

/** Puts records in the index and into the log, as the person who leads their cases now. */
async function makeFindable({ database, person, onProgress }: PackageCall, kind: Kind): Promise<number> {
  let number = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await asPerson(
      database,
      person,
    )(async (tx) => {
      const { rows: found } = await sql<RecordRow>`
        select * from ${sql.table(recordKinds[kind].table)} where id > ${after}::uuid order by id limit ${CHUNK}`.execute(
        tx as Kysely<Tables>,
      )
      if (kind === 'person')
        await writeNameKeys(
          tx,
          found.map(({ id }) => id),
        )
      await putInIndex(tx, kind, found)
      await recordEvents(
        tx,
        found.map(({ id, case_id }) => ({
          type: 'transfer-in',
          object: objectOf(kind, id),
          detail: { case: case_id },
        })),
      )
      return found
    })
    number += rows.length
    onProgress?.(number)
    const last = rows.at(-1)
    if (rows.length < CHUNK || last === undefined) return number
    after = last.id
  }
}
