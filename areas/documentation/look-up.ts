/** SQL that tells whether what records name is there for the actor: terms of the right list, records they may see, areas, people. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import type { NamedId } from './ids-of.ts'
import { recordKinds } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { Remark } from './rules.ts'

export type Found = {
  /** The list of each term in use; a retired one is not there. */
  readonly terms: ReadonlyMap<string, string>
  /** The kind and the case of each record that the actor sees. */
  readonly records: ReadonlyMap<string, { readonly kind: Kind; readonly case_id: string }>
  readonly areas: ReadonlySet<string>
  readonly users: ReadonlySet<string>
  readonly files: ReadonlySet<string>
}

const unique = (ids: readonly string[]) => [...new Set(ids)]

/** Looks all of these up, one question to the database for each sort of thing, however many records name them. */
export async function lookUp(tx: Tx, named: readonly NamedId[]): Promise<Found> {
  const of = (sort: NamedId['of']) => unique(named.filter((one) => one.of === sort).map(({ id }) => id))
  const byKind = new Map<Kind, string[]>()
  for (const { of: sort, to = [], id } of named)
    if (sort === 'record') for (const kind of to) byKind.set(kind, [...(byKind.get(kind) ?? []), id])
  const terms = new Map<string, string>()
  const termIds = of('term')
  if (termIds.length > 0) {
    const { rows } = await sql<{ id: string; list: string }>`
      select t.id, v.key as list from term t join vocabulary v on v.id = t.vocabulary_id
      where t.id = any(${termIds}) and t.retired_on is null`.execute(tx)
    for (const { id, list } of rows) terms.set(id, list)
  }
  const records = new Map<string, { readonly kind: Kind; readonly case_id: string }>()
  for (const [kind, ids] of byKind) {
    const { rows } = await sql<{ id: string; case_id: string }>`
      select id, case_id from ${sql.table(recordKinds[kind].table)} where id = any(${unique(ids)}) and deleted_at is null`.execute(
      tx,
    )
    for (const { id, case_id } of rows) records.set(id, { kind, case_id })
  }
  return {
    terms,
    records,
    areas: await idsIn(tx, 'area', of('area')),
    users: await idsIn(tx, 'person', of('user')),
    files: await idsIn(tx, 'stored_file', of('file')),
  }
}

async function idsIn(
  tx: Tx,
  table: 'area' | 'person' | 'stored_file',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where id = any(${[...ids]})`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** What is wrong with the ids that a record of this case names, given what was found. */
export function unfound(named: readonly NamedId[], caseId: string, found: Found): readonly Remark[] {
  return named.flatMap(({ pointer, id, of, list, across }) => {
    if (of === 'term') return found.terms.get(id) === list ? [] : [{ pointer, code: 'code.not-in-list' }]
    if (of === 'area') return found.areas.has(id) ? [] : [{ pointer, code: 'link.not-found' }]
    if (of === 'user') return found.users.has(id) ? [] : [{ pointer, code: 'link.not-found' }]
    if (of === 'file') return found.files.has(id) ? [] : [{ pointer, code: 'link.not-found' }]
    const record = found.records.get(id)
    if (record === undefined) return [{ pointer, code: 'link.not-found' }]
    return record.case_id === caseId || across === true ? [] : [{ pointer, code: 'link.other-case' }]
  })
}
