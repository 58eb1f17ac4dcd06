import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './root.mjs'
import { LaunchFailure, sentences } from './sentences.mjs'

const quietly = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']

/** Runs `npm ci` in a folder with the given Node; refuses with a sentence that says what to do when it fails. */
export async function npmCi(node, folder) {
  const { code, output } = await run(node, [findNpm(), 'ci', ...quietly], folder)
  if (code !== 0) throw new LaunchFailure(sentenceFor(output))
}

/** The sentence that tells a person what to do about what npm printed. */
export function sentenceFor(output) {
  const says = (...codes) => new RegExp(`\\b(?:${codes.join('|')})\\b`).test(output)
  if (
    says(
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ECONNRESET',
      'ETIMEDOUT',
      'ENETUNREACH',
      'ERR_SOCKET_TIMEOUT',
      'EIDLETIMEOUT',
    )
  ) {
    return sentences.noNetwork()
  }
  if (says('ENOSPC')) return sentences.noSpace()
  if (says('EACCES', 'EPERM', 'EROFS')) return sentences.noRights(root)
  if (says('EUSAGE')) return sentences.lockDiffers()
  return sentences.installFailed(output.trim().split('\n').slice(-20).join('\n'))
}

/** npm's own script, which any Node can run: the npm that called us, else the one on the path, else the one beside Node. */
function findNpm() {
  const caller = process.env.npm_execpath
  if (caller?.endsWith('npm-cli.js') === true && existsSync(caller)) return caller
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))
  const linked = onPath.filter((path) => existsSync(path)).map((path) => realpathSync(path))
  const beside = ['node_modules/npm/bin/npm-cli.js', '../lib/node_modules/npm/bin/npm-cli.js']
  const folders = [dirname(process.execPath), ...linked.map(dirname)]
  const found = [...linked, ...folders.flatMap((folder) => beside.map((path) => join(folder, path)))]
  const script = found.find((path) => path.endsWith('npm-cli.js') && existsSync(path))
  if (script === undefined) throw new LaunchFailure(sentences.noNpm())
  return script
}

function run(node, args, folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: folder, env: ownEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => {
        output += part
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Options given to the outer npm (`npm --prefix DIR start`, `--silent`) are about that call, not about this installation. */
function ownEnvironment() {
  const about = /^npm_config_(prefix|local_prefix|global|global_prefix|loglevel|dry_run|omit|workspaces?)$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !about.test(name)))
}
