// Plain JavaScript for Node 20 or newer: it runs before Node 24 and the dependencies are there. npm scripts call nothing else.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installDependencies } from './launch/install.mjs'
import { findNode24 } from './launch/node-24.mjs'
import { root } from './launch/root.mjs'
import { runToEnd } from './launch/run.mjs'
import { LaunchFailure, sentences } from './launch/sentences.mjs'
import { runTests } from './launch/tests.mjs'

/** Commands that are not a file of their own go to the command line of the server. */
const files = { check: 'server/check/index.ts', bench: 'bench/index.ts', evaluate: 'bench/evaluate/index.ts' }

async function launch([command = 'start', ...rest]) {
  await installDependencies()
  const node = findNode24()
  if (command === 'test') return runTests(node, rest)
  const [file, args] = command in files ? [files[command], rest] : ['server/main.ts', [command, ...rest]]
  if (!existsSync(join(root, file))) throw new LaunchFailure(sentences.missingFile(file))
  return runToEnd(node, [file, ...args], { wholeGroup: command in files })
}

try {
  process.exitCode = await launch(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof LaunchFailure)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
