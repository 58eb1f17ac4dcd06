/** HTTP of what is done to a record: moved to a state, deleted, restored, taken back to a version; its history and its links. */
import { z } from 'zod'
import { namesOf } from '../../foundation/access/server.ts'
import type { Actor, Tx } from '../../foundation/database/index.ts'
import { cursorOf, malformed, none, notFound, readCursor, recordChanged, route } from '../../foundation/http/index.ts'
import { text } from '../../foundation/language/index.ts'
import { fieldDefinitions } from './field-queries.ts'
import { columnsAt, versionsOf } from './history.ts'
import { inverseTerms } from './inverse-queries.ts'
import { labelsOf } from './labels.ts'
import { countLinks, fieldsTo, listRecords } from './list-queries.ts'
import { cannotMove, stillLinked } from './problems.ts'
import { noteRecord, noteRecords } from './reading.ts'
import { type RecordChange, recordChange } from './record-input.ts'
import { fieldOf, openFields } from './record-kinds/all.ts'
import { type Kind, kinds } from './record-kinds/declaration.ts'
import { deleteRecord, writeRecord } from './record-queries.ts'
import { columnsOfContent, type RecordRow } from './record-rows.ts'
import { prepareChange } from './recording.ts'
import {
  AnyBody,
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
import { at as faultAt, moveOf } from './rules.ts'
import { RecordList, RecordPage, Version } from './views.ts'

const Move = z.strictObject({
  to: z.string().max(40),
  fields: AnyBody.exactOptional(),
  reason: text({ max: 1000 }).exactOptional(),
})

export const actRoutes = [
  route({
    method: 'POST',
    url: '/api/records/:kind/:id/state',
    capability: 'cases.work',
    locked: true,
    status: 201,
    summary: {
      ar: 'نقل سجل إلى وضع آخر',
      fr: 'Faire passer une fiche à un autre état',
      en: 'Move a record to a state',
    },
    params: RecordParams,
    query: none,
    body: Move,
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind, id }, body, version, at }) => {
      const { row } = await mustEdit(tx, actor, { kind, id })
      const state = openFields(kind).find(({ type }) => type === 'state')
      if (state === undefined || row.deleted_at !== null) throw notFound({})
      if (row.version !== version) throw recordChanged({ current: await pageOfRecord(tx, actor, kind, { row }) })
      const from = String(row[state.key])
      const move = moveOf(state, from, body.to)
      if (move === undefined) throw cannotMove({ from, to: body.to })
      const change = readBody<RecordChange>(kind, recordChange(kind), { fields: body.fields ?? {} })
      const prepared = await prepareChange(tx, kind, row, change, todayOf(at))
      const needed = move.needs
        .filter((key) => prepared.values[key] === null)
        .map((key) => faultAt(key, 'field.required'))
      if (prepared.faults.length + needed.length > 0) throw refused([...prepared.faults, ...needed])
      const outcome = await writing(() =>
        writeRecord(tx, kind, {
          id,
          version,
          patch: {
            ...columnsOfContent(kind, prepared, prepared.touched),
            [state.key]: body.to,
            change_reason: body.reason ?? null,
          },
          event: 'documentation.record-moved',
          detail: { from, to: body.to },
        }),
      )
      return await answer(tx, actor, kind, outcome)
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/records/:kind/:id',
    capability: 'cases.work',
    locked: true,
    status: 200,
    summary: {
      ar: 'حذف سجل يمكن استرجاعه',
      fr: 'Supprimer une fiche (rétablissable)',
      en: 'Delete a record (it can be restored)',
    },
    params: RecordParams,
    query: none,
    body: none,
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind, id }, version }) => {
      const { row } = await mustEdit(tx, actor, { kind, id, lead: kind === 'case_file' })
      if (row.deleted_at !== null) throw notFound({})
      if (row.version !== version) throw recordChanged({ current: await pageOfRecord(tx, actor, kind, { row }) })
      const links = kind === 'case_file' ? await countInCase(tx, id) : await countLinks(tx, kind, id)
      const count = links.reduce((sum, link) => sum + link.count, 0)
      if (count > 0) throw stillLinked({ count })
      return await answer(tx, actor, kind, await writing(() => deleteRecord(tx, kind, { id, version, reason: null })))
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/:kind/:id/restoration',
    capability: 'cases.work',
    locked: true,
    status: 201,
    summary: { ar: 'استرجاع سجل محذوف', fr: 'Rétablir une fiche supprimée', en: 'Restore a deleted record' },
    params: RecordParams,
    query: none,
    body: none,
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind, id }, version }) => {
      const { row } = await mustEdit(tx, actor, { kind, id })
      if (row.deleted_at === null) throw notFound({})
      const outcome = await writing(() =>
        writeRecord(tx, kind, { id, version, patch: { deleted_at: null }, event: 'documentation.record-restored' }),
      )
      return await answer(tx, actor, kind, outcome)
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/:kind/:id/reversion',
    capability: 'cases.work',
    locked: true,
    status: 201,
    summary: {
      ar: 'إعادة سجل إلى نسخة سابقة',
      fr: 'Revenir à une version antérieure',
      en: 'Take a record back to a version',
    },
    params: RecordParams,
    query: none,
    body: z.strictObject({ version: z.int().min(1), reason: text({ max: 1000 }).exactOptional() }),
    reply: RecordPage,
    run: async ({ tx, actor, params: { kind, id }, body, version }) => {
      const { row } = await mustEdit(tx, actor, { kind, id })
      if (row.deleted_at !== null) throw notFound({})
      if (row.version !== version) throw recordChanged({ current: await pageOfRecord(tx, actor, kind, { row }) })
      const columns = await columnsAt(tx, kind, { id, version: body.version, now: row.version })
      if (columns === undefined) throw notFound({})
      const outcome = await writing(() =>
        writeRecord(tx, kind, {
          id,
          version,
          patch: { ...columns, change_reason: body.reason ?? null },
          detail: { fields: Object.keys(columns) },
        }),
      )
      return await answer(tx, actor, kind, outcome)
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/:kind/:id/history',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'تاريخ سجل', fr: 'Historique d’une fiche', en: 'History of a record' },
    params: RecordParams,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      after: z.string().max(100).optional(),
    }),
    body: none,
    reply: z.strictObject({ items: z.array(Version), next: z.string().nullable() }),
    run: async ({ tx, actor, params: { kind, id }, query: { limit, after } }) => {
      await noteRecord(tx, { ...(await mustFind(tx, kind, id)), kind }, 'history')
      const [before] = readCursor(after, z.tuple([z.int()])) ?? []
      const found = await versionsOf(tx, kind, { id, before, limit })
      const names = await namesOf(
        tx,
        found.map(({ by }) => by),
      )
      const items = found.slice(0, limit).map(({ by, changes, ...version }) => {
        const name = names.get(by)
        const told = changes.filter(({ field }) => mayBeTold(actor, kind, field))
        return { ...version, by: name === undefined ? null : { id: by, name }, changes: told }
      })
      const last = items.at(-1)
      return { items, next: found.length > limit && last !== undefined ? cursorOf([last.version]) : null }
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/:kind/:id/links',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'السجلات المرتبطة بسجل', fr: 'Fiches liées à une fiche', en: 'Records that name a record' },
    params: RecordParams,
    query: z.strictObject({
      from: z.enum(kinds),
      field: z.string().max(40),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string().max(500).optional(),
    }),
    body: none,
    /** `inverses`: what a link between events is called from its other end, by the id of the term that is stored. */
    reply: z.strictObject({ ...RecordList.shape, inverses: z.record(z.string(), z.string()) }),
    run: async ({ tx, actor, params: { kind, id }, query: { from, field, limit, after } }) => {
      await mustFind(tx, kind, id)
      if (!fieldsTo(kind).some((one) => one.kind === from && one.field === field)) throw malformed({})
      const definitions = await fieldDefinitions(tx, from)
      const filters = [{ field, value: id }]
      const page = await listRecords(tx, from, {
        filters,
        limit,
        after,
        mode: 'possible',
        deleted: false,
        sort: '-updated',
      })
      await noteRecords(
        tx,
        page.items.map((row) => ({ ...row, kind: from })),
        'links',
      )
      return {
        items: page.items.map((row) => viewOf(from, row, definitions, actor)),
        next: page.next,
        labels: await labelsOf(tx, from, page.items, definitions),
        inverses: from === 'event_link' ? { ...(await inverseTerms(tx)) } : {},
      }
    },
  }),
] as const

/** Changes of what names somebody are for those who may read names. */
const mayBeTold = (actor: Actor, kind: Kind, field: string) =>
  actor.capabilities.has('names.read') || fieldOf(kind, field.replace(/^(states|notes)\./, ''))?.names !== true

async function answer(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  outcome: { readonly status: 'written' | 'changed'; readonly row: RecordRow } | { readonly status: 'missing' },
) {
  if (outcome.status === 'missing') throw notFound({})
  const page = await pageOfRecord(tx, actor, kind, outcome)
  if (outcome.status === 'changed') throw recordChanged({ current: page })
  return page
}

/** Records in a case, of any kind: one of each is enough to know that it is not empty. */
async function countInCase(tx: Tx, caseId: string) {
  const counts: { readonly count: number }[] = []
  for (const kind of kinds) {
    if (kind === 'case_file') continue
    const page = await listRecords(tx, kind, {
      case_id: caseId,
      filters: [],
      limit: 1,
      mode: 'possible',
      deleted: false,
      sort: '-updated',
    })
    counts.push({ count: page.items.length })
  }
  return counts
}
