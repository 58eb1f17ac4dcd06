import { Conflict, Missing, useDisplay } from '../../../../web/index.ts'
import type { RecordView } from '../../views.ts'
import { capital } from './capital.ts'
import { type FormField, heldValues } from './form-field.ts'
import { type HeldForm, heldForm, sameValue, valuesIn } from './form-values.ts'
import type { LabelWords } from './label-words.ts'
import { NoteTexts } from './note-texts.tsx'
import { notesOf, sentNotes } from './notes.ts'
import { isAbsent, ValueView } from './value-view.tsx'

type BothSidesProps = {
  readonly fields: readonly FormField[]
  readonly held: HeldForm
  readonly theirs: RecordView
  readonly words: LabelWords
  readonly onMerge: (part: Partial<HeldForm>) => void
}

/** Somebody saved in between: field by field, what is mine and what stands there now. */
export function BothSides({ fields, held, theirs, words, onMerge }: BothSidesProps) {
  const display = useDisplay()
  const { language } = display
  const mine = valuesIn(fields, held, display)
  const other = heldValues(theirs)
  const otherNotes = notesOf(theirs.notes)
  const isChangedHere = (key: string) =>
    !sameValue(mine[key], held.base[key]) || Object.hasOwn(sentNotes(fields, held, mine), key)
  const againstTheirs = sentNotes(fields, { notes: held.notes, baseNotes: otherNotes }, mine)
  const differing = fields.filter(
    ({ key }) => !sameValue(mine[key], other[key]) || (isChangedHere(key) && Object.hasOwn(againstTheirs, key)),
  )
  const shown = (field: FormField, value: unknown, notes: Readonly<Record<string, string>> = {}) => (
    <>
      {isAbsent(value) ? <Missing /> : <ValueView field={field} value={value} words={words} />}
      <NoteTexts
        notes={Object.entries(notes).map(([term_id, text]) => ({ ...(term_id === '' ? {} : { term_id }), text }))}
        words={words}
      />
    </>
  )
  return (
    <Conflict
      fields={differing.map((field) => ({
        key: field.key,
        first: isChangedHere(field.key) ? 'mine' : 'theirs',
        label: capital(field.label[language]),
        mine: shown(field, mine[field.key], held.notes[field.key]),
        theirs: shown(field, other[field.key], otherNotes[field.key]),
      }))}
      onResolve={(choice) => {
        const fresh = heldForm(theirs)
        const kept = differing.filter(({ key }) => choice[key] === 'mine').map(({ key }) => key)
        onMerge({
          ...fresh,
          drafts: Object.fromEntries(kept.flatMap((key) => entry(held.drafts, key))),
          notes: { ...fresh.notes, ...Object.fromEntries(kept.flatMap((key) => entry(held.notes, key))) },
        })
      }}
    />
  )
}

const entry = <Value,>(of: Readonly<Record<string, Value>>, key: string): [string, Value][] => {
  const value = of[key]
  return value === undefined ? [] : [[key, value]]
}
