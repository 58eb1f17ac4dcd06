/** HTTP of imports: a file, how it is read, what its columns mean, the dry run, the run, and taking it back. */
import { z } from 'zod'
import type { Tx } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import {
  cursorOf,
  none,
  notFound,
  pageOf,
  pageQuery,
  readCursor,
  route,
  sentenceOf,
  toPage,
} from '../../../foundation/http/index.ts'
import { enqueue } from '../../../foundation/jobs/index.ts'
import { summariesOf } from '../server.ts'
import { countsRoute } from './exporting/counts-route.ts'
import { Mapping } from './mapping/mapping.ts'
import { readDate } from './mapping/read-date.ts'
import { Dialect, ImportRun, RowError } from './model.ts'
import { lockedRun, mapRun, mayMove, moveRun } from './moving.ts'
import { fileRefused, wrongMoment } from './problems.ts'
import { SaidOfFile } from './reading/dialect.ts'
import { FileRefused } from './reading/limits.ts'
import { openTable, recogniseFile } from './reading/open-table.ts'
import { firstRecords } from './running/first-records.ts'
import { localCopy } from './running/local-copy.ts'
import {
  changeRun,
  createRun,
  findRun,
  listRuns,
  progressOf,
  type RunRow,
  rejectionsOf,
  runsAlike,
} from './running/run-queries.ts'
import type { ImportTask } from './running/tasks.ts'
import { CaseNames, FirstRecords, rowErrorOf, viewOf } from './views.ts'

export type TransferParts = { readonly store: FileStore; readonly task: ImportTask }

const SAMPLE_ROWS = 20
const RunParams = z.strictObject({ id: z.uuid() })
const ReadDates = z.strictObject({
  cell: z.string(),
  dmy: z.string().nullable(),
  mdy: z.string().nullable(),
  hijri: z.string().nullable(),
})
const Sample = z.strictObject({
  header: z.array(z.string()),
  rows: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
  /** Sheets of a workbook, tables of an archive. */
  tables: z.array(z.string()),
  files: z.int(),
  /** Columns of dates, and how their first cells would be read by each order and calendar. */
  dates: z.array(z.strictObject({ column: z.string(), cells: z.array(ReadDates) })),
})
const RunPage = ImportRun.extend({
  findings_errors: z.array(RowError),
  cases: CaseNames,
  /** Why it came to no end, in words. */
  fault_message: RowError.shape.message.nullable(),
})

/** How an uploaded file is to be read, by what is said of it and else by what it looks like. Refuses with the reason what is no table. */
async function dialectOf(tx: Tx, store: FileStore, fileId: string, said: SaidOfFile): Promise<Dialect> {
  const copy = await localCopy((run) => run(tx), store, fileId)
  try {
    return await recogniseFile(copy.path, said)
  } catch (error) {
    throw refusalOf(error)
  } finally {
    await copy.remove()
  }
}

/** A file that cannot be read, as the problem that is answered; whatever else it was as it is. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof FileRefused)) return error
  const { fault, row = null } = error
  return fileRefused({ fault, row }, { errors: [{ pointer: '/dialect', code: fault, text: sentenceOf(fault) }] })
}

/** The first rows of a file, read in the limited process. Refuses with the reason what cannot be read. */
async function sampleOf(tx: Tx, store: FileStore, fileId: string, dialect: Dialect): Promise<z.infer<typeof Sample>> {
  const copy = await localCopy((run) => run(tx), store, fileId)
  try {
    const table = await openTable(copy.path, { dialect, most: SAMPLE_ROWS })
    try {
      const rows: { row: number; cells: string[] }[] = []
      for await (const batch of table.batches())
        rows.push(...batch.map(([row, cells]) => ({ row, cells: cells.map((cell) => cell.slice(0, 300)) })))
      return {
        header: [...table.header],
        rows,
        tables: [...table.tables],
        files: table.files.length,
        dates: dateColumns(table.header, rows),
      }
    } finally {
      await table.close()
    }
  } catch (error) {
    throw refusalOf(error)
  } finally {
    await copy.remove()
  }
}

