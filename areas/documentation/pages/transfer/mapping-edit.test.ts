import assert from 'node:assert/strict'
import test from 'node:test'
import { type FieldInfo, fieldsFor } from './fields.ts'
import {
  addPart,
  assign,
  noParts,
  type PartKind,
  release,
  removePart,
  setSource,
  unfilled,
  usesOf,
} from './mapping-edit.ts'
import { likelyPreset, likelyTerm, suggest } from './suggest.ts'

const fieldsOf = (kind: PartKind): readonly FieldInfo[] => fieldsFor(kind, [], true)
const options = { listId: 'list-1', isArchive: false }

test('a part goes behind those it links to and is linked; a second person is the perpetrator, never the victim', () => {
  const parts = (['act', 'person', 'event', 'involvement'] as const).reduce(addPart, noParts)
  assert.deepEqual(
    parts.map(({ part }) => part),
    ['event', 'person', 'act', 'involvement'],
  )
  const act = parts.find(({ part }) => part === 'act')
  assert.deepEqual(act?.fields, { victim: { part: 'person' }, event: { part: 'event' } })
  const involvement = parts.find(({ part }) => part === 'involvement')
  assert.deepEqual([involvement?.fields, involvement?.unknown], [{ act: { part: 'act' } }, ['perpetrator']])
  const without = removePart(parts, 'person')
  assert.equal(without.find(({ part }) => part === 'act')?.fields.victim, undefined)
})

test('a column fills a text in one language beside the other; taken out, the other stays', () => {
  const title = { part: 'event', home: 'fields', key: 'title' } as const
  const one = assign(addPart(noParts, 'event'), { ...title, slot: 'ar' }, 'عنوان')
  const two = assign(one, { ...title, slot: 'fr' }, 'titre')
  assert.deepEqual(two[0]?.fields.title, { ar: 'عنوان', fr: 'titre' })
  assert.deepEqual(usesOf(two, 'titre'), [{ ...title, slot: 'fr' }])
  assert.deepEqual(release(two, { ...title, slot: 'ar' })[0]?.fields.title, { fr: 'titre' })
  const empty = release(one, { ...title, slot: 'ar' })
  assert.deepEqual(empty[0]?.fields, {})
  assert.deepEqual(
    empty.flatMap((part) => unfilled(part, fieldsOf('event')).map(({ key }) => key)),
    ['title'],
  )
  assert.deepEqual(unfilled(setSource(empty, title, { text: { ar: 'x' } })[0] ?? assert.fail(), fieldsOf('event')), [])
})

test('columns are recognised by headings in three languages and by what stands in them', () => {
  const table = {
    header: ['Réf', 'عنوان الواقعة', 'Titre (fr)', 'تاريخ', 'عدد الضحايا', 'ملاحظة'],
    rows: [
      ['R-1', 'تفريق وقفة', 'Dispersion', '12/05/2023', '3', 'x'],
      ['R-2', 'مداهمة', '', '12 ماي 2023', '', ''],
    ],
    dates: new Set(['تاريخ']),
  }
  assert.equal(likelyPreset(table), 'events')
  const [event] = suggest('events', table, fieldsOf, options).parts
  assert.deepEqual(event?.id, { column: 'Réf' })
  assert.deepEqual(event?.fields, {
    title: { ar: 'عنوان الواقعة', fr: 'Titre (fr)' },
    start: { column: 'تاريخ' },
    affected: { column: 'عدد الضحايا' },
  })
})

test('a list of people becomes persons and acts of one event, known by the number of the source', () => {
  const table = {
    header: ['name_ar', 'sex', 'age', 'no'],
    rows: [
      ['ليلى التجريبية', 'f', '30', '1'],
      ['كريم التجريبي', 'm', '41', '2'],
    ],
    dates: new Set<string>(),
  }
  assert.equal(likelyPreset(table), 'list')
  const { parts } = suggest('list', table, fieldsOf, options)
  assert.deepEqual(
    parts.map(({ part, id }) => [part, id]),
    [
      ['event', { constant: 'list-1' }],
      ['person', { column: 'no' }],
      ['act', { column: 'no' }],
    ],
  )
  assert.deepEqual(parts[1]?.fields, { names: { column: 'name_ar' }, sex_gender: { column: 'sex' } })
  assert.deepEqual(parts[2]?.fields.age_at_act, { column: 'age' })
})

test('a value finds the one term it is like, and none where two are', () => {
  const terms = [{ words: ['أنثى', 'femme'] }, { words: ['ذكر', 'homme'] }]
  assert.equal(likelyTerm('Femme', terms), terms[0])
  assert.equal(likelyTerm('ذ', terms), terms[1])
  assert.equal(likelyTerm('مجهول', terms), undefined)
})
