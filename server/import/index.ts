/** `import FILE --mapping FILE.json --case CODE`: a table becomes records, with the rights of a person who works here. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type Counts,
  caseByCode,
  FileRefused,
  goOn,
  type ImportCall,
  ImportPlan,
  type ImportRun,
  importFile,
  rejectedFile,
} from '../../areas/documentation/server.ts'
import { openFiles } from '../../foundation/files/index.ts'
import { Problem, sentenceOf } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { actingPerson } from '../person.ts'
import { reachData } from '../reach.ts'
import { readSettings } from '../settings.ts'
import { bar, languageOfTerminal, pathOf, processTerminal, type Terminal } from '../terminal.ts'
import { importLists, isForLists } from './vocabulary.ts'
import { say } from './words.ts'

/** Answers 0 when every row was taken, 1 when it cannot be imported, 2 for a call that cannot be understood, 3 when rows were left. */
export async function importCommand(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  if (isForLists(args)) return await importLists(args, terminal)
  const asked = readArguments(args)
  const language = asked?.language ?? languageOfTerminal(terminal.environment)
  if (asked === undefined || asked.help) {
    ;(asked?.help === true ? terminal.out : terminal.error)(`${say('usage', language)}\n`)
    return asked?.help === true ? 0 : 2
  }
  const refuse = (text: string, exit = 1) => {
    terminal.redraw?.('')
    terminal.error(`${text}\n`)
    return exit
  }
  const plan = asked.mapping === undefined ? undefined : await readPlan(asked.mapping)
  if (plan?.status === 'refused')
    return refuse(say(plan.word, language, { file: asked.mapping ?? '', place: plan.place }), 2)
  const settings = readSettings(terminal.environment)
  const reached = await reachData(settings, (line) => terminal.error(`${line}\n`))
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once('SIGINT', onSignal)
  try {
    const acting = await actingPerson(reached.database, asked.as, 'cases.work')
    if (acting.status === 'not-set-up') return refuse(say('not-set-up', language))
    if (acting.status === 'unclear') return refuse(say('unclear', language, { names: acting.names.join(' · ') }), 2)
    const { store } = await openFiles({ home: settings.home, filesUrl: settings.filesUrl, database: reached.database })
    let total = 0
    const call: ImportCall = {
      database: reached.database,
      store,
      person: acting.person,
      now: () => new Date(),
      signal: stop.signal,
      onStep: ({ findings }) => {
        total = findings?.counts.rows_read ?? 0
        terminal.redraw?.('')
        if (findings !== null) terminal.out(`${say('tried', language, findings.counts)}\n`)
      },
      onProgress: (counts: Counts) =>
        terminal.redraw?.(`${say('importing', language)} ${bar(counts.rows_read, total)}`),
    }
    const run = await work(call, asked, plan?.plan, language, terminal)
    if (typeof run === 'string') return refuse(run)
    return await tell(call, run, asked, language, terminal)
  } catch (error) {
    if (error instanceof FileRefused)
      return refuse(say('fault', language, { reason: sentenceOf(error.fault)[language] }))
    if (!(error instanceof Problem)) throw error
    const reasons = error.errors.map(({ pointer, text }) => `\n- ${pointer} ${text[language]}`)
    return refuse(`${error.text[language]}${reasons.join('')}`)
  } finally {
    process.removeListener('SIGINT', onSignal)
    await reached.close()
  }
}

type Asked = NonNullable<ReturnType<typeof readArguments>>

/** The run, or the sentence why there is none. */
async function work(
  call: ImportCall,
  { file, resume, caseCode, dryRun }: Asked,
  plan: ImportPlan | undefined,
  language: Language,
  terminal: Terminal,
): Promise<ImportRun | string> {
  if (resume !== undefined) return await goOn(call, resume)
  if (file === undefined || plan === undefined || caseCode === undefined) return say('usage', language)
  const caseId = await caseByCode(call, caseCode)
  if (caseId === undefined) return say('no-case', language, { code: caseCode })
  terminal.redraw?.(say('trying', language))
  return await importFile(call, { path: file, plan, caseId, dryRun })
}

async function tell(
  call: ImportCall,
  run: ImportRun,
  asked: Asked,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  terminal.redraw?.('')
  const { state, fault, counts, findings, id } = run
  if (fault !== null) {
    terminal.error(`${say('fault', language, { reason: sentenceOf(fault)[language] })}\n`)
    return 1
  }
  if (state === 'paused') {
    terminal.out(`${say('paused', language, { id })}\n`)
    return 3
  }
  const ended = state === 'completed' || state === 'completed_with_errors'
  if (ended) terminal.out(`${say('done', language, { id, ...counts })}\n`)
  if (ended && asked.rejected !== undefined) await rejectedFile(call, id, asked.rejected, language)
  const { held, rejected } = ended ? counts : (findings?.counts ?? counts)
  return held + rejected > 0 ? 3 : 0
}

async function readPlan(path: string) {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return { status: 'refused', word: 'unreadable', place: '' } as const
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { status: 'refused', word: 'bad-plan', place: '/' } as const
  }
  const read = ImportPlan.safeParse(json)
  if (read.success) return { status: 'read', plan: read.data } as const
  return { status: 'refused', word: 'bad-plan', place: `/${read.error.issues[0]?.path.join('/') ?? ''}` } as const
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        case: { type: 'string' },
        as: { type: 'string' },
        'dry-run': { type: 'boolean' },
        rejected: { type: 'string' },
        resume: { type: 'string' },
        language: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    const [file, ...rest] = positionals
    const language = (['ar', 'fr', 'en'] as const).find((one) => one === values.language)
    const help = values.help === true
    const whole = file !== undefined && values.mapping !== undefined && values.case !== undefined
    if (!help && (rest.length > 0 || (whole ? values.resume !== undefined : values.resume === undefined)))
      return undefined
    if (values.language !== undefined && language === undefined) return undefined
    const path = (given: string | undefined) => (given === undefined ? undefined : pathOf(given))
    return {
      help,
      language,
      file: path(file),
      mapping: path(values.mapping),
      rejected: path(values.rejected),
      caseCode: values.case,
      as: values.as,
      resume: values.resume,
      dryRun: values['dry-run'] === true,
    }
  } catch {
    return undefined
  }
}
