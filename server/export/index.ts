/** `export FOLDER`: everything that a person may see, whole; `export --load FOLDER` reads it into an empty institution. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PackageRefused, readPackage, writePackage } from '../../areas/documentation/server.ts'
import { openFiles } from '../../foundation/files/index.ts'
import { say } from '../import/words.ts'
import { actingPerson } from '../person.ts'
import { reachData } from '../reach.ts'
import { readSettings } from '../settings.ts'
import { languageOfTerminal, pathOf, processTerminal, type Terminal } from '../terminal.ts'

/** Answers 0 when done, 1 when it cannot be done, 2 for a call that cannot be understood. */
export async function exportCommand(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  const asked = readArguments(args)
  const language = asked?.language ?? languageOfTerminal(terminal.environment)
  if (asked === undefined || asked.help) {
    ;(asked?.help === true ? terminal.out : terminal.error)(`${say('usage-export', language)}\n`)
    return asked?.help === true ? 0 : 2
  }
  const { folder, isLoading } = asked
  const refuse = (text: string, exit = 1) => {
    terminal.redraw?.('')
    terminal.error(`${text}\n`)
    return exit
  }
  if (!isLoading && existsSync(folder)) return refuse(say('folder-there', language, { folder }))
  const settings = readSettings(terminal.environment)
  const reached = await reachData(settings, (line) => terminal.error(`${line}\n`))
  try {
    const { database, owner } = reached
    const acting = await actingPerson(database, asked.as, 'names.read')
    if (acting.status === 'not-set-up') return refuse(say('not-set-up', language))
    if (acting.status === 'unclear') return refuse(say('unclear', language, { names: acting.names.join(' · ') }), 2)
    const { store } = await openFiles({ home: settings.home, filesUrl: settings.filesUrl, database })
    const call = {
      database,
      store,
      person: acting.person,
      now: () => new Date(),
      onProgress: (records: number) => terminal.redraw?.(`${say('exporting', language)} ${records}`),
    }
    const counts = isLoading ? await readPackage({ ...call, owner }, folder) : await writePackage(call, folder)
    terminal.redraw?.('')
    terminal.out(`${say(isLoading ? 'loaded' : 'exported', language, { folder, ...counts })}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof PackageRefused)) throw error
    return refuse(error.message)
  } finally {
    await reached.close()
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        load: { type: 'boolean' },
        as: { type: 'string' },
        language: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    const [folder, ...rest] = positionals
    const language = (['ar', 'fr', 'en'] as const).find((one) => one === values.language)
    const help = values.help === true
    if (!help && (folder === undefined || rest.length > 0)) return undefined
    if (values.language !== undefined && language === undefined) return undefined
    return { help, language, folder: pathOf(folder ?? '.'), isLoading: values.load === true, as: values.as }
  } catch {
    return undefined
  }
}
