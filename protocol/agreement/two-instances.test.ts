import assert from 'node:assert/strict'
import test from 'node:test'
import { type Body, carry, empower, fingerprintOf, introduce, ok, openSide, type Side } from './testing/pair.ts'

// the sessions of testApp live by the clock of the database: days are moved by the clock that the routes are given
let days = 0
const now = () => new Date(Date.now() + days * 86_400_000)
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const rabat = await openSide(now)
const ramallah = await openSide(now)
const viewOf = (side: Side, id: string, number?: number) =>
  ok(side.focal('GET', `/api/protocols/${id}${number === undefined ? '' : `?number=${number}`}`))
const current = (view: Body) => view.current as Body
const codesOf = (view: Body, act: string) =>
  ((view.obstacles as Record<string, Body[]>)[act] ?? []).map(({ code }) => code)
let id = ''

test('a partner is unconfirmed until its fingerprint was compared by voice, and a group heard wrong is named', async () => {
  await introduce(rabat, ramallah)
  const { content } = await ok(ramallah.focal('POST', '/api/partners/invitation'))
  const partner = await ok(rabat.focal('POST', '/api/partners', { body: { file: content } }))
  assert.equal(partner.state, 'unconfirmed')
  const heard = (await fingerprintOf(ramallah)) as string[]
  const path = `/api/partners/${String(partner.id)}/confirmation`
  const wrong = await rabat.head('POST', path, {
    body: { heard: heard.map((group, index) => (index === 2 ? '00000' : group)) },
  })
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'partners.fingerprint-differs'])
  assert.match(String(wrong.body.detail), /Group .*3/)
  await ok(rabat.head('POST', path, { body: { heard } }))
})

test('one draft from a template, edited clause by clause: two people at different clauses do not meet, at one clause nothing is lost', async () => {
  const view = await ok(
    rabat.focal('POST', '/api/protocols', {
      body: {
        kind: 'protocol',
        title: { ar: 'بروتوكول تعاون', fr: 'Protocole de coopération', en: 'Cooperation protocol' },
        languages: [
          { lang: 'ar', standing: 'authentic' },
          { lang: 'fr', standing: 'authentic' },
          { lang: 'en', standing: 'translation' },
        ],
        template: 'cooperation',
        parties: [{ institution: ramallah.urn, role: 'party' }],
      },
    }),
  )
  id = String(view.id)
  assert.equal(view.status, 'draft')
  const clauses = view.clauses as Body[]
  assert.equal(clauses.length, 14)
  const [one, other] = [clauses.find(({ eid }) => eid === 'art_3'), clauses.find(({ eid }) => eid === 'art_4')]
  const change = (clause: Body | undefined, ar: string) =>
    rabat.focal('PATCH', `/api/clauses/${String(clause?.id)}`, {
      version: Number(clause?.version),
      body: { body: { ...(clause?.body as object), ar } },
    })
  await ok(change(one, 'يضع الطرفان برنامجًا سنويًا.'))
  await ok(change(other, 'تتابع التنفيذ لجنة مشتركة.'))
  const late = await change(one, 'نص آخر.')
  assert.deepEqual([late.status, late.body.code], [412, 'record.changed'])
  assert.match(JSON.stringify(late.body.details), /برنامجًا سنويًا/)
})

test('a rule without a clause, with a field nobody declares shareable, or to a stranger is refused with its sentence', async () => {
  const view = await viewOf(rabat, id)
  const [{ rule } = assert.fail('no rule')] = view.rules as { rule: Body }[]
  for (const [change, code] of [
    [{ clause: 'art_40' }, 'protocol.rule-without-clause'],
    [{ fields: ['urn:mithaq:class:witness:name'] }, 'protocol.field-not-shareable'],
    [{ to: `urn:uuid:${crypto.randomUUID()}` }, 'protocol.party-unknown'],
  ] as const) {
    const refused = await rabat.focal('POST', `/api/protocols/${id}/rules`, {
      body: { ...rule, id: `urn:uuid:${crypto.randomUUID()}`, ...change },
    })
    assert.equal(refused.status, 409, refused.text)
    const [error] = refused.body.errors as Body[]
    assert.equal(error?.code, code)
    assert.ok(String(error?.detail).length > 20)
  }
  const twice = await rabat.focal('POST', `/api/protocols/${id}/clauses`, {
    body: { eid: 'art_3', heading: {}, body: { ar: 'مكرر' } },
  })
  assert.deepEqual([twice.status, twice.body.code], [409, 'protocol.clause-repeated'])
})

