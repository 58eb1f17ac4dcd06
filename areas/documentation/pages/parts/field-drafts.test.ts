import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Locale, plainDisplay } from '../../../../foundation/language/index.ts'
import type { FieldType } from '../../model.ts'
import { draftOf, type FieldDraft, isEmptyDraft, readDraft, type UncertainDraft } from './field-drafts.ts'

const locales: readonly Locale[] = ['ar-MA', 'ar-PS', 'fr-MA', 'en-GB']
const displays = locales.map((locale) => plainDisplay(locale))
const int = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 })
const degree = fc.integer({ min: -9_000_000, max: 9_000_000 }).map((millionths) => millionths / 100_000)
const day = fc.constantFrom('1970-01-01', '1948', '2026-03', '1969-12-31', '2026-11-23')
const id = fc.uuid()
const word = fc.constantFrom('شهادة', 'témoin', 'word', 'سطران\nاثنان')
const uncertain = fc.record(
  {
    value: fc.oneof(
      day,
      day.map((one) => `${one}/..`),
      day.map((one) => `../${one}`),
      fc.constant('1948/1949-05'),
    ),
    approximate: fc.boolean(),
  },
  { noNullPrototype: true },
)

const values: Readonly<Partial<Record<FieldType, fc.Arbitrary<unknown>>>> = {
  int,
  range: fc.record({ min: fc.option(int), max: int }, { noNullPrototype: true }),
  bool: fc.boolean(),
  date: fc.constantFrom('1970-01-01', '2026-11-23', '1912-03-30'),
  udate: fc.oneof(
    uncertain,
    uncertain.map((one) => ({ ...one, as_told: 'بعد العيد بيومين' })),
    fc.constant({ value: '2026-03-20', approximate: false, hijri_manual: '1447-10-01' }),
  ),
  place: fc.record(
    {
      latitude: degree,
      longitude: degree,
      radius_m: fc.constant(2000),
      precision: fc.constant('1 km'),
    },
    { noNullPrototype: true },
  ),
  ml: fc.constantFrom({ ar: 'عنوان' }, { ar: 'عنوان', fr: 'titre', original_lang: 'ar' }),
  text: word,
  long: word,
  code: id,
  ref: id,
}

for (const [type, value] of Object.entries(values) as [FieldType, fc.Arbitrary<unknown>][])
  test(`a value of type ${type} stands in the inputs and is read again unchanged in every locale`, () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...displays), (kept, display) => {
        const field = { type }
        assert.deepEqual(readDraft(field, draftOf(field, kept, display), display), { status: 'read', value: kept })
        assert.ok(isEmptyDraft(field, draftOf(field, null, display), display))
      }),
    )
  })

test('several values and rows are read again as they were', () => {
  const [display] = displays
  assert.ok(display !== undefined)
  for (const [field, value] of [
    [{ type: 'text', repeatable: true }, ['أول', 'ثانٍ']],
    [{ type: 'code', repeatable: true }, ['0b0c7f5e-3f1e-4a53-9d51-1a1de6ad3d10']],
    [
      { type: 'rows', columns: [{ key: 'on', type: 'date', label: { ar: '', fr: '', en: '' } }] },
      [{ on: '1970-01-01' }, { on: '2026-11-23' }],
    ],
  ] as const)
    assert.deepEqual(readDraft(field, draftOf(field, value, display), display), { status: 'read', value })
})

test('words about a date without any date are asked for a year, not dropped; an announced Hijri day goes with the date it was for', () => {
  const [display] = displays
  assert.ok(display !== undefined)
  const field = { type: 'udate' } as const
  const told = { ...(draftOf(field, null, display) as UncertainDraft), as_told: 'بعد العيد بيومين' }
  assert.deepEqual(readDraft(field, told, display), { status: 'refused', code: 'date.year-missing', part: 'year' })
  const kept = draftOf(field, { value: '2026-03-20', approximate: false, hijri_manual: '1447-10-01' }, display)
  const moved: FieldDraft = { ...(kept as UncertainDraft), approximate: true }
  const other: FieldDraft = { ...(kept as UncertainDraft), first: { ...(kept as UncertainDraft).first, day: '1' } }
  const read = (draft: FieldDraft) => {
    const found = readDraft(field, draft, display)
    return found.status === 'read' ? found.value : undefined
  }
  assert.deepEqual(read(moved), { value: '2026-03-20', approximate: true, hijri_manual: '1447-10-01' })
  assert.deepEqual(read(other), { value: '2026-03-01', approximate: false })
})
