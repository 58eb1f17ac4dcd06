/** Marks of notes in the order in which they are first met, and the notes themselves for the foot of a page or a table. */
import { pickText } from '../../language/index.ts'
import type { DocModel } from '../model.ts'
import { type Displays, flowOf, lineOf, type MarkNote } from './lines.ts'
import type { Line, PrintedNote, Run } from './model.ts'

export type NoteKeeper = { readonly mark: MarkNote; readonly notes: () => readonly PrintedNote[] }

type Kept = { readonly note: Omit<PrintedNote, 'places'>; readonly places: string[] }

/**
 * Keeps the notes of one place that prints them. `scope` keeps their ids apart from those of other places, `markOf`
 * writes the nth mark. The same note, or the same citation with the same locator, keeps its first mark.
 */
export function noteKeeper(
  { notes, citations }: Pick<DocModel, 'notes' | 'citations'>,
  displays: Displays,
  {
    scope,
    markOf,
    underTable,
  }: { readonly scope: string; readonly markOf: (n: number) => string; readonly underTable: boolean },
): NoteKeeper {
  const kept = new Map<string, Kept>()

  const bare: MarkNote = () => {
    throw new Error('Cannot print a note within a note')
  }

  function written(reference: Parameters<MarkNote>[0], lang: string): { readonly lang: string; readonly line: Line } {
    if (reference.kind === 'note') {
      const note = notes.find(({ id }) => id === reference.id)
      if (note === undefined) throw new Error(`Cannot print note ${reference.id} as the document has none`)
      return { lang: note.lang, line: lineOf(note.inlines, note.lang, displays, bare) }
    }
    const citation = citations.find(({ id }) => id === reference.id)
    if (citation === undefined) throw new Error(`Cannot print citation ${reference.id} as the document has none`)
    const wanted = lang === 'ar' || lang === 'fr' ? lang : 'en'
    const picked = pickText(citation.printed, wanted)
    if (picked === undefined) throw new Error(`Cannot print citation ${reference.id} as it has no text`)
    const locator = reference.locator ?? citation.locator
    const tail: Line =
      locator === undefined
        ? []
        : [
            { run: 'text', text: picked.language === 'ar' ? '، ' : ', ' },
            { run: 'value', text: locator, dir: 'auto' },
          ]
    return { lang: picked.language, line: [{ run: 'text', text: picked.text }, ...tail, { run: 'text', text: '.' }] }
  }

  function mark(reference: Parameters<MarkNote>[0], lang: string): Run {
    const key = JSON.stringify([reference.kind, reference.id, reference.kind === 'citation' ? reference.locator : null])
    let found = kept.get(key)
    const first = found === undefined
    if (found === undefined) {
      const n = kept.size + 1
      const { lang: noteLang, line } = written(reference, lang)
      found = { note: { id: `${scope}${n}`, mark: markOf(n), line, ...flowOf(noteLang) }, places: [] }
      kept.set(key, found)
    }
    const place = `${found.note.id}-at-${found.places.length + 1}`
    found.places.push(place)
    const { id, mark: shown, line, lang: noteLang, dir } = found.note
    const foot = first && !underTable ? { foot: { lang: noteLang, dir, line } } : {}
    return { run: 'note', id, mark: shown, place, ...foot, under_table: underTable }
  }

  return { mark, notes: () => [...kept.values()].map(({ note, places }) => ({ ...note, places: [...places] })) }
}
