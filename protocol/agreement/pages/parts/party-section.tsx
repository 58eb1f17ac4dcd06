import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button, errorOf, LTextFields, LTextView, TextInput, useMay } from '../../../../web/index.ts'
import type { Mandate, Party, ProtocolView } from '../../model.ts'
import { api, useRefresh } from './calls.ts'
import { DayField } from './day-field.tsx'
import { DayText, PartyRows } from './party-rows.tsx'
import { RecordForm } from './record-form.tsx'

type PartySectionProps = { readonly protocol: ProtocolView; readonly party: Party }

/** A party with the person who signs for it; edited in its place while the text is a draft. */
export function PartySection({ protocol, party }: PartySectionProps) {
  const mayDraft = useMay('protocol.draft')
  const [open, setOpen] = useState(false)
  const editable = mayDraft && protocol.obstacles.edit?.length === 0
  return (
    <>
      <h3>
        <LTextView text={party.name} quiet />
      </h3>
      {open && editable ? (
        <PartyForm protocol={protocol} party={party} onDone={() => setOpen(false)} />
      ) : (
        <>
          <PartyRows party={party} />
          {editable ? (
            <p>
              <Button kind="secondary" onClick={() => setOpen(true)} data-party={party.is_self ? 'self' : 'other'}>
                <Trans id="agreement.party.edit">تعديل من يوقّع وتفويضه</Trans>
                <span className="visually-hidden">
                  {' '}
                  <LTextView text={party.name} quiet />
                </span>
              </Button>
            </p>
          ) : null}
        </>
      )}
    </>
  )
}

type Values = Omit<Mandate, 'act_sha256'>
const mandateOf = ({
  signatory,
  capacity,
  act_title,
  act_number,
  act_date,
  valid_from,
  valid_until,
}: Values): Values => ({
  signatory,
  capacity,
  act_title,
  act_number,
  act_date,
  valid_from,
  valid_until,
})

const words: { readonly [K in keyof Values]: () => ReactNode } = {
  signatory: () => <Trans id="agreement.party.signatory">من يوقّع</Trans>,
  capacity: () => <Trans id="agreement.party.capacity">صفته</Trans>,
  act_title: () => <Trans id="agreement.party.act">السند الذي يخوّله</Trans>,
  act_number: () => <Trans id="agreement.party.act-number">رقم السند</Trans>,
  act_date: () => <Trans id="agreement.party.act-date">تاريخ السند</Trans>,
  valid_from: () => <Trans id="agreement.party.valid-from">التفويض صالح من</Trans>,
  valid_until: () => <Trans id="agreement.party.valid-until">التفويض صالح إلى</Trans>,
}
const texts = ['signatory', 'capacity', 'act_title'] as const

function PartyForm({ protocol, party, onDone }: PartySectionProps & { readonly onDone: () => void }) {
  const refresh = useRefresh()
  const languages = protocol.current.languages.map(({ lang }) => lang)
  return (
    <RecordForm<Values, Party>
      draftKey={`party-${party.id}`}
      version={party.version}
      values={mandateOf(party)}
      valuesOf={mandateOf}
      formId={`signatory-${languages[0]}`}
      fields={{
        ...Object.fromEntries(
          texts.flatMap((name) => languages.map((lang) => [`/${name}/${lang}`, `${name}-${lang}`] as const)),
        ),
        ...Object.fromEntries(Object.keys(words).map((name) => [`/${name}`, name])),
      }}
      label={(name) => words[name]()}
      show={(name, values) => <MandateValue name={name} values={values} />}
      send={async (changes, version) => {
        await api('PATCH /api/parties/:id', { params: { id: party.id }, version, body: changes })
        await refresh()
      }}
      onDone={onDone}
    >
      {(values, change, errors) => {
        const errorFor = (name: string) => {
          const error = errorOf(errors, name)
          return error === undefined ? {} : { error }
        }
        return (
          <>
            {texts.map((name) => (
              <LTextFields
                key={name}
                id={name}
                name={name}
                label={words[name]()}
                languages={languages}
                value={values[name] ?? {}}
                onChange={(text) => change({ [name]: isEmpty(text) ? null : text })}
                {...errorFor(name)}
              />
            ))}
            <TextInput
              id="act_number"
              optional
              width="medium"
              label={words.act_number()}
              value={values.act_number ?? ''}
              onChange={(event) => change({ act_number: event.target.value === '' ? null : event.target.value })}
              {...errorFor('act_number')}
            />
            {(['act_date', 'valid_from', 'valid_until'] as const).map((name) => (
              <DayField
                key={name}
                id={name}
                label={words[name]()}
                day={values[name]}
                onChange={(day) => change({ [name]: day })}
                {...errorFor(name)}
              />
            ))}
          </>
        )
      }}
    </RecordForm>
  )
}

const isEmpty = (text: object) => Object.values(text).every((value) => value === '')

function MandateValue({ name, values }: { readonly name: keyof Values; readonly values: Values }) {
  if (name === 'act_number') return <bdi>{values.act_number ?? '–'}</bdi>
  if (name === 'act_date' || name === 'valid_from' || name === 'valid_until') return <DayText day={values[name]} />
  return <LTextView text={values[name] ?? {}} quiet />
}
