import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { sampleInstitution } from '../../server/testing/instance.ts'
import { type Body, carry, empower, introduce, ok, openSide, type Side } from './testing/pair.ts'
import { verifyAgreementFile } from './verification/verify-file.ts'

// days are moved by the clock that the routes are given, as sessions live by that of the database
let days = 0
const now = () => new Date(Date.now() + days * 86_400_000)
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const rabat = await openSide(now)
const ramallah = await openSide(now)
const stranger = await openSide(now)
await introduce(rabat, ramallah)
await introduce(ramallah, rabat)
await introduce(rabat, stranger)

const viewOf = (side: Side, id: string) => ok(side.focal('GET', `/api/protocols/${id}`))
const current = (view: Body) => view.current as Body
const languages = [
  { lang: 'ar', standing: 'authentic' },
  { lang: 'fr', standing: 'authentic' },
]
const draft = async (
  side: Side,
  other: Side,
  mandate: { from: string; until: string | null } = { from: '2026-01-01', until: null },
) => {
  const view = await ok(
    side.focal('POST', '/api/protocols', {
      body: {
        kind: 'protocol',
        title: { ar: 'بروتوكول', fr: 'Protocole' },
        languages,
        template: 'cooperation',
        parties: [{ institution: other.urn, role: 'party' }],
      },
    }),
  )
  const id = String(view.id)
  await empower(side, id, side.urn, mandate)
  await empower(side, id, other.urn, mandate)
  const { version } = current(await viewOf(side, id))
  await ok(
    side.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(version),
      body: { signed_on: day(0), in_force_on: day(0), ends_on: null },
    }),
  )
  return id
}
const filesOf = async (side: Side, id: string): Promise<readonly string[]> => {
  const { items } = await ok(side.focal('GET', `/api/exchange/messages?protocol_id=${id}`))
  const out: string[] = []
  for (const message of (items as Body[]).filter(({ direction }) => direction === 'out').reverse())
    out.push(String((await ok(side.focal('POST', `/api/exchange/messages/${String(message.id)}/file`))).content))
  return out
}
const take = (side: Side, file: string) => side.focal('POST', '/api/exchange/import', { body: { file } })
const agree = async (id: string) => {
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  await carry(rabat, ramallah, id)
  const { content_sha256 } = current(await viewOf(ramallah, id))
  await ok(ramallah.focal('POST', `/api/protocols/${id}/approval`, { body: { content_sha256 } }))
  await carry(ramallah, rabat, id)
}

test('a file from an unknown or unconfirmed partner is refused, and so is one for somebody else or changed by one letter', async () => {
  const id = await draft(rabat, ramallah)
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  const [file = ''] = await filesOf(rabat, id)
  const refused = async (side: Side, text: string) => {
    const reply = await take(side, text)
    assert.ok(String(reply.body.detail).length > 20, reply.text)
    return [reply.status, reply.body.code]
  }
  const lone = await openSide(now)
  assert.deepEqual(await refused(lone, file), [403, 'partners.sender-unknown'])
  const { content } = await ok(rabat.focal('POST', '/api/partners/invitation'))
  await ok(lone.focal('POST', '/api/partners', { body: { file: content } }))
  assert.deepEqual(await refused(lone, file), [403, 'partners.unconfirmed'])
  const { obstacles } = await viewOf(lone, await draft(lone, rabat))
  const [unconfirmed] = (obstacles as Readonly<Record<string, Body[]>>).propose ?? []
  assert.equal(unconfirmed?.code, 'partner-unconfirmed')
  for (const [language, said] of Object.entries(unconfirmed.detail as Readonly<Record<string, string>>))
    assert.ok(said.includes(sampleInstitution.name[language as 'ar' | 'fr' | 'en']), said)
  assert.deepEqual(await refused(stranger, file), [422, 'exchange.other-recipient'])
  const [header, payload, signature = ''] = file.split('.')
  const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  assert.deepEqual(await refused(ramallah, `${header}.${payload}.${other}`), [422, 'exchange.signature-wrong'])
  assert.deepEqual(await refused(ramallah, 'this is no file'), [422, 'exchange.file-unreadable'])
  const logged = await ramallah.superuser(`select 1 from custody_pending where type = 'exchange.refused'
    union all select 1 from custody_entry where type = 'exchange.refused'`)
  assert.equal(logged.length, 2, 'what was refused is in the log')
})

test('a duplicate changes nothing, a gap waits, and what waited is applied when the message before it comes', async () => {
  const id = await draft(rabat, ramallah)
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  await ok(rabat.focal('POST', `/api/protocols/${id}/rejection`, { body: { reason: 'سحبنا هذا النص.' } }))
  const [first = '', second = ''] = await filesOf(rabat, id)
  assert.equal((await ok(take(ramallah, second))).outcome, 'waiting')
  assert.equal((await ramallah.focal('GET', `/api/protocols/${id}`)).status, 404)
  assert.equal((await ok(take(ramallah, first))).outcome, 'applied')
  assert.equal(current(await viewOf(ramallah, id)).state, 'rejected')
  assert.equal((await ok(take(ramallah, first))).outcome, 'duplicate')
  assert.equal((await ok(take(ramallah, second))).outcome, 'duplicate')
})

