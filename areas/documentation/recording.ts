/** Recording, the whole way: what was sent is prepared, looked up and written, or told with every fault. For routes and for imports. */
import { sql } from 'kysely'
import { recordEvents } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { fieldDefinitions } from './field-queries.ts'
import { idsOf } from './ids-of.ts'
import { lookUp, unfound } from './look-up.ts'
import { type FieldDefinition, idsOfOwnFields } from './own-fields.ts'
import { emptyContent, type Prepared, prepare } from './prepare.ts'
import type { NewRecord, RecordChange } from './record-input.ts'
import type { Kind } from './record-kinds/declaration.ts'
import { createRecords, findRecords, openCase, type Provenance, writeRecord } from './record-queries.ts'
import { columnsOfContent, contentOf, type RecordRow } from './record-rows.ts'
import { actOutsideEvent, at, ownWarnings, type Remark, spanOfRecord, storedLink, type Values } from './rules.ts'
import { namesInTitle } from './title-lint.ts'

export type Recorded = { readonly row: RecordRow; readonly warnings: readonly Remark[] }
export type Refused = { readonly faults: readonly Remark[] }
export type Outcome = Recorded | Refused
export const isRefused = (outcome: Outcome): outcome is Refused => 'faults' in outcome

/** What a case says about what is recorded in it. */
type CaseTerms = { readonly level: string | null; readonly days_sealed: boolean }

