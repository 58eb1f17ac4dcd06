import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DateFacts, upcomingDates } from './dates.ts'
import { addDays } from './rules.ts'

const us = 'urn:uuid:00000000-0000-4000-8000-000000000001'
const version = {
  number: 1,
  state: 'signed',
  signed_on: '2026-01-01',
  in_force_on: '2026-02-01',
  ends_on: '2027-02-01',
  notice_days: 30,
} as const
const rule = (within: string | null) =>
  ({
    effect: 'permit',
    duties: [
      { act: 'delete', within, event: 'agreement_ended' },
      { act: 'acknowledge_receipt', within: 'P7D', event: null },
    ],
  }) as unknown as DateFacts['rules'][number]
const facts = (changes: Partial<DateFacts> = {}): DateFacts => ({
  self: us,
  versions: [version],
  acts: [],
  archived_on: null,
  mandates: [],
  rules: [],
  ...changes,
})
const of = (changes: Partial<DateFacts>, day: string, kind: string) =>
  upcomingDates(facts(changes), day)
    .filter((one) => one.kind === kind)
    .map(({ on, overdue }) => [on, overdue])

test('a duty that the end sets going is due after its time, overdue from the day after, and gone with the archive', () => {
  const rules = [rule('P3M'), rule('P3M'), rule('PT36H'), rule(null)]
  assert.deepEqual(of({ rules }, '2026-06-01', 'duty'), [
    ['2027-02-01', false],
    ['2027-02-03', false],
    ['2027-05-01', false],
  ])
  assert.deepEqual(of({ rules: [rule('P3M')] }, '2027-05-01', 'duty'), [['2027-05-01', false]])
  assert.deepEqual(of({ rules: [rule('P3M')] }, '2027-05-02', 'duty'), [['2027-05-01', true]])
  assert.deepEqual(of({ rules: [rule('P3M')], archived_on: '2027-05-02' }, '2027-05-02', 'duty'), [])
})

test('a termination that takes effect before the end of the term is the end that counts', () => {
  const acts = [
    {
      type: 'termination',
      version: 1,
      party: us,
      at: '2026-06-01',
      effective_on: '2026-07-01',
      language: null,
    } as const,
  ]
  assert.deepEqual(of({ acts, rules: [rule('P1M')] }, '2026-09-01', 'duty'), [['2026-08-01', true]])
})

test('our signature is overdue when its day has passed without it, and no longer once we signed', () => {
  const versions = [{ ...version, state: 'agreed' as const }]
  assert.deepEqual(of({ versions }, '2025-12-01', 'signature'), [['2026-01-01', false]])
  assert.deepEqual(of({ versions }, '2026-01-02', 'signature'), [['2026-01-01', true]])
  const acts = [
    { type: 'signature', version: 1, party: us, at: '2026-01-01', effective_on: null, language: null } as const,
  ]
  assert.deepEqual(of({ versions, acts }, '2026-01-02', 'signature'), [])
})

test('a review is due half a year before the end, overdue until the end, and the last day for notice is told', () => {
  assert.deepEqual(of({}, '2026-03-01', 'review'), [['2026-08-05', false]])
  assert.deepEqual(of({}, '2026-12-01', 'review'), [['2026-08-05', true]])
  assert.deepEqual(of({}, '2026-03-01', 'notice'), [['2027-01-02', false]])
})

test('the review of a term shorter than half a year is due before its notice runs out, and not overdue before that day has passed', () => {
  const versions = [{ ...version, in_force_on: '2026-02-01', ends_on: '2026-05-01' }]
  assert.deepEqual(of({ versions }, '2026-02-02', 'review'), [['2026-04-01', false]])
  assert.deepEqual(of({ versions }, '2026-04-01', 'review'), [['2026-04-01', false]])
  assert.deepEqual(of({ versions }, '2026-04-02', 'review'), [['2026-04-01', true]])
  assert.deepEqual(of({ versions }, '2026-05-01', 'review'), [])
})

test('whatever the term and the notice: nothing is overdue whose day lies ahead', () => {
  const days = fc.integer({ min: 1, max: 800 })
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 800 }), days, (length, notice, gone) => {
      const versions = [{ ...version, ends_on: addDays('2026-02-01', length), notice_days: notice }]
      const day = addDays('2026-02-01', gone)
      const early = upcomingDates(facts({ versions, rules: [rule('P3M')] }), day).filter(
        ({ on, overdue }) => overdue && on >= day,
      )
      assert.deepEqual(early, [])
    }),
  )
})
