import assert from 'node:assert/strict'
import test from 'node:test'
import { dataClasses as documentation } from '../areas/documentation/index.ts'
import { dataClasses as protection } from '../areas/protection/index.ts'
import { dataClasses as access } from '../foundation/access/index.ts'
import { dataClasses as files } from '../foundation/files/index.ts'
import { dataClasses as identity } from '../foundation/identity/index.ts'
import { dataClasses as keys } from '../foundation/keys/index.ts'
import { dataClasses as sealing } from '../foundation/sealing/server.ts'
import { dataClasses as search } from '../foundation/search/index.ts'
import { dataClasses as vocabulary } from '../foundation/vocabulary/index.ts'
import { dataClasses as agreement } from '../protocol/agreement/index.ts'
import { dataClasses as partners } from '../protocol/partners/index.ts'
import { testDatabase } from './testing/database.ts'

const declared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...sealing,
  ...search,
  ...access,
  ...files,
  ...identity,
  ...keys,
  ...vocabulary,
  ...agreement,
  ...partners,
  ...documentation,
  ...protection,
}
/** Given by `app.make_record()`: who, when and which version, never content. */
const base = [
  'id',
  'institution_id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'deleted_at',
  'deleted_by',
]

const database = await testDatabase()
const client = await database.connect(database.superuser)

test('every field of every record table declares its data class in the model of its room, and none is declared that does not exist', async () => {
  const { rows } = await client.query<{ table: string; field: string }>(`
    select c.relname as table, a.attname as field from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'record_history')`)
  const found = rows.filter(({ field }) => !base.includes(field)).map(({ table, field }) => `${table}.${field}`)
  const classed = Object.entries(declared).flatMap(([table, fields]) =>
    Object.keys(fields).map((field) => `${table}.${field}`),
  )
  assert.deepEqual(found.toSorted(), classed.toSorted())
  assert.ok(found.length > 20)
})

test('a data class is one of P, I, S and X', () => {
  for (const fields of Object.values(declared)) for (const one of Object.values(fields)) assert.match(one, /^[PISX]$/)
})
