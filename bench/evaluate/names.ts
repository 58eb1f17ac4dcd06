/** How well persons of one release of a list are found again in a later one: with names, sex and birth date, and by name alone. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { median, timed } from '../runner/measure.ts'
import { judged, type Result } from '../runner/result.ts'
import { isPresent, readAnswers } from './lists.ts'
import type { Found, Task } from './names-worker.ts'

export type Pair = { readonly folder: string; readonly older: string; readonly newer: string }

export type Evaluation = { readonly results: readonly Result[]; readonly notes: readonly string[] }

/** The pair that the promise is about; others are told, not judged. */
export const promised = { older: '2024-09-21', newer: '2025-06-15' } as const

const RUNS = 3

/** Undefined where a list is not there. */
export async function evaluateNames(pair: Pair): Promise<Evaluation | undefined> {
  if (!isPresent(pair.folder, pair.older) || !isPresent(pair.folder, pair.newer)) return undefined
  const times: number[] = []
  let found: readonly [Found, Found] | undefined
  for (let run = 0; run < RUNS; run += 1) {
    const time = await timed(async () => {
      found = await Promise.all([inThread({ ...pair, fields: ['sex', 'born'] }), inThread({ ...pair, fields: [] })])
    })
    times.push(time / 1000)
  }
  if (found === undefined) throw new Error('Cannot evaluate what was not matched')
  return judgedAgainst(pair, found, Math.round(median(times) * 100) / 100)
}

/** Reading both lists is part of the time; both matches run beside each other, one on each core. */
async function inThread(task: Task): Promise<Found> {
  const worker = new Worker(new URL('./names-worker.ts', import.meta.url), { workerData: task })
  const [found]: Found[] = await once(worker, 'message')
  if (found === undefined) throw new Error('Cannot judge a thread that answered nothing')
  return found
}

function judgedAgainst(pair: Pair, [dated, named]: readonly [Found, Found], seconds: number): Evaluation {
  const answers = readAnswers(pair.folder, pair.older)
  const places = new Map(readAnswers(pair.folder, pair.newer).map((answer, at) => [answer, at]))
  const truth = answers.map((answer) => places.get(answer))
  const pairs = truth.filter((at) => at !== undefined).length
  const first = (found: Found) => truth.filter((at, row) => at !== undefined && found.first[row] === at).length
  const links = dated.automatic.length / 2
  let right = 0
  for (let at = 0; at < dated.automatic.length; at += 2) {
    if (truth[dated.automatic[at] ?? -1] === dated.automatic[at + 1]) right += 1
  }
  const isPromised = pair.older === promised.older && pair.newer === promised.newer
  const figure = (metric: string, value: number, unit: string, goal: number, better: 'more' | 'less') =>
    judged({ metric, value, unit, better, ...(isPromised ? { goal } : {}) })
  const share = (part: number, whole: number) => Math.round((part / whole) * 1e6) / 1e6
  return {
    results: [
      figure('recall_at_1', share(first(dated), pairs), 'share', 0.9995, 'more'),
      figure('auto_precision', share(right, links), 'share', 0.998, 'more'),
      figure('auto_recall', share(right, pairs), 'share', 0.98, 'more'),
      figure('names_only_recall_at_1', share(first(named), pairs), 'share', 0.996, 'more'),
      figure('seconds', seconds, 's', 5, 'less'),
    ],
    notes: [
      `${answers.length} rows against ${places.size}; ${pairs} persons are in both.`,
      `${links} linked by rule, ${links - right} of them wrong; ${dated.proposed} proposed to a person; ${dated.withdrawn} withdrawn by the source.`,
    ],
  }
}
