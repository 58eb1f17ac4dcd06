/** Words for what records name by ids: terms, areas, people, other records, in the reader's language. */
import { type Language, type LText, pickText } from '../../../../foundation/language/index.ts'
import type { Labels, LinkedRecord } from '../../views.ts'

/** Labels that a reply brought; a page that asks for several puts them together. */
export type SomeLabels = Partial<Labels>

export type LabelWords = {
  /** The label of a term or an area; undefined for one that is not there or that the reader may not see. */
  readonly named: (id: string) => string | undefined
  readonly isRetired: (id: string) => boolean
  readonly person: (id: string) => string | undefined
  readonly record: (id: string) => LinkedRecord | undefined
  /** What a record is called beside its code; persons have nothing but their code. */
  readonly title: (record: Pick<LinkedRecord, 'title' | 'type_id'>) => string | undefined
  readonly text: (words: Readonly<Record<string, unknown>>) => string | undefined
}

export function labelWords(
  { terms = [], areas = [], people = [], records = [] }: SomeLabels,
  language: Language,
): LabelWords {
  const text = (words: Readonly<Record<string, unknown>>) => pickText(languagesOf(words), language)?.text
  const termOf = new Map(terms.map((term) => [term.id, term]))
  const areaOf = new Map(areas.map((area) => [area.id, area]))
  const personOf = new Map(people.map(({ id, name }) => [id, name]))
  const recordOf = new Map(records.map((record) => [record.id, record]))
  const named = (id: string) => {
    const term = termOf.get(id)
    if (term !== undefined) return text(term.label) ?? term.code
    const area = areaOf.get(id)
    return area === undefined ? undefined : text(area.name)
  }
  return {
    named,
    isRetired: (id) => termOf.get(id)?.retired === true,
    person: (id) => personOf.get(id),
    record: (id) => recordOf.get(id),
    title: ({ title, type_id }) =>
      (title === null ? undefined : text(title)) ?? (type_id === null ? undefined : named(type_id)),
    text,
  }
}

/** The three languages of what the server calls words; the mark of the original language is none of them. */
function languagesOf(words: Readonly<Record<string, unknown>>): LText {
  const found = (['ar', 'fr', 'en'] as const).flatMap((language) => {
    const text = words[language]
    return typeof text === 'string' && text !== '' ? [[language, text]] : []
  })
  return Object.fromEntries(found)
}
