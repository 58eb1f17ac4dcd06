import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'
import { type Counts, createTally, type Outcome, type TestData } from './tally.ts'

type Event =
  | { readonly type: 'test:start' | 'test:pass' | 'test:fail'; readonly data: TestData }
  | {
      readonly type: 'test:stdout' | 'test:stderr'
      readonly data: { readonly file?: string; readonly message: string }
    }
  | { readonly type: 'test:summary'; readonly data: { readonly file?: string; readonly duration_ms: number } }
  | { readonly type: 'other' }

/**
 * The reporter of `npm test`: a line per file, what failed in full (with what the file printed), then every skip and
 * every expected failure with its reason. The counts go to the file that MITHAQ_TEST_TALLY names: the launcher prints them last.
 */
export default async function* report(events: AsyncIterable<Event>): AsyncGenerator<string, void> {
  const root = process.cwd()
  const tally = createTally(root)
  const printed = new Map<string, string>()
  const open = new Map<string, Outcome[]>()

  for await (const event of events) {
    if (event.type === 'test:start') tally.started(event.data)
    if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      const file = nameOf(root, event.data.file)
      printed.set(file, (printed.get(file) ?? '') + event.data.message)
    }
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const outcome = tally.ended(event.type === 'test:pass', event.data)
      if (outcome === undefined) continue
      open.set(outcome.file, [...(open.get(outcome.file) ?? []), outcome])
      if (event.data.entryFile === undefined) yield* fileLines(outcome.file, open, printed, outcome.milliseconds)
    }
    if (event.type === 'test:summary' && event.data.file !== undefined) {
      yield* fileLines(nameOf(root, event.data.file), open, printed, event.data.duration_ms)
    }
  }
  // A file that was cut off sends no summary; what it came to so far is still shown.
  for (const file of [...open.keys()]) yield* fileLines(file, open, printed, 0)
  yield* listed(tally.outcomes, 'skipped')
  yield* listed(tally.outcomes, 'expected failure')
  save(tally.counts())
}

function* fileLines(file: string, open: Map<string, Outcome[]>, printed: Map<string, string>, milliseconds: number) {
  const outcomes = open.get(file)
  if (outcomes === undefined) return
  open.delete(file)
  const failures = outcomes.filter(({ status }) => status === 'failed')
  const time = `${(milliseconds / 1000).toFixed(1)} s`
  yield `${failures.length === 0 ? '✓' : '✗'} ${file} · ${outcomes.length} ${outcomes.length === 1 ? 'test' : 'tests'} · ${time}\n`
  for (const { title, reason, error } of failures) {
    yield `\n  ✗ ${[title, reason].filter((part) => part !== '').join(': ')}\n${indent(explain(error))}\n`
  }
  const output = printed.get(file) ?? ''
  if (failures.length > 0 && output.trim() !== '') yield `  printed by ${file}:\n${indent(output.trimEnd())}\n\n`
}

function* listed(outcomes: readonly Outcome[], status: Outcome['status']) {
  for (const { file, title, reason } of outcomes.filter((outcome) => outcome.status === status)) {
    yield `${status}: ${file} › ${title}: ${reason === '' ? 'no reason given' : reason}\n`
  }
}

// The runner wraps what was thrown; the cause is what the author of the test wants to read.
function explain(error: unknown): string {
  if (error === undefined) return ''
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 6, maxStringLength: 4_000 })
}

const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '    ')
const nameOf = (root: string, file = '') =>
  file.startsWith('/') || /^[A-Z]:/i.test(file) ? relative(root, file).replaceAll('\\', '/') : file

function save(counts: Counts): void {
  const path = process.env.MITHAQ_TEST_TALLY
  if (path !== undefined) writeFileSync(path, JSON.stringify(counts))
}