test('a text without mandates can be proposed but not approved; the answer is a counter-proposal with them', async () => {
  await empower(rabat, id, rabat.urn, { from: '2026-01-01', until: null })
  const draft = current(await viewOf(rabat, id))
  await ok(
    rabat.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(draft.version),
      body: { signed_on: day(0), in_force_on: day(1), ends_on: day(400), notice_days: 30 },
    }),
  )
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  const [arrived] = await carry(rabat, ramallah, id)
  assert.deepEqual([arrived?.outcome, arrived?.message], ['applied', 'proposal'])
  const there = await viewOf(ramallah, id)
  assert.equal(there.status, 'negotiating')
  assert.ok(codesOf(there, 'approve').includes('mandate-missing'))
  const early = await ramallah.focal('POST', `/api/protocols/${id}/approval`, {
    body: { content_sha256: current(there).content_sha256 },
  })
  assert.deepEqual([early.status, early.body.code], [409, 'protocol.not-possible'])

  await ok(ramallah.focal('POST', `/api/protocols/${id}/rejection`, { body: { reason: 'نقترح مهلة إشعار أطول.' } }))
  await ok(ramallah.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'revise' } }))
  await empower(ramallah, id, ramallah.urn, { from: '2026-01-01', until: null })
  const answer = current(await viewOf(ramallah, id))
  await ok(
    ramallah.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(answer.version),
      body: { notice_days: 60 },
    }),
  )
  await ok(ramallah.focal('POST', `/api/protocols/${id}/proposal`))
  assert.deepEqual(
    (await carry(ramallah, rabat, id)).map(({ message }) => message),
    ['rejection', 'counter-proposal'],
  )
  const back = await viewOf(rabat, id)
  assert.ok(
    (back.acts as Body[]).some(({ type, reason }) => type === 'rejection' && reason === 'نقترح مهلة إشعار أطول.'),
  )
  const difference = await ok(rabat.focal('GET', `/api/protocols/${id}/comparison?from=1&to=2`))
  assert.deepEqual(difference.terms, [{ field: 'notice_days', from: 30, to: 60 }])
})

test('the text is agreed when every party approved every authentic version, and not with a hash that was not shown', async () => {
  const view = await viewOf(rabat, id)
  const wrong = await rabat.focal('POST', `/api/protocols/${id}/approval`, { body: { content_sha256: 'a'.repeat(64) } })
  assert.deepEqual([wrong.status, wrong.body.code], [409, 'protocol.bytes-differ'])
  const agreed = await ok(
    rabat.focal('POST', `/api/protocols/${id}/approval`, { body: { content_sha256: current(view).content_sha256 } }),
  )
  assert.equal(agreed.status, 'text_agreed')
  assert.equal((agreed.acts as Body[]).filter(({ type, version }) => type === 'approval' && version === 2).length, 4)
  await carry(rabat, ramallah, id)
  const there = await viewOf(ramallah, id)
  assert.equal(there.status, 'text_agreed')
  assert.equal(current(there).agreement_sha256, current(agreed).agreement_sha256)
})

test('each head signs on their own instance the bytes that are shown; one signature of two is not a signed protocol', async () => {
  const path = `/api/protocols/${id}/signature`
  const { agreement_sha256 } = current(await viewOf(rabat, id))
  assert.equal((await rabat.focal('POST', path, { body: { agreement_sha256 } })).status, 403)
  const other = await rabat.head('POST', path, { body: { agreement_sha256: 'b'.repeat(64) } })
  assert.deepEqual([other.status, other.body.code], [409, 'protocol.bytes-differ'])
  const half = await ok(rabat.head('POST', path, { body: { agreement_sha256 } }))
  assert.equal(half.status, 'text_agreed')
  assert.ok(codesOf(half, 'sign').includes('signed-already'))
  await carry(rabat, ramallah, id)
  const signed = await ok(ramallah.head('POST', path, { body: { agreement_sha256 } }))
  assert.equal(signed.status, 'signed')
  await carry(ramallah, rabat, id)
  assert.equal((await viewOf(rabat, id)).status, 'signed')
})

