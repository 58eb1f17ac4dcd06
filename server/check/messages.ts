/** Every message the code asks for exists in Arabic, French and English, and says the same with the same values. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { generateMessageId } from '@lingui/message-utils/generateMessageId'
import { extractMessagesFromFiles } from '@lingui/native-tools'
import { type Language, languages, termPacks } from '../../foundation/language/index.ts'
import { type CatalogueMessage, isForeign, readCatalogue, roomsWithMessages } from '../../foundation/language/server.ts'
import { type MessageShape, readMessage } from './message-text.ts'

type Use = { readonly id: string; readonly text: string | undefined; readonly file: string; readonly line: number }

/**
 * Compares the messages in the code below `root` with the catalogues of its rooms and returns a sentence for each
 * fault, sorted; an empty list when all is well. Rules: explicit ids `room.thing`; every id in ar, fr and en; the ar
 * text as written in the code; what readMessage() requires of one text; the same placeholders and elements in all
 * languages; regional packs only for terms that differ; nothing obsolete. Ids ending in `.plain` are for attributes,
 * mail and terminal: no elements, values between isolates.
 */
export async function checkMessages(root: string): Promise<readonly string[]> {
  const rooms = roomsWithMessages(root)
  const { uses, warnings } = await usesBelow(root)
  const roomOf = (file: string) =>
    rooms.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0]
  const homeless = uses.filter(({ file }) => roomOf(file) === undefined)
  return [
    ...warnings,
    ...homeless.map(
      ({ file, line, id }) => `${file}:${line} uses the message "${id}", but no folder above it has a messages folder.`,
    ),
    ...uses.flatMap(wrongId),
    ...sharedIds(root, rooms),
    ...rooms.flatMap((room) =>
      roomFaults(
        root,
        room,
        uses.filter(({ file }) => roomOf(file) === room),
      ),
    ),
  ].sort()
}

/** All messages in code that is shipped; tests and built files are left out. */
async function usesBelow(
  root: string,
): Promise<{ readonly uses: readonly Use[]; readonly warnings: readonly string[] }> {
  const files = ['foundation', 'protocol', 'areas', 'server', 'web']
    .flatMap((top) => codeBelow(join(root, top)))
    .filter((file) => /lingui|i18n/.test(readFileSync(file, 'utf8')))
  if (files.length === 0) return { uses: [], warnings: [] }
  const { messages, warnings } = await extractMessagesFromFiles(files)
  const uses = messages.map(({ id, message, context, origin }) => {
    const file = relative(root, origin?.filename ?? '')
      .split(sep)
      .join('/')
    const hasOwnId = message === undefined || id !== generateMessageId(message, context)
    return { id: hasOwnId ? id : '', text: message, file, line: origin?.line ?? 0 }
  })
  return {
    uses,
    warnings: warnings.map((warning) => `The message extractor says: ${warning.replaceAll(`${root}${sep}`, '')}`),
  }
}

function codeBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return isForeign(entry.name) ? [] : codeBelow(path)
    return /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function wrongId({ id, text, file, line }: Use): readonly string[] {
  if (id === '')
    return [`${file}:${line} has the message «${text}» without an explicit id; give it one such as "room.thing".`]
  if (/^[a-z][a-z0-9-]*(\.[A-Za-z0-9-]+)+$/.test(id)) return []
  return [`${file}:${line} names a message "${id}"; an id is the room and the thing, such as "room.thing".`]
}

/** The server and the shell load all catalogues into one: an id may belong to one room only. */
function sharedIds(root: string, rooms: readonly string[]): readonly string[] {
  const owners = new Map<string, string>()
  return rooms.flatMap((room) =>
    current(readCatalogue(root, room, 'ar')).flatMap(({ id }) => {
      const owner = owners.get(id)
      if (owner === undefined) owners.set(id, room)
      return owner === undefined
        ? []
        : [`The message "${id}" is in the catalogues of ${owner} and of ${room}; rename one.`]
    }),
  )
}

const current = (messages: readonly CatalogueMessage[] | undefined) =>
  (messages ?? []).filter(({ obsolete }) => !obsolete)

function roomFaults(root: string, room: string, uses: readonly Use[]): readonly string[] {
  const arabic = new Map(current(readCatalogue(root, room, 'ar')).map(({ id, text }) => [id, text]))
  const shapes = new Map<string, MessageShape>()
  return [
    ...languages.flatMap((language) => languageFaults(root, room, language, uses, shapes)),
    ...absentIds(root, room, uses),
    ...wordless(uses),
    ...differingTexts(room, uses, arabic),
    ...termPacks.flatMap((pack) => packFaults(root, room, pack, arabic, shapes)),
  ]
}

