/** How many candidates a second one core ranks among a million names, and whether memory stays where it was meanwhile. */
import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { indexNames, type NamedPerson, type NameIndex, rankCandidates } from '../foundation/search/index.ts'
import { median, medianOf } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const PEOPLE = 1_000_000
const ASKED = 2000
const RUNS = 3

export const bench: Bench = {
  name: 'names',
  summary: 'persons looked for among a million names: candidates a second, memory',
  run,
}

/** Figures that come out the same each time. */
function figures(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const letters = [...'بتجحدرسعفقكلمنهوي']

/** Made-up words, few of them common and many rare, as names are. */
function namer(many: number, next: () => number): () => string {
  const words = Array.from({ length: many }, () =>
    Array.from({ length: 3 + Math.floor(next() * 4) }, () => letters[Math.floor(next() * letters.length)]).join(''),
  )
  return () => words[Math.floor(next() ** 3 * many)] ?? ''
}

function madeUp(count: number): readonly NamedPerson[] {
  const next = figures(4310)
  const given = namer(3000, next)
  const family = namer(20_000, next)
  return Array.from({ length: count }, () => ({
    name: `${given()} ${given()} ${given()} ${family()}`,
    sex: next() < 0.5 ? 'f' : 'm',
    born: new Date(Date.UTC(1940, 0, 1 + Math.floor(next() * 29_000))).toISOString().slice(0, 10),
  }))
}

/** One letter left out, somewhere in the middle. */
const misspelt = (person: NamedPerson, at: number): NamedPerson => ({
  ...person,
  name: person.name.slice(0, 4 + (at % 6)) + person.name.slice(5 + (at % 6)),
})

async function run(): Promise<readonly Result[]> {
  const people = madeUp(PEOPLE)
  const without = memory()
  const since = performance.now()
  const index = indexNames(people)
  const indexing = performance.now() - since
  const step = Math.floor(PEOPLE / ASKED)
  const wanted = Array.from({ length: ASKED }, (_, at) => ({
    at: at * step,
    person: misspelt(people[at * step] ?? { name: '' }, at),
  }))
  const first = rankAll(index, wanted)
  const before = memory()
  const times: number[] = []
  const rate = await medianOf(RUNS, async () => {
    const started = performance.now()
    const { candidates } = rankAll(index, wanted)
    const seconds = (performance.now() - started) / 1000
    times.push((seconds * 1000) / ASKED)
    return Math.round(candidates / seconds)
  })
  const grown = memory() - before
  return [
    judged({ metric: 'candidates', unit: '1/s', value: rate, better: 'more' }),
    judged({ metric: 'persons_found_first', unit: 'share', value: first.found / ASKED, better: 'more' }),
    judged({ metric: 'indexing', unit: 's', value: Math.round(indexing / 10) / 100, better: 'less' }),
    judged({ metric: 'one_person', unit: 'ms', value: Math.round(median(times) * 100) / 100, better: 'less' }),
    judged({ metric: 'memory_of_index', unit: 'MB', value: before - without, better: 'less' }),
    judged({ metric: 'memory_grown_while_asked', unit: 'MB', value: Math.max(0, grown), goal: 20, better: 'less' }),
  ]
}

type Wanted = { readonly at: number; readonly person: NamedPerson }

function rankAll(index: NameIndex, wanted: readonly Wanted[]) {
  let [candidates, found] = [0, 0]
  for (const { at, person } of wanted) {
    const ranked = rankCandidates(person, index, 10)
    candidates += ranked.length
    if (ranked[0]?.at === at) found += 1
  }
  return { candidates, found }
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** What lives, in MB, of objects and of typed arrays, after what is dead has been collected. */
function memory(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return Math.round((heapUsed + arrayBuffers) / 1e6)
}
