/** The command line of the server: `start`, `import`, `export`, `verify`, `recover-administrator`. Says in words what it does and where to go. */
import { FolderInUse, SchemaMismatch } from '../foundation/database/index.ts'
import { buildWeb, webIsStale } from '../web/build.ts'
import { exportCommand } from './export/index.ts'
import { importCommand } from './import/index.ts'
import { recover } from './recover.ts'
import { startServer } from './server.ts'
import { readSettings, SettingsRefused } from './settings.ts'
import { verify } from './verify/index.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function start(): Promise<number> {
  const settings = readSettings(process.env)
  if (webIsStale() !== undefined) say('  يجري بناء الواجهة · Construction de l’interface · Building the interface …')
  await buildWeb()
  const running = await startServer(settings, { report: (line) => say(`  ${line}`) })
  say(`\n  ميثاق · Mithaq\n`)
  say(`  ${settings.publicUrl.port === '0' ? running.url : settings.publicUrl.origin}`)
  if (running.setupCode !== undefined)
    say(`\n  رمز الإعداد · Code de configuration · Setup code:  ${running.setupCode}`)
  say(`\n  ${settings.home}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    process.once('disconnect', () => resolve()) // the launcher was killed: nobody else would stop us
    process.channel?.unref() // listening to it must not keep a stopped server alive
  })
  say('  stopping…')
  await running.close()
  return 0
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  start,
  import: importCommand,
  export: exportCommand,
  verify,
  'recover-administrator': recover,
}
const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]
try {
  if (command === undefined) {
    process.stderr.write(`There is no command “${name}”. The commands are: ${Object.keys(commands).join(', ')}.\n`)
    process.exitCode = 2
  } else process.exitCode = await command(args)
} catch (error) {
  if (!isSentence(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

/** Refusals that the person at the terminal can act on, as opposed to faults that need their stack. */
function isSentence(error: unknown): error is Error {
  if (error instanceof SettingsRefused || error instanceof FolderInUse || error instanceof SchemaMismatch) return true
  return error instanceof Error && /^Cannot /.test(error.message)
}