/** Faults of one catalogue. Arabic comes first and fills `shapes`, with which the others are compared. */
function languageFaults(
  root: string,
  room: string,
  language: Language,
  uses: readonly Use[],
  shapes: Map<string, MessageShape>,
): readonly string[] {
  const file = `${room}/messages/${language}.po`
  const found = readCatalogue(root, room, language)
  if (found === undefined) return [`The catalogue ${file} is missing; run npx lingui extract.`]
  const used = new Set(uses.map(({ id }) => id))
  return found.flatMap(({ id, text, obsolete }) => {
    if (obsolete || !used.has(id))
      return [`The message "${id}" of ${file} is obsolete: no code asks for it; run npx lingui extract --clean.`]
    if (text.trim() === '') return [`The message "${id}" of ${file} is not translated.`]
    return textFaults(file, id, text, language, shapes)
  })
}

function textFaults(
  file: string,
  id: string,
  text: string,
  language: Language,
  shapes: Map<string, MessageShape>,
): readonly string[] {
  const { shape, faults } = readMessage(id, text, language)
  const sentences = faults.map((fault) => `The message "${id}" of ${file} ${fault}.`)
  const source = shapes.get(id)
  if (shape === undefined) return sentences
  if (source === undefined) {
    if (language === 'ar') shapes.set(id, shape)
    return sentences
  }
  const differing = (['placeholders', 'tags'] as const).flatMap((part) => {
    const [here, there] = [shape[part], source[part]].map((names) =>
      names.map((name) => (part === 'tags' ? `<${name}>` : `{${name}}`)).join(' '),
    )
    return here === there
      ? []
      : [`The message "${id}" of ${file} has the ${part} ${here || 'none'} where Arabic has ${there || 'none'}.`]
  })
  return [...sentences, ...differing]
}

/** One sentence for each id that a catalogue of its room does not have; a catalogue that is missing has its own. */
function absentIds(root: string, room: string, uses: readonly Use[]): readonly string[] {
  const known = languages.flatMap((language) => {
    const found = readCatalogue(root, room, language)
    return found === undefined ? [] : [{ file: `${language}.po`, ids: new Set(current(found).map(({ id }) => id)) }]
  })
  const first = new Map(uses.toReversed().map((use) => [use.id, use]))
  first.delete('')
  return [...first.values()].flatMap(({ id, file, line }) => {
    const lacking = known.filter(({ ids }) => !ids.has(id)).map((catalogue) => catalogue.file)
    if (lacking.length === 0) return []
    return [
      `${file}:${line} uses the message "${id}", absent from ${lacking.join(', ')} of ${room}/messages; run npx lingui extract.`,
    ]
  })
}

/** The extractor takes the Arabic from the code; where there is none it would write the id into the catalogue. */
function wordless(uses: readonly Use[]): readonly string[] {
  const worded = new Set(uses.flatMap(({ id, text }) => (text === undefined ? [] : [id])))
  return uses.flatMap(({ id, file, line }) =>
    worded.has(id) ? [] : [`${file}:${line} uses the message "${id}" without its Arabic text; write it beside the id.`],
  )
}

/** The Arabic of the code is the source: two texts under one id, or a catalogue that was not extracted again. */
function differingTexts(room: string, uses: readonly Use[], arabic: ReadonlyMap<string, string>): readonly string[] {
  return uses.flatMap(({ id, text, file, line }) => {
    const translated = arabic.get(id)
    if (id === '' || text === undefined || translated === undefined || translated.trim() === '' || translated === text)
      return []
    return [
      `${file}:${line} words the message "${id}" otherwise than ${room}/messages/ar.po; run npx lingui extract --overwrite.`,
    ]
  })
}

/** A pack of a country holds translated messages of the same room, with other words than the common Arabic. */
function packFaults(
  root: string,
  room: string,
  pack: string,
  arabic: ReadonlyMap<string, string>,
  shapes: Map<string, MessageShape>,
): readonly string[] {
  const file = `${room}/messages/${pack}.po`
  return current(readCatalogue(root, room, pack)).flatMap(({ id, text }) => {
    const common = arabic.get(id)
    if (common === undefined) return [`The message "${id}" of ${file} is not in ${room}/messages/ar.po.`]
    if (text.trim() === '') return [`The message "${id}" of ${file} is not translated.`]
    if (text === common)
      return [`The message "${id}" of ${file} says the same as ar.po; a pack holds only what differs.`]
    return textFaults(file, id, text, 'ar', shapes)
  })
}
