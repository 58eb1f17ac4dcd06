/** `npm run bench -- NAME [--json FILE]`: runs one benchmark, prints its table and writes its JSON; without a name lists them. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { machine } from './runner/machine.ts'
import type { Bench, Report } from './runner/result.ts'
import { tableOf } from './runner/table.ts'

const folder = import.meta.dirname
const say = (line: string) => process.stdout.write(`${line}\n`)

async function loadBenches(): Promise<readonly Bench[]> {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && file !== 'index.ts' && !file.endsWith('.test.ts'),
  )
  return Promise.all(
    files.sort().map(async (file) => {
      const { bench }: { readonly bench?: Bench } = await import(pathToFileURL(join(folder, file)).href)
      if (bench === undefined || bench.name !== file.slice(0, -'.ts'.length)) {
        throw new Error(`Cannot list bench/${file}: it has to export a bench named ${file.slice(0, -'.ts'.length)}.`)
      }
      return bench
    }),
  )
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'string' } },
  })
  const benches = await loadBenches()
  const [name] = positionals
  if (name === undefined) {
    for (const bench of benches) say(`${bench.name.padEnd(16)} ${bench.summary}`)
    say('\nnpm run bench -- NAME [--json FILE]')
    return 0
  }
  const bench = benches.find((one) => one.name === name)
  if (bench === undefined) {
    process.stderr.write(`There is no bench ${name}. The benches are: ${benches.map((one) => one.name).join(', ')}.\n`)
    return 1
  }
  const report: Report = { name: bench.name, machine: machine(), results: await bench.run() }
  say(tableOf(report))
  if (values.json !== undefined)
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', values.json), `${JSON.stringify(report, null, 2)}\n`)
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isOption = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isOption) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
