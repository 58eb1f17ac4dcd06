import { fileURLToPath } from 'node:url'
import { type I18n, type Messages, setupI18n } from '@lingui/core'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { readCatalogue, roomsWithMessages } from './catalogues.ts'
import { plainDisplay } from './display.ts'
import { isolate } from './isolation.ts'
import { type Locale, languageOf, type TermPack } from './locale.ts'

export type ServerMessages = I18n

const repository = fileURLToPath(new URL('../../', import.meta.url))
const loaded = new Map<string, ServerMessages>()

type Options = {
  /** The folder that holds the rooms; the repository by default. */
  readonly root?: string
  /** For numbers and plurals, with digits and calendar (`display.formatLocale`); the locale's own by default. */
  readonly formatLocale?: string
  /** Whose terms Arabic takes (`term_pack` of the institution); those of an Arabic locale itself by default. */
  readonly termPack?: TermPack
}

/**
 * The messages of all rooms in one locale, for text that leaves the server outside a page. An Arabic locale takes its
 * own terms, or those of the institution, before the common Arabic. Asking for a message that no catalogue has throws: a mail that shows an
 * identifier would not be noticed. Files are read once; a catalogue that cannot be parsed throws with its room and id.
 */
export function serverMessages(
  locale: Locale,
  { root = repository, formatLocale, termPack }: Options = {},
): ServerMessages {
  const formats = formatLocale ?? plainDisplay(locale).formatLocale
  const names = languageOf(locale) === 'ar' ? ['ar', termPack ?? locale] : [languageOf(locale)]
  const key = `${root} ${formats} ${names.join(' ')}`
  const found = loaded.get(key)
  if (found !== undefined) return found
  const made = setupI18n({
    locale,
    locales: [formats],
    messages: { [locale]: messagesOf(root, names) },
    missing: (_, id) => {
      throw new Error(`Cannot say ${JSON.stringify(id)} in ${locale}: no catalogue of the server has it`)
    },
  })
  loaded.set(key, made)
  return made
}

/** The messages of the named catalogues of all rooms; a later name wins. */
function messagesOf(root: string, names: readonly string[]): Messages {
  const messages: Messages = {}
  for (const room of roomsWithMessages(root)) {
    for (const name of names) {
      for (const { id, text, obsolete } of readCatalogue(root, room, name) ?? []) {
        if (!obsolete && text !== '') messages[id] = compiled(text, `${id} of ${room}/messages/${name}.po`)
      }
    }
  }
  return messages
}

function compiled(text: string, place: string) {
  try {
    return compileMessageOrThrow(text)
  } catch (cause) {
    throw new Error(`Cannot compile ${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** A message of server code: its id in the catalogues and its Arabic, from which the catalogues are extracted. */
export type ServerMessage = { readonly id: string; readonly message: string }

/**
 * A message as plain text with its values: texts are isolated, numbers written by the message itself.
 * Names, titles and references from records never enter a sentence another way.
 */
export function say(
  messages: ServerMessages,
  { id }: ServerMessage,
  values: { readonly [name: string]: string | number } = {},
): string {
  const isolated = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolate(value) : value,
  ])
  return messages._(id, Object.fromEntries(isolated))
}
