import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, installChromium } from './chromium.mjs'
import { root } from './root.mjs'
import { runToEnd } from './run.mjs'
import { LaunchFailure, sentences } from './sentences.mjs'
import { findTestFiles, name, needBrowser, needWeb } from './test-files.mjs'

/** Two at a time: a database, a browser and a test share two cores on the smallest machine this is promised for. */
const concurrency = 2

/**
 * Runs the tests whose path holds one of the patterns, all of them without a pattern, and answers with the exit code.
 * The last line is always `N passed, N failed` (`, N skipped` when there are any), also when the run itself broke down.
 */
export async function runTests(node, patterns) {
  const files = findTestFiles(patterns)
  if (files.length === 0) throw new LaunchFailure(sentences.noSuchTest(patterns.join(', ')))
  // Without a Chromium tests of pure rules still run; one is only installed for tests that open it.
  const chromium = findChromium(node) ?? (needBrowser(files) ? installChromium(node) : undefined)
  if (needWeb(files)) await buildWeb(node)

  const notes = mkdtempSync(join(tmpdir(), 'mithaq-tests-'))
  const tallyFile = join(notes, 'tally.json')
  try {
    const setUp = join(root, 'server/testing/global-setup.ts')
    const code = await runToEnd(
      node,
      [
        '--test',
        `--test-concurrency=${concurrency}`,
        '--test-reporter=./server/testing/reporter.ts',
        '--test-reporter-destination=stdout',
        ...(existsSync(setUp) ? [`--test-global-setup=${setUp}`] : []),
        ...files.map(name),
      ],
      {
        wholeGroup: true,
        environment: { MITHAQ_TEST_TALLY: tallyFile, ...(chromium === undefined ? {} : { MITHAQ_CHROMIUM: chromium }) },
      },
    )
    return report(tallyFile, code)
  } finally {
    rmSync(notes, { recursive: true, force: true })
  }
}

async function buildWeb(node) {
  const code = await runToEnd(node, ['web/build.ts'], { wholeGroup: true })
  if (code !== 0) throw new LaunchFailure(sentences.webBuildFailed())
}

function report(tallyFile, code) {
  const broken = !existsSync(tallyFile)
  // A run that ended before its reporter did (a set-up that failed, a signal) counts as one failure, never as silence.
  const { passed, failed, skipped } = broken
    ? { passed: 0, failed: 1, skipped: 0 }
    : JSON.parse(readFileSync(tallyFile, 'utf8'))
  const failures = failed === 0 && code !== 0 ? 1 : failed
  process.stdout.write(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  return failures > 0 || passed === 0 ? 1 : 0
}
