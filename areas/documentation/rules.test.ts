import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type FieldDefinition, mergeOwnFields, shownOwnFields } from './own-fields.ts'
import { emptyContent, prepare } from './prepare.ts'
import { fieldOf, openFields, recordKinds } from './record-kinds/all.ts'
import { absences, kinds } from './record-kinds/declaration.ts'
import { impossibleDates, inverseCode, mergeAbsences, moveOf, storedLink } from './rules.ts'

const conditions = { today: '2026-11-23', daysSealed: false, definitions: [] }
const link = fc.record({
  event: fc.uuid(),
  related: fc.uuid(),
  code: fc.constantFrom('01', '02', '03', '11', '21', '22', '23'),
})

test('a link between events is stored one way, however it is said, and from its other end is its inverse', () => {
  fc.assert(
    fc.property(link, (said) => {
      const stored = storedLink(said)
      const fromTheOtherEnd = storedLink({ event: said.related, related: said.event, code: other(said.code) })
      assert.deepEqual(fromTheOtherEnd, stored)
      assert.deepEqual(storedLink(stored), stored)
      assert.equal(
        inverseCode(inverseCode(stored.code) === stored.code ? stored.code : stored.code),
        inverseCode(stored.code),
      )
    }),
  )
  const pairs = { '01': '22', '02': '21', '03': '23', '11': '11' }
  for (const [here, there] of Object.entries(pairs)) assert.equal(inverseCode(here), there)
})
const opposites: Readonly<Record<string, string>> = {
  '01': '22',
  '22': '01',
  '02': '21',
  '21': '02',
  '03': '23',
  '23': '03',
}
const other = (code: string) => opposites[code] ?? code

test('every state of every kind is reached from the first, and no move leads to a state that is not declared', () => {
  for (const kind of kinds)
    for (const field of openFields(kind).filter(({ type }) => type === 'state')) {
      const states = field.states ?? []
      const reached = new Set([states[0]?.value ?? ''])
      for (const from of reached)
        for (const { value } of states) if (moveOf(field, from, value) !== undefined) reached.add(value)
      assert.deepEqual([...reached].toSorted(), states.map(({ value }) => value).toSorted(), kind)
      for (const { needs = [] } of states) for (const key of needs) assert.ok(fieldOf(kind, key), `${kind}.${key}`)
    }
})

test('R10: no sequence of changes leaves a field with both a value and a statement that it has none', () => {
  const field = fc.constantFrom('deceased', 'dependants', 'languages')
  const change = fc.record({
    values: fc.dictionary(field, fc.constantFrom<unknown>(null, true, 3, ['ar'], [])),
    states: fc.dictionary(field, fc.constantFrom<unknown>(null, ...absences)),
  })
  const isEmpty = (value: unknown) =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      let content = { values: emptyContent('person').values, states: {} as Readonly<Record<string, unknown>> }
      for (const sent of changes) {
        const { values, states, faults } = mergeAbsences('person', content, sent)
        if (faults.length === 0) content = { values: { ...content.values, ...values }, states }
        for (const key of Object.keys(content.states)) assert.ok(isEmpty(content.values[key]), key)
      }
    }),
  )
})

test('a case that keeps its days sealed takes months and years, and refuses days at either end', () => {
  const dates = (value: string) =>
    impossibleDates(
      'event',
      { start: { value, approximate: false }, end: null },
      { today: '2026-11-23', daysSealed: true },
    )
  assert.deepEqual(dates('2024-05'), [])
  assert.deepEqual(dates('2024-05-01'), [{ pointer: '/fields/start', code: 'date.day-sealed' }])
  assert.deepEqual(dates('2024-05-01/..'), [{ pointer: '/fields/start', code: 'date.day-sealed' }])
})

test('R6: an act takes one victim and one type, by its declaration', () => {
  for (const key of ['victim', 'event', 'type']) {
    const field = fieldOf('act', key)
    assert.deepEqual([field?.required, field?.repeatable], [true, undefined], key)
  }
  assert.ok(recordKinds.act.fields.every(({ key }) => key !== 'victims'))
})

test('a note goes with its term, and one on a term that is not chosen is refused', () => {
  const [one, two] = ['6f1c9d1e-58b5-4df4-9d3e-0d60d2f8a001', '6f1c9d1e-58b5-4df4-9d3e-0d60d2f8a002']
  const made = prepare(
    'event',
    emptyContent('event'),
    { fields: { title: { ar: 'س' }, rights: [one, two] }, notes: { rights: [{ term_id: one, text: 'أ' }] } },
    conditions,
    { whole: true },
  )
  assert.deepEqual([made.faults, Object.keys(made.notes)], [[], ['rights']])
  const changed = prepare('event', made, { fields: { rights: [two] } }, conditions, { whole: false })
  assert.deepEqual([changed.faults, changed.notes], [[], {}])
  const wrong = prepare('event', made, { notes: { impact_code: [{ text: 'أ' }] } }, conditions, { whole: false })
  assert.deepEqual(wrong.faults, [{ pointer: '/notes/impact_code/0', code: 'note.without-value' }])
})

const definition = (part: Partial<FieldDefinition>): FieldDefinition => ({
  id: '6f1c9d1e-58b5-4df4-9d3e-0d60d2f8a003',
  version: 1,
  kind: 'event',
  key: 'own',
  label: { ar: 'حقل' },
  help: {},
  type: 'text',
  vocabulary_key: null,
  target_kind: null,
  class: 'I',
  repeatable: false,
  required: false,
  position: 0,
  retired_on: null,
  ...part,
})

test('values of own fields are read by their type, come back as sent, and are refused when sealed, retired or unknown', () => {
  const merge = (part: Partial<FieldDefinition>, value: unknown) =>
    mergeOwnFields([definition(part)], {}, { own: value }, { whole: true })
  const kept: readonly [Partial<FieldDefinition>, unknown][] = [
    [{}, 'نص'],
    [{ type: 'int' }, 3],
    [{ type: 'decimal' }, 2.5],
    [{ type: 'bool' }, false],
    [{ type: 'udate' }, { value: '2024-05', approximate: true }],
    [{ type: 'text', repeatable: true }, ['أ', 'ب']],
    [{ type: 'place' }, { precision: 'unknown' }],
  ]
  for (const [part, value] of kept) {
    const { extra, faults } = merge(part, value)
    assert.deepEqual([faults, shownOwnFields([definition(part)], extra)], [[], { own: value }])
  }
  const refused: readonly [Partial<FieldDefinition>, unknown, string][] = [
    [{ class: 'X' }, 'نص', 'field.sealed'],
    [{ retired_on: '2026-01-01' }, 'نص', 'field.unknown'],
    [{ key: 'other' }, 'نص', 'field.unknown'],
    [{ type: 'int' }, 'ثلاثة', 'field.wrong'],
    [{}, ['أ', 'ب'], 'field.too-many'],
    [{ required: true }, null, 'field.required'],
  ]
  for (const [part, value, expected] of refused)
    assert.deepEqual(
      merge(part, value).faults.map(({ code }) => code),
      [expected],
      expected,
    )
})
