import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { plainDigits } from '../../../../foundation/language/index.ts'
import {
  Button,
  Checkboxes,
  errorOf,
  LTextAll,
  LTextFields,
  NumberText,
  Radios,
  SummaryList,
  TextInput,
  useMay,
} from '../../../../web/index.ts'
import type { ProtocolView } from '../../model.ts'
import { api, useRefresh } from './calls.ts'
import { ClauseName, clauseDepth } from './clause-name.tsx'
import { termWords } from './comparison-view.tsx'
import { DayField } from './day-field.tsx'
import { DayText } from './party-rows.tsx'
import { RecordForm } from './record-form.tsx'

type Current = ProtocolView['current']
const names = [
  'title',
  'place',
  'signed_on',
  'in_force_on',
  'ends_on',
  'notice_days',
  'unilateral_termination',
  'survival',
] as const
type Terms = Pick<Current, (typeof names)[number]>

/** What is agreed beside the clauses: dates, notice, what survives. Edited in its place while the text is a draft. */
export function TermsSection({ protocol }: { readonly protocol: ProtocolView }) {
  const mayDraft = useMay('protocol.draft')
  const [open, setOpen] = useState(false)
  const editable = mayDraft && protocol.obstacles.edit?.length === 0
  return (
    <section>
      <h2>
        <Trans id="agreement.terms.title">الأحكام المرافقة للنص</Trans>
      </h2>
      {open && editable ? (
        <TermsForm protocol={protocol} onDone={() => setOpen(false)} />
      ) : (
        <>
          <SummaryList
            rows={names.map((name) => ({
              key: name,
              label: termWords[name]?.(),
              value: <TermValue name={name} terms={protocol.current} />,
            }))}
          />
          {editable ? (
            <Button kind="secondary" onClick={() => setOpen(true)}>
              <Trans id="agreement.terms.edit">تعديل الأحكام</Trans>
            </Button>
          ) : null}
        </>
      )}
    </section>
  )
}

function TermValue({ name, terms }: { readonly name: keyof Terms; readonly terms: Terms }) {
  if (name === 'title' || name === 'place') return <LTextAll text={terms[name]} />
  if (name === 'signed_on' || name === 'in_force_on' || name === 'ends_on') return <DayText day={terms[name]} />
  if (name === 'notice_days') return <NumberText value={terms.notice_days} />
  if (name === 'unilateral_termination')
    return terms.unilateral_termination ? (
      <Trans id="agreement.terms.yes">نعم</Trans>
    ) : (
      <Trans id="agreement.terms.no">لا</Trans>
    )
  if (terms.survival.length === 0) return <Trans id="agreement.terms.none-survives">لا مادة</Trans>
  return terms.survival.map((eid) => (
    <div key={eid}>
      <ClauseName eid={eid} />
    </div>
  ))
}

const termsOf = (current: Terms): Terms => ({
  title: current.title,
  place: current.place,
  signed_on: current.signed_on,
  in_force_on: current.in_force_on,
  ends_on: current.ends_on,
  notice_days: current.notice_days,
  unilateral_termination: current.unilateral_termination,
  survival: current.survival,
})

function TermsForm({ protocol, onDone }: { readonly protocol: ProtocolView; readonly onDone: () => void }) {
  const refresh = useRefresh()
  const { id, current, clauses } = protocol
  const languages = current.languages.map(({ lang }) => lang)
  return (
    <RecordForm<Terms, Current>
      draftKey={`terms-${current.id}`}
      version={current.version}
      values={termsOf(current)}
      valuesOf={termsOf}
      formId={`title-${languages[0]}`}
      fields={{
        ...Object.fromEntries(languages.map((lang) => [`/title/${lang}`, `title-${lang}`])),
        ...Object.fromEntries(names.map((name) => [`/${name}`, name])),
      }}
      label={(name) => termWords[name]?.()}
      show={(name, terms) => <TermValue name={name} terms={terms} />}
      send={async (changes, version) => {
        await api('PATCH /api/protocols/:id/draft', { params: { id }, version, body: changes })
        await refresh()
      }}
      onDone={onDone}
    >
      {(terms, change, errors) => {
        const errorFor = (name: string) => {
          const error = errorOf(errors, name)
          return error === undefined ? {} : { error }
        }
        return (
          <>
            <LTextFields
              id="title"
              name="title"
              label={termWords.title?.()}
              languages={languages}
              value={terms.title}
              onChange={(title) => change({ title })}
              {...errorFor('title')}
            />
            <LTextFields
              id="place"
              name="place"
              optional
              label={termWords.place?.()}
              languages={languages}
              value={terms.place}
              onChange={(place) => change({ place })}
              {...errorFor('place')}
            />
            {(['signed_on', 'in_force_on', 'ends_on'] as const).map((name) => (
              <DayField
                key={name}
                id={name}
                label={termWords[name]?.()}
                day={terms[name]}
                onChange={(day) => change({ [name]: day })}
                {...errorFor(name)}
              />
            ))}
            <TextInput
              id="notice_days"
              inputMode="numeric"
              width="short"
              label={termWords.notice_days?.()}
              value={String(terms.notice_days)}
              onChange={(event) => change({ notice_days: wholeNumber(event.target.value) })}
              {...errorFor('notice_days')}
            />
            <Radios
              id="unilateral_termination"
              name="unilateral_termination"
              label={termWords.unilateral_termination?.()}
              value={terms.unilateral_termination ? 'yes' : 'no'}
              onChange={(value) => change({ unilateral_termination: value === 'yes' })}
              choices={[
                { value: 'yes', label: <Trans id="agreement.terms.yes">نعم</Trans> },
                { value: 'no', label: <Trans id="agreement.terms.no">لا</Trans> },
              ]}
            />
            <Checkboxes
              id="survival"
              name="survival"
              optional
              label={termWords.survival?.()}
              values={terms.survival}
              onChange={(survival) => change({ survival: [...survival] })}
              choices={clauses
                .filter(({ eid }) => clauseDepth(eid) === 0 && eid !== 'preamble')
                .map(({ eid }) => ({ value: eid, label: <ClauseName eid={eid} /> }))}
              {...errorFor('survival')}
            />
          </>
        )
      }}
    </RecordForm>
  )
}

const wholeNumber = (text: string) => Number(plainDigits(text).replace(/\D/g, ''))
