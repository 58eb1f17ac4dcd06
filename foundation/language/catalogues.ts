import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PO from 'pofile'

const tops = ['foundation', 'protocol', 'areas', 'server', 'web']

/**
 * The rooms that have a catalogue: every folder with a `messages` folder in it, below the five roots of the code, as
 * paths relative to `root` with `/`, sorted. Code belongs to the innermost of these rooms that holds it.
 */
export function roomsWithMessages(root: string): readonly string[] {
  return tops.flatMap((top) => roomsBelow(root, top)).sort()
}

function roomsBelow(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isForeign(entry.name))
    .flatMap((entry) => (entry.name === 'messages' ? [folder] : roomsBelow(root, `${folder}/${entry.name}`)))
}

/** Folders in which no code of ours is written. */
export function isForeign(folder: string): boolean {
  return folder === 'node_modules' || folder.startsWith('dist') || folder.startsWith('.')
}

/** One message of a catalogue; `text` is empty where nobody has translated it, `obsolete` where no code asks for it. */
export type CatalogueMessage = { readonly id: string; readonly text: string; readonly obsolete: boolean }

/** The messages of `<room>/messages/<name>.po`, or undefined when there is no such file. */
export function readCatalogue(root: string, room: string, name: string): readonly CatalogueMessage[] | undefined {
  const file = join(root, room, 'messages', `${name}.po`)
  if (!existsSync(file)) return undefined
  return PO.parse(readFileSync(file, 'utf8')).items.map(({ msgid, msgstr, obsolete }) => ({
    id: msgid,
    text: msgstr[0] ?? '',
    obsolete,
  }))
}