test('other bytes under a number that arrived before are refused loudly', async () => {
  const id = await draft(rabat, ramallah)
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  const [first = ''] = await filesOf(rabat, id)
  await ok(take(ramallah, first))
  await ramallah.superuser(`update exchange_message set sha256 = repeat('0', 64) where protocol_id = $1`, [id])
  const reply = await take(ramallah, first)
  assert.deepEqual([reply.status, reply.body.code], [409, 'exchange.other-bytes'])
  assert.match(String(reply.body.detail), /^Alarm/)
})

test('a signature one day after the mandate ended is refused', async () => {
  const ended = await draft(rabat, ramallah, { from: '2026-01-01', until: day(0) })
  await agree(ended)
  const signing = async (id: string) =>
    await rabat.head('POST', `/api/protocols/${id}/signature`, {
      body: { agreement_sha256: current(await viewOf(rabat, id)).agreement_sha256 },
    })
  days = 1
  const late = await signing(ended)
  days = 0
  assert.equal(late.status, 409)
  assert.deepEqual(
    (late.body.errors as Body[]).map(({ code }) => code),
    ['protocol.mandate-not-valid'],
  )
})

test('dates that cannot be and a text without a translation keep a version from being approved, each with its sentence', async () => {
  const id = await draft(rabat, ramallah)
  const view = current(await viewOf(rabat, id))
  const changed = await ok(
    rabat.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(view.version),
      body: { in_force_on: day(-5) },
    }),
  )
  assert.ok((changed.obstacles as Record<string, Body[]>).propose?.some(({ code }) => code === 'dates-impossible'))
  const refused = await rabat.focal('POST', `/api/protocols/${id}/proposal`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'protocol.not-possible'])
  const none = await rabat.focal('PATCH', `/api/protocols/${id}/draft`, {
    version: Number(current(changed).version),
    body: { in_force_on: '2026-02-30' },
  })
  assert.equal(none.status, 422)
})

test('what was proposed can no longer be edited, by any route or statement', async () => {
  const id = await draft(rabat, ramallah)
  const [clause] = (await viewOf(rabat, id)).clauses as Body[]
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  const reply = await rabat.focal('PATCH', `/api/clauses/${String(clause?.id)}`, {
    version: Number(clause?.version),
    body: { body: { ar: 'غير هذا' } },
  })
  assert.deepEqual([reply.status, reply.body.code], [409, 'protocol.frozen'])
  await assert.rejects(
    rabat.superuser(`update protocol_version set title = '{"ar": "غيره"}' where protocol_id = $1`, [id]),
  )
})

test('the preview says what the partner would see, under which article, and why not the rest', async () => {
  const id = await draft(rabat, ramallah)
  const ask = (change: Body) =>
    ok(
      rabat.analyst('POST', `/api/protocols/${id}/preview`, {
        body: {
          from: rabat.urn,
          to: ramallah.urn,
          record_class: 'urn:mithaq:class:institution-profile',
          purpose: 'urn:mithaq:purpose:institutional-relations',
          act: 'use',
          consent: null,
          sensitivity: 'open',
          on: day(10),
          ...change,
        },
      }),
    )
  const seen = await ask({})
  assert.equal(seen.verdict, 'permit', JSON.stringify(seen.reasons))
  assert.deepEqual(seen.articles, ['art_5'])
  assert.ok((seen.fields as Body[]).every((field) => field.seen === true))
  const refused = await ask({ purpose: 'urn:mithaq:purpose:advocacy' })
  assert.equal(refused.verdict, 'deny')
  assert.ok((refused.reasons as Body[]).length > 0)
  assert.equal((await ask({ sensitivity: 'extreme' })).verdict, 'deny')
})

test('a draft is typeset on demand; what is proposed is typeset once, travels, and is the same bytes on both sides', async () => {
  const id = await draft(rabat, ramallah)
  const path = `/api/protocols/${id}/document/1`
  const first = await rabat.analyst('GET', path)
  assert.equal(first.status, 200, first.text.slice(0, 300))
  assert.equal(first.headers['content-type'], 'application/pdf')
  assert.match(first.text, /^%PDF-/)
  assert.equal((await rabat.analyst('GET', path)).text, first.text)
  assert.equal((await rabat.analyst('GET', `/api/protocols/${id}/document/9`)).status, 404)
  assert.equal(current(await viewOf(rabat, id)).document, null)
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  await carry(rabat, ramallah, id)
  const [own, theirs] = [await rabat.analyst('GET', path), await ramallah.analyst('GET', path)]
  assert.equal(own.status, 200, own.text.slice(0, 300))
  assert.notEqual(own.text, first.text, 'a draft is marked as one')
  assert.ok(own.bytes.equals(theirs.bytes))
  const sha256 = createHash('sha256').update(own.bytes).digest('hex')
  for (const side of [rabat, ramallah]) {
    const { document } = current(await viewOf(side, id)) as { document: Body }
    assert.deepEqual([document.sha256, document.bytes, document.checked], [sha256, own.bytes.length, true])
  }
})

