import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import test from 'node:test'
import { readPdf, tokensOf } from '../../../foundation/documents/testing/read-pdf.ts'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { bringEvidence } from '../evidence/testing.ts'
import { make, openCaseFile, termsOf } from '../testing.ts'
import { layFile } from '../transfer/testing.ts'
import { parts } from './choices.ts'

const { app, code, database, visitor, store } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'], 'سلمى')
const stranger = await addColleague(superuser, ['documentation-officer'], 'نور')
const me = requestsOf(app, officer.token)
const outside = requestsOf(app, stranger.token)
const term = await termsOf(superuser)
const institution = String((await superuser.query('select id from institution where is_self')).rows[0].id)

const BODY = 'اللجنة الشريكة'
const today = new Date().toISOString().slice(0, 10)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const address = (id: string, language: string, more: Readonly<Record<string, string>> = {}) =>
  `/api/records/case_file/${id}/dossier.pdf?${new URLSearchParams({ language, parts: parts.join(','), ...more })}`
const leaving = { purpose: 'share_body', recipient: BODY }

/** A case whose person bears a public name, with a range, an unknown perpetrator, and a finding that nobody decided. */
async function scene() {
  const file = await openCaseFile(me, {
    title: { ar: 'تفريق وقفة سلمية', fr: 'Dispersion d’un rassemblement' },
    summary: { ar: 'وقفة أمام المحكمة', fr: 'Un rassemblement devant le tribunal' },
    identity_policy: 'restricted',
  })
  const inCase = { case_id: file.id }
  const person = await make(me, 'person', {
    ...inCase,
    fields: {
      kind: term('person-kind', '01'),
      public_name: { ar: 'مروان كناري', fr: 'Marwan Canari' },
      public_name_citation: 'جريدة كناري، 3 مارس',
    },
  })
  const named = await me('POST', `/api/records/person/${person.id}/names`, { body: { name: 'كناري العائلة' } })
  assert.equal(named.status, 201, named.text)
  const event = await make(me, 'event', {
    ...inCase,
    fields: {
      title: { ar: 'تفريق الوقفة', fr: 'Dispersion' },
      start: { value: '2026-03', approximate: true },
      affected: { min: 12, max: 20 },
    },
  })
  await make(me, 'event', { ...inCase, fields: { title: { ar: 'حدث بلا تاريخ' } } })
  const act = await make(me, 'act', {
    ...inCase,
    fields: { victim: person.id, event: event.id, type: term('act-type', '01') },
  })
  const { rows } = await superuser.query<{ id: string }>(
    `select t.id from term t join vocabulary v on v.id = t.vocabulary_id where v.key = 'degree-of-involvement' order by t.code limit 1`,
  )
  await make(me, 'involvement', {
    ...inCase,
    fields: { act: act.id, degree: rows[0]?.id },
    states: { perpetrator: 'unknown' },
  })
  const finding = await me('POST', '/api/findings', { body: { about: { kind: 'event', id: event.id } } })
  assert.equal(finding.status, 201, finding.text)
  const proposed = await me('PATCH', `/api/findings/${String(finding.body.id)}`, {
    body: { proposed: 'verified', standard: 'reasonable_grounds', reasons: 'شهادتان مستقلتان' },
    version: Number(finding.body.version),
  })
  assert.equal(proposed.status, 200, proposed.text)
  const assessed = await me('POST', `/api/protection/persons/${person.id}/assessments`, {
    body: {
      threat_id: term('risk-threat', '01'),
      source: 'unknown',
      likelihood: 2,
      impact: 3,
      safe_contact: 'any',
      with_person: true,
      assessed_on: today,
      review_on: inDays(30),
    },
  })
  assert.equal(assessed.status, 201, assessed.text)
  return { file, person, event, act, finding: String(finding.body.code) }
}

const consentTo = (person: string, recipient: string) =>
  me('POST', `/api/records/person/${person}/consents`, {
    body: {
      given_as: 'victim',
      language: 'ar',
      form_version: '2026-11',
      words: 'قُرئ عليه النص كاملًا.',
      explained: ['purpose', 'risks', 'withdrawal'],
      taken_on: inDays(-3),
      how: 'oral_witnessed',
      scopes: [{ key: 'share_body', answer: 'yes', recipient }],
    },
  })

async function textOf(bytes: Buffer): Promise<string> {
  const { pages } = await readPdf(bytes)
  return pages.map((page) => page.map(({ text }) => text).join(' ')).join('\n')
}

test('a dossier for own use says what is recorded in Arabic and in French, by codes, with no name of anybody', async () => {
  const { file, person, event, act, finding } = await scene()
  for (const [language, wanted] of [
    ['ar', ['الملف', 'الاستنتاجات']],
    ['fr', ['Dispersion', 'Constatations', 'sha256sum', 'inconnu', 'raisonnable']],
  ] as const) {
    const made = await me('GET', address(file.id, language))
    assert.equal(made.status, 200, made.text.slice(0, 300))
    assert.equal(made.headers['content-type'], 'application/pdf')
    const text = await textOf(made.bytes)
    for (const one of [file, person, event, act]) assert.ok(text.includes(one.code), `${one.code} in ${language}`)
    assert.ok(text.includes(finding), language)
    const tokens = new Set(tokensOf(text))
    for (const word of wanted) for (const token of tokensOf(word)) assert.ok(tokens.has(token), `${token} in ${text}`)
    assert.doesNotMatch(text, /Canari|كناري|مروان|Marwan/u)
  }
  const { rows } = await superuser.query(
    `select count(*)::int as n from custody_opening where detail ~ 'dossier-pdf' and detail ~ $1`,
    [file.id],
  )
  assert.equal(rows[0].n, 2)
})

