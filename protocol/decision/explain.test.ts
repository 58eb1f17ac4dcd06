import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDisplay } from '../../foundation/language/index.ts'
import { field, forbids, permits, rabat, ramallah, testDataset, testFramework, testParty } from '../machine/testing.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import { denialWords } from './explain-words.ts'
import { denialCodes } from './model.ts'
import { preparePreview } from './prepare.ts'
import { amal, consent, facts, NOW } from './testing/plain-case.ts'

const parties = await Promise.all([ramallah, rabat].map(testParty))
const rule = permits({
  fields: ['place', 'date', 'kind'].map(field),
  sealed_fields: [field('name')],
  recipients: [amal],
})
const framework = testFramework(parties, [rule, forbids({ act: 'use', fields: [field('kind')] })])
const plan = preparePreview(framework, await testDataset(framework))
const asked = facts({ recipients: [amal] })
const nobody = () => undefined
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll(/[\u2066-\u2069]/g, ''))

test('a preview answers in Arabic what the partner will see, under which article, what not and why, and what they owe', () => {
  const decision = decide(plan, asked, consent({ fields: ['place', 'kind', 'name'].map(field) }), NOW)
  assert.deepEqual(plain(explain(decision, plainDisplay('ar-MA'), nobody)), [
    'هذه معاينة لنص لم يوقَّع بعد.',
    'سيرى الشريك place، بموجب المادة 5، الفقرة 1.',
    'وستصل name مختومة إلى amal دون غيرهم، بموجب المادة 5، الفقرة 1.',
    'لن يرى date: لا تشملها موافقة الشخص المعني.',
    'لن يرى kind: ذلك محظور بموجب المادة 6.',
    'الإقرار بالتسلّم: في أجل أقصاه 30 نونبر 2026، بموجب المادة 5، الفقرة 1.',
    'الحذف: في أجل أقصاه 23 نونبر 2031، بموجب المادة 5، الفقرة 1.',
  ])
})

test('a denial names its reason in French and English and shows nothing', () => {
  const decision = decide(plan, { ...asked, purpose: 'urn:mithaq:purpose:training' }, consent(), NOW)
  assert.deepEqual(plain(explain(decision, plainDisplay('fr-MA'), nobody)).slice(1), [
    'Le partenaire ne verra rien.',
    'Une condition n’est pas remplie, selon l’article 5, paragraphe 1 : la finalité.',
  ])
  const missing = decide(plan, facts(), consent(), NOW)
  assert.deepEqual(plain(explain(missing, plainDisplay('en-GB'), nobody)).slice(1), [
    'The partner will see nothing.',
    'Something is missing without which nothing can be decided: the recipients.',
  ])
})

test('every denial code has a sentence of its own in three languages', () => {
  for (const language of ['ar', 'fr', 'en'] as const) {
    const said = denialCodes.map((code) => denialWords[code][language])
    assert.equal(new Set(said).size, denialCodes.length)
  }
})
