import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildInputs, changedInput } from './build/inputs.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'web/dist/stamp.json')

/**
 * Why the web has to be built again: the first input that differs from the last build, or undefined when it is fresh.
 *
 */
export function webIsStale(): string | undefined {
  if (!existsSync(stamp)) return 'web/dist/stamp.json'
  const built: BuildInputs = JSON.parse(readFileSync(stamp, 'utf8'))
  return changedInput(root, built)
}

/**
 * Builds the staff application, the server bundle of the shell and the public pages, and the service worker into
 * `web/dist`, unless they are fresh. The bundler runs in a child process, so that a server which builds at its start
 * does not keep a bundler in memory. Rejects with the bundler's own output when the build fails.
 */
export async function buildWeb({
  force = false,
}: {
  readonly force?: boolean
} = {}): Promise<{ readonly built: boolean }> {
  if (!force && webIsStale() === undefined) return { built: false }
  const child = spawn(process.execPath, [join(root, 'web/build/run.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`The web could not be built (exit code ${code}):\n${output}`)
  return { built: true }
}

if (import.meta.main) {
  const started = performance.now()
  const { built } = await buildWeb({ force: process.argv.includes('--force') })
  const milliseconds = Math.round(performance.now() - started)
  process.stdout.write(built ? `web built in ${milliseconds} ms\n` : `web is fresh (${milliseconds} ms)\n`)
}
