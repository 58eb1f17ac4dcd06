import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { checkMessages } from './messages.ts'

type Texts = { readonly [id: string]: string }
type Room = {
  readonly code?: string
  readonly ar?: Texts
  readonly fr?: Texts
  readonly en?: Texts
  readonly files?: Texts
}

const po = (texts: Texts) =>
  [
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"',
    ...Object.entries(texts).map(([id, text]) => `msgid "${id}"\nmsgstr "${text}"`),
  ].join('\n\n')

/** The sentences about a house with one room, `areas/visits`, in a temporary folder. */
async function sentencesOf({ code = '', ar = {}, fr = {}, en = {}, files = {} }: Room): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'messages-'))
  const imports = "import { t } from '@lingui/core/macro'\nimport { Plural, Trans } from '@lingui/react/macro'\n"
  const all = {
    'areas/visits/pages/list.tsx': `${imports}export const Page = () => <>${code}</>\n`,
    'areas/visits/messages/ar.po': po(ar),
    'areas/visits/messages/fr.po': po(fr),
    'areas/visits/messages/en.po': po(en),
    ...files,
  }
  try {
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    return await checkMessages(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** A room with one message that is right, and the sentences about it with something changed. */
const title = {
  code: '<Trans id="visits.title">الزيارات</Trans>',
  ar: { 'visits.title': 'الزيارات' },
  fr: { 'visits.title': 'Visites' },
  en: { 'visits.title': 'Visits' },
}
const page = 'areas/visits/pages/list.tsx:3'
const catalogue = (name: string) => `areas/visits/messages/${name}.po`

test('checkMessages() has nothing to say about rooms whose messages are complete, with plurals, elements and a pack', async () => {
  const code = `
    <Trans id="visits.title">الزيارات</Trans>
    <Plural id="visits.count" value={n} zero="لا زيارات" one="زيارة" two="زيارتان" few="# زيارات" many="# زيارة" other="# زيارة" />
    <Trans id="visits.by">زارها <bdi>{name}</bdi></Trans>
    <p title={t({ id: 'visits.hint.plain', message: \`زيارة \\u2068\${name}\\u2069\` })} />`
  const sentences = await sentencesOf({
    code,
    ar: {
      'visits.title': 'الزيارات',
      'visits.count':
        '{n, plural, zero {لا زيارات} one {زيارة} two {زيارتان} few {# زيارات} many {# زيارة} other {# زيارة}}',
      'visits.by': 'زارها <0>{name}</0>',
      'visits.hint.plain': 'زيارة \u2068{name}\u2069',
    },
    fr: {
      'visits.title': 'Visites',
      'visits.count': '{n, plural, one {# visite} other {# visites}}',
      'visits.by': 'Visité par <0>{name}</0>',
      'visits.hint.plain': 'Visite : \u2068{name}\u2069',
    },
    en: {
      'visits.title': 'Visits',
      'visits.count': '{n, plural, =0 {No visit} one {# visit} other {# visits}}',
      'visits.by': 'Visited by <0>{name}</0>',
      'visits.hint.plain': 'Visit: \u2068{name}\u2069',
    },
    files: { 'areas/visits/messages/ar-PS.po': po({ 'visits.title': 'الجولات' }) },
  })
  assert.deepEqual(sentences, [])
})

test('checkMessages() names the place of a message that a catalogue does not have', async () => {
  assert.deepEqual(await sentencesOf({ ...title, fr: {} }), [
    `${page} uses the message "visits.title", absent from fr.po of areas/visits/messages; run npx lingui extract.`,
  ])
})

test('checkMessages() names what is not translated, in ar, fr and en alike', async () => {
  const empty = { 'visits.title': '' }
  assert.deepEqual(
    await sentencesOf({ ...title, ar: empty, fr: empty, en: empty }),
    ['ar', 'en', 'fr'].map((name) => `The message "visits.title" of ${catalogue(name)} is not translated.`),
  )
})

test('checkMessages() refuses a message without an explicit id and an id that is not room.thing', async () => {
  const code = '<Trans>بلا معرّف</Trans>'
  assert.deepEqual(await sentencesOf({ code }), [
    `${page} has the message «بلا معرّف» without an explicit id; give it one such as "room.thing".`,
  ])
  const named = await sentencesOf({
    code: '<Trans id="Title">الزيارات</Trans>',
    ar: { Title: 'الزيارات' },
    fr: { Title: 'Visites' },
    en: { Title: 'Visits' },
  })
  assert.deepEqual(named, [`${page} names a message "Title"; an id is the room and the thing, such as "room.thing".`])
})

test('checkMessages() reports a message that cannot be parsed', async () => {
  const [sentence, ...rest] = await sentencesOf({ ...title, en: { 'visits.title': 'Visits {n, plural, one {#}' } })
  assert.ok(sentence?.startsWith(`The message "visits.title" of ${catalogue('en')} cannot be parsed: `), sentence)
  assert.deepEqual(rest, [])
})

test('checkMessages() asks for all six Arabic plural forms, and for those of French and English', async () => {
  const code = '<Plural id="visits.count" value={n} zero="لا" one="#" other="#" />'
  const sentences = await sentencesOf({
    code,
    ar: { 'visits.count': '{n, plural, zero {لا} one {#} other {#}}' },
    fr: { 'visits.count': '{n, plural, other {# visites}}' },
    en: { 'visits.count': '{n, plural, =1 {one visit} other {# visits}}' },
  })
  assert.deepEqual(sentences, [
    `The message "visits.count" of ${catalogue('ar')} lacks the plural forms two, few, many of {n}.`,
    `The message "visits.count" of ${catalogue('en')} lacks the plural form one of {n}.`,
    `The message "visits.count" of ${catalogue('fr')} lacks the plural form one of {n}.`,
  ])
})

test('checkMessages() compares placeholders and elements with the Arabic', async () => {
  const sentences = await sentencesOf({
    code: '<Trans id="visits.by">زارها <bdi>{name}</bdi></Trans>',
    ar: { 'visits.by': 'زارها <0>{name}</0>' },
    fr: { 'visits.by': 'Visité par <0>{nom}</0>' },
    en: { 'visits.by': 'Visited by <1>{name}</1>' },
  })
  assert.deepEqual(sentences, [
    `The message "visits.by" of ${catalogue('en')} has the tags <1> where Arabic has <0>.`,
    `The message "visits.by" of ${catalogue('fr')} has the placeholders {nom} where Arabic has {name}.`,
  ])
})

test('checkMessages() refuses a bare placeholder, an unclosed element, and an element in plain text', async () => {
  const bare = await sentencesOf({
    code: '<Trans id="visits.by">زارها {name}</Trans>',
    ar: { 'visits.by': 'زارها {name}' },
    fr: { 'visits.by': 'Visité par \u2068{name}\u2069' },
    en: { 'visits.by': 'Visited by {name, number}' },
  })
  const remedy = 'put it into an element (<bdi>{name}</bdi>), or in plain text between U+2068 and U+2069'
  assert.deepEqual(bare, [`The message "visits.by" of ${catalogue('ar')} shows {name} bare; ${remedy}.`])
  const nested = await sentencesOf({
    code: "<p title={t({ id: 'visits.by', message: '{n, plural, zero {} one {} two {} few {} many {} other {زارها {name}}}' })} />",
    ar: { 'visits.by': '{n, plural, zero {} one {} two {} few {} many {} other {زارها {name}}}' },
    fr: { 'visits.by': '<0>{n, plural, one {} other {par {name}}}</0>' },
    en: { 'visits.by': '{n, plural, one {} other {<0>{name}</0>}}' },
  })
  assert.ok(
    nested.includes(`The message "visits.by" of ${catalogue('ar')} shows {name} bare; ${remedy}.`),
    nested.join('\n'),
  )
  assert.ok(!nested.some((sentence) => sentence.includes('bare') && !sentence.includes('ar.po')), nested.join('\n'))
  const broken = await sentencesOf({
    ...title,
    fr: { 'visits.title': '<0>Visites' },
    en: { 'visits.title': 'Visits</0>' },
  })
  assert.ok(broken.includes(`The message "visits.title" of ${catalogue('fr')} opens <0> and does not close it.`))
  assert.ok(broken.includes(`The message "visits.title" of ${catalogue('en')} has </0> without its beginning.`))
  const plain = { 'visits.plain': '<0>زيارة</0>' }
  const attribute = await sentencesOf({
    code: "<p title={t({ id: 'visits.plain', message: '<0>زيارة</0>' })} />",
    ar: plain,
    fr: plain,
    en: plain,
  })
  assert.equal(attribute.length, 3)
  assert.equal(
    attribute[0],
    `The message "visits.plain" of ${catalogue('ar')} is plain text by its name and holds an element; attributes cannot.`,
  )
})

test('checkMessages() names obsolete messages, marked or simply no longer used', async () => {
  const sentences = await sentencesOf({
    ...title,
    fr: { 'visits.title': 'Visites', 'visits.old': 'Ancien' },
    files: { 'areas/visits/messages/en.po': `${po(title.en)}\n\n#~ msgid "visits.older"\n#~ msgstr "Older"\n` },
  })
  assert.deepEqual(sentences, [
    `The message "visits.old" of ${catalogue('fr')} is obsolete: no code asks for it; run npx lingui extract --clean.`,
    `The message "visits.older" of ${catalogue('en')} is obsolete: no code asks for it; run npx lingui extract --clean.`,
  ])
})

test('checkMessages() finds Arabic that was changed in the code alone', async () => {
  assert.deepEqual(await sentencesOf({ ...title, ar: { 'visits.title': 'الزيارة' } }), [
    `${page} words the message "visits.title" otherwise than ${catalogue('ar')}; run npx lingui extract --overwrite.`,
  ])
})

test('checkMessages() keeps a pack to terms that differ and that the common Arabic has', async () => {
  const pack = po({ 'visits.title': 'الزيارات', 'visits.other': 'أخرى' })
  assert.deepEqual(await sentencesOf({ ...title, files: { 'areas/visits/messages/ar-MA.po': pack } }), [
    `The message "visits.other" of ${catalogue('ar-MA')} is not in ${catalogue('ar')}.`,
    `The message "visits.title" of ${catalogue('ar-MA')} says the same as ar.po; a pack holds only what differs.`,
  ])
})

test('checkMessages() finds a missing catalogue, code outside every room, and an id that two rooms claim', async () => {
  const elsewhere =
    'import { Trans } from \'@lingui/react/macro\'\nexport const Lost = () => <Trans id="lost.title">تائه</Trans>\n'
  const { ar, fr, en, code } = title
  const sentences = await sentencesOf({
    code,
    ar,
    fr,
    en,
    files: {
      'protocol/lost.tsx': elsewhere,
      'foundation/twin/title.tsx': `import { Trans } from '@lingui/react/macro'\nexport const Title = () => ${code}\n`,
      'foundation/twin/messages/ar.po': po(ar),
      'foundation/twin/messages/fr.po': po(fr),
    },
  })
  assert.deepEqual(sentences, [
    'The catalogue foundation/twin/messages/en.po is missing; run npx lingui extract.',
    'The message "visits.title" is in the catalogues of areas/visits and of foundation/twin; rename one.',
    'protocol/lost.tsx:2 uses the message "lost.title", but no folder above it has a messages folder.',
  ])
})

test('checkMessages() passes on that a file could not be read for messages', async () => {
  const [sentence, ...rest] = await sentencesOf({
    ...title,
    files: { 'areas/visits/broken.tsx': "import '@lingui/core'\nconst = 1\n" },
  })
  assert.ok(
    sentence?.startsWith("The message extractor says: Failed to extract from 'areas/visits/broken.tsx'"),
    sentence,
  )
  assert.deepEqual(rest, [])
})

test('checkMessages() reads messages of server code by the /*i18n*/ mark, and leaves tests out', async () => {
  const mail = (message: string) => ({
    'areas/visits/mail.ts': `import { say } from '../../foundation/language/server.ts'\nexport const subject = (m) => say(m, /*i18n*/ ${message})\n`,
    'areas/visits/mail.test.ts': "import { i18n } from '@lingui/core'\ni18n._('visits.test-only')\n",
  })
  const missing =
    'areas/visits/mail.ts:2 uses the message "visits.mail.plain", absent from ar.po, fr.po, en.po of areas/visits/messages; run npx lingui extract.'
  assert.deepEqual(await sentencesOf({ ...title, files: mail("{ id: 'visits.mail.plain', message: 'زيارة' }") }), [
    missing,
  ])
  assert.deepEqual(await sentencesOf({ ...title, files: mail("'visits.mail.plain'") }), [
    'areas/visits/mail.ts:2 uses the message "visits.mail.plain" without its Arabic text; write it beside the id.',
    missing,
  ])
})
