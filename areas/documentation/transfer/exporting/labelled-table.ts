/** Records of a kind as a table for people: headings, terms and areas in words of one language. */
import { sql } from 'kysely'
import type { Tx } from '../../../../foundation/database/index.ts'
import { type Language, pickText } from '../../../../foundation/language/index.ts'
import { type Field, type Kind, recordKinds } from '../../index.ts'
import { areaLabels, contentOf, idsOf, type RecordRow, termLabels } from '../../server.ts'

type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
type Words = Readonly<Record<string, unknown>>

const headings = {
  code: { ar: 'الرمز', fr: 'Code', en: 'Code' },
  case: { ar: 'الملف', fr: 'Dossier', en: 'Case' },
  yes: { ar: 'نعم', fr: 'Oui', en: 'Yes' },
  no: { ar: 'لا', fr: 'Non', en: 'No' },
} as const

/** Name of the sheet, headings, and rows as texts: what a spreadsheet shows and never works out. */
export async function labelledTable(
  tx: Tx,
  kind: Kind,
  { language, fields }: { readonly language: Language; readonly fields: readonly Field[] },
) {
  const { rows: cases } = await sql<{ id: string; code: string }>`select id, code from case_file`.execute(tx)
  const codeOf = new Map(cases.map(({ id, code }) => [id, code]))
  return {
    name: recordKinds[kind].plural[language],
    header: [headings.code[language], headings.case[language], ...fields.map(({ label }) => label[language])],
    rows: async function* (pages: AsyncIterable<readonly RecordRow[]>, inTransaction: InTransaction) {
      for await (const page of pages) {
        const named = await inTransaction((inner) => namesIn(inner, kind, page, language))
        for (const row of page) {
          const { values } = contentOf(kind, row)
          const cells = fields.map((field) => textOf(field, values[field.key], named, language))
          yield [row.code, codeOf.get(String(row.case_id)) ?? '', ...cells]
        }
      }
    },
  }
}

/** Words for what these records name by ids; a record that is named is given by its code. */
async function namesIn(
  tx: Tx,
  kind: Kind,
  rows: readonly RecordRow[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => idsOf(kind, contentOf(kind, row).values))
  const of = (sort: string) => [...new Set(ids.filter((one) => one.of === sort).map(({ id }) => id))]
  const text = (words: Words, other: string) => pickText(words as { ar?: string }, language)?.text ?? other
  const names = new Map<string, string>()
  for (const { id, label, code } of await termLabels(tx, of('term'))) names.set(id, text(label, code))
  for (const { id, name } of await areaLabels(tx, of('area'))) names.set(id, text(name, ''))
  const targets = new Set(ids.flatMap(({ of: sort, to = [] }) => (sort === 'record' ? to : [])))
  for (const target of targets) {
    const { rows: found } = await sql<{ id: string; code: string }>`
      select id, code from ${sql.table(recordKinds[target].table)} where id = any(${of('record')}::uuid[])`.execute(tx)
    for (const { id, code } of found) names.set(id, code)
  }
  return names
}

function textOf(
  field: Pick<Field, 'type' | 'choices' | 'states'>,
  value: unknown,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => textOf(field, one, names, language)).join(' | ')
  const held = value as Words
  switch (field.type) {
    case 'code':
    case 'area':
    case 'ref':
      return names.get(String(value)) ?? ''
    case 'user':
      return ''
    case 'bool':
      return headings[value === true ? 'yes' : 'no'][language]
    case 'choice':
    case 'state': {
      const found = [...(field.choices ?? []), ...(field.states ?? [])].find((one) => one.value === value)
      return found?.label[language] ?? String(value)
    }
    case 'ml':
      return pickText(held as { ar?: string }, language)?.text ?? ''
    case 'udate':
      return `${held.approximate === true ? '~' : ''}${String(held.value)}`
    case 'range':
      return held.min === held.max ? String(held.min) : `${String(held.min ?? '')}–${String(held.max ?? '')}`
    case 'place':
      return placeText(held, names, language)
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

function placeText(place: Words, names: ReadonlyMap<string, string>, language: Language): string {
  const { area_id: area, named, latitude, longitude } = place
  const name =
    typeof named === 'object' && named !== null ? pickText(named as { ar?: string }, language)?.text : undefined
  const point = typeof latitude === 'number' && typeof longitude === 'number' ? `${latitude}, ${longitude}` : undefined
  const parts = [typeof area === 'string' ? names.get(area) : undefined, name, point]
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}
