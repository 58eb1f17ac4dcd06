/** Rows that were not taken, as a file to correct and bring again: read from the uploaded file, with number, column and reason beside. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Database, enterAs } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import { notFound, type RawRoute, requestLanguage, sentenceOf } from '../../../foundation/http/index.ts'
import { csvLine } from './exporting/csv-line.ts'
import { openTable } from './reading/open-table.ts'
import { localCopy } from './running/local-copy.ts'
import { findRun, rejectionsOf, type StoredRejection } from './running/run-queries.ts'

const PAGE = 2000
const headings = {
  row: { ar: 'السطر', fr: 'ligne', en: 'row' },
  column: { ar: 'العمود', fr: 'colonne', en: 'column' },
  reason: { ar: 'السبب', fr: 'motif', en: 'reason' },
} as const

export function rejectionsFile({
  database,
  store,
}: {
  readonly database: Database
  readonly store: FileStore
}): RawRoute {
  return {
    method: 'GET',
    url: '/api/imports/:id/rejected.csv',
    capability: 'cases.work',
    summary: {
      ar: 'السطور التي لم تؤخذ ملفًا يُصحَّح ويُستورد من جديد',
      fr: 'Lignes écartées, en fichier à corriger et à réimporter',
      en: 'Rows that were not taken, as a file to correct and import again',
    },
    raw: async (request, reply, actor) => {
      const params = z.object({ id: z.uuid() }).safeParse(request.params)
      if (!params.success) throw notFound({})
      const { id } = params.data
      const entry = enterAs(actor, 'request', request.id, true)
      const run = await database.inTransaction(entry, (tx) => findRun(tx, id))
      if (run === undefined) throw notFound({})
      const language = requestLanguage(request)
      const copy = await localCopy((work) => database.inTransaction(entry, (tx) => work(tx)), store, run.file_id)
      const table = await openTable(copy.path, { dialect: run.dialect }).catch(async (error) => {
        await copy.remove()
        throw error
      })
      async function* lines() {
        try {
          yield `\ufeff${csvLine([...(run?.header ?? []), headings.row[language], headings.column[language], headings.reason[language]])}`
          const reasons = reasonsInOrder()
          let next = await reasons.next()
          for await (const rows of table.batches())
            for (const [row, cells] of rows) {
              const found: StoredRejection[] = []
              while (next.done !== true && next.value.row <= row) {
                if (next.value.row === row) found.push(next.value)
                next = await reasons.next()
              }
              if (found.length === 0) continue
              const padded = (run?.header ?? []).map((_, index) => cells[index] ?? '')
              const columns = found.flatMap(({ column }) => (column === null ? [] : [column])).join(' · ')
              yield csvLine([
                ...padded,
                String(row),
                columns,
                found.map(({ code }) => sentenceOf(code)[language]).join(' '),
              ])
            }
        } finally {
          await table.close()
          await copy.remove()
        }
      }
      async function* reasonsInOrder() {
        for (let after: readonly [number, number] = [0, 0]; ; ) {
          const page = await database.inTransaction(entry, (tx) => rejectionsOf(tx, id, { limit: PAGE, after }))
          const rows = page.slice(0, PAGE)
          yield* rows
          const last = rows.at(-1)
          if (page.length <= PAGE || last === undefined) return
          after = [last.row, last.ordinal]
        }
      }
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="mithaq-rejected-${id.slice(0, 8)}.csv"`)
        .header('cache-control', 'private, no-store')
      return await reply.send(Readable.from(lines()))
    },
  }
}
