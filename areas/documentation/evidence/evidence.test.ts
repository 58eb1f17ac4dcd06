import assert from 'node:assert/strict'
import { hash, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { openDatabase } from '../../../foundation/database/index.ts'
import { openFiles } from '../../../foundation/files/index.ts'
import { runTask } from '../../../foundation/jobs/testing.ts'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from '../testing.ts'
import { layFile } from '../transfer/testing.ts'
import { bringEvidence, runEvidenceTask } from './testing.ts'

const { app, code, database, visitor, store } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const jobs = await openDatabase(database.job, { size: 2 })
after(() => jobs.close())
const [officer, reader, stranger] = [
  await addColleague(superuser, ['documentation-officer'], 'سلمى'),
  await addColleague(superuser, ['verifier'], 'ليث'),
  await addColleague(superuser, ['documentation-officer'], 'نور'),
]
const [me, colleague, outside] = [officer, reader, stranger].map(({ token }) => requestsOf(app, token)) as [
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
  ReturnType<typeof requestsOf>,
]
const institution = String((await superuser.query('select id from institution where is_self')).rows[0].id)
const person = { id: officer.id, institution }
const term = await termsOf(superuser)
const file = await openCaseFile(me)
await grant(superuser, { person: reader.id, caseId: file.id, level: 'view' })
const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث' } } })

const bring = async (bytes: Uint8Array, more: Record<string, unknown> = {}) =>
  await bringEvidence(me, {
    case_id: file.id,
    file_id: await layFile(database, store, person, bytes),
    bytes,
    ...more,
  })
const custodyOf = async (id: string, requests = me) =>
  (await requests('GET', `/api/evidence/${id}/custody`)).body.items as {
    seq: number
    action: string
    purpose: string | null
    intact: boolean | null
  }[]
const codeOf = (reply: { readonly body: Record<string, unknown> }) => reply.body.code

test('an item is kept with both hashes equal, described, linked, and its custody begins with what happened before', async () => {
  const bytes = randomBytes(2000)
  const { id, body } = await bring(bytes, {
    title: 'صورة جدار',
    kind_id: term('material', '01'),
    collected_by: 'فريق الرصد',
    collected_on: '2026-05-01',
    collected_at: '14:30',
    collected_how: 'حفظ الصفحة كاملة',
    tool: 'browsertrix',
    tool_version: '1.2',
    source_url: 'https://example.org/post/1',
    archive_url: 'https://archive.example.org/1',
    capture_set: ['page', 'screenshot'],
    authenticity_tests: [{ test: 'مقارنة مع مصدر آخر', result: 'متطابقة', on: '2026-05-02' }],
    supports: [{ kind: 'event', id: event.id }],
  })
  assert.deepEqual([body.state, body.sha256, body.same], ['hashed', hash('sha256', bytes, 'hex'), []])
  assert.deepEqual(
    (await custodyOf(id)).map(({ seq, action }) => [seq, action]),
    [
      [1, 'collect'],
      [2, 'receive'],
      [3, 'hash'],
    ],
  )
  const shown = (await me('GET', `/api/evidence/${id}`)).body
  assert.deepEqual(shown.supports, [{ kind: 'event', id: event.id, code: event.code }])
  assert.deepEqual(
    [shown.collected_on, shown.collected_at, shown.capture_set],
    ['2026-05-01', '14:30', ['page', 'screenshot']],
  )
  const { rows } = await superuser.query(
    `select count(*)::int as n from custody_opening where object_kind = 'evidence' and object_id = $1 and detail like '%"seq":%'`,
    [id],
  )
  assert.equal(rows[0].n, 3, 'each entry of custody is an entry of the log')
  const log = await superuser.query('select detail from custody_opening where object_id = $1', [id])
  assert.ok(
    log.rows.every(({ detail }) => !detail.includes(String(body.sha256))),
    'the log holds no hash of it',
  )
  const listed = (await me('GET', `/api/evidence?record_id=${event.id}`)).body.items as { id: string }[]
  assert.deepEqual(
    listed.map((one) => one.id),
    [id],
  )
})

test('another hash, another’s file, a file that is evidence already, a foreign case or record are refused in words', async () => {
  const bytes = randomBytes(500)
  const file_id = await layFile(database, store, person, bytes)
  const item = { case_id: file.id, file_id, title: 'ملف', sha256: hash('sha256', bytes, 'hex') }
  const post = (body: Record<string, unknown>, requests = me) => requests('POST', '/api/evidence', { body })
  assert.equal(codeOf(await post({ ...item, sha256: 'a'.repeat(64) })), 'evidence.hash-differs')
  assert.equal(codeOf(await post({ ...item, sealed: true })), 'evidence.sealed-differs')
  assert.equal((await post(item, outside)).status, 404)
  assert.equal((await post(item, colleague)).status, 403)
  const foreign = await openCaseFile(outside)
  assert.equal(codeOf(await post({ ...item, case_id: foreign.id }, outside)), 'evidence.no-file')
  const far = await make(outside, 'event', { case_id: foreign.id, fields: { title: { ar: 'حدث' } } })
  const { rows } = await superuser.query(
    `select t.id from term t join vocabulary v on v.id = t.vocabulary_id where v.key <> 'material' limit 1`,
  )
  const elsewhere = rows[0].id
  const wrong = await post({
    ...item,
    supports: [{ kind: 'event', id: far.id }],
    kind_id: elsewhere,
  })
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    (wrong.body.errors as { pointer: string; code: string }[]).map(({ pointer, code: why }) => [pointer, why]),
    [
      ['/kind_id', 'code.not-in-list'],
      ['/supports/0', 'link.not-found'],
    ],
  )
  assert.equal((await post({ ...item, source_url: 'javascript:alert(1)' })).status, 422)
  assert.equal((await post(item)).status, 201)
  assert.equal(codeOf(await post(item)), 'evidence.no-file')
})

