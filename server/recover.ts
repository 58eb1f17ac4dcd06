/** `mithaq recover-administrator [NAME]`: prints a one-time link by which an administrator sets new means of entering. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from '../foundation/database/index.ts'
import { recoverAdministrator } from '../foundation/identity/index.ts'
import { openData } from './data.ts'
import { readSettings } from './settings.ts'

const help = `mithaq recover-administrator [NAME]

Makes a link that works once, within an hour, by which an administrator sets a new passkey or password; the old ones stop
working then. For when nobody who manages people can enter any more. Stop the instance first, and start it again to open
the link. With several administrators, say which by NAME.
`

/** Answers the exit code: 0 a link was made, 1 it was not. Refuses while the instance runs. */
export async function recover(args: readonly string[]): Promise<number> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  if (args.includes('--help')) {
    say(help)
    return 0
  }
  const settings = readSettings(process.env)
  await mkdir(settings.home, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(settings.home, join(settings.home, 'lock'))
  try {
    const data = await openData(settings, say)
    try {
      const name = args.length === 0 ? undefined : args.join(' ')
      const made = await recoverAdministrator(data.database, {
        name,
        origin: settings.publicUrl.origin,
        now: new Date(),
      })
      if (made.status === 'made') {
        say(`\n  ${made.name}\n\n  ${made.url}\n\n  ${made.until.toISOString()}\n`)
        return 0
      }
      say(
        made.status === 'not-set-up'
          ? 'Cannot make a link as no institution is set up here: start the instance and use its setup code.'
          : `Cannot make a link as it is not clear for whom. The administrators are: ${made.names.join(' · ')}`,
      )
      return 1
    } finally {
      await data.close()
    }
  } finally {
    await lock.release()
  }
}
