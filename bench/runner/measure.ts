/** The middle of an odd number of values, the mean of the two middle ones of an even number. Refuses none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const high = sorted[Math.floor(sorted.length / 2)]
  const low = sorted[Math.ceil(sorted.length / 2) - 1]
  if (high === undefined || low === undefined) throw new RangeError('Cannot take the median of no values')
  return (low + high) / 2
}

/** The value below which this share (0 to 1) of the values lies: 0.95 for the 95th percentile. Refuses none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('Cannot take a percentile of no values')
  return value
}

const fewestRuns = 3

/** The median of what `run` answers over several runs, one after the other; fewer than three are refused. */
export async function medianOf(runs: number, run: (round: number) => Promise<number>): Promise<number> {
  if (runs < fewestRuns)
    throw new RangeError(`Cannot report a median of ${runs} runs: at least ${fewestRuns} are needed`)
  const values: number[] = []
  for (let round = 0; round < runs; round += 1) values.push(await run(round))
  return median(values)
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}