test('duplicates by hash are said, and asked for before anything is sent', async () => {
  const bytes = randomBytes(300)
  const first = await bring(bytes, { title: 'الأولى' })
  const second = await bring(bytes, { title: 'الثانية' })
  assert.deepEqual(
    (second.body.same as { id: string }[]).map(({ id }) => id),
    [first.id],
  )
  const sha256 = hash('sha256', bytes, 'hex')
  const known = (await colleague('GET', `/api/evidence?sha256=${sha256}`)).body.items as unknown[]
  assert.equal(known.length, 2)
  assert.deepEqual((await outside('GET', `/api/evidence?sha256=${sha256}`)).body.items, [])
})

test('who sees the case sees its evidence; who does not gets nothing of it at all', async () => {
  const { id } = await bring(randomBytes(100))
  assert.equal((await colleague('GET', `/api/evidence/${id}`)).body.level, 'view')
  for (const address of ['', '/custody', '/original', '/timestamp'])
    assert.equal((await outside('GET', `/api/evidence/${id}${address}`)).status, 404, address)
  for (const [address, body] of [
    ['openings', { action: 'copy', purpose: 'مراجعة' }],
    ['handovers', { action: 'transfer', given_by: 'أ', given_to: 'ب', purpose: 'حفظ' }],
  ] as const)
    assert.equal((await outside('POST', `/api/evidence/${id}/${address}`, { body })).status, 404)
  const change = await colleague('PATCH', `/api/evidence/${id}`, { body: { title: 'آخر' }, version: 2 })
  assert.equal(change.status, 403)
})

