/** Rows that were not taken, as lines to correct and import again: as they stand in the file, with number, column and reason beside. */

import type { FileStore } from '../../../foundation/files/index.ts'
import { sentenceOf } from '../../../foundation/http/index.ts'
import type { Language } from '../../../foundation/language/index.ts'
import { csvLine } from './exporting/csv-line.ts'
import { rejectedHeadings } from './exporting/rejected-headings.ts'
import { openTable } from './reading/open-table.ts'
import type { InTransaction } from './running/as-person.ts'
import { localCopy } from './running/local-copy.ts'
import { type RunRow, rejectionsOf, type StoredRejection } from './running/run-queries.ts'

const PAGE = 2000

type Parts = { readonly inTransaction: InTransaction; readonly store: FileStore; readonly language: Language }

export async function* rejectedLines(run: RunRow, { inTransaction, store, language }: Parts): AsyncGenerator<string> {
  const { header, dialect } = run
  const copy = await localCopy(inTransaction, store, run.file_id)
  try {
    const table = await openTable(copy.path, { dialect })
    try {
      yield `\ufeff${csvLine([...header, rejectedHeadings.row[language], rejectedHeadings.column[language], rejectedHeadings.reason[language]])}`
      const reasons = reasonsInOrder(run.id, inTransaction)
      let next = await reasons.next()
      for await (const rows of table.batches())
        for (const [row, cells] of rows) {
          const found: StoredRejection[] = []
          while (next.done !== true && next.value.row <= row) {
            if (next.value.row === row) found.push(next.value)
            next = await reasons.next()
          }
          if (found.length === 0) continue
          const columns = [...new Set(found.flatMap(({ column }) => (column === null ? [] : [column])))].join(' · ')
          const why = [...new Set(found.map(({ code }) => sentenceOf(code)[language]))].join(' ')
          yield csvLine([...header.map((_, index) => cells[index] ?? ''), String(row), columns, why])
        }
    } finally {
      await table.close()
    }
  } finally {
    await copy.remove()
  }
}

async function* reasonsInOrder(runId: string, inTransaction: InTransaction): AsyncGenerator<StoredRejection> {
  for (let after: readonly [number, number] = [0, 0]; ; ) {
    const page = await inTransaction((tx) => rejectionsOf(tx, runId, { limit: PAGE, after }))
    yield* page.slice(0, PAGE)
    const last = page[PAGE - 1]
    if (page.length <= PAGE || last === undefined) return
    after = [last.row, last.ordinal]
  }
}
