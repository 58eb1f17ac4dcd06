import assert from 'node:assert/strict'
import test from 'node:test'
import { acts } from './model.ts'
import { type Body, carry, empower, introduce, ok, openSide, type Side } from './testing/pair.ts'

// the sessions of testApp live by the clock of the database: days are moved by the clock that the routes are given
let days = 0
const now = () => new Date(Date.now() + days * 86_400_000)
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const rabat = await openSide(now)
const ramallah = await openSide(now)
await introduce(rabat, ramallah)
await introduce(ramallah, rabat)
const sides = [rabat, ramallah] as const

const viewOf = (side: Side, id: string) => ok(side.focal('GET', `/api/protocols/${id}`))
const current = (view: Body) => view.current as Body
type Act = (typeof acts)[number]

/** What a person would do for an act, with a body that is right in form. */
const attempts: {
  readonly [A in Exclude<Act, 'edit' | 'attest'>]: (side: Side, id: string) => ReturnType<Side['focal']>
} = {
  propose: (side, id) => side.focal('POST', `/api/protocols/${id}/proposal`),
  revise: (side, id) => side.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'revise' } }),
  amend: (side, id) => side.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'amend' } }),
  approve: (side, id) =>
    side.focal('POST', `/api/protocols/${id}/approval`, { body: { content_sha256: 'a'.repeat(64) } }),
  reject: (side, id) => side.focal('POST', `/api/protocols/${id}/rejection`, { body: { reason: 'سبب' } }),
  sign: (side, id) =>
    side.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256: 'a'.repeat(64) } }),
  suspend: (side, id) => side.head('POST', `/api/protocols/${id}/suspension`, { body: { reason: 'سبب' } }),
  resume: (side, id) => side.head('POST', `/api/protocols/${id}/resumption`, { body: { reason: 'سبب' } }),
  review: (side, id) => side.focal('POST', `/api/protocols/${id}/review`, { body: { findings: 'نتائج' } }),
  terminate: (side, id) =>
    side.head('POST', `/api/protocols/${id}/termination`, { body: { effective_on: day(900), reason: 'سبب' } }),
  archive: (side, id) => side.focal('POST', `/api/protocols/${id}/archival`),
}

/** Which acts a side may do now; every other one is tried, and refused with the reasons that were told before. */
async function allowed(side: Side, id: string): Promise<string> {
  const view = await viewOf(side, id)
  const obstacles = view.obstacles as Record<Act, Body[]>
  for (const act of acts) {
    if (obstacles[act].length === 0 || act === 'edit' || act === 'attest') continue
    const reply = await attempts[act](side, id)
    assert.equal(reply.status, 409, `${act}: ${reply.text}`)
    assert.equal(reply.body.code, 'protocol.not-possible', act)
    const errors = reply.body.errors as Body[]
    assert.deepEqual(
      errors.map(({ code }) => code),
      obstacles[act].map(({ code }) => `protocol.${String(code)}`),
    )
    for (const { detail } of errors) assert.ok(String(detail).length > 20)
  }
  return acts.filter((act) => obstacles[act].length === 0).join(' ')
}
const both = async (id: string) => [await allowed(rabat, id), await allowed(ramallah, id)]

const view = await ok(
  rabat.focal('POST', '/api/protocols', {
    body: {
      kind: 'protocol',
      title: { ar: 'بروتوكول' },
      languages: [{ lang: 'ar', standing: 'authentic' }],
      template: 'cooperation',
      parties: [{ institution: ramallah.urn, role: 'party' }],
    },
  }),
)
const id = String(view.id)

test('draft: its author edits, proposes or puts it away', async () => {
  for (const { urn } of sides) await empower(rabat, id, urn, { from: '2026-01-01', until: null })
  await ok(
    rabat.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(current(await viewOf(rabat, id)).version),
      body: { signed_on: day(0), in_force_on: day(1), ends_on: day(30), notice_days: 5 },
    }),
  )
  assert.equal(await allowed(rabat, id), 'edit propose archive')
})

test('draft: a clause goes to another place; rules, surviving clauses and comments follow its number', async () => {
  const before = await viewOf(rabat, id)
  const clauses = before.clauses as Body[]
  const [{ rule } = assert.fail('no rule')] = before.rules as { rule: Body }[]
  await ok(rabat.focal('POST', `/api/protocols/${id}/comments`, { body: { eid: rule.clause, body: 'تعليق' } }))
  const clause = clauses.find(({ eid }) => eid === rule.clause) ?? assert.fail('no clause')
  const move = (version: number, body: Body) =>
    rabat.focal('POST', `/api/clauses/${String(clause.id)}/place`, { version, body })
  assert.equal((await move(Number(clause.version) + 1, { into: null, before: 'art_1' })).status, 412)
  const refused = await move(Number(clause.version), { into: 'annex_1__art_1__para_1__point_a', before: null })
  assert.deepEqual([refused.status, refused.body.code], [422, 'protocol.move-impossible'])
  const moved = await ok(move(Number(clause.version), { into: null, before: 'art_1' }))
  assert.equal((moved.clauses as Body[]).find((one) => one.id === clause.id)?.eid, 'art_1')
  assert.equal((moved.clauses as Body[]).length, clauses.length)
  const same = (moved.rules as { rule: Body }[]).find((one) => one.rule.id === rule.id)
  assert.equal(same?.rule.clause, 'art_1')
  assert.equal((moved.comments as Body[])[0]?.eid, 'art_1')
  for (const eid of current(moved).survival as string[])
    assert.ok((moved.clauses as Body[]).some((one) => one.eid === eid))
  const faults = (moved.obstacles as Record<string, Body[]>).propose ?? []
  assert.deepEqual(faults, [])
})