test('an original leaves only after a purpose was written down by the same person, also for whoever brought it', async () => {
  const bytes = randomBytes(5000)
  const file_id = await layFile(database, store, person, bytes)
  assert.equal((await me('GET', `/api/files/${file_id}`)).status, 200)
  const { id } = await bringEvidence(me, { case_id: file.id, file_id, bytes })
  assert.equal((await me('GET', `/api/files/${file_id}`)).status, 404, 'never as a bare file')
  assert.equal(codeOf(await me('GET', `/api/evidence/${id}/original`)), 'evidence.not-opened')
  const opened = await colleague('POST', `/api/evidence/${id}/openings`, {
    body: { action: 'copy', purpose: 'مراجعة مستقلة' },
  })
  assert.equal(opened.status, 201)
  const { seq } = opened.body
  const before = await custodyOf(id)
  assert.deepEqual([before.at(-1)?.action, before.at(-1)?.purpose, before.at(-1)?.seq], ['copy', 'مراجعة مستقلة', seq])
  assert.equal(codeOf(await me('GET', `/api/evidence/${id}/original?opening=${seq}`)), 'evidence.not-opened')
  const got = await colleague('GET', `/api/evidence/${id}/original?opening=${seq}`)
  assert.equal(got.status, 200)
  assert.ok(got.bytes.equals(bytes))
  const part = await colleague('GET', `/api/evidence/${id}/original?opening=${seq}`, {
    headers: { range: 'bytes=10-19' },
  })
  assert.ok(part.bytes.equals(bytes.subarray(10, 20)))
  const looked = await colleague('POST', `/api/evidence/${id}/openings`, { body: { action: 'view', purpose: 'اطلاع' } })
  const refused = await colleague('GET', `/api/evidence/${id}/original?opening=${looked.body.seq}`)
  assert.equal(codeOf(refused), 'evidence.not-opened', 'looking is no download')
  assert.equal(codeOf(await colleague('GET', `/api/evidence/${id}/original?opening=1`)), 'evidence.not-opened')
})

test('custody is numbered without a gap by many at once, and neither it nor an original is changed or deleted by anybody', async () => {
  const { id } = await bring(randomBytes(64))
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      (n % 2 === 0 ? me : colleague)('POST', `/api/evidence/${id}/openings`, {
        body: { action: 'view', purpose: `نظر ${n}` },
      }),
    ),
  )
  const handed = { action: 'transfer', given_by: 'سلمى', given_to: 'المختبر', place: 'المقر', purpose: 'فحص' }
  assert.equal((await me('POST', `/api/evidence/${id}/handovers`, { body: handed })).status, 201)
  const entries = await custodyOf(id)
  assert.deepEqual(
    entries.map(({ seq }) => seq),
    Array.from({ length: 15 }, (_, index) => index + 1),
  )
  for (const statement of [
    `update evidence_custody set purpose = 'other' where evidence_id = '${id}'`,
    `delete from evidence_custody where evidence_id = '${id}'`,
    `delete from evidence where id = '${id}'`,
    `update evidence set sha256 = repeat('a', 64) where id = '${id}'`,
    `delete from stored_file where id = (select file_id from evidence where id = '${id}')`,
  ])
    await assert.rejects(superuser.query(statement), { code: 'MQ060' }, statement)
  assert.ok(
    app.routes.every(({ method, url }) => method !== 'DELETE' || !/^\/api\/(evidence|files)/.test(url)),
    'no route deletes one',
  )
})

test('a description changes under its version and nothing else does; a crossed change is answered with what stands', async () => {
  const { id } = await bring(randomBytes(64))
  const version = Number((await me('GET', `/api/evidence/${id}`)).body.version)
  const changed = await me('PATCH', `/api/evidence/${id}`, {
    body: { title: 'عنوان جديد', graphic: true, content_warning: 'جثث', supports: [{ kind: 'event', id: event.id }] },
    version,
  })
  assert.equal(changed.status, 200, changed.text)
  assert.deepEqual(
    [changed.body.title, changed.body.graphic, (changed.body.supports as unknown[]).length],
    ['عنوان جديد', true, 1],
  )
  const crossed = await me('PATCH', `/api/evidence/${id}`, { body: { title: 'آخر' }, version })
  assert.equal(codeOf(crossed), 'record.changed')
  assert.equal(
    (await me('PATCH', `/api/evidence/${id}`, { body: { sha256: 'a'.repeat(64) }, version: version + 1 })).status,
    422,
  )
})

