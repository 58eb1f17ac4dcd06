import type { LabelWords } from './label-words.ts'
import { listed } from './notes.ts'

/** Clarifying notes on a coded value; where there are several, each with its term. */
export function NoteTexts({ notes, words }: { readonly notes: unknown; readonly words: LabelWords }) {
  const all = listed(notes)
  return all.map(({ term_id, text }) => {
    const name = term_id === undefined || all.length === 1 ? undefined : words.named(term_id)
    return (
      <p key={`${term_id} ${text}`} className="field-hint">
        {name === undefined ? null : (
          <>
            <bdi>{name}</bdi>
            {': '}
          </>
        )}
        <bdi dir="auto" className="kept-lines">
          {text}
        </bdi>
      </p>
    )
  })
}
