/** The file of rows that were not taken, over HTTP. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Database, enterAs } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import { notFound, type RawRoute, requestLanguage } from '../../../foundation/http/index.ts'
import { rejectedLines } from './rejected-lines.ts'
import type { InTransaction } from './running/as-person.ts'
import { findRun } from './running/run-queries.ts'

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
      const inTransaction: InTransaction = (work) =>
        database.inTransaction(enterAs(actor, 'request', request.id, true), (tx) => work(tx))
      const run = await inTransaction((tx) => findRun(tx, id))
      if (run === undefined) throw notFound({})
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="mithaq-rejected-${id.slice(0, 8)}.csv"`)
        .header('cache-control', 'private, no-store')
      return await reply.send(
        Readable.from(rejectedLines(run, { inTransaction, store, language: requestLanguage(request) })),
      )
    },
  }
}
