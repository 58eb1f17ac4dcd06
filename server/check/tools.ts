import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs a tool of node_modules with this Node and answers with its exit code and all it printed. */
function run(root: string, script: string, args: readonly string[]) {
  return new Promise<{ readonly code: number; readonly output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        output += part
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

const faultsOf = ({ code, output }: { readonly code: number; readonly output: string }): readonly string[] =>
  code === 0 ? [] : [output.trim() === '' ? `ended with exit code ${code}` : output.trim()]

/** Format and lint: Biome, warnings included. */
export async function checkFormat(root: string): Promise<readonly string[]> {
  return faultsOf(
    await run(root, '@biomejs/biome/bin/biome', [
      'check',
      '--colors=off',
      '--error-on-warnings',
      '--max-diagnostics=40',
      '.',
    ]),
  )
}

/** Types: the TypeScript compiler over everything. */
export async function checkTypes(root: string): Promise<readonly string[]> {
  return faultsOf(await run(root, 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', '.']))
}

/** Files, exports and dependencies that nothing uses, and dependencies used without being declared: knip. */
export async function checkUnused(root: string): Promise<readonly string[]> {
  return faultsOf(await run(root, 'knip/bin/knip.js', ['--no-progress', '--treat-config-hints-as-errors']))
}