test('proposed: the other side approves, rejects or revises; who proposed has approved', async () => {
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  await carry(rabat, ramallah, id)
  assert.deepEqual(await both(id), ['revise reject', 'revise approve reject'])
})

test('rejected: both may revise, and nothing else', async () => {
  await ok(ramallah.focal('POST', `/api/protocols/${id}/rejection`, { body: { reason: 'نقترح غيره.' } }))
  await carry(ramallah, rabat, id)
  assert.deepEqual(await both(id), ['revise', 'revise'])
})

test('text agreed: each side signs or attests a paper original', async () => {
  await ok(ramallah.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'revise' } }))
  await ok(ramallah.focal('POST', `/api/protocols/${id}/proposal`))
  await carry(ramallah, rabat, id)
  const { content_sha256 } = current(await viewOf(rabat, id))
  await ok(rabat.focal('POST', `/api/protocols/${id}/approval`, { body: { content_sha256 } }))
  await carry(rabat, ramallah, id)
  assert.deepEqual(await both(id), ['sign attest', 'sign attest'])
})

test('text agreed: a head alone signs, hands the files over and takes them in, and so does the other head', async () => {
  const alone = (side: Side): Side => ({ ...side, focal: side.head })
  const { agreement_sha256 } = current(await viewOf(rabat, id))
  await ok(rabat.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256 } }))
  await carry(alone(rabat), alone(ramallah), id)
  assert.deepEqual(await both(id), ['attest', 'sign attest'])
  await ok(ramallah.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256 } }))
  await carry(alone(ramallah), alone(rabat), id)
})

test('signed, not yet in force: sharing may be suspended, the end announced, the original attested', async () => {
  assert.equal((await viewOf(rabat, id)).status, 'signed')
  assert.deepEqual(await both(id), ['attest suspend terminate', 'attest suspend terminate'])
})

test('the paper path: what was signed on paper is scanned, and both sides attest the same bytes', async () => {
  const upload = async (side: Side, content: string) => {
    const tus = { 'tus-resumable': '1.0.0' }
    const made = await side.head('POST', '/api/uploads', {
      headers: { ...tus, 'upload-length': String(Buffer.byteLength(content)) },
    })
    const place = String(made.headers.location)
    const sent = await side.head('PATCH', place, {
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: content,
    })
    assert.ok(sent.status < 300, sent.text)
    const { file } = await ok(side.head('GET', `${place}/result`))
    return String((file as Body).id)
  }
  const scan = '%PDF-1.4 the original, signed on paper'
  const path = `/api/protocols/${id}/original`
  assert.equal((await rabat.head('POST', path, { body: { file_id: crypto.randomUUID() } })).status, 422)
  await ok(rabat.head('POST', path, { body: { file_id: await upload(rabat, scan) } }))
  await carry(rabat, ramallah, id)
  const other = await ramallah.head('POST', path, { body: { file_id: await upload(ramallah, `${scan}.`) } })
  assert.deepEqual([other.status, other.body.code], [409, 'protocol.other-original'])
  const attested = await ok(ramallah.head('POST', path, { body: { file_id: await upload(ramallah, scan) } }))
  await carry(ramallah, rabat, id)
  const hashes = (attested.acts as Body[]).filter(({ type }) => type === 'attestation').map(({ sha256 }) => sha256)
  assert.deepEqual([hashes.length, new Set(hashes).size], [2, 1])
  assert.deepEqual(await both(id), ['suspend terminate', 'suspend terminate'])
})

test('in force, suspended, resumed: only who suspended resumes, and both may amend, review and end it', async () => {
  days = 1
  assert.deepEqual(await both(id), ['suspend amend review terminate', 'suspend amend review terminate'])
  await ok(ramallah.head('POST', `/api/protocols/${id}/suspension`, { body: { reason: 'خشية على مصدر.' } }))
  await carry(ramallah, rabat, id)
  assert.deepEqual(await both(id), ['suspend amend review terminate', 'resume amend review terminate'])
  await ok(ramallah.head('POST', `/api/protocols/${id}/resumption`, { body: { reason: 'زال السبب.' } }))
  await carry(ramallah, rabat, id)
})

test('an amendment under way leaves the version in force as it is; a second one cannot be opened beside it', async () => {
  await ok(rabat.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'amend' } }))
  const open = await viewOf(rabat, id)
  assert.deepEqual([open.in_force, current(open).state], [2, 'draft'])
  assert.equal(await allowed(rabat, id), 'edit propose suspend review terminate')
})

test('terminated, then archived: nothing more can be done', async () => {
  await ok(rabat.head('POST', `/api/protocols/${id}/termination`, { body: { effective_on: day(7), reason: 'انتهى.' } }))
  await carry(rabat, ramallah, id)
  days = 8
  assert.equal((await viewOf(ramallah, id)).status, 'terminated')
  assert.equal(await allowed(ramallah, id), 'archive')
  await ok(ramallah.focal('POST', `/api/protocols/${id}/archival`))
  assert.equal(await allowed(ramallah, id), '')
})

test('every act left its entry in the custody log of both', async () => {
  for (const side of sides) {
    const events = new Set(await side.events(id))
    for (const type of [
      'protocol.proposed',
      'protocol.approved',
      'protocol.rejected',
      'protocol.agreed',
      'protocol.signature',
      'protocol.signed',
      'protocol.attested',
      'protocol.suspended',
      'protocol.resumed',
      'protocol.terminated',
      'exchange.sent',
      'exchange.received',
    ])
      assert.ok(events.has(type), type)
  }
})
