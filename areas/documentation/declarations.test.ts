import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../server/testing/database.ts'
import { columnsOf, recordColumns } from './columns.ts'
import { newRecord } from './record-input.ts'
import { openFields, recordKinds, sealedFields } from './record-kinds/all.ts'
import { kinds } from './record-kinds/declaration.ts'

const { connect, superuser } = await testDatabase()
const client = await connect(superuser)
const declarations = Object.values(recordKinds)

test('every kind is declared once, with its own table, prefix and words in three languages', () => {
  assert.deepEqual(Object.keys(recordKinds), [...kinds])
  for (const part of ['table', 'prefix'] as const)
    assert.equal(new Set(declarations.map((one) => one[part])).size, kinds.length, part)
  for (const { label, plural, fields } of declarations)
    for (const words of [label, plural, ...fields.map((field) => field.label)]) {
      assert.match(words.ar, /^[\u0600-\u06ff]/)
      assert.ok(words.fr.length > 1 && words.en.length > 1, words.ar)
    }
})

test('a field is declared once in its kind, says its list, its targets or its choices, and has a class', () => {
  for (const { kind, fields } of declarations) {
    assert.equal(new Set(fields.map(({ key }) => key)).size, fields.length, kind)
    for (const field of fields) {
      const place = `${kind}.${field.key}`
      assert.match(field.class, /^[PIX]$/, place)
      assert.match(field.key, /^[a-z][a-z0-9_]*$/, place)
      assert.equal(field.type === 'code', field.list !== undefined, place)
      assert.equal(field.type === 'ref', field.to !== undefined, place)
      assert.equal(field.type === 'choice', field.choices !== undefined, place)
      assert.equal(field.type === 'rows', field.columns !== undefined, place)
      assert.ok(field.type !== 'state' || (field.states?.length ?? 0) > 1, place)
      for (const state of field.states ?? [])
        for (const next of state.next)
          assert.ok(
            field.states?.some(({ value }) => value === next),
            `${place} ${next}`,
          )
    }
  }
})

test('the tables have the columns that the declarations need, and none for a sealed field (R9)', async () => {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relname = any ($1) and a.attnum > 0 and not a.attisdropped`,
    [declarations.map(({ table }) => table)],
  )
  const made = new Set(['id', 'institution_id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'])
  for (const { kind, table } of declarations) {
    const found = rows.filter((row) => row.table === table).map(({ column }) => column)
    const own = found.filter((column) => !made.has(column) && !/^deleted_(at|by)$/.test(column))
    assert.deepEqual(own.toSorted(), Object.keys(recordColumns[table] ?? {}).toSorted(), table)
    const open = new Set(openFields(kind).flatMap(columnsOf))
    for (const { key } of sealedFields(kind))
      assert.ok(!found.some((column) => column.startsWith(key) && !open.has(column)), `${kind}.${key}`)
  }
})

test('a link column has a foreign key to the table of its kind, and a coded one to the terms', async () => {
  const { rows } = await client.query<{ table: string; column: string; target: string }>(
    `select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f'`,
  )
  for (const { kind, table } of declarations)
    for (const field of openFields(kind)) {
      const [column] = columnsOf(field)
      const target =
        field.type === 'code'
          ? 'term'
          : field.type === 'ref' && field.to?.[0] !== undefined
            ? recordKinds[field.to[0]].table
            : undefined
      if (column === undefined || target === undefined) continue
      assert.ok(
        rows.some((row) => row.table === table && row.column === column && row.target === target),
        `${table}.${column} -> ${target}`,
      )
    }
})

test('a sealed field is refused as a value, as the server may not hold it', () => {
  for (const { kind } of declarations)
    for (const { key } of sealedFields(kind)) {
      const read = newRecord(kind).safeParse({ fields: { [key]: 'x' } })
      assert.ok(!read.success && JSON.stringify(read.error.issues).includes(key), `${kind}.${key}`)
    }
})
