/** SQL that answers what a batch of rows names: records by the name of the source, terms and areas of the lists that a mapping uses. */
import { sql } from 'kysely'
import type { Tx } from '../../../../foundation/database/index.ts'
import { fieldOf, type Kind, recordKinds } from '../../index.ts'
import { type FieldDefinition, fieldDefinitions, type RecordRow } from '../../server.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { foldLabel, type Terms } from '../mapping/read-cell.ts'
import { Link, type ReadRow } from '../mapping/read-row.ts'
import type { Found } from './plan-rows.ts'

/**
 * What the rows of a batch name, looked up in one question a kind. A name at a time inside of it: the planner, which knows little about
 * a table that is being filled, would otherwise read all of the case for each batch.
 */
export async function findNamed(
  tx: Tx,
  { caseId, runId, rows }: { readonly caseId: string; readonly runId: string; readonly rows: readonly ReadRow[] },
): Promise<Found> {
  const externals = new Map<Kind, Set<string>>()
  const links = new Map<Kind, Set<string>>()
  const add = (to: Map<Kind, Set<string>>, kind: Kind, name: string) => {
    const held = to.get(kind)
    if (held === undefined) to.set(kind, new Set([name]))
    else held.add(name)
  }
  for (const { parts } of rows)
    for (const { kind, external, fields } of parts) {
      if (external !== null) add(externals, kind, external)
      for (const value of Object.values(fields).flat())
        if (value instanceof Link && value.external !== undefined)
          for (const to of value.to) add(links, to, value.external)
    }
  const records = new Map<string, RecordRow>()
  for (const [kind, names] of externals) {
    const { rows: found } = await sql<RecordRow>`
      select r.* from unnest(${[...names]}::text[]) as named(name) cross join lateral (
        select * from ${sql.table(recordKinds[kind].table)}
        where case_id = ${caseId} and legacy_no = named.name and deleted_at is null offset 0) r`.execute(tx)
    for (const row of found) records.set(`${kind} ${String(row.legacy_no)}`, row)
  }
  const ids = new Map<string, string>()
  for (const [kind, names] of links) {
    const { rows: found } = await sql<{ id: string; legacy_no: string | null; code: string }>`
      select r.* from unnest(${[...names]}::text[]) as named(name) cross join lateral (
        select id, legacy_no, code from ${sql.table(recordKinds[kind].table)}
        where case_id = ${caseId} and legacy_no = named.name and deleted_at is null
        union all select id, legacy_no, code from ${sql.table(recordKinds[kind].table)}
        where case_id = ${caseId} and code = named.name and deleted_at is null) r`.execute(tx)
    for (const { id, code } of found) ids.set(`${kind} ${code}`, id)
    for (const { id, legacy_no } of found) if (legacy_no !== null) ids.set(`${kind} ${legacy_no}`, id)
  }
  const touched = new Set<string>()
  if (records.size > 0) {
    const known = [...records.values()].map(({ id }) => id)
    const { rows: mine } = await sql<{ record_id: string }>`
      select record_id from import_record where run_id = ${runId} and record_id = any(${known}::uuid[])`.execute(tx)
    for (const { record_id } of mine) touched.add(record_id)
  }
  return {
    record: (kind, external) => records.get(`${kind} ${external}`),
    link: (kind, external) => ids.get(`${kind} ${external}`),
    isOfThisRun: (id) => touched.has(id),
  }
}

/** The terms of every list that the coded fields of a mapping take their values from. */
export async function listsOf(
  tx: Tx,
  mapping: Mapping,
  definitions: readonly FieldDefinition[],
): Promise<ReadonlyMap<string, Terms>> {
  const keys = mapping.parts.flatMap((part) => [
    ...Object.keys(part.fields).flatMap((key) => fieldOf(part.kind, key)?.list ?? []),
    ...Object.keys(part.extra).flatMap(
      (key) => definitions.find((one) => one.kind === part.kind && one.key === key)?.vocabulary_key ?? [],
    ),
  ])
  const { rows } = await sql<{ list: string; id: string; code: string; labels: readonly (string | null)[] }>`
    select v.key as list, t.id, t.code, array[t.label_ar, t.label_fr, t.label_en, t.label_es] as labels
    from term t join vocabulary v on v.id = t.vocabulary_id
    where v.key = any(${[...new Set(keys)]}) and t.retired_on is null`.execute(tx)
  const lists = new Map<string, { byCode: Map<string, string>; byLabel: Map<string, string | null> }>()
  for (const { list, id, code, labels } of rows) {
    const terms = lists.get(list) ?? { byCode: new Map(), byLabel: new Map() }
    lists.set(list, terms)
    terms.byCode.set(code, id)
    for (const label of new Set(labels.flatMap((one) => (one === null ? [] : [foldLabel(one)])))) {
      const held = terms.byLabel.get(label)
      terms.byLabel.set(label, held === undefined || held === id ? id : null)
    }
  }
  return lists
}

/** Areas by code and by every name, folded; null where several answer. Empty when the mapping places nothing. */
export async function areasOf(tx: Tx, mapping: Mapping): Promise<ReadonlyMap<string, string | null>> {
  const places = mapping.parts.some((part) =>
    Object.entries(part.fields).some(([key, source]) => 'area' in source || fieldOf(part.kind, key)?.type === 'area'),
  )
  if (!places) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, code as name from area where code is not null and deleted_at is null
    union select area_id, words from area_name where deleted_at is null`.execute(tx)
  const areas = new Map<string, string | null>()
  for (const { id, name } of rows) {
    const key = name.toLowerCase()
    const held = areas.get(key)
    areas.set(key, held === undefined || held === id ? id : null)
  }
  return areas
}

/** Definitions of the institution's fields, by kind. */
export async function definitionsByKind(tx: Tx): Promise<ReadonlyMap<Kind, readonly FieldDefinition[]>> {
  return Map.groupBy(await fieldDefinitions(tx), ({ kind }) => kind)
}

export type CaseTerms = {
  readonly title: unknown
  readonly days_sealed: boolean
  readonly names_open: boolean
  readonly level: string | null
  /** Whether the actor leads the case and nobody else works on it. */
  readonly owner_alone: boolean
}

/** What the case says about what is recorded in it; undefined for one that the actor does not see. */
export async function caseTerms(tx: Tx, id: string): Promise<CaseTerms | undefined> {
  const { rows } = await sql<CaseTerms>`
    select title, coalesce(days_sealed, false) as days_sealed, 
      identity_policy = 'restricted' and app.can('names.read') as names_open, app.case_level(id) as level,
      app.case_level(id) = 'lead' and not exists (select from case_grant g where g.case_id = case_file.id and g.person_id <> app.actor()
        and g.deleted_at is null and (g.until is null or g.until > now())) as owner_alone
    from case_file where id = ${id} and deleted_at is null`.execute(tx)
  return rows[0]
}