/** Columns of which at least half of the filled cells are dates in one of the ways dates are read. */
function dateColumns(header: readonly string[], rows: readonly { readonly cells: readonly string[] }[]) {
  const read = (cell: string, style: Parameters<typeof readDate>[1]) => readDate(cell, style)?.value ?? null
  return header.flatMap((column, index) => {
    const filled = [...new Set(rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => cell !== ''))]
    const cells = filled.map((cell) => ({
      cell,
      dmy: read(cell, { date_order: 'dmy', calendar: 'gregorian' }),
      mdy: read(cell, { date_order: 'mdy', calendar: 'gregorian' }),
      hijri: read(cell, { date_order: 'dmy', calendar: 'hijri' }),
    }))
    const dated = cells.filter(({ dmy, mdy, hijri }) => dmy !== null || mdy !== null || hijri !== null)
    return dated.length === 0 || dated.length < filled.length / 2 ? [] : [{ column, cells: cells.slice(0, 6) }]
  })
}

async function pageOfRun(tx: Tx, run: RunRow): Promise<z.infer<typeof RunPage>> {
  const view = viewOf(run, (await progressOf(tx, [run.id])).get(run.id))
  const findings_errors = (run.findings?.first_errors ?? []).map(rowErrorOf)
  const fault_message = run.fault === null ? null : sentenceOf(run.fault)
  return { ...view, findings_errors, cases: await caseNames(tx, [run]), fault_message }
}

const caseNames = async (tx: Tx, runs: readonly RunRow[]) => [
  ...(await summariesOf(tx, 'case_file', [...new Set(runs.flatMap(({ case_id }) => case_id ?? []))])),
]

/** What a person may ask an import to become. */
const Move = z.strictObject({ to: z.enum(['preview', 'running', 'paused', 'cancelled', 'withdrawn']) })

