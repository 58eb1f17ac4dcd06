/** The job of a comparison: comparing, writing what was confirmed, taking it back; each as the person who asked for it. */
import { Worker } from 'node:worker_threads'
import type { Database } from '../../../foundation/database/index.ts'
import { task } from '../../../foundation/jobs/index.ts'
import type { NamedPerson } from '../../../foundation/search/index.ts'
import { asPerson, bearers, type InTransaction } from '../server.ts'
import type { MatchState } from './model.ts'
import {
  type FindingRow,
  findMatch,
  keepFindings,
  type MatchRow,
  moveMatch,
  nextFindings,
  personsOfRun,
  takeFindingsBack,
  writeFindings,
} from './queries.ts'

const steps = ['compare', 'write', 'undo'] as const
const TOGETHER = 500
const NAMES_TOGETHER = 5000

export function matchTask({ database }: { readonly database: Database }) {
  return task({
    name: 'documentation.match-lists',
    payload: { match: 'uuid', person: 'uuid', institution: 'uuid', step: steps },
    run: async ({ payload }) => {
      const person = { person_id: payload.person, institution_id: payload.institution }
      const inTransaction = asPerson(database, person)
      if (payload.step === 'compare') await compare(inTransaction, payload.match)
      else if (payload.step === 'write')
        await inBatches(inTransaction, payload.match, { from: 'confirming', to: 'confirmed', written: false })
      else await inBatches(inTransaction, payload.match, { from: 'undoing', to: 'undone', written: true })
    },
  })
}
export type MatchTask = ReturnType<typeof matchTask>

/** Compares the two lists of a match that waits for it; does nothing for any other. */
async function compare(inTransaction: InTransaction, id: string): Promise<void> {
  const match = await inTransaction((tx) => findMatch(tx, id))
  if (match?.state !== 'comparing') return
  const older = await peopleOf(inTransaction, match.older_run_id)
  const newer = await peopleOf(inTransaction, match.newer_run_id)
  const { links, withdrawn, added } = await compareApart({
    older: older.map(({ person }) => person),
    newer: newer.map(({ person }) => person),
  })
  const idOf = (list: typeof older, at: number) => list[at]?.id ?? null
  const rows = [
    ...links.map((link) => ({
      finding: link.certain ? ('certain' as const) : ('likely' as const),
      older_id: idOf(older, link.older),
      newer_id: idOf(newer, link.newer),
      evidence: link.reasons,
    })),
    ...withdrawn.map((at) => ({
      finding: 'withdrawn' as const,
      older_id: idOf(older, at),
      newer_id: null,
      evidence: [],
    })),
    ...added.map((at) => ({ finding: 'added' as const, older_id: null, newer_id: idOf(newer, at), evidence: [] })),
  ].map((row, ordinal) => ({ ...row, ordinal }))
  await inTransaction(async (tx) => {
    const current = await findMatch(tx, id, { lock: true })
    if (current?.state !== 'comparing') return
    await keepFindings(tx, id, rows)
    await moveMatch(tx, id, 'compared', { older: older.length, newer: newer.length })
  })
}

/** Persons of a list that have a name, with what is known beside it. */
async function peopleOf(inTransaction: InTransaction, runId: string) {
  const ids = await inTransaction((tx) => personsOfRun(tx, runId))
  const people: { readonly id: string; readonly person: NamedPerson }[] = []
  for (let from = 0; from < ids.length; from += NAMES_TOGETHER) {
    const some = ids.slice(from, from + NAMES_TOGETHER)
    const found = new Map((await inTransaction((tx) => bearers(tx, some))).map((bearer) => [bearer.id, bearer]))
    for (const id of some) {
      const bearer = found.get(id)
      if (bearer === undefined) continue
      const { names, sex, born, age } = bearer
      const [name] = names
      if (name === undefined) continue
      people.push({
        id,
        person: {
          name,
          ...(sex === undefined ? {} : { sex }),
          ...(born === undefined ? {} : { born }),
          ...(age === undefined ? {} : { age }),
        },
      })
    }
  }
  return people
}

type Lists = import('./matching-worker.ts').Lists
type Compared = import('./matching-worker.ts').Compared

const compareApart = (lists: Lists) =>
  new Promise<Compared>((resolve, reject) => {
    const worker = new Worker(new URL('./matching-worker.ts', import.meta.url), { workerData: lists })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Cannot compare lists: the worker ended with ${code}`)))
  })

type Batches = { readonly from: MatchState; readonly to: MatchState; readonly written: boolean }

/** Writes or takes back a few findings a transaction, so that a kill in the middle goes on where it was. */
async function inBatches(inTransaction: InTransaction, id: string, { from, to, written }: Batches): Promise<void> {
  const act = (tx: Parameters<typeof writeFindings>[0], match: MatchRow, rows: readonly FindingRow[]) =>
    written ? takeFindingsBack(tx, match, rows) : writeFindings(tx, match, rows)
  for (let isMore = true; isMore; ) {
    isMore = await inTransaction(async (tx) => {
      const match = await findMatch(tx, id, { lock: true })
      if (match?.state !== from) return false
      const rows = await nextFindings(tx, id, { written, limit: TOGETHER })
      if (rows.length > 0) await act(tx, match, rows)
      else await moveMatch(tx, id, to)
      return rows.length > 0
    })
  }
}
