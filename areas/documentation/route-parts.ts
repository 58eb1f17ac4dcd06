/** What the routes of records share: reading a body by its declaration, who may do what, and how records are answered. */
import { z } from 'zod'
import type { Actor, Tx } from '../../foundation/database/index.ts'
import { fieldErrors, invalid, notAllowed, notFound, sentenceOf } from '../../foundation/http/index.ts'
import { fieldDefinitions } from './field-queries.ts'
import { labelsOf } from './labels.ts'
import { COUNTED, countLinks } from './list-queries.ts'
import { type FieldDefinition, shownOwnFields } from './own-fields.ts'
import {
  codeTaken,
  doesNotFit,
  leadNeeded,
  linkedAlready,
  policyHoldsNames,
  receivedCopy,
  recordingNotAllowed,
  riskNotCurrent,
  statusFromFinding,
  underHold,
  viewOnly,
} from './problems.ts'
import { noteRecord, noteRefused } from './reading.ts'
import { fieldOf, openFields } from './record-kinds/all.ts'
import { type Kind, kinds } from './record-kinds/declaration.ts'
import { findRecord, levelInCase } from './record-queries.ts'
import { contentOf, type RecordRow, rowFor } from './record-rows.ts'
import type { Remark } from './rules.ts'
import { sealedSlotsOf } from './sealed-queries.ts'
import type { RecordPage, RecordView } from './views.ts'

export const KindParams = z.strictObject({ kind: z.enum(kinds) })
export const RecordParams = z.strictObject({ kind: z.enum(kinds), id: z.uuid() })
/** A body whose shape its kind decides; read by readBody(). */
export const AnyBody = z.record(z.string(), z.unknown())

export const todayOf = (at: Date) => at.toISOString().slice(0, 10)

/** The refusal of faults, each with its sentence. */
export const refused = (faults: readonly Remark[]) =>
  invalid({}, { errors: faults.map(({ pointer, code }) => ({ pointer, code, text: sentenceOf(code) })) })

/** Reads a body by the schema of its kind; names sealed fields and states among its fields for what they are. */
export function readBody<T>(kind: Kind, schema: z.ZodType, body: Readonly<Record<string, unknown>>): T {
  const sent = typeof body.fields === 'object' && body.fields !== null ? Object.keys(body.fields) : []
  const misplaced = sent.flatMap((key): Remark[] => {
    const field = fieldOf(kind, key)
    if (field?.class === 'X') return [{ pointer: `/fields/${key}`, code: 'field.sealed' }]
    return field?.type === 'state' ? [{ pointer: `/fields/${key}`, code: 'field.moved-by-route' }] : []
  })
  if (misplaced.length > 0) throw refused(misplaced)
  const read = schema.safeParse(body, { reportInput: true })
  if (!read.success) throw invalid({}, { errors: fieldErrors(read.error, '') })
  return read.data as T
}

/** A record that the actor sees, deleted or not; not found for any other, which the log keeps. */
export async function mustFind(tx: Tx, kind: Kind, id: string): Promise<RecordRow> {
  const row = await findRecord(tx, kind, id)
  if (row !== undefined) return row
  noteRefused(tx, kind, id)
  throw notFound({})
}

/** A record that the actor may change, with their level in its case. */
export async function mustEdit(
  tx: Tx,
  actor: Actor,
  { kind, id, lead = false }: { readonly kind: Kind; readonly id: string; readonly lead?: boolean },
) {
  const row = await mustFind(tx, kind, id)
  // whoever changes a person writes its names into the index again
  if (kind === 'person' && !actor.capabilities.has('names.read')) throw notAllowed({ capability: 'names.read' })
  if (row.institution_id !== actor.institution_id) throw receivedCopy({})
  const level = await levelInCase(tx, row.case_id)
  if (level !== 'edit' && level !== 'lead') throw viewOnly({})
  if (lead && level !== 'lead') throw leadNeeded({})
  return { row, level }
}

const refusals: Readonly<Record<string, () => Error>> = {
  MQ052: () => underHold({}),
  MQ054: () => policyHoldsNames({}),
  MQ055: () => policyHoldsNames({}),
  MQ073: () => recordingNotAllowed({}),
  MQ090: () => riskNotCurrent({}),
  MQ083: () => statusFromFinding({}),
}

/** Runs a write; what the database refuses is said as the problem it is, without its details. */
export async function writing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const { code = '', constraint = '' } = error as { readonly code?: string; readonly constraint?: string }
    const known = refusals[code]
    if (known !== undefined) throw known()
    if (code === '23514') throw doesNotFit({})
    if (code === '23505') throw constraint.endsWith('_code_idx') ? codeTaken({}) : linkedAlready({})
    throw error
  }
}

export function viewOf(
  kind: Kind,
  row: RecordRow,
  definitions: readonly FieldDefinition[],
  actor: Actor,
): z.infer<typeof RecordView> {
  const { values, states, notes, extra } = contentOf(kind, rowFor(actor, kind, row))
  return {
    id: row.id,
    kind,
    version: row.version,
    case_id: row.case_id,
    institution_id: row.institution_id,
    own: row.institution_id === actor.institution_id,
    code: row.code,
    created_at: row.created_at,
    created_by: row.created_by,
    updated_at: row.updated_at,
    updated_by: row.updated_by,
    deleted_at: row.deleted_at,
    change_reason: row.change_reason,
    fields: { ...values },
    states: { ...states },
    notes: { ...notes },
    extra: shownOwnFields(definitions, extra),
  }
}

/** A record as it is opened: labels, counts of links, sealed fields, where it may go. */
export async function pageOfRecord(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  { row, warnings = [] }: { readonly row: RecordRow; readonly warnings?: readonly Remark[] },
): Promise<z.infer<typeof RecordPage>> {
  await noteRecord(tx, { ...row, kind })
  const definitions = await fieldDefinitions(tx, kind)
  const state = openFields(kind).find(({ type }) => type === 'state')
  const now = state?.states?.find(({ value }) => value === row[state.key])
  const links = await countLinks(tx, kind, row.id)
  return {
    ...viewOf(kind, row, definitions, actor),
    level: (await levelInCase(tx, row.case_id)) ?? 'view',
    sealed: [...(await sealedSlotsOf(tx, row.id))],
    labels: await labelsOf(tx, kind, [row], definitions),
    links: links.map(({ count, ...link }) => ({ ...link, count: Math.min(count, COUNTED), more: count > COUNTED })),
    moves: (now?.next ?? []).map((to) => ({
      to,
      needs: [...(state?.states?.find(({ value }) => value === to)?.needs ?? [])],
    })),
    warnings: warnings.map(({ pointer, code }) => ({ pointer, code, text: sentenceOf(code) })),
  }
}
