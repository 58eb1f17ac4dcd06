import { i18n, type Messages } from '@lingui/core'
import { type Locale, languageOf } from '../foundation/language/index.ts'

type Catalogue = { readonly messages: Messages }

const catalogues = import.meta.glob<Catalogue>([
  './messages/*.po',
  './*/messages/*.po',
  '../foundation/**/messages/*.po',
  '../protocol/**/messages/*.po',
  '../areas/**/messages/*.po',
])

const rooms = new Set(['web', 'web/design'])
const loaded = new Set<string>()
let current: Locale = 'ar-MA'

/** Loads the messages of these rooms in the locale in use; a later change of locale brings theirs along. */
export async function loadMessages(wanted: readonly string[]): Promise<void> {
  for (const room of wanted) rooms.add(room)
  await load(wanted, current)
}

/** Changes the locale of the page: first every message that is on screen or may come back, then the change itself. */
export async function switchLocale(locale: Locale): Promise<void> {
  current = locale
  await load([...rooms], locale)
  if (current === locale) i18n.activate(locale, [locale])
}

/** The language first, then what the region says otherwise. Rooms without a catalogue are passed over. */
async function load(wanted: readonly string[], locale: Locale): Promise<void> {
  const files = wanted.flatMap((room) => [languageOf(locale), locale].map((name) => addressOf(room, name)))
  const missing = files.filter((file) => catalogues[file] !== undefined && !loaded.has(`${locale} ${file}`))
  const parts = await Promise.all(missing.map(async (file) => ({ file, catalogue: await catalogues[file]?.() })))
  for (const { file, catalogue } of parts) {
    if (catalogue === undefined) continue
    i18n.load(locale, catalogue.messages)
    loaded.add(`${locale} ${file}`)
  }
}

/** `web/design` and `foundation/identity` as the pattern above names their files, seen from this folder. */
function addressOf(room: string, name: string): string {
  const folder = room === 'web' ? '.' : room.startsWith('web/') ? `.${room.slice('web'.length)}` : `../${room}`
  return `${folder}/messages/${name}.po`
}
