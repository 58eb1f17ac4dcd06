/** Records of a kind as a table or as data, for other programs: one way, with nothing that a spreadsheet would work out. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { recordEvent } from '../../../../foundation/custody/index.ts'
import { type Actor, type Database, enterAs, type Tables, type Tx } from '../../../../foundation/database/index.ts'
import { notFound, type RawRoute, requestLanguage } from '../../../../foundation/http/index.ts'
import { text } from '../../../../foundation/language/index.ts'
import { fieldOf, type Kind, kinds, recordKinds, scopeKeys } from '../../index.ts'
import { contentOf, fieldsFor, letLeave, mustAllow, personsConcerned, type RecordRow, rowFor } from '../../server.ts'
import { csvLine } from './csv-line.ts'
import { labelledTable } from './labelled-table.ts'
import { ExportQuery, type ExportScope, readScope, scopeSql } from './scope.ts'
import { workbookOf } from './write-workbook.ts'

const PAGE = 1000
const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
} as const
type Format = Exclude<keyof typeof types, 'xlsx'>

const Params = z.object({ kind: z.enum(kinds), format: z.enum(['xlsx', 'csv', 'jsonl', 'geojson']) })
/** `purpose`: what it leaves the institution for; without it the table is the institution's own copy. */
const Query = ExportQuery.extend({
  purpose: z.enum(scopeKeys).optional(),
  recipient: text({ max: 200 }).optional(),
})

/**
 * `GET /api/exports/:kind/:format?case_id&search&purpose&recipient`: what the person may see of a kind. Counted and logged before the first byte
 * leaves. With a purpose it is for somebody else, and leaves only where everybody whom it concerns allows that now.
 */
export function viewRoute({ database }: { readonly database: Database }): RawRoute {
  return {
    method: 'GET',
    url: '/api/exports/:kind/:format',
    capability: 'cases.work',
    summary: {
      ar: 'سجلات من نوع واحد جدولًا أو بيانات (xlsx · csv · jsonl · geojson)',
      fr: 'Fiches d’un type, en table ou en données (xlsx · csv · jsonl · geojson)',
      en: 'Records of a kind as a table or as data (xlsx · csv · jsonl · geojson)',
    },
    raw: async (request, reply, actor) => {
      const [params, query] = [Params.safeParse(request.params), Query.safeParse(request.query)]
      if (!params.success || !query.success) throw notFound({})
      const { kind, format } = params.data
      const { purpose, recipient = null } = query.data
      const { where, records, labels } = await database.inTransaction(
        enterAs(actor, 'request', request.id),
        async (tx) => {
          const scope = await readScope(tx, query.data)
          if (purpose !== undefined)
            await letLeave(tx, {
              key: purpose,
              recipient,
              what: purpose.startsWith('publish') ? 'publication' : 'export',
              act_id: request.id,
              persons: await personsConcerned(tx, kind, scope.caseId),
            })
          const counted = await countRecords(tx, kind, scope)
          await recordEvent(tx, {
            type: 'documentation.exported',
            object: { kind: 'institution', id: actor.institution_id },
            detail: {
              format,
              kind,
              records: counted,
              ...(scope.caseId === undefined ? {} : { case: scope.caseId }),
              ...(scope.ids === undefined ? {} : { of: 'search' }),
              ...(purpose === undefined ? {} : { purpose, recipient }),
            },
          })
          return { where: scope, records: counted, labels: await termCodes(tx) }
        },
      )
      reply
        .header('content-type', types[format])
        .header('content-disposition', `attachment; filename="mithaq-${kind.replaceAll('_', '-')}.${format}"`)
        .header('cache-control', 'private, no-store')
      const fields = fieldsFor(actor, kind)
      const keys = fields.map(({ key }) => key)
      const pages = pagesOf(database, actor, kind, { where, purpose, recipient })
      if (format !== 'xlsx') return await reply.send(Readable.from(texts(pages, kind, format, labels, keys)))
      const inTransaction = <T>(work: (tx: Tx) => Promise<T>) =>
        database.inTransaction(enterAs(actor, 'request', randomUUID(), true), (tx) => work(tx))
      const language = requestLanguage(request)
      const { rows, ...table } = await inTransaction((tx) => labelledTable(tx, kind, { language, fields }))
      const sheet = { ...table, rows: rows(pages, inTransaction), records, isRightToLeft: language === 'ar' }
      return await reply.send(workbookOf(sheet))
    },
  }
}

