import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './root.mjs'
import { childEnvironment } from './run.mjs'
import { LaunchFailure, sentences } from './sentences.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = {
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name))),
  darwin: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'].map((app) =>
    join('/Applications', app),
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Google/Chrome/Application/chrome.exe'),
    ]),
}

/** The path of a Chromium that runs: the one MITHAQ_CHROMIUM names, a usual place, or the browser driver's own cache; else undefined. */
export function findChromium(node) {
  const named = process.env.MITHAQ_CHROMIUM
  if (named !== undefined && named !== '') {
    if (runs(named)) return named
    throw new LaunchFailure(sentences.chromiumUnusable(named))
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...(places[process.platform] ?? []), ...onPath, driverPath(node)].find(runs)
}

/** Installs a Chromium: the distribution's package when root, the browser driver's own download otherwise. */
export function installChromium(node) {
  process.stdout.write('يجري تثبيت Chromium · Installation de Chromium · Installing Chromium …\n')
  if (process.getuid?.() === 0) {
    for (const commands of packageCommands) {
      if (!commands.every(succeeds)) continue
      const found = findChromium(node)
      if (found !== undefined) return found
    }
  }
  const withSystemLibraries = process.getuid?.() === 0 ? ['--with-deps'] : []
  driver(node, ['install', ...withSystemLibraries, 'chromium-headless-shell', 'chromium'])
  const found = findChromium(node)
  if (found === undefined) throw new LaunchFailure(sentences.noChromium())
  return found
}

const packageCommands = [
  [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ],
  [['dnf', 'install', '-y', 'chromium']],
  [['apk', 'add', 'chromium']],
]

function succeeds([command, ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { env, stdio: 'ignore' }).status === 0
}

// Ubuntu's chromium-browser exists without the snap behind it and only prints advice: existing is not running.
function runs(path) {
  if (path === undefined || !existsSync(path)) return false
  if (process.platform === 'win32') return true // chrome.exe opens a window instead of printing its version
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function driverPath(node) {
  const script = "import('playwright-core').then(({ chromium }) => process.stdout.write(chromium.executablePath()))"
  const { status, stdout } = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

function driver(node, args) {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  return (
    spawnSync(node, [cli, ...args], { cwd: root, env: childEnvironment(node), stdio: ['ignore', 'ignore', 'inherit'] })
      .status === 0
  )
}
