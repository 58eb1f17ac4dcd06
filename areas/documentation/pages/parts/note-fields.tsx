import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { pickText } from '../../../../foundation/language/index.ts'
import { TextArea, useDisplay } from '../../../../web/index.ts'
import { vocabulary } from './calls.ts'
import type { LabelWords } from './label-words.ts'

type NoteFieldsProps = {
  readonly id: string
  /** The terms that are chosen, in their order. */
  readonly terms: readonly string[]
  readonly notes: Readonly<Record<string, string>>
  readonly onChange: (notes: Readonly<Record<string, string>>) => void
  readonly words: LabelWords
  readonly label: string
}

/** A note for each chosen term, where what a list says is not all there is to say; closed until it is wanted. */
export function NoteFields({ id, terms, notes, onChange, words, label }: NoteFieldsProps) {
  // a note that came without a term belongs to the value as a whole
  const asked = [...('' in notes ? [''] : []), ...terms]
  return asked.map((term) => (
    <NoteField
      key={term}
      id={`${id}-note-${term}`}
      name={terms.length > 1 && term !== '' ? <TermName id={term} words={words} /> : undefined}
      label={label}
      text={notes[term] ?? ''}
      onChange={(text) => onChange({ ...notes, [term]: text })}
    />
  ))
}

type NoteFieldProps = {
  readonly id: string
  /** The term, where there are several. */
  readonly name: React.ReactNode | undefined
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
}

function NoteField({ id, name, label, text, onChange }: NoteFieldProps) {
  const [isOpen] = useState(text !== '')
  return (
    <details className="why-empty" open={isOpen}>
      <summary>
        <Trans id="documentation.note.add">ملاحظة توضيحية</Trans>
        {name === undefined ? <span className="visually-hidden"> {label}</span> : <>: {name}</>}
      </summary>
      <TextArea
        id={id}
        optional
        rows={2}
        maxLength={2000}
        label={<Trans id="documentation.note.label">ما لا تقوله القائمة عن هذه القيمة</Trans>}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </details>
  )
}

/** The label of a term; one that was chosen just now is asked for. */
function TermName({ id, words }: { readonly id: string; readonly words: LabelWords }) {
  const { language } = useDisplay()
  const known = words.named(id)
  const query = useQuery({
    queryKey: ['term', id],
    queryFn: ({ signal }) => vocabulary('GET /api/terms/:id', { params: { id }, signal }),
    enabled: known === undefined,
    staleTime: 600_000,
  })
  const { ar = '', fr = '', en = '' } = query.data?.labels ?? {}
  return <bdi>{known ?? pickText({ ar, fr, en }, language)?.text ?? '…'}</bdi>
}