test('the file of a signed agreement verifies offline, and a change of any byte is named', async () => {
  const id = await draft(rabat, ramallah)
  await agree(id)
  for (const [side, other] of [
    [rabat, ramallah],
    [ramallah, rabat],
  ] as const) {
    const { agreement_sha256 } = current(await viewOf(side, id))
    const half = await ok(side.focal('GET', `/api/protocols/${id}/agreement`))
    assert.equal((await verifyAgreementFile(String(half.content))).intact, false, 'not before all have signed')
    await ok(side.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256 } }))
    await carry(side, other, id)
  }
  const { content } = await ok(rabat.analyst('GET', `/api/protocols/${id}/agreement`))
  const file = String(content)
  const report = await verifyAgreementFile(file)
  assert.deepEqual(report.findings, [])
  assert.deepEqual(report.signers.map(({ party }) => party).toSorted(), [rabat.urn, ramallah.urn].toSorted())
  const bytes = Buffer.from(file)
  const step = Math.max(1, Math.floor(bytes.length / 150))
  for (let place = 0; place < bytes.length; place += step) {
    const mutated = Buffer.from(bytes)
    mutated[place] = (mutated[place] ?? 0) ^ 1
    const { intact, findings } = await verifyAgreementFile(mutated.toString('utf8'))
    assert.ok(!intact && findings.length > 0, `byte ${place}`)
  }
  const one = JSON.parse(file)
  one.jws.signatures.pop()
  const { findings } = await verifyAgreementFile(JSON.stringify(one))
  assert.ok(findings.some(({ code }) => code === 'signature-missing'))
})

test('a calendar opens by its secret address alone, as whole days, and no longer after it was taken away', async () => {
  const { url } = await ok(rabat.analyst('POST', '/api/me/calendar'))
  const path = new URL(String(url)).pathname
  const feed = await rabat.visitor('GET', path)
  assert.equal(feed.status, 200)
  assert.match(feed.text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
  for (const line of feed.text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.equal((await rabat.visitor('GET', `${path}x`)).status, 404)
  assert.equal((await rabat.analyst('DELETE', '/api/me/calendar')).status, 204)
  assert.equal((await rabat.visitor('GET', path)).status, 404)
})

test('a protocol of 100 clauses in three languages opens in one request under 60 KB compressed', async () => {
  const words =
    'الطرفان التعاون المعلومات حقوق الإنسان اللجنة المشتركة توثيق رصد موافقة حماية الشهود التقارير الدورية القرار البرنامج السنة المادة الشريك'.split(
      ' ',
    )
  const french =
    'parties coopération informations droits comité mixte documentation suivi consentement protection témoins rapports décision programme article'.split(
      ' ',
    )
  let seed = 7
  const text = (list: readonly string[]) =>
    Array.from({ length: 45 }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return list[seed % list.length]
    }).join(' ')
  const view = await ok(
    rabat.focal('POST', '/api/protocols', {
      body: {
        kind: 'protocol',
        title: { ar: 'نص طويل' },
        languages: [...languages, { lang: 'en', standing: 'translation' }],
        template: null,
        parties: [{ institution: ramallah.urn, role: 'party' }],
      },
    }),
  )
  for (let index = 1; index <= 100; index++)
    await ok(
      rabat.focal('POST', `/api/protocols/${String(view.id)}/clauses`, {
        body: {
          eid: `art_${index}`,
          heading: { ar: `المادة ${index}` },
          body: { ar: text(words), fr: text(french), en: text(french) },
        },
      }),
    )
  const reply = await rabat.focal('GET', `/api/protocols/${String(view.id)}`, { headers: { 'accept-encoding': 'br' } })
  assert.deepEqual([reply.status, reply.headers['content-encoding']], [200, 'br'])
  assert.ok(reply.bytes.length < 60_000, `${reply.bytes.length} bytes`)
  const { clauses } = JSON.parse(brotliDecompressSync(reply.bytes).toString()) as { clauses: Body[] }
  assert.equal(clauses.filter(({ body }) => Object.keys(body as Body).length === 3).length, 100)
})

test('a key that is not in the annex signs nothing: after a rotation the text has to be proposed anew', async () => {
  const id = await draft(rabat, ramallah)
  await agree(id)
  await ok(rabat.keyOfficer('POST', '/api/keys/agreement/rotation', { body: { reason: 'routine' } }))
  const { agreement_sha256 } = current(await viewOf(rabat, id))
  const refused = await rabat.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256 } })
  assert.equal(refused.status, 409)
  assert.deepEqual(
    (refused.body.errors as Body[]).map(({ code }) => code),
    ['protocol.key-not-in-annex'],
  )
})