test('it is in force from its day on, computed; suspension of one’s own sharing acts at once and is known to both', async () => {
  days = 1
  assert.equal((await viewOf(rabat, id)).status, 'in_force')
  await ok(ramallah.head('POST', `/api/protocols/${id}/suspension`, { body: { reason: 'خشية على مصدر.' } }))
  assert.deepEqual((await viewOf(ramallah, id)).suspended_by, [ramallah.urn])
  await carry(ramallah, rabat, id)
  const view = await viewOf(rabat, id)
  assert.deepEqual([view.status, view.suspended_by], ['suspended', [ramallah.urn]])
  assert.ok(codesOf(view, 'resume').includes('not-suspended'), 'nobody resumes for another')
  await ok(ramallah.head('POST', `/api/protocols/${id}/resumption`, { body: { reason: 'زال الخطر.' } }))
  await carry(ramallah, rabat, id)
  assert.equal((await viewOf(rabat, id)).status, 'in_force')
})

test('an amendment cites its base; a renewal without a review is refused; the consolidated text says it is not authentic', async () => {
  const draft = await ok(rabat.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'amend' } }))
  assert.equal(current(draft).base, 2)
  const renewed = await ok(
    rabat.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(current(draft).version),
      body: { ends_on: day(800), signed_on: day(1), in_force_on: day(2) },
    }),
  )
  assert.deepEqual(codesOf(renewed, 'propose'), ['review-missing'])
  await ok(rabat.focal('POST', `/api/protocols/${id}/review`, { body: { findings: 'نُفذت أعمال السنة كلها.' } }))
  const article = (renewed.clauses as Body[]).find(({ eid }) => eid === 'art_8')
  await ok(
    rabat.focal('PATCH', `/api/clauses/${String(article?.id)}`, {
      version: Number(article?.version),
      body: { heading: { ar: 'التكاليف', fr: 'Coûts', en: 'Costs' } },
    }),
  )
  await ok(
    rabat.focal('POST', `/api/protocols/${id}/clauses`, {
      body: { eid: 'annex_2', heading: { ar: 'ملحق', fr: 'Annexe', en: 'Annex' }, body: {} },
    }),
  )
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  await carry(rabat, ramallah, id)
  const there = await viewOf(ramallah, id)
  await ok(
    ramallah.focal('POST', `/api/protocols/${id}/approval`, {
      body: { content_sha256: current(there).content_sha256 },
    }),
  )
  const { agreement_sha256 } = current(await viewOf(ramallah, id))
  await ok(ramallah.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256 } }))
  await carry(ramallah, rabat, id)
  assert.equal((await viewOf(rabat, id)).in_force, 2, 'the amendment does not act before it is signed by both')
  await ok(rabat.head('POST', `/api/protocols/${id}/signature`, { body: { agreement_sha256 } }))
  await carry(rabat, ramallah, id)
  days = 2
  assert.equal((await viewOf(ramallah, id)).in_force, 3)
  const text = await ok(ramallah.analyst('GET', `/api/protocols/${id}/consolidated`))
  assert.equal(text.authentic, false)
  const since = Object.fromEntries((text.clauses as Body[]).map((clause) => [clause.eid, clause.since]))
  assert.deepEqual([since.art_1, since.art_8, since.annex_2], [2, 3, 3])
})

test('termination keeps the notice, is signed and told, and takes effect on its day; then the protocol can be archived', async () => {
  const path = `/api/protocols/${id}/termination`
  const early = await rabat.head('POST', path, { body: { effective_on: day(10), reason: 'إعادة هيكلة.' } })
  assert.deepEqual([early.status, early.body.code], [422, 'protocol.notice-too-short'])
  await ok(rabat.head('POST', path, { body: { effective_on: day(62), reason: 'إعادة هيكلة.' } }))
  await carry(rabat, ramallah, id)
  assert.equal((await viewOf(ramallah, id)).status, 'in_force')
  assert.ok(codesOf(await viewOf(ramallah, id), 'archive').includes('state'))
  days = 62
  assert.equal((await viewOf(ramallah, id)).status, 'terminated')
  assert.ok(codesOf(await viewOf(ramallah, id), 'suspend').includes('state'))
  const archived = await ok(ramallah.focal('POST', `/api/protocols/${id}/archival`))
  assert.equal(archived.status, 'archived')
})

test('all of it is in the custody log of both', async () => {
  for (const side of [rabat, ramallah]) {
    const events = new Set(await side.events(id))
    for (const type of [
      'protocol.drafted',
      'protocol.changed',
      'protocol.proposed',
      'protocol.approved',
      'protocol.rejected',
      'protocol.agreed',
      'protocol.signature',
      'protocol.signed',
      'protocol.suspended',
      'protocol.resumed',
      'protocol.terminated',
      'exchange.sent',
      'exchange.received',
    ])
      assert.ok(events.has(type), type)
  }
})