async function termsOfCases(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseTerms>> {
  const { rows } = await sql<CaseTerms & { id: string }>`
    select id, app.case_level(id) as level, coalesce(days_sealed, false) as days_sealed from case_file
    where id = any(${[...new Set(ids)]}) and deleted_at is null`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

type Sent = NewRecord & { readonly id?: string; readonly provenance?: Provenance }

/**
 * Records many of one kind, each on its own terms: what is faulty is answered with its faults and not written, the rest is, in as few
 * statements as for one. In the order given. A case file is opened for the actor.
 */
export async function recordAll(
  tx: Tx,
  kind: Kind,
  sent: readonly Sent[],
  { today, reason = '' }: { readonly today: string; readonly reason?: string },
): Promise<readonly Outcome[]> {
  const definitions = await fieldDefinitions(tx, kind)
  const caseIds = sent.flatMap(({ case_id }) => (case_id === undefined ? [] : [case_id]))
  const cases = kind === 'case_file' ? new Map<string, CaseTerms>() : await termsOfCases(tx, caseIds)
  const prepared = sent.map((one) => {
    const daysSealed = one.case_id === undefined ? false : (cases.get(one.case_id)?.days_sealed ?? false)
    return prepare(kind, emptyContent(kind), one, { today, daysSealed, definitions }, { whole: true })
  })
  const faults = await faultsOf(
    tx,
    kind,
    prepared,
    sent.map(({ case_id = '' }) => case_id),
    definitions,
  )
  const all = sent.map((one, index) => {
    const level = one.case_id === undefined ? 'lead' : cases.get(one.case_id)?.level
    const noCase = level === 'edit' || level === 'lead' ? [] : [{ pointer: '/case_id', code: 'link.not-found' }]
    return [...noCase, ...(faults[index] ?? [])]
  })
  const good = sent.flatMap((one, index) => {
    const content = prepared[index]
    return content === undefined || (all[index] ?? []).length > 0 ? [] : [{ one, content }]
  })
  const links = await asStored(
    tx,
    kind,
    good.map(({ content }) => content.values),
  )
  const making = good.map(({ one, content }, index) => ({
    ...(one.case_id === undefined ? { id: crypto.randomUUID() } : { case_id: one.case_id }),
    ...(one.id === undefined ? {} : { id: one.id }),
    ...(one.code === undefined ? {} : { code: one.code }),
    ...(one.provenance === undefined ? {} : { provenance: one.provenance }),
    content: { ...content, values: links[index] ?? content.values },
  }))
  if (kind === 'case_file') for (const { id } of making) if (id !== undefined) await openCase(tx, id, reason)
  const rows = await createRecords(tx, kind, making)
  if (kind === 'case_file')
    await recordEvents(
      tx,
      rows.map(({ id, identity_policy }) => ({
        type: 'documentation.policy-chosen',
        object: { kind: 'case', id },
        detail: { from: null, to: String(identity_policy) },
      })),
    )
  const warnings = await warningsOf(tx, kind, rows)
  let next = 0
  return all.map((found) => {
    const row = found.length === 0 ? rows[next] : undefined
    if (row === undefined) return { faults: found }
    next += 1
    return { row, warnings: warnings.get(row.id) ?? [] }
  })
}

/** What one request would change of a record, with its faults; `row` is the record as it stands. */
export async function prepareChange(
  tx: Tx,
  kind: Kind,
  row: RecordRow,
  change: RecordChange,
  today: string,
): Promise<Prepared> {
  const definitions = await fieldDefinitions(tx, kind)
  const terms = kind === 'case_file' ? undefined : (await termsOfCases(tx, [row.case_id])).get(row.case_id)
  const conditions = { today, daysSealed: terms?.days_sealed ?? false, definitions }
  const prepared = prepare(kind, contentOf(kind, row), change, conditions, { whole: false })
  const [faults = []] = await faultsOf(
    tx,
    kind,
    [prepared],
    [row.case_id],
    definitions,
    Object.keys(change.extra ?? {}),
  )
  const [values = prepared.values] =
    faults.length === 0 ? await asStored(tx, kind, [prepared.values]) : [prepared.values]
  return { ...prepared, values, faults }
}

/** Writes a change that was prepared without faults. */
export async function writeChange(
  tx: Tx,
  kind: Kind,
  {
    row,
    version,
    prepared,
    change,
  }: {
    readonly row: RecordRow
    readonly version: number
    readonly prepared: Prepared
    readonly change: Pick<RecordChange, 'code' | 'reason'>
  },
) {
  // a link between events may have been turned round as a whole
  const keys = kind === 'event_link' ? undefined : prepared.touched
  const outcome = await writeRecord(tx, kind, {
    id: row.id,
    version,
    patch: {
      ...columnsOfContent(kind, prepared, keys),
      ...(change.code === undefined ? {} : { code: change.code }),
      change_reason: change.reason ?? null,
    },
    detail: { fields: [...prepared.touched] },
  })
  if (outcome.status !== 'written') return outcome
  const warnings = await warningsOf(tx, kind, [outcome.row])
  return { ...outcome, warnings: warnings.get(row.id) ?? [] }
}

/** Faults of each prepared record, those of what it names included: one look-up for all. */
async function faultsOf(
  tx: Tx,
  kind: Kind,
  prepared: readonly Prepared[],
  caseIds: readonly string[],
  definitions: readonly FieldDefinition[],
  ownKeys?: readonly string[],
): Promise<readonly (readonly Remark[])[]> {
  const named = prepared.map(({ values, touched, extra }) => [
    ...idsOf(kind, values, touched),
    ...idsOfOwnFields(definitions, extra, ownKeys ?? Object.keys(extra)),
  ])
  const found = await lookUp(tx, named.flat())
  return prepared.map(({ faults, values }, index) => [
    ...faults,
    ...unfound(named[index] ?? [], caseIds[index] ?? '', found),
    ...homeless(kind, values, caseIds[index] ?? '', found.records),
  ])
}

/** A link across cases has one of its ends at home. */
function homeless(kind: Kind, values: Values, caseId: string, records: ReadonlyMap<string, { case_id: string }>) {
  const ends = kind === 'event_link' ? ['event', 'related'] : []
  const known = ends.map((key) => records.get(String(values[key]))?.case_id)
  return ends.length === 0 || known.includes(undefined) || known.includes(caseId)
    ? []
    : [at('event', 'link.other-case')]
}

/** Links between events the one way round in which they are stored; all else as it is. */
async function asStored(tx: Tx, kind: Kind, values: readonly Values[]): Promise<readonly Values[]> {
  if (kind !== 'event_link' || values.length === 0) return values
  const { rows } = await sql<{ id: string; code: string }>`
    select t.id, t.code from term t join vocabulary v on v.id = t.vocabulary_id where v.key = 'event-link'`.execute(tx)
  const codes = new Map(rows.map(({ id, code }) => [id, code]))
  const ids = new Map(rows.map(({ id, code }) => [code, id]))
  return values.map((one) => {
    const [event, related, type] = [String(one.event), String(one.related), String(one.type)]
    const link = storedLink({ event, related, code: codes.get(type) ?? '' })
    return { ...one, event: link.event, related: link.related, type: ids.get(link.code) ?? type }
  })
}

/** Warnings about records that were written; a title is compared with the names of its case where a person writes it, one at a time. */
async function warningsOf(
  tx: Tx,
  kind: Kind,
  rows: readonly RecordRow[],
): Promise<ReadonlyMap<string, readonly Remark[]>> {
  const found = await warningsOfKind(tx, kind, rows)
  const [row, ...more] = rows
  if (row === undefined || more.length > 0) return found
  return new Map([[row.id, [...(found.get(row.id) ?? []), ...(await namesInTitle(tx, kind, row))]]])
}

/** Warnings about records that were written: they stand, and somebody should look. */
async function warningsOfKind(
  tx: Tx,
  kind: Kind,
  rows: readonly RecordRow[],
): Promise<ReadonlyMap<string, readonly Remark[]>> {
  const own = rows.map((row): [string, readonly Remark[]] => [row.id, ownWarnings(kind, contentOf(kind, row).values)])
  if (kind === 'act') {
    const ids = [...new Set(rows.map((row) => String(row.event_id)))]
    const events = new Map((await findRecords(tx, 'event', ids)).map((row) => [row.id, row]))
    return new Map(
      rows.map((row) => {
        const event = events.get(String(row.event_id))
        const span = event === undefined ? undefined : spanOfRecord('event', contentOf('event', event).values)
        return [row.id, span === undefined ? [] : actOutsideEvent(contentOf('act', row).values, span)]
      }),
    )
  }
  if (kind !== 'interview') return new Map(own)
  const people = [...new Set(rows.map((row) => String(row.person_id)))]
  const { rows: before } = await sql<{ person_id: string }>`
    select person_id from interview where person_id = any(${people}) and state in ('held', 'transcribed', 'closed')
      and deleted_at is null and id <> all(${rows.map(({ id }) => id)})`.execute(tx)
  const asked = new Set(before.map(({ person_id }) => person_id))
  return new Map(
    rows.map((row) => [row.id, asked.has(String(row.person_id)) ? [at('person', 'interview.repeated')] : []]),
  )
}
