/** HTTP of records of every kind: list, open, make, change. */
import { z } from 'zod'
import { none, notFound, recordChanged, route } from '../../foundation/http/index.ts'
import { Day } from '../../foundation/time/index.ts'
import { recordPolicy } from './case-acts.ts'
import { fieldDefinitions } from './field-queries.ts'
import { labelsOf } from './labels.ts'
import { isFilter, listRecords, sorts } from './list-queries.ts'
import { openNeeded } from './problems.ts'
import { noteRecords, noteRefused } from './reading.ts'
import { type NewRecord, newRecord, type RecordChange, recordChange } from './record-input.ts'
import { levelInCase } from './record-queries.ts'
import { isRefused, prepareChange, recordAll, writeChange } from './recording.ts'
import {
  AnyBody,
  KindParams,
  mustEdit,
  mustFind,
  pageOfRecord,
  RecordParams,
  readBody,
  refused,
  todayOf,
  viewOf,
  writing,
} from './route-parts.ts'
import { RecordList, RecordPage } from './views.ts'

/** Conditions as `field:value`, joined by commas; all of them hold. */
const filtersOf = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => ({ field: part.split(':')[0] ?? '', value: part.slice(part.indexOf(':') + 1) }))

const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
  case_id: z.uuid().optional(),
  /** `field:value` pairs, joined by commas. */
  filter: z.string().max(2000).optional(),
  from: Day.optional(),
  to: Day.optional(),
  mode: z.enum(['possible', 'certain']).default('possible'),
  deleted: z.enum(['true', 'false']).default('false'),
  sort: z.enum(sorts).default('-updated'),
})

export const recordRoutes = [
  route({
    method: 'GET',
    url: '/api/records/:kind',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'سجلات من نوع واحد', fr: 'Fiches d’un type', en: 'Records of a kind' },
    params: KindParams,
    query: ListQuery,
    body: none,
    reply: RecordList,
    run: async ({ tx, actor, params: { kind }, query }) => {
      const { filter, deleted, ...rest } = query
      const filters = filtersOf(filter)
      const unknown = filters.filter((filter) => !isFilter(kind, filter))
      if (unknown.length > 0)
        throw refused(unknown.map(({ field }) => ({ pointer: `/query/filter/${field}`, code: 'field.not-a-choice' })))
      const definitions = await fieldDefinitions(tx, kind)
      const page = await listRecords(tx, kind, { ...rest, filters, deleted: deleted === 'true' })
      const { case_id } = rest
      if (case_id !== undefined && page.items.length === 0 && (await levelInCase(tx, case_id)) === null)
        noteRefused(tx, 'case', case_id)
      await noteRecords(
        tx,
        page.items.map((row) => ({ ...row, kind })),
      )
      return {
        items: page.items.map((row) => viewOf(kind, row, definitions, actor)),
        next: page.next,
        labels: await labelsOf(tx, kind, page.items, definitions),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/:kind/:id',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'سجل واحد', fr: 'Une fiche', en: 'One record' },
    params: RecordParams,
    query: none,
    body: none,
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind, id } }) =>
      await pageOfRecord(tx, actor, kind, { row: await mustFind(tx, kind, id) }),
  }),
  route({
    method: 'POST',
    url: '/api/records/:kind',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'إضافة سجل', fr: 'Créer une fiche', en: 'Make a record' },
    params: KindParams,
    query: none,
    body: AnyBody,
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind }, body, at }) => {
      if (kind === 'case_file' && !actor.capabilities.has('case.open')) throw openNeeded({})
      const sent = readBody<NewRecord>(kind, newRecord(kind), kind === 'case_file' ? withPolicy(body) : body)
      const [outcome] = await writing(() =>
        recordAll(tx, kind, [sent], { today: todayOf(at), reason: 'فتح الملف · ouverture du dossier · case opened' }),
      )
      if (outcome === undefined) throw notFound({})
      if (isRefused(outcome)) throw refused(outcome.faults)
      return await pageOfRecord(tx, actor, kind, outcome)
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/records/:kind/:id',
    capability: 'cases.work',
    locked: true,
    status: 200,
    summary: { ar: 'تعديل سجل', fr: 'Modifier une fiche', en: 'Change a record' },
    params: RecordParams,
    query: none,
    body: AnyBody,
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind, id }, body, version, at }) => {
      const change = readBody<RecordChange>(kind, recordChange(kind), body)
      const { row, level } = await mustEdit(tx, actor, { kind, id })
      if (row.deleted_at !== null) throw notFound({})
      if (row.version !== version) throw recordChanged({ current: await pageOfRecord(tx, actor, kind, { row }) })
      const prepared = await prepareChange(tx, kind, row, change, todayOf(at))
      if (prepared.faults.length > 0) throw refused(prepared.faults)
      const outcome = await writing(async () => {
        await recordPolicy(tx, { kind, row, prepared, level, actor })
        return await writeChange(tx, kind, { row, version, prepared, change })
      })
      if (outcome.status === 'missing') throw notFound({})
      if (outcome.status === 'changed')
        throw recordChanged({ current: await pageOfRecord(tx, actor, kind, { row: outcome.row }) })
      return await pageOfRecord(tx, actor, kind, outcome)
    },
  }),
] as const

/** Identities of a new case are sealed where nothing else was chosen. */
function withPolicy(body: Readonly<Record<string, unknown>>) {
  const fields = typeof body.fields === 'object' ? body.fields : {}
  return { ...body, fields: { identity_policy: 'sealed', ...fields } }
}
