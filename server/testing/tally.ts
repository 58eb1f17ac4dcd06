import { relative } from 'node:path'

/** What one test came to, in the words the report uses. */
export type Outcome = {
  readonly file: string
  /** The titles of the groups around it and its own; '' for a file that broke outside any test. */
  readonly title: string
  readonly status: 'passed' | 'failed' | 'skipped' | 'expected failure'
  /** The reason given with a skip or an expected failure, or why a file counts as failed; '' when there is none. */
  readonly reason: string
  readonly milliseconds: number
  readonly error: unknown
}

/** The part of an event of `node --test` that is read here (test:start, test:pass and test:fail share it). */
export type TestData = {
  readonly name: string
  readonly nesting: number
  readonly file?: string | undefined
  readonly skip?: string | boolean | undefined
  readonly todo?: string | boolean | undefined
  readonly expectFailure?: unknown
  /** Missing on the event of a whole file, which a file sends only when it broke or held no test. */
  readonly entryFile?: string | undefined
  readonly details?: { readonly type?: string | undefined; readonly duration_ms: number; readonly error?: unknown }
}

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

/**
 * Counts tests from the events of `node --test`: each test once, the groups around them never. A file that broke or
 * held no test is a failure, and so is a test marked to be written later: neither may look like a pass.
 */
export function createTally(root: string) {
  const outcomes: Outcome[] = []
  const titles = new Map<string, readonly string[]>()
  const lastNesting = new Map<string, number>()

  function started({ name, nesting, file = '' }: TestData): void {
    titles.set(file, [...(titles.get(file) ?? []).slice(0, nesting), name])
  }

  /** Takes the end of a test, and answers with what it came to; undefined for a group whose tests were counted already. */
  function ended(passed: boolean, data: TestData): Outcome | undefined {
    const { file = '', nesting, name } = data
    const heldOthers = (lastNesting.get(file) ?? 0) > nesting
    lastNesting.set(file, nesting)
    const isFile = data.entryFile === undefined
    if (!isFile && (data.details?.type === 'suite' || heldOthers) && (passed || onlyItsTestsFailed(data)))
      return undefined
    if (isFile && onlyItsTestsFailed(data)) return undefined
    const outcome = {
      file: relative(root, file).replaceAll('\\', '/'),
      title: isFile ? '' : [...(titles.get(file) ?? []).slice(0, nesting), name].join(' › '),
      milliseconds: data.details?.duration_ms ?? 0,
      error: passed ? undefined : data.details?.error,
      ...(isFile
        ? { status: 'failed' as const, reason: passed ? 'holds no test' : 'broke outside any test' }
        : judge(passed, data)),
    }
    outcomes.push(outcome)
    return outcome
  }

  const count = (...statuses: readonly Outcome['status'][]) =>
    outcomes.filter(({ status }) => statuses.includes(status)).length
  const counts = (): Counts => ({
    passed: count('passed', 'expected failure'),
    failed: count('failed'),
    skipped: count('skipped'),
  })
  return { started, ended, outcomes: outcomes as readonly Outcome[], counts }
}

function judge(passed: boolean, { skip, todo, expectFailure }: TestData): Pick<Outcome, 'status' | 'reason'> {
  if (isSet(todo))
    return { status: 'failed', reason: 'is marked todo: write it, or state an expected failure with its reason' }
  if (!passed) return { status: 'failed', reason: '' }
  if (isSet(skip)) return { status: 'skipped', reason: wordsOf(skip) }
  if (isSet(expectFailure)) return { status: 'expected failure', reason: wordsOf(expectFailure) }
  return { status: 'passed', reason: '' }
}

const isSet = (mark: unknown) => mark !== undefined && mark !== false
const wordsOf = (mark: unknown) => (typeof mark === 'string' ? mark : '')

const onlyItsTestsFailed = ({ details }: TestData) =>
  (details?.error as { readonly failureType?: string } | undefined)?.failureType === 'subtestsFailed'
