/** The log over HTTP as data: its state, its entries, a verification. Files of the log are in file-routes.ts. */
import { z } from 'zod'
import { SYSTEM_ACTOR, type Tx } from '../database/index.ts'
import { none, notFound, pageOf, pageQuery, readCursor, route, toPage } from '../http/index.ts'
import { leafOf } from './check.ts'
import { exportLog } from './export.ts'
import {
  type EntryItem,
  EntryItem as EntryItemSchema,
  EntryNumber,
  EntryView,
  entryFilters,
  LogState,
  Verification,
} from './model.ts'
import { nothingSigned, verifying } from './problems.ts'
import { recordEvent } from './queries.ts'
import { findEntry, listEntries, neighbours, type ReadEntry } from './read-queries.ts'
import { findCheckpoint, type LogKeys, noteKeys, originOf, treeSize } from './sequence.ts'
import { leafText } from './tree/leaf.ts'
import { vkeyOf } from './tree/note.ts'
import { verifyLog } from './verification/verify-log.ts'

export type LogRouteParts = {
  readonly keys: LogKeys
  /** Names of people by id, where the reader may know them. */
  readonly namesOf: (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
export type LogRoutes = ReturnType<typeof logRoutes>

/** Findings sent; a log that was changed all over says how many there are. */
const MOST_FINDINGS = 200

export function logRoutes({ keys, namesOf }: LogRouteParts) {
  let isVerifying = false
  return [
    route({
      method: 'GET',
      url: '/api/log',
      capability: 'log.read',
      status: 200,
      summary: { ar: 'حال سجل الحيازة', fr: 'État du registre de conservation', en: 'State of the custody log' },
      params: none,
      query: none,
      body: none,
      reply: LogState,
      run: async ({ tx, actor }) => {
        const last = await findCheckpoint(tx)
        return {
          origin: originOf(actor.institution_id),
          size: await treeSize(tx),
          checkpoint:
            last === undefined
              ? null
              : { size: last.size, signed_at: last.signed_at, root: last.root.toString('base64') },
          keys: (await noteKeys(actor.institution_id, keys)).map(vkeyOf),
        }
      },
    }),
    route({
      method: 'GET',
      url: '/api/log/entries',
      capability: 'log.read',
      status: 200,
      summary: { ar: 'قيود سجل الحيازة', fr: 'Inscriptions du registre', en: 'Entries of the custody log' },
      params: none,
      query: z.strictObject({ ...pageQuery, ...entryFilters }),
      body: none,
      reply: pageOf(EntryItemSchema),
      run: async ({ tx, query: { limit, after, ...filter } }) => {
        const [before] = readCursor(after, z.tuple([z.int()])) ?? []
        const rows = await listEntries(tx, filter, { before, limit })
        const names = await namesOf(tx, actorsOf(rows))
        const page = toPage(rows, limit, ({ seq }) => [seq])
        return { ...page, items: page.items.map((row) => itemOf(row, names)) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/log/entries/:seq',
      capability: 'log.read',
      status: 200,
      summary: { ar: 'قيد واحد بتفاصيله', fr: 'Une inscription et ses détails', en: 'One entry and its details' },
      params: EntryNumber,
      query: none,
      body: none,
      reply: EntryView,
      run: async ({ tx, params: { seq } }) => {
        const row = await findEntry(tx, seq)
        if (row === undefined) throw notFound({})
        const signed = ((await findCheckpoint(tx))?.size ?? 0) > seq
        return { ...viewOf(row, await namesOf(tx, actorsOf([row]))), ...(await neighbours(tx, row)), signed }
      },
    }),
    route({
      method: 'POST',
      url: '/api/log/verification',
      capability: 'log.read',
      status: 200,
      summary: {
        ar: 'التحقق من السجل كله الآن',
        fr: 'Vérifier tout le registre maintenant',
        en: 'Verify the whole log now',
      },
      params: none,
      query: none,
      body: none,
      reply: Verification,
      run: async ({ tx, actor, at }) => {
        if (isVerifying) throw verifying({})
        isVerifying = true
        try {
          const checkpoint = await findCheckpoint(tx)
          if (checkpoint === undefined) throw nothingSigned({})
          const institution = actor.institution_id
          const lines = exportLog({ institution, keys, checkpoint, inTransaction: (run) => run(tx) })
          const report = await verifyLog(withoutEnds(lines))
          const { intact, findings, entries, checkpoints, chains, opened } = report
          await recordEvent(tx, {
            type: 'log.verified',
            object: { kind: 'institution', id: institution },
            detail: { size: checkpoint.size, intact },
          })
          return {
            intact,
            findings: findings.slice(0, MOST_FINDINGS).map(({ code, details }) => ({ code, details: { ...details } })),
            finding_count: findings.length,
            entries,
            checkpoints,
            chains,
            opened,
            at: at.toISOString(),
          }
        } finally {
          isVerifying = false
        }
      },
    }),
  ] as const
}

/** Lines as the verification takes them. */
export async function* withoutEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield line.slice(0, -1)
}

const actorsOf = (rows: readonly ReadEntry[]) => [
  ...new Set(rows.flatMap(({ actor }) => (actor === null || actor === SYSTEM_ACTOR ? [] : [actor]))),
]

function itemOf(row: ReadEntry, names: ReadonlyMap<string, string>): EntryItem {
  const { seq, type, at, actor_role, object_kind, object_id, actor } = row
  return {
    seq,
    type,
    at,
    actor_role,
    object: object_kind === null || object_id === null ? null : { kind: object_kind, id: object_id },
    actor: actor === null ? null : { id: actor, name: names.get(actor) ?? null },
  }
}

/** What a detail holds was written by `app.record_events()`. */
const Detail = z.object({ purpose: z.string(), request: z.string(), detail: z.record(z.string(), z.unknown()) })

function viewOf(row: ReadEntry, names: ReadonlyMap<string, string>) {
  const read = row.detail === null ? undefined : Detail.parse(JSON.parse(row.detail))
  return {
    ...itemOf(row, names),
    leaf: leafText(leafOf(row)),
    leaf_hash: row.leaf_hash.toString('hex'),
    prev_for_object: row.prev_for_object,
    purpose: read?.purpose ?? null,
    request_id: read?.request ?? null,
    detail: read?.detail ?? null,
  }
}