export function importRoutes({ store, task }: TransferParts) {
  return [
    route({
      method: 'GET',
      url: '/api/imports',
      capability: 'cases.work',
      status: 200,
      summary: { ar: 'عمليات الاستيراد', fr: 'Importations', en: 'Imports' },
      params: none,
      query: z.strictObject(pageQuery),
      body: none,
      reply: pageOf(ImportRun).extend({ cases: CaseNames }),
      run: async ({ tx, query: { limit, after } }) => {
        const cursor = readCursor(after, z.tuple([z.string(), z.uuid()]))
        const rows = await listRuns(tx, { limit, after: cursor })
        const page = toPage(rows, limit, ({ created_at, id }) => [created_at, id])
        const progress = await progressOf(
          tx,
          page.items.map(({ id }) => id),
        )
        const items = page.items.map((run) => viewOf(run, progress.get(run.id)))
        return { ...page, items, cases: await caseNames(tx, page.items) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/imports',
      capability: 'cases.work',
      status: 201,
      summary: {
        ar: 'بدء استيراد من ملف مرفوع',
        fr: 'Commencer une importation',
        en: 'Begin an import of an uploaded file',
      },
      params: none,
      query: none,
      body: z.strictObject({
        file_id: z.uuid(),
        file_name: z.string().min(1).max(255),
        /** What is not said of the file is recognised from its beginning. */
        dialect: SaidOfFile.default({}),
      }),
      reply: RunPage,
      run: async ({ tx, body: { file_id, file_name, dialect: said } }) => {
        const dialect = await dialectOf(tx, store, file_id, said)
        const { header } = await sampleOf(tx, store, file_id, dialect)
        return await pageOfRun(tx, await createRun(tx, { file_id, file_name, dialect, header }))
      },
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'استيراد واحد بأعداد سطوره',
        fr: 'Une importation et ses comptes',
        en: 'One import with its counts',
      },
      params: RunParams,
      query: none,
      body: none,
      reply: RunPage,
      run: async ({ tx, params: { id } }) => {
        const run = await findRun(tx, id)
        if (run === undefined) throw notFound({})
        return await pageOfRun(tx, run)
      },
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id/sample',
      capability: 'cases.work',
      status: 200,
      summary: { ar: 'أول سطور الملف', fr: 'Premières lignes du fichier', en: 'The first rows of the file' },
      params: RunParams,
      query: none,
      body: none,
      reply: Sample,
      run: async ({ tx, params: { id } }) => {
        const run = await findRun(tx, id)
        if (run === undefined) throw notFound({})
        return await sampleOf(tx, store, run.file_id, run.dialect)
      },
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id/records',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'أول السطور سجلاتٍ كما تصنعها المطابقة، بأخطائها',
        fr: 'Premières lignes en fiches, telles que la correspondance les donne, avec leurs erreurs',
        en: 'The first rows as the records that the mapping makes of them, with what is wrong',
      },
      params: RunParams,
      query: none,
      body: none,
      reply: FirstRecords,
      run: async ({ tx, at, params: { id } }) => {
        const run = await findRun(tx, id)
        if (run === undefined) throw notFound({})
        try {
          const found = await firstRecords(tx, store, run, at)
          if (found === undefined) throw wrongMoment({ state: run.state })
          return found
        } catch (error) {
          throw refusalOf(error)
        }
      },
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id/alike',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'عمليات استيراد سابقة لجدول بالعناوين نفسها، بمطابقتها',
        fr: 'Importations antérieures de tables aux mêmes titres, avec leur correspondance',
        en: 'Earlier imports of tables with the same headings, with their mapping',
      },
      params: RunParams,
      query: none,
      body: none,
      reply: z.strictObject({ items: z.array(ImportRun) }),
      run: async ({ tx, params: { id } }) => {
        const run = await findRun(tx, id)
        if (run === undefined) throw notFound({})
        return { items: (await runsAlike(tx, run)).map((one) => viewOf(one, undefined)) }
      },
    }),
    route({
      method: 'PUT',
      url: '/api/imports/:id/dialect',
      capability: 'cases.work',
      status: 200,
      summary: { ar: 'كيف يُقرأ الملف', fr: 'Comment le fichier se lit', en: 'How the file is read' },
      params: RunParams,
      query: none,
      body: z.strictObject({ dialect: Dialect }),
      reply: RunPage,
      run: async ({ tx, params: { id }, body: { dialect } }) => {
        const run = await lockedRun(tx, id)
        mayMove(run.state, 'parsed')
        const { header } = await sampleOf(tx, store, run.file_id, dialect)
        return await pageOfRun(
          tx,
          await changeRun(tx, run, { state: 'parsed', dialect, header, findings: null, fault: null }),
        )
      },
    }),
    route({
      method: 'PUT',
      url: '/api/imports/:id/mapping',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'مطابقة الأعمدة بالحقول',
        fr: 'Correspondance des colonnes et des champs',
        en: 'Which columns become which fields',
      },
      params: RunParams,
      query: none,
      body: z.strictObject({ case_id: z.uuid(), mapping: Mapping }),
      reply: RunPage,
      run: async ({ tx, params: { id }, body: { case_id, mapping } }) =>
        await pageOfRun(tx, await mapRun(tx, await lockedRun(tx, id), case_id, mapping)),
    }),
    route({
      method: 'POST',
      url: '/api/imports/:id/state',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'تجربة بلا كتابة، ثم تشغيل أو إيقاف مؤقت أو إلغاء أو سحب',
        fr: 'Essai à blanc, lancement, pause, annulation ou retrait',
        en: 'Dry run, start, pause, cancel or withdraw',
      },
      params: RunParams,
      query: none,
      body: Move,
      reply: RunPage,
      run: async ({ tx, actor, params: { id }, body: { to } }) => {
        const start = (step: 'preview' | 'run' | 'withdraw') =>
          enqueue(
            tx,
            task,
            { run: id, person: actor.person_id, institution: actor.institution_id, step },
            { key: `${id}:${step}` },
          )
        if (to === 'withdrawn') {
          const run = await lockedRun(tx, id)
          mayMove(run.state, to)
          await start('withdraw')
          return await pageOfRun(tx, run)
        }
        const moved = await moveRun(tx, id, to)
        if (to === 'preview') await start('preview')
        if (to === 'running') await start('run')
        return await pageOfRun(tx, moved)
      },
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id/rejections',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'السطور التي لم تؤخذ وأسبابها',
        fr: 'Lignes écartées et motifs',
        en: 'Rows that were not taken, with reasons',
      },
      params: RunParams,
      query: z.strictObject(pageQuery),
      body: none,
      reply: pageOf(RowError),
      run: async ({ tx, params: { id }, query: { limit, after } }) => {
        if ((await findRun(tx, id)) === undefined) throw notFound({})
        const cursor = readCursor(after, z.tuple([z.int(), z.int()]))
        const rows = await rejectionsOf(tx, id, { limit, after: cursor })
        const items = rows.slice(0, limit)
        const last = items.at(-1)
        const next = rows.length > limit && last !== undefined ? cursorOf([last.row, last.ordinal]) : null
        return { items: items.map(rowErrorOf), next }
      },
    }),
    countsRoute,
  ] as const
}
export type ImportRoutes = ReturnType<typeof importRoutes>
