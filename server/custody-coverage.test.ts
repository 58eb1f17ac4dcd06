// Every mutation declares its custody event: walks the sources of all rooms and fails for a function that changes data and records nothing.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { parseSync } from 'oxc-parser'
import { root } from './rooms.ts'
import { testDatabase } from './testing/database.ts'

/** Functions that change data and leave no entry, with the reason. */
const silent: Readonly<Record<string, string>> = {
  'areas/documentation/evidence/copy-queries.ts addCopy':
    'its entry of custody, which addCustody() writes beside it, is one of the log',
  'areas/documentation/evidence/copy-queries.ts askRedaction':
    'its entry of custody, which addCustody() writes beside it, is one of the log',
  'areas/documentation/evidence/copy-queries.ts endRedaction':
    'its entry of custody, which addCustody() writes beside it, is one of the log',
  'areas/documentation/evidence/copy-queries.ts endStep':
    'what a machine made of an item, whose working copies are entries of its custody',
  'areas/documentation/evidence/copy-queries.ts keepTexts':
    'what a machine made of an item, whose working copies are entries of its custody',
  'areas/documentation/evidence/copy-queries.ts keepFingerprint':
    'what a machine made of an item, whose working copies are entries of its custody',
  'areas/documentation/evidence/words-queries.ts putWords': 'the words of an item, whose change is recorded',
  'areas/documentation/evidence/stamp-queries.ts keepStamp':
    'its entry of custody, which addCustody() writes beside it, is one of the log',
  'areas/documentation/transfer/running/run-queries.ts addProgress':
    'counts of a run; the records of its rows and its end are recorded',
  'areas/documentation/transfer/running/run-queries.ts keepRejections':
    'reasons why rows were not taken: nothing was changed by them',
  'areas/documentation/transfer/running/write-plan.ts writePlan':
    'names the records that a run made or changed, each of which is recorded where it is written',
  'areas/documentation/list-matching/queries.ts keepFindings':
    'what a comparison proposes; the comparison is recorded, and each decision where it is written',
  'areas/documentation/comment-queries.ts markSeen': 'what somebody has looked at, for themselves alone',
  'areas/documentation/name-queries.ts writeNameKeys': 'keys of names, whose own writing is recorded',
  'foundation/access/entry.ts enterSession': 'the entry of a request moves the time its session was last used',
  'foundation/access/queries.ts shipRoles':
    'what roles may do belongs to the version, written before anybody is let in',
  'foundation/custody/sequence.ts placeWaiting': 'gives recorded events their place',
  'foundation/custody/sequence.ts signCheckpoint': 'the checkpoint is part of the log itself',
  'foundation/custody/timestamp/queries.ts saveTimestamp': 'a time stamp over a checkpoint is part of the log itself',
  'foundation/database/records.ts updateRecord': 'the mechanism; the query that uses it records what it did',
  'foundation/database/migrate.ts migrate': 'the schema of a new version, before anybody is let in',
  'foundation/files/queries.ts createUpload': 'an upload on its way is no file yet; the file it becomes is recorded',
  'foundation/files/queries.ts deleteUpload': 'an upload that was given up before it became a file',
  'foundation/files/queries.ts deleteExpiredUploads': 'an upload that was given up before it became a file',
  'foundation/http/idempotency.ts onceOnly': 'keeps the answer to a request whose act is recorded',
  'foundation/identity/credential-queries.ts findFederated': 'looks for a person before anybody is known',
  'foundation/identity/credential-queries.ts noteSuccess': 'counts of guesses; the sign-in is recorded as its session',
  'foundation/identity/credential-queries.ts spendChallenge': 'part of a sign-in, which is recorded as its session',
  'foundation/identity/credential-queries.ts spendPasskey': 'part of a sign-in, which is recorded as its session',
  'foundation/identity/credential-queries.ts spendRecoveryCode': 'part of a sign-in, which is recorded as its session',
  'foundation/identity/credential-queries.ts spendTotp': 'part of a sign-in, which is recorded as its session',
  'foundation/identity/session-queries.ts enterAgain':
    'the entry of a request moves the time its session was last used',
  'foundation/identity/session-touch.ts sessionTouch': 'moves the time a session was last used',
  'foundation/jobs/expire-keys.ts expireKeys': 'forgets kept answers after a day',
  'foundation/search/saved-queries.ts enterAsOwner': 'a job goes on as the owner of a search; nothing is changed',
  'foundation/search/saved-queries.ts keepFinds': 'tells the owner of a search what was found; no record is changed',
  'foundation/search/saved-queries.ts markSeen': 'what its owner has looked at',
  'foundation/search/queries.ts indexRecord': 'the index follows a record, whose change is recorded',
  'foundation/search/queries.ts indexRecords': 'the index follows a record, whose change is recorded',
  'foundation/search/queries.ts putEntries': 'the index follows a record, whose change is recorded',
  'foundation/search/queries.ts removeRecord': 'the index follows a record, whose change is recorded',
  'foundation/search/queries.ts removeRecords': 'the index follows a record, whose change is recorded',
  'foundation/vocabulary/imports/write-terms.ts writeTerms': 'each step is recorded with its counts by settleRows()',
  'foundation/vocabulary/word-writes.ts writeAreaWords': 'part of the change of an area, which is recorded',
  'foundation/vocabulary/word-writes.ts writeTermWords': 'part of the change of a term, which is recorded',
  'foundation/vocabulary/ship.ts shipVocabularies':
    'lists that belong to the version, written before anybody is let in',
  'protocol/partners/delivery-queries.ts spendNonce':
    'a request is taken once; what it brings is recorded as received or refused',
  'protocol/partners/delivery-queries.ts forgetNonces': 'forgets requests that are too old to be taken again',
  'foundation/jobs/enqueue.ts enqueue': 'work to be done; what it does is recorded when it does it',
}

