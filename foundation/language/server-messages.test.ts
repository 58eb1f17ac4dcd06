import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { displayOf, languageOf, languages, locales } from './index.ts'
import { readCatalogue, roomsWithMessages, say, serverMessages } from './server.ts'

const house = mkdtempSync(join(tmpdir(), 'catalogues-'))
after(() => rmSync(house, { recursive: true }))

const po = (texts: { readonly [id: string]: string }) =>
  Object.entries(texts)
    .map(([id, text]) => `msgid "${id}"\nmsgstr "${text}"`)
    .join('\n\n')

function write(room: string, name: string, content: string): void {
  const folder = join(house, room, 'messages')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.po`), content)
}

const count =
  '{n, plural, zero {لا زيارات} one {زيارة واحدة} two {زيارتان} few {# زيارات} many {# زيارة} other {# زيارة}}'
write(
  'areas/visits',
  'ar',
  po({ 'visits.title': 'الزيارات', 'visits.count': count, 'visits.by.plain': 'زيارة \u2068{name}\u2069' }),
)
write(
  'areas/visits',
  'fr',
  po({
    'visits.title': 'Visites',
    'visits.count': '{n, plural, one {# visite} other {# visites}}',
    'visits.empty': '',
  }),
)
write('areas/visits', 'ar-PS', po({ 'visits.title': 'الجولات' }))
write('foundation/jobs', 'ar', `${po({ 'jobs.done': 'تم' })}\n\n#~ msgid "jobs.old"\n#~ msgstr "قديم"\n`)
write('areas/visits/reports', 'ar', po({ 'reports.title': 'التقارير' }))

test('serverMessages() says the messages of all rooms in the language of the locale', () => {
  assert.equal(serverMessages('ar-MA', { root: house })._('jobs.done'), 'تم')
  assert.equal(serverMessages('ar-MA', { root: house })._('visits.title'), 'الزيارات')
  assert.equal(serverMessages('fr-MA', { root: house })._('visits.title'), 'Visites')
})

test('serverMessages() puts the terms of a country over the common Arabic, and keeps the rest', () => {
  assert.equal(serverMessages('ar-PS', { root: house })._('visits.title'), 'الجولات')
  assert.equal(serverMessages('ar-PS', { root: house })._('jobs.done'), 'تم')
  const institution = serverMessages('ar-MA', { root: house, termPack: 'ar-PS' })
  assert.deepEqual([institution._('visits.title'), institution._('visits.count', { n: 3 })], ['الجولات', '3 زيارات'])
  assert.equal(serverMessages('fr-MA', { root: house, termPack: 'ar-PS' })._('visits.title'), 'Visites')
})

test('serverMessages() writes all six Arabic plural forms in the digits of the locale or of the display', () => {
  const counts = (messages: ReturnType<typeof serverMessages>) =>
    [0, 1, 2, 3, 11, 100].map((n) => messages._('visits.count', { n }))
  assert.deepEqual(counts(serverMessages('ar-MA', { root: house })), [
    'لا زيارات',
    'زيارة واحدة',
    'زيارتان',
    '3 زيارات',
    '11 زيارة',
    '100 زيارة',
  ])
  assert.deepEqual(counts(serverMessages('ar-PS', { root: house })).slice(3), ['٣ زيارات', '١١ زيارة', '١٠٠ زيارة'])
  const { formatLocale } = displayOf({
    locales: ['ar-MA'],
    digits: 'arab',
    calendars: ['gregory'],
    week_start: null,
    weekend: [],
    time_zone: 'UTC',
  })
  assert.equal(serverMessages('ar-MA', { root: house, formatLocale })._('visits.count', { n: 3 }), '٣ زيارات')
})

test('serverMessages() throws for a message that nobody translated, that is obsolete, or that does not exist', () => {
  const french = serverMessages('fr-MA', { root: house })
  for (const id of ['visits.empty', 'jobs.done', 'no.such'])
    assert.throws(() => french._(id), new RegExp(`"${id}" in fr-MA`))
  assert.throws(() => serverMessages('ar-MA', { root: house })._('jobs.old'), /jobs\.old/)
})

test('serverMessages() names the room and the message that cannot be compiled', () => {
  write('areas/broken', 'en', po({ 'broken.one': '{n, plural, one {#}' }))
  assert.throws(() => serverMessages('en-GB', { root: house }), /broken\.one of areas\/broken\/messages\/en\.po/)
})

test('say() isolates texts, and what would end the isolate is gone', () => {
  const messages = serverMessages('ar-MA', { root: house })
  assert.equal(
    say(messages, { id: 'visits.by.plain', message: 'زيارة \u2068{name}\u2069' }, { name: 'Sal\u2069ma' }),
    'زيارة \u2068\u2068Salma\u2069\u2069',
  )
  assert.equal(say(messages, { id: 'visits.count', message: count }, { n: 2 }), 'زيارتان')
})

test('roomsWithMessages() lists rooms and sub-rooms with a messages folder, and no other folder', () => {
  mkdirSync(join(house, 'web', 'dist', 'messages'), { recursive: true })
  mkdirSync(join(house, 'areas', 'node_modules', 'x', 'messages'), { recursive: true })
  mkdirSync(join(house, 'areas', 'silent'))
  assert.deepEqual(
    roomsWithMessages(house).filter((room) => room !== 'areas/broken'),
    ['areas/visits', 'areas/visits/reports', 'foundation/jobs'],
  )
  assert.equal(readCatalogue(house, 'areas/silent', 'ar'), undefined)
})

test('The catalogues of this repository compile in every locale, and each message is there in each language', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const rooms = roomsWithMessages(root)
  const idsOf = (language: string) =>
    rooms
      .flatMap((room) => readCatalogue(root, room, language) ?? [])
      .filter(({ text }) => text !== '')
      .map(({ id }) => id)
      .sort()
  for (const language of languages) assert.deepEqual(idsOf(language), idsOf('ar'), language)
  for (const locale of locales) {
    const messages = serverMessages(locale)
    for (const id of idsOf(languageOf(locale))) assert.equal(typeof messages._(id), 'string')
  }
})