/** How many records of a kind an export would hold. */
export async function countRecords(tx: Tx, kind: Kind, where: ExportScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(recordKinds[kind].table)} where deleted_at is null and ${scopeSql(where)}`.execute(
    tx as Kysely<Tables>,
  )
  return rows[0]?.n ?? 0
}

/** Codes of terms by id: what a table shows in place of an id. */
async function termCodes(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select id, code from term`.execute(tx as Kysely<Tables>)
  return new Map(rows.map(({ id, code }) => [id, code]))
}

type Scope = {
  readonly where: ExportScope
  readonly purpose: z.infer<typeof Query>['purpose']
  readonly recipient: string | null
}

/** Page by page, each under the rights that the person then has and the consents that then stand: what is withdrawn meanwhile cuts it off. */
async function* pagesOf(database: Database, actor: Actor, kind: Kind, { where, purpose, recipient }: Scope) {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await database.inTransaction(enterAs(actor, 'request', randomUUID(), true), async (tx) => {
      if (purpose !== undefined)
        await mustAllow(tx, { key: purpose, recipient, persons: await personsConcerned(tx, kind, where.caseId) })
      return await sql<RecordRow>`
        select * from ${sql.table(recordKinds[kind].table)}
        where deleted_at is null and ${scopeSql(where)} and id > ${after}::uuid order by id limit ${PAGE}`.execute(
        tx as Kysely<Tables>,
      )
    })
    yield rows.map((row) => rowFor(actor, kind, row))
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return
    after = last.id
  }
}

async function* texts(
  pages: AsyncIterable<readonly RecordRow[]>,
  kind: Kind,
  format: Format,
  terms: ReadonlyMap<string, string>,
  keys: readonly string[],
): AsyncGenerator<string> {
  if (format === 'csv') yield `\ufeff${csvLine(['id', 'case_id', 'code', ...keys])}`
  if (format === 'geojson') yield '{"type":"FeatureCollection","features":['
  let isFirst = true
  for await (const rows of pages)
    for (const row of rows) {
      const { values } = contentOf(kind, row)
      const { id, case_id, code } = row
      if (format === 'csv')
        yield csvLine([id, case_id, code, ...keys.map((key) => cellOf(kind, key, values[key], terms))])
      else if (format === 'jsonl') {
        const fields = Object.fromEntries(keys.map((key) => [key, values[key]]))
        yield `${JSON.stringify({ id, case_id, code, kind, fields })}\n`
      } else
        for (const point of pointsOf(values)) {
          const feature = {
            type: 'Feature',
            id,
            geometry: { type: 'Point', ...point },
            properties: { kind, code, case_id },
          }
          yield `${isFirst ? '' : ','}\n${JSON.stringify(feature)}`
          isFirst = false
        }
    }
  if (format === 'geojson') yield '\n]}\n'
}

/** Points with at least a kilometre of radius, as they may be kept open; an area alone is never drawn as a point. */
function pointsOf(values: Readonly<Record<string, unknown>>) {
  return Object.values(values).flatMap((value) => {
    const { latitude, longitude } = (value ?? {}) as { readonly latitude?: number; readonly longitude?: number }
    return latitude === undefined || longitude === undefined ? [] : [{ coordinates: [longitude, latitude] }]
  })
}

function cellOf(kind: Kind, key: string, value: unknown, terms: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => cellOf(kind, key, one, terms)).join(' | ')
  if (typeof value !== 'object')
    return fieldOf(kind, key)?.type === 'code' ? (terms.get(String(value)) ?? '') : String(value)
  const held = value as Readonly<Record<string, unknown>>
  if (fieldOf(kind, key)?.type === 'ml') return String(held.ar ?? held.fr ?? held.en ?? '')
  if (fieldOf(kind, key)?.type === 'udate') return `${held.approximate === true ? '~' : ''}${String(held.value)}`
  if (fieldOf(kind, key)?.type === 'range') return `${String(held.min ?? '')}-${String(held.max ?? '')}`
  return JSON.stringify(value)
}