const { superuser, connect } = await testDatabase()
const client = await connect(superuser)
/** Definer functions that may write: those that are not declared to only read. */
const writers = new Set(
  (
    await client.query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'app' and p.prosecdef and p.provolatile = 'v' and p.prorettype <> 'trigger'::regtype`,
    )
  ).rows.map(({ name }) => name),
)

type Declared = { readonly name: string; readonly exported: boolean; readonly text: string }

/** Functions and constants at the top level of a source, without comments. */
function declarationsOf(file: string, source: string): readonly Declared[] {
  const { program, comments } = parseSync(file, source)
  const bare = [...source]
  for (const { start, end } of comments) bare.fill(' ', start, end)
  const text = bare.join('')
  return program.body.flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration'
    const declaration = exported ? statement.declaration : statement
    if (declaration?.type === 'FunctionDeclaration' && declaration.id !== null)
      return [{ name: declaration.id.name, exported, text: text.slice(declaration.start, declaration.end) }]
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations.flatMap(({ id, start, end }) =>
      id.type === 'Identifier' ? [{ name: id.name, exported, text: text.slice(start, end) }] : [],
    )
  })
}

const mutates = (text: string) =>
  /\b(insertInto|updateTable|deleteFrom|mergeInto|updateRecord)\b\s*[(<]/.test(text) ||
  /\b(insert\s+into|delete\s+from|merge\s+into|truncate\s+\w)\b/i.test(text) ||
  /\bupdate\s+(\$\{|[\w."]+\s+(as\s+)?\w*\s*set\b)/i.test(text) ||
  [...text.matchAll(/\bapp\.(\w+)\s*\(/g)].some(([, name = '']) => writers.has(name))
const records = (text: string) => /\brecordEvents?\s*\(/.test(text)

/** Exported functions of a source that change data, and whether they record it, by themselves or through others of their file. */
function mutationsIn(file: string, source: string): readonly { readonly name: string; readonly records: boolean }[] {
  const declared = declarationsOf(file, source)
  const reach = (one: Declared, seen = new Set<string>()): readonly Declared[] => {
    if (seen.has(one.name)) return []
    seen.add(one.name)
    const called = declared.filter(({ name }) => name !== one.name && new RegExp(`\\b${name}\\b`).test(one.text))
    return [one, ...called.flatMap((other) => reach(other, seen))]
  }
  return declared
    .filter(({ exported }) => exported)
    .map((one) => ({ name: one.name, all: reach(one) }))
    .filter(({ all }) => all.some(({ text }) => mutates(text)))
    .map(({ name, all }) => ({ name, records: all.some(({ text }) => records(text)) }))
}

const files = globSync(['foundation/**/*.ts', 'protocol/**/*.ts', 'areas/**/*.ts'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test\.ts$|(^|\/)testing(-[\w-]+)?\.ts$|\/testing\/|-double\.ts$/.test(file))
  .sort()
const found = files.flatMap((file) =>
  mutationsIn(file, readFileSync(join(root, file), 'utf8')).map((one) => ({ ...one, place: `${file} ${one.name}` })),
)

test('every exported function that changes data records a custody event, or stands on the list with its reason', (t) => {
  const missing = found.filter((one) => !one.records && !Object.hasOwn(silent, one.place)).map(({ place }) => place)
  assert.deepEqual(missing, [], 'call recordEvent() beside the statement, or give the reason in this test')
  t.diagnostic(
    `${found.length} functions change data in ${files.length} files; ${found.filter((one) => one.records).length} record it`,
  )
})

test('the list holds nothing that is gone, reads only, or records after all', () => {
  const needed = found.filter((one) => !one.records).map(({ place }) => place)
  assert.deepEqual(
    Object.keys(silent).filter((place) => !needed.includes(place)),
    [],
  )
})

test('the walk finds the mutations that are known to be there', () => {
  assert.ok(writers.size >= 5 && writers.has('record_events'))
  for (const place of [
    'foundation/files/queries.ts storeFile',
    'foundation/access/queries.ts assignRole',
    'foundation/keys/queries.ts replaceKey',
  ])
    assert.ok(
      found.some((one) => one.place === place && one.records),
      place,
    )
})

test('each way of changing data is seen, and a call in a comment records nothing', () => {
  const silentOnes = (body: string) =>
    mutationsIn('a.ts', `export async function change(tx) {\n${body}\n}`).filter((one) => !one.records).length
  for (const body of [
    "await tx.insertInto('a').values({}).execute()",
    "await tx.updateTable('a').set({}).execute()",
    "await tx.deleteFrom('a').execute()",
    'await updateRecord<Row>(tx, {})',
    'await sql`insert into a select 1`.execute(tx)',
    'await sql`update a set b = 1`.execute(tx)',
    'await sql`update $' + '{table} set b = 1`.execute(tx)',
    'await sql`delete from a`.execute(tx)',
    'await sql`select app.set_mode(1)`.execute(tx)',
    "await tx.deleteFrom('a').execute() // await recordEvent(tx, {})",
  ])
    assert.equal(silentOnes(body), 1, body)
  assert.equal(silentOnes("await tx.deleteFrom('a').execute(); await recordEvent(tx, {})"), 0)
  assert.equal(silentOnes("return await tx.selectFrom('a').execute()"), 0)
  const through = mutationsIn('a.ts', "const put = (tx) => tx.insertInto('a')\nexport const one = (tx) => put(tx)")
  assert.deepEqual(through, [{ name: 'one', records: false }])
})
