/** `npm run evaluate -- names --pairs DIR [--json FILE]`: quality on real lists that are not part of the repository. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { machine } from '../runner/machine.ts'
import type { Report } from '../runner/result.ts'
import { tableOf } from '../runner/table.ts'
import { evaluateNames, promised } from './names.ts'

const usage = `npm run evaluate -- names --pairs DIR [--json FILE] [--older DATE --newer DATE]

  names            matches one release of a list of persons with a later one
    --pairs DIR    the folder of list-DATE.csv.gz (columns name_ar, sex, born, person_key)
    --older DATE   ${promised.older} without it
    --newer DATE   ${promised.newer} without it
    --json FILE    writes the figures`

const say = (line: string) => process.stdout.write(`${line}\n`)
const given = (path: string) => resolve(process.env.INIT_CWD ?? '.', path)

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      pairs: { type: 'string' },
      older: { type: 'string', default: promised.older },
      newer: { type: 'string', default: promised.newer },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (positionals[0] !== 'names' || values.pairs === undefined || values.help === true) {
    say(usage)
    return values.help === true || positionals.length === 0 ? 0 : 1
  }
  const evaluation = await evaluateNames({ folder: given(values.pairs), older: values.older, newer: values.newer })
  if (evaluation === undefined) {
    say('names: not present, skipped')
    return 0
  }
  const report: Report = { name: 'names', machine: machine(), results: evaluation.results }
  say(tableOf(report))
  for (const note of evaluation.notes) say(note)
  if (values.json !== undefined) writeFileSync(given(values.json), `${JSON.stringify(report, null, 2)}\n`)
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
