import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { SEALED } from '../machine/index.ts'
import {
  broader,
  field,
  permits,
  rabat,
  ramallah,
  signedBy,
  type TestParty,
  testDataset,
  testFramework,
  testParty,
} from '../machine/testing.ts'
import { decide } from './decide.ts'
import { prepare } from './prepare.ts'
import type { Case } from './testing/case.ts'
import { chapters } from './testing/cases.ts'
import { caseDocument } from './testing/document.ts'
import { consent, facts, NOW } from './testing/plain-case.ts'

const [sender, recipient, stranger] = await Promise.all([ramallah, rabat, rabat].map(testParty))
if (sender === undefined || recipient === undefined || stranger === undefined)
  throw new Error('Cannot run cases without keys')
const people = { sender, recipient, stranger }

async function decideCase({ setting }: Case) {
  const retired = { ...sender, key: { ...people.sender.key, valid_until: '2026-02-01T00:00:00Z' } }
  const parties: readonly TestParty[] = [
    setting.retired_key === true ? { ...people.sender, key: retired.key } : people.sender,
    people.recipient,
  ]
  const framework = testFramework(parties, setting.rules ?? [permits()], setting.framework ?? {})
  const jws = await signedBy(
    framework,
    (setting.signers ?? ['sender', 'recipient']).map((name) => people[name]),
  )
  const other = await signedBy({ ...framework, version: 2 }, parties)
  const drafted = await testDataset(
    framework,
    setting.record_class === undefined ? {} : { record_class: setting.record_class },
  )
  const dataset = setting.dataset?.(drafted) ?? drafted
  const plan = await prepare({
    framework: setting.tampered === true ? { ...jws, payload: other.payload } : jws,
    dataset: await signedBy(
      dataset,
      (setting.dataset_signers ?? ['sender', 'recipient']).map((name) => people[name]),
    ),
    ...(setting.standing === undefined ? {} : { standing: setting.standing(parties) }),
    ...(setting.dataset_standing === undefined ? {} : { dataset_standing: setting.dataset_standing }),
    broader,
  })
  const given: { [name: string]: unknown } = { ...facts(), ...setting.facts }
  for (const name of setting.without ?? []) delete given[name]
  const consents = setting.consent === null ? null : (setting.consent ?? [{}]).map((changes) => consent(changes))
  return decide(plan, given, consents, setting.now ?? NOW)
}

for (const { question, cases } of chapters) {
  for (const [index, one] of cases.entries()) {
    test(`case ${question}.${index + 1}: ${one.title.en} → ${one.expected.code ?? one.expected.verdict}`, async () => {
      const decision = await decideCase(one)
      const { verdict, code, articles, disclosures, duties } = one.expected
      assert.deepEqual(
        { verdict: decision.verdict, code: decision.code },
        { verdict, code },
        JSON.stringify(decision.reasons),
      )
      assert.deepEqual(decision.articles, articles, JSON.stringify(decision.reasons))
      const shown = decision.disclosures.map((shown) => `${shown.field}${shown.sealed_to === undefined ? '' : SEALED}`)
      assert.deepEqual(
        shown,
        disclosures.map((name) => field(name)),
      )
      if (duties === undefined) return
      const told = decision.duties.map((duty, at) =>
        Object.fromEntries(Object.keys(duties[at] ?? {}).map((name) => [name, duty[name as keyof typeof duty]])),
      )
      assert.deepEqual(told, duties)
    })
  }
}

test('there are at least 80 cases, each with a title of its own in each language', () => {
  const titles = chapters.flatMap(({ cases }) => cases.map(({ title }) => title))
  assert.ok(titles.length >= 80, `only ${titles.length}`)
  for (const language of ['ar', 'fr', 'en'] as const) {
    assert.equal(new Set(titles.map((title) => title[language])).size, titles.length, language)
  }
})

test('every denial code is the outcome of a case', async () => {
  const { denialCodes } = await import('./model.ts')
  const found = new Set(chapters.flatMap(({ cases }) => cases.map(({ expected }) => expected.code)))
  assert.deepEqual(
    denialCodes.filter((code) => !found.has(code)),
    [],
  )
})

test('docs/decision.md is what the table says; `node protocol/decision/testing/document.ts` writes it anew', () => {
  assert.equal(readFileSync('docs/decision.md', 'utf8'), caseDocument(chapters))
})