test('a sealed upload is opaque: available at once, nothing derived of it, no name kept', async () => {
  const content = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), randomBytes(400)])
  const send = (method: 'POST' | 'PATCH', url: string, headers: Record<string, string>, payload?: Buffer) =>
    app.fastify.inject({
      method,
      url,
      headers: {
        host: '127.0.0.1:4310',
        'x-mithaq': '1',
        'tus-resumable': '1.0.0',
        cookie: `mithaq-4310=${officer.token}`,
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
  const begun = await send('POST', '/api/uploads', {
    'upload-length': String(content.length),
    'upload-metadata': `class ${Buffer.from('X').toString('base64')}`,
  })
  const done = await send(
    'PATCH',
    String(begun.headers.location),
    { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    content,
  )
  assert.equal(done.statusCode, 204, done.body)
  const file_id = String(done.headers['x-mithaq-file'])
  const { id, body } = await bringEvidence(me, { case_id: file.id, file_id, bytes: content, sealed: true })
  assert.deepEqual([body.state, body.media_type, body.sealed], ['available', 'application/vnd.age', true])
  await runEvidenceTask({ database: database.database, store }, person, 'evidence.derive', { evidence: id })
  const shown = (await me('GET', `/api/evidence/${id}`)).body
  assert.deepEqual([shown.copies, shown.steps, shown.texts], [[], [], []])
})

test('a byte flipped in the store is found by the scheduled check, flags the item, and is named on it and in the work of its people', async () => {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-flip-'))
  after(() => rm(home, { recursive: true, force: true }))
  const files = await openFiles({ home, database: jobs })
  const lay = async (title: string) => {
    const bytes = randomBytes(3000)
    const file_id = await layFile(database, files.store, person, bytes)
    const { id } = await bringEvidence(me, { case_id: file.id, file_id, bytes, title })
    const sha256 = hash('sha256', bytes, 'hex')
    return { id, path: join(home, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256) }
  }
  const [bad, good] = [await lay('مقطع من الساحة'), await lay('مقطع آخر')]
  const content = await readFile(bad.path)
  content.writeUInt8((content.readUInt8(1500) + 1) % 256, 1500)
  await chmod(bad.path, 0o600)
  await writeFile(bad.path, content)
  // what lies in the other store is none of this check
  await superuser.query(`begin; select app.enter('${officer.id}', '${institution}', '{}', 'test', gen_random_uuid());
    update stored_file set verified_at = now(), intact = true
      where id not in (select file_id from evidence where id in ('${bad.id}', '${good.id}')); commit`)
  const verify = files.tasks.find(({ name }) => name === 'files.verify')
  assert.ok(verify !== undefined)
  const work = { database: jobs, institution: async () => institution, report: () => undefined, now: () => new Date() }
  await runTask(verify, {}, work, new AbortController().signal)
  const lines = await runEvidenceTask({ database: jobs, store: files.store }, person, 'evidence.fixity')
  assert.match(lines.join(), /flagged 1 items/)
  const states = await Promise.all(
    [bad, good].map(async ({ id }) => (await me('GET', `/api/evidence/${id}`)).body.state),
  )
  assert.deepEqual(states, ['flagged', 'hashed'])
  const [last] = (await custodyOf(bad.id)).toReversed()
  assert.deepEqual([last?.action, last?.intact], ['fixity', false])
  assert.equal((await custodyOf(good.id)).at(-1)?.intact, true)
  const named = (await colleague('GET', '/api/work')).body.evidence as { id: string; title: string }[]
  assert.deepEqual(
    named.map(({ id, title }) => [id, title]),
    [[bad.id, 'مقطع من الساحة']],
  )
  assert.deepEqual((await outside('GET', '/api/work')).body.evidence, [])
  // a second look writes nothing twice
  const before = (await custodyOf(bad.id)).length
  await runEvidenceTask({ database: jobs, store: files.store }, person, 'evidence.fixity')
  assert.equal((await custodyOf(bad.id)).length, before)
})
