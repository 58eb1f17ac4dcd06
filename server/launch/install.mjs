import { spawn } from 'node:child_process'
import { isInstalled, leftOut, stampInstallation } from './freshness.mjs'
import { withInstallLock } from './install-lock.mjs'
import { root } from './root.mjs'
import { LaunchFailure, sentences } from './sentences.mjs'

/** Installs exactly what package-lock.json asks for, unless it is there already. One process at a time; says so in one line. */
export async function installDependencies() {
  if (isInstalled(root)) return
  await withInstallLock(root, async () => {
    if (isInstalled(root)) return // the process that was waited for has done it
    process.stdout.write('يجري تثبيت التبعيات · Installation des dépendances · Installing dependencies …\n')
    await npmCi()
    const missing = leftOut(root)
    if (missing.length > 0) throw new LaunchFailure(sentences.partLeftOut(missing.join(', ')))
    stampInstallation(root)
  })
}

async function npmCi() {
  const { code, output } = await runNpm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code !== 0) throw new LaunchFailure(sentenceFor(output))
}

/** The sentence that tells a person what to do about what npm printed. */
export function sentenceFor(output) {
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)\b/.test(
      output,
    )
  )
    return sentences.noNetwork()
  if (/\bENOSPC\b/.test(output)) return sentences.noSpace()
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return sentences.noRights(root)
  if (/\bEUSAGE\b/.test(output)) return sentences.lockDiffers()
  return sentences.installFailed(output.trim().split('\n').slice(-20).join('\n'))
}

function runNpm(args) {
  const execPath = process.env.npm_execpath
  const [command, allArgs, shell] =
    execPath?.endsWith('npm-cli.js') === true
      ? [process.execPath, [execPath, ...args], false]
      : ['npm', args, process.platform === 'win32'] // npm.cmd needs a shell there
  return new Promise((resolve, reject) => {
    const child = spawn(command, allArgs, {
      cwd: root,
      env: ownNpmEnvironment(),
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output += part
      })
    child.on('error', (error) => reject(error.code === 'ENOENT' ? new LaunchFailure(sentences.noNpm()) : error))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Options given to the outer npm (`npm --prefix DIR start`, `--silent`) are about that call, not about this installation. */
function ownNpmEnvironment() {
  const about = new Set([
    'npm_config_prefix',
    'npm_config_local_prefix',
    'npm_config_global',
    'npm_config_global_prefix',
    'npm_config_loglevel',
    'npm_config_dry_run',
    'npm_config_omit',
    'npm_config_workspace',
    'npm_config_workspaces',
  ])
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !about.has(name.toLowerCase())))
}
