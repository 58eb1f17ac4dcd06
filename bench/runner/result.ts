/** One figure of a benchmark. Without `goal` it is told, not judged. */
export type Result = {
  readonly metric: string
  readonly value: number
  /** `s`, `ms`, `1/s`, `MB`, `%` … */
  readonly unit: string
  /** What is promised, in the same unit. */
  readonly goal?: number
  readonly met?: boolean
  /** The same work done raw in the same run, in the same unit. */
  readonly limit?: number
  /** Our value over the limit. */
  readonly ratio?: number
}

/** What a file of `bench/` exports as `bench`. */
export type Bench = {
  /** The word after `npm run bench --`; the same as the name of the file. */
  readonly name: string
  /** One line for the list of benches. */
  readonly summary: string
  readonly run: () => Promise<readonly Result[]>
}

export type Report = { readonly name: string; readonly machine: string; readonly results: readonly Result[] }

type Judged = {
  readonly metric: string
  readonly unit: string
  readonly value: number
  readonly goal?: number
  readonly limit?: number
  /** Whether less is better, as with times and sizes, or more, as with rates. */
  readonly better: 'less' | 'more'
}

/** A result with `met` and `ratio` worked out from the goal and the limit, where they are given. */
export function judged({ metric, unit, value, goal, limit, better }: Judged): Result {
  return {
    metric,
    value,
    unit,
    ...(goal === undefined ? {} : { goal, met: better === 'less' ? value <= goal : value >= goal }),
    ...(limit === undefined ? {} : { limit, ratio: Math.round((value / limit) * 1000) / 1000 }),
  }
}
