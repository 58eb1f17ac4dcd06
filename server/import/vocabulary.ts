/** `import vocabulary DIR` and `import places FILE`: terms and areas from files of the institution, every row accounted for. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, enterAs, type Tx } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { FileRefused, type Import, planImport, problemOfFile, writeStep } from '../../foundation/vocabulary/server.ts'
import { actingPerson } from '../person.ts'
import { reachData } from '../reach.ts'
import { readSettings } from '../settings.ts'
import { bar, languageOfTerminal, pathOf, processTerminal, type Terminal } from '../terminal.ts'
import { reasonWords, sayOfLists } from './vocabulary-words.ts'

const CAPABILITY = 'vocabulary.manage'
const ROWS_PRINTED = 20

/** Whether these arguments of `import` are for this command. */
export const isForLists = ([what]: readonly string[]) => what === 'vocabulary' || what === 'places'

/** Answers 0 when every row was taken, 1 when nothing could be, 2 for a call that cannot be understood, 3 when rows were left out. */
export async function importLists(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  const asked = readArguments(args)
  const language = asked?.language ?? languageOfTerminal(terminal.environment)
  if (asked === undefined || asked.help) {
    ;(asked?.help === true ? terminal.out : terminal.error)(`${sayOfLists('usage', language)}\n`)
    return asked?.help === true ? 0 : 2
  }
  const refuse = (text: string, exit = 1) => {
    terminal.redraw?.('')
    terminal.error(`${text}\n`)
    return exit
  }
  const content = await readFile(asked.file).catch(() => undefined)
  if (content === undefined) return refuse(sayOfLists('unreadable', language, { file: asked.file }))
  const reached = await reachData(readSettings(terminal.environment), (line) => terminal.error(`${line}\n`))
  try {
    const acting = await actingPerson(reached.database, asked.as, CAPABILITY)
    if (acting.status === 'not-set-up') return refuse(sayOfLists('not-set-up', language))
    if (acting.status === 'unclear')
      return refuse(sayOfLists('unclear', language, { names: acting.names.join(' · ') }), 2)
    const act = <T>(run: (tx: Tx) => Promise<T>) => actAs(reached.database, acting.person, run)
    const format = /json$/i.test(asked.file) ? 'geojson' : 'csv'
    const file = { kind: asked.kind, format, file_name: basename(asked.file), content } as const
    if (asked.dryRun) {
      const planned = await planOnly(act, file)
      tellPlan(planned, language, terminal)
      return leftOut(planned) > 0 ? 3 : 0
    }
    const planned = await act((tx) => planImport(tx, file))
    tellPlan(planned, language, terminal)
    const done = await writeAll(act, planned, language, terminal)
    terminal.out(`${sayOfLists('done', language, done.counts)}\n`)
    return leftOut(done) > 0 ? 3 : 0
  } catch (error) {
    if (error instanceof FileRefused) return refuse(sentenceOf(error, language))
    throw error
  } finally {
    await reached.close()
  }
}

type Act = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>
type Person = { readonly person_id: string; readonly institution_id: string }

const actAs = <T>(database: Database, person: Person, run: (tx: Tx) => Promise<T>): Promise<T> =>
  database.inTransaction(
    enterAs({ ...person, capabilities: new Set([CAPABILITY]) }, 'maintenance', randomUUID()),
    (tx) => run(tx),
  )

class Undone extends Error {
  readonly planned: Import
  constructor(planned: Import) {
    super('undone')
    this.planned = planned
  }
}

/** The plan of a file, undone at once. */
async function planOnly(act: Act, file: Parameters<typeof planImport>[1]): Promise<Import> {
  try {
    return await act(async (tx) => {
      throw new Undone(await planImport(tx, file))
    })
  } catch (error) {
    if (error instanceof Undone) return error.planned
    throw error
  }
}

async function writeAll(act: Act, planned: Import, language: Language, terminal: Terminal): Promise<Import> {
  const whole = planned.counts.waiting
  let now = planned
  while (now.counts.waiting > 0) {
    now = (await act((tx) => writeStep(tx, planned.id))) ?? now
    terminal.redraw?.(`${sayOfLists('writing', language)} ${bar(whole - now.counts.waiting, whole)}`)
  }
  terminal.redraw?.('')
  return now
}

const leftOut = ({ counts }: Import) => counts.rejected + counts.duplicate

function tellPlan(planned: Import, language: Language, terminal: Terminal): void {
  terminal.out(`${sayOfLists('planned', language, { rows: planned.rows, ...planned.counts })}\n`)
  for (const { line, field, reason } of planned.kept_out.slice(0, ROWS_PRINTED)) {
    const why = reason === null ? '' : reasonWords(reason, language)
    terminal.out(`${sayOfLists('row', language, { line, field: field ?? '–', reason: why })}\n`)
  }
  const more = leftOut(planned) - Math.min(planned.kept_out.length, ROWS_PRINTED)
  if (more > 0) terminal.out(`${sayOfLists('more', language, { count: more })}\n`)
}

/** The sentence of the problem, with its details put in. */
function sentenceOf(error: FileRefused, language: Language): string {
  const { text, details } = problemOfFile(error)
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        'dry-run': { type: 'boolean' },
        language: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    const [what, path, ...rest] = positionals
    const language = (['ar', 'fr', 'en'] as const).find((one) => one === values.language)
    if (values.language !== undefined && language === undefined) return undefined
    const help = values.help === true
    if (!help && (path === undefined || rest.length > 0)) return undefined
    const kind = what === 'places' ? ('areas' as const) : ('terms' as const)
    const given = pathOf(path ?? '.')
    const file = kind === 'terms' && !/\.csv$/i.test(given) ? join(given, 'microthesauri.csv') : given
    return { help, kind, file, language, as: values.as, dryRun: values['dry-run'] === true }
  } catch {
    return undefined
  }
}
