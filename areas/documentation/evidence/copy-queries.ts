/** SQL of what is derived of an original: working copies, how each step ended, words that a machine read, likeness of pictures. */
import { sql } from 'kysely'
import { namesOf } from '../../../foundation/access/server.ts'
import type { Tx } from '../../../foundation/database/index.ts'
import type { StoredFile } from '../../../foundation/files/index.ts'
import { addCustody } from './custody-queries.ts'
import type { Copy, EvidencePage, Region, Step } from './model.ts'

export type CopyRow = Omit<Copy, 'made_by'> & {
  readonly evidence_id: string
  readonly case_id: string
  readonly file_id: string | null
  readonly made_by: string
}

const columns = sql.raw(
  'id, evidence_id, case_id, derived_from, operation, page, regions, tool, state, reason, file_id, sha256, media_type, bytes, width, height, made_at, made_by',
)

export async function findCopy(tx: Tx, evidenceId: string, id: string): Promise<CopyRow | undefined> {
  const { rows } = await sql<CopyRow>`
    select ${columns} from evidence_copy where evidence_id = ${evidenceId} and id = ${id}`.execute(tx)
  return rows[0]
}

/** Working copies with who made them, pages in their order. */
export async function copiesOf(tx: Tx, evidenceId: string): Promise<readonly Copy[]> {
  const { rows } = await sql<CopyRow>`
    select ${columns} from evidence_copy where evidence_id = ${evidenceId}
    order by operation, page nulls first, made_at, id limit 500`.execute(tx)
  const names = await namesOf(
    tx,
    rows.map(({ made_by }) => made_by),
  )
  return rows.map(({ evidence_id: _, case_id: __, file_id: ___, made_by, ...copy }) => {
    const name = names.get(made_by)
    return { ...copy, made_by: name === undefined ? null : { id: made_by, name } }
  })
}

type Kept = {
  readonly file: StoredFile
  readonly width: number
  readonly height: number
}
type Item = { readonly id: string; readonly case_id: string; readonly sha256: string }

/** A working copy that is there, with its entry in the custody of the item. */
export async function addCopy(
  tx: Tx,
  item: Item,
  copy: Kept & { readonly operation: Copy['operation']; readonly page?: number; readonly tool: string },
): Promise<string> {
  const { file, width, height, operation, page = null, tool } = copy
  const { rows } = await sql<{ id: string }>`
    insert into evidence_copy (evidence_id, case_id, operation, page, tool, state, file_id, sha256, media_type, bytes, width, height)
    values (${item.id}, ${item.case_id}, ${operation}, ${page}, ${tool}, 'done', ${file.id}, ${file.sha256}, ${file.media_type},
      ${file.bytes}, ${width}, ${height}) returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await addCustody(tx, {
    evidence_id: item.id,
    case_id: item.case_id,
    action: 'derive',
    copy_id: id,
    hash_before: item.sha256,
    hash_after: file.sha256,
  })
  return id
}

/** A redaction that waits for its turn. */
export async function askRedaction(
  tx: Tx,
  from: CopyRow,
  { regions, reason, tool }: { readonly regions: readonly Region[]; readonly reason: string; readonly tool: string },
): Promise<CopyRow> {
  const { rows } = await sql<CopyRow>`
    insert into evidence_copy (evidence_id, case_id, derived_from, operation, page, regions, tool)
    values (${from.evidence_id}, ${from.case_id}, ${from.id}, 'redaction', ${from.page}, ${JSON.stringify(regions)}::jsonb, ${tool})
    returning ${columns}`.execute(tx)
  const asked = rows[0]
  if (asked === undefined) throw new Error('The redaction was not written')
  await addCustody(tx, {
    evidence_id: from.evidence_id,
    case_id: from.case_id,
    action: 'redact',
    copy_id: asked.id,
    hash_before: from.sha256,
    purpose: reason,
  })
  return asked
}

/** What a redaction became, with its entry in the custody of the item; where it failed, the reason. */
export async function endRedaction(tx: Tx, copy: CopyRow, ended: Kept | { readonly reason: string }): Promise<void> {
  if ('reason' in ended) {
    await sql`update evidence_copy set state = 'failed', reason = ${ended.reason} where id = ${copy.id}`.execute(tx)
    return
  }
  const { file, width, height } = ended
  await sql`
    update evidence_copy set state = 'done', file_id = ${file.id}, sha256 = ${file.sha256}, media_type = ${file.media_type},
      bytes = ${file.bytes}, width = ${width}, height = ${height} where id = ${copy.id}`.execute(tx)
  await addCustody(tx, {
    evidence_id: copy.evidence_id,
    case_id: copy.case_id,
    action: 'derive',
    copy_id: copy.id,
    hash_after: file.sha256,
  })
}

/** How a step ended; `reason` is null where it was done. A step that is done again replaces what it was. */
export async function endStep(
  tx: Tx,
  item: Pick<Item, 'id' | 'case_id'>,
  { step, reason }: { readonly step: Step; readonly reason: string | null },
): Promise<void> {
  await sql`
    insert into evidence_step (evidence_id, step, case_id, state, reason)
    values (${item.id}, ${step}, ${item.case_id}, ${reason === null ? 'done' : 'failed'}, ${reason})
    on conflict (evidence_id, step) do update set state = excluded.state, reason = excluded.reason, at = now()`.execute(
    tx,
  )
}

export async function stepsOf(tx: Tx, id: string): Promise<EvidencePage['steps']> {
  const { rows } = await sql<EvidencePage['steps'][number]>`
    select step, state, reason from evidence_step where evidence_id = ${id} order by step`.execute(tx)
  return rows
}

export type MachineText = EvidencePage['texts'][number]

/** Keeps what a machine read; a page that was read before stays as it is. */
export async function keepTexts(
  tx: Tx,
  item: Pick<Item, 'id' | 'case_id'>,
  texts: readonly MachineText[],
): Promise<void> {
  if (texts.length === 0) return
  await sql`
    insert into evidence_text (evidence_id, case_id, page, method, engine, body, confidence)
    select ${item.id}::uuid, ${item.case_id}::uuid, t.page, t.method, t.engine, t.body, t.confidence
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
      as t(page int, method text, engine text, body text, confidence smallint)
    on conflict do nothing`.execute(tx)
}

export async function textsOf(tx: Tx, id: string): Promise<EvidencePage['texts']> {
  const { rows } = await sql<MachineText>`
    select page, method, engine, body, confidence from evidence_text where evidence_id = ${id}
    order by page, method limit 500`.execute(tx)
  return rows
}

/** Sixty-four bits as hexadecimal digits. */
export async function keepFingerprint(tx: Tx, item: Pick<Item, 'id' | 'case_id'>, hex: string): Promise<void> {
  await sql`
    insert into evidence_picture (evidence_id, case_id, fingerprint)
    values (${item.id}, ${item.case_id}, ('x' || ${hex})::bit(64)::bigint) on conflict do nothing`.execute(tx)
}

/** Pictures that differ in at most `most` of 64 bits, the likest first. */
export async function alike(tx: Tx, id: string, most: number): Promise<EvidencePage['alike']> {
  const { rows } = await sql<EvidencePage['alike'][number]>`
    select e.id, e.code, e.title, d.distance from evidence_picture mine
    join evidence_picture other on other.evidence_id <> mine.evidence_id
    cross join lateral (select bit_count((mine.fingerprint # other.fingerprint)::bit(64))::int as distance) d
    join evidence e on e.id = other.evidence_id
    where mine.evidence_id = ${id} and d.distance <= ${most} order by d.distance, e.created_at limit 20`.execute(tx)
  return rows
}
