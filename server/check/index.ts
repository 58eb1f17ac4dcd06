/** `npm run check`: every part of the check, a line each with its time, then the faults; exit code 1 when there are any. */
import { join } from 'node:path'
import { type Part, parts } from './parts.ts'

type Result = { readonly name: string; readonly seconds: number; readonly faults: readonly string[] }

const root = join(import.meta.dirname, '..', '..')
const say = (line: string) => process.stdout.write(`${line}\n`)

async function examine({ name, run }: Part): Promise<Result> {
  const since = performance.now()
  const faults = await attempt(() => run(root))
  const seconds = (performance.now() - since) / 1000
  say(`${faults.length === 0 ? '✓' : '✗'} ${name.padEnd(48)} ${seconds.toFixed(1).padStart(5)} s`)
  return { name, seconds, faults }
}

/** A part that breaks is a fault of that part: the others still answer. */
async function attempt(run: () => Promise<readonly string[]> | readonly string[]): Promise<readonly string[]> {
  try {
    return await run()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

const since = performance.now()
const wanted = process.argv.slice(2)
const chosen = parts.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const results = await Promise.all(chosen.map(examine))
const faulty = results.filter(({ faults }) => faults.length > 0)
for (const { name, faults } of faulty)
  say(`\n${name}\n${faults.map((fault) => `  ${fault.replaceAll('\n', '\n  ')}`).join('\n')}`)

const seconds = ((performance.now() - since) / 1000).toFixed(1)
if (chosen.length === 0)
  say(
    `No part of the check is called ${wanted.join(', ')}. The parts are: ${parts.map(({ name }) => name).join(' · ')}.`,
  )
else
  say(
    faulty.length === 0
      ? `\nNothing to mend · ${seconds} s`
      : `\nTo mend: ${faulty.map(({ name }) => name).join(' · ')} · ${seconds} s`,
  )
process.exitCode = faulty.length === 0 && chosen.length > 0 ? 0 : 1
