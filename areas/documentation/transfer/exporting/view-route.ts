/** Records of a kind as a table or as data, for other programs: one way, with nothing that a spreadsheet would work out. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { recordEvent } from '../../../../foundation/custody/index.ts'
import { type Actor, type Database, enterAs, type Tables, type Tx } from '../../../../foundation/database/index.ts'
import { notFound, type RawRoute } from '../../../../foundation/http/index.ts'
import { text } from '../../../../foundation/language/index.ts'
import { fieldOf, type Kind, kinds, openFields, recordKinds, scopeKeys } from '../../index.ts'
import { contentOf, letLeave, mustAllow, personsConcerned, type RecordRow } from '../../server.ts'
import { csvLine } from './csv-line.ts'

const PAGE = 1000
const types = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
} as const
type Format = keyof typeof types

const Params = z.object({ kind: z.enum(kinds), format: z.enum(['csv', 'jsonl', 'geojson']) })
/** `purpose`: what it leaves the institution for; without it the table is the institution's own copy. */
const Query = z.object({
  case_id: z.uuid().optional(),
  purpose: z.enum(scopeKeys).optional(),
  recipient: text({ max: 200 }).optional(),
})

/**
 * `GET /api/exports/:kind/:format?case_id&purpose&recipient`: what the person may see of a kind. Counted and logged before the first byte
 * leaves. With a purpose it is for somebody else, and leaves only where everybody whom it concerns allows that now.
 */
export function viewRoute({ database }: { readonly database: Database }): RawRoute {
  return {
    method: 'GET',
    url: '/api/exports/:kind/:format',
    capability: 'cases.work',
    summary: {
      ar: 'سجلات من نوع واحد جدولًا أو بيانات (csv · jsonl · geojson)',
      fr: 'Fiches d’un type, en table ou en données (csv · jsonl · geojson)',
      en: 'Records of a kind as a table or as data (csv · jsonl · geojson)',
    },
    raw: async (request, reply, actor) => {
      const [params, query] = [Params.safeParse(request.params), Query.safeParse(request.query)]
      if (!params.success || !query.success) throw notFound({})
      const { kind, format } = params.data
      const { case_id: where, purpose, recipient = null } = query.data
      const labels = await database.inTransaction(enterAs(actor, 'request', request.id), async (tx) => {
        if (purpose !== undefined)
          await letLeave(tx, {
            key: purpose,
            recipient,
            what: purpose.startsWith('publish') ? 'publication' : 'export',
            act_id: request.id,
            persons: await personsConcerned(tx, kind, where),
          })
        const records = await countRecords(tx, kind, where)
        await recordEvent(tx, {
          type: 'documentation.exported',
          object: { kind: 'institution', id: actor.institution_id },
          detail: {
            format,
            kind,
            records,
            ...(where === undefined ? {} : { case: where }),
            ...(purpose === undefined ? {} : { purpose, recipient }),
          },
        })
        return await termCodes(tx)
      })
      reply
        .header('content-type', types[format])
        .header('content-disposition', `attachment; filename="mithaq-${kind.replaceAll('_', '-')}.${format}"`)
        .header('cache-control', 'private, no-store')
      return await reply.send(
        Readable.from(texts(pagesOf(database, actor, kind, { where, purpose, recipient }), kind, format, labels)),
      )
    },
  }
}

const scope = (where: string | undefined) => (where === undefined ? sql`true` : sql`case_id = ${where}`)

async function countRecords(tx: Tx, kind: Kind, where: string | undefined): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(recordKinds[kind].table)} where deleted_at is null and ${scope(where)}`.execute(
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
  readonly where: string | undefined
  readonly purpose: z.infer<typeof Query>['purpose']
  readonly recipient: string | null
}

/** Page by page, each under the rights that the person then has and the consents that then stand: what is withdrawn meanwhile cuts it off. */
async function* pagesOf(database: Database, actor: Actor, kind: Kind, { where, purpose, recipient }: Scope) {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await database.inTransaction(enterAs(actor, 'request', randomUUID(), true), async (tx) => {
      if (purpose !== undefined)
        await mustAllow(tx, { key: purpose, recipient, persons: await personsConcerned(tx, kind, where) })
      return await sql<RecordRow>`
        select * from ${sql.table(recordKinds[kind].table)}
        where deleted_at is null and ${scope(where)} and id > ${after}::uuid order by id limit ${PAGE}`.execute(
        tx as Kysely<Tables>,
      )
    })
    yield rows
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
): AsyncGenerator<string> {
  const keys = openFields(kind).map(({ key }) => key)
  if (format === 'csv') yield `\ufeff${csvLine(['id', 'case_id', 'code', ...keys])}`
  if (format === 'geojson') yield '{"type":"FeatureCollection","features":['
  let isFirst = true
  for await (const rows of pages)
    for (const row of rows) {
      const { values } = contentOf(kind, row)
      const { id, case_id, code } = row
      if (format === 'csv')
        yield csvLine([id, case_id, code, ...keys.map((key) => cellOf(kind, key, values[key], terms))])
      else if (format === 'jsonl') yield `${JSON.stringify({ id, case_id, code, kind, fields: values })}\n`
      else
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