test('the page gets the same document: ranges stay ranges, unknown is counted, no name and nothing sealed is in it', async () => {
  const { file, person } = await scene()
  const bytes = Buffer.from('a photo of a wall')
  const file_id = await layFile(database, store, { id: officer.id, institution }, bytes)
  await bringEvidence(me, { case_id: file.id, file_id, bytes, title: 'صورة جدار' })
  const moved = await me('POST', `/api/records/case_file/${file.id}/state`, {
    body: { to: 'screening', reason: 'اكتملت الوثائق' },
    version: file.version,
  })
  assert.equal(moved.status, 201, moved.text)
  const made = await me('POST', `/api/records/case_file/${file.id}/dossier`, { body: { language: 'en', parts } })
  assert.equal(made.status, 201, made.text)
  assert.doesNotMatch(made.text, /Canari|كناري|مروان/u)
  assert.deepEqual(made.body.persons, [{ id: person.id, code: person.code }])
  const { blocks } = made.body.document as { blocks: { kind: string; rows?: { raw?: string; text?: string }[][][] }[] }
  const rows = blocks
    .flatMap(({ rows: of = [] }) => of)
    .map((row) => row.map((cell) => cell.map((one) => one.raw ?? one.text).join('')))
  const said = (label: string) => rows.find(([first]) => first === label)?.[1]
  assert.equal(said('Affected, as stated'), 'from 12 to 20')
  assert.equal(said('Events whose number of affected is unknown'), '1')
  assert.equal(said('Events of unknown date'), '1')
  assert.equal(said('Involvements whose perpetrator is unknown'), '1')
  assert.equal(said('SHA-256'), hash('sha256', bytes, 'hex'))
  assert.equal(said('Standard of proof'), 'reasonable grounds to believe\u00A0°')
  assert.match(made.text, /شهادتان مستقلتان/)
  assert.ok(rows.some(([, action]) => action === 'received'))
  const decided = rows.filter(([at]) => /^\d{4}-\d\d-\d\d$/.test(at ?? '')).map(([, what, why]) => [what, why])
  assert.deepEqual(decided, [
    ['received', ''],
    ['screening', 'اكتملت الوثائق'],
  ])
})

test('a dossier for another body needs the consent of those concerned, is listed among its uses, and is refused once it is withdrawn', async () => {
  const { file, person, finding } = await scene()
  const before = await me('GET', address(file.id, 'ar', leaving))
  assert.equal(before.status, 409)
  assert.equal(before.body.code, 'consent.not-given')
  assert.deepEqual((before.body.details as { refusals: unknown }).refusals, [
    { person_id: person.id, code: person.code, reason: 'not_given' },
  ])
  assert.equal((await consentTo(person.id, BODY)).status, 201)
  const left = await me('GET', address(file.id, 'ar', leaving))
  assert.equal(left.status, 200, left.text.slice(0, 300))
  // what nobody decided yet does not leave
  assert.ok(!(await textOf(left.bytes)).includes(finding))
  const consents = await me('GET', `/api/records/person/${person.id}/consents`)
  assert.deepEqual(
    (consents.body.recipients as { key: string; recipient: string; what: string }[]).map(({ key, recipient, what }) => [
      key,
      recipient,
      what,
    ]),
    [['share_body', BODY, 'export']],
  )
  const withdrawn = await me('POST', `/api/records/person/${person.id}/consent-withdrawal`, {
    body: { told_on: today },
  })
  assert.equal(withdrawn.status, 201, withdrawn.text)
  const after = await me('POST', `/api/records/case_file/${file.id}/dossier`, {
    body: { language: 'fr', parts: ['summary'], leaves: leaving },
  })
  assert.equal(after.status, 409)
  assert.match(String(after.body.detail), new RegExp(person.code))
  assert.deepEqual((after.body.details as { refusals: unknown }).refusals, [
    { person_id: person.id, code: person.code, reason: 'withdrawn' },
  ])
})

test('outside the case there is no dossier, and one that is asked for wrongly is not made', async () => {
  const { file } = await scene()
  assert.equal((await outside('GET', address(file.id, 'ar'))).status, 404)
  const asked = { language: 'ar', parts: ['summary'] }
  assert.equal((await outside('POST', `/api/records/case_file/${file.id}/dossier`, { body: asked })).status, 404)
  assert.equal((await me('GET', address(file.id, 'ar', { purpose: 'publish_named', recipient: BODY }))).status, 404)
  assert.equal((await me('GET', address(file.id, 'ar', { purpose: 'share_body' }))).status, 404)
})
