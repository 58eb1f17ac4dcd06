import { Trans } from '@lingui/react/macro'
import { ChoiceRow, DateFields, FieldGroup, type FieldProps, Select, TextInput } from '../../../../web/index.ts'
import { type DateShape, dateShapes, type UncertainDraft } from './field-drafts.ts'

type UncertainFieldProps = FieldProps & {
  readonly draft: UncertainDraft
  readonly onChange: (draft: UncertainDraft) => void
}

const shapeWords: { readonly [S in DateShape]: () => React.ReactNode } = {
  one: () => <Trans id="documentation.date.one">في تاريخ</Trans>,
  between: () => <Trans id="documentation.date.between">بين تاريخين</Trans>,
  since: () => <Trans id="documentation.date.since">منذ تاريخ وما زال</Trans>,
  until: () => <Trans id="documentation.date.until">إلى غاية تاريخ</Trans>,
}

/** A date as testimony gives it: how far it reaches, each end as precise as it is known, and the words it was told in. */
export function UncertainField({ draft, onChange, ...field }: UncertainFieldProps) {
  const set = (part: Partial<UncertainDraft>) => onChange({ ...draft, ...part })
  const { id, error, ...group } = field
  return (
    <FieldGroup {...group} id={`${id}-group`}>
      <Select
        id={`${id}-shape`}
        label={<Trans id="documentation.date.shape">كيف حُدِّد</Trans>}
        value={draft.shape}
        onChange={(event) => set({ shape: dateShapes.find((one) => one === event.target.value) ?? 'one' })}
      >
        {dateShapes.map((shape) => (
          <option key={shape} value={shape}>
            {shapeWords[shape]()}
          </option>
        ))}
      </Select>
      <DateFields
        id={id}
        name={id}
        label={
          draft.shape === 'between' ? (
            <Trans id="documentation.date.from">من</Trans>
          ) : (
            <Trans id="documentation.date.date">التاريخ</Trans>
          )
        }
        draft={draft.first}
        onChange={(first) => set({ first })}
        {...(error === undefined ? {} : { error })}
      />
      {draft.shape === 'between' ? (
        <DateFields
          id={`${id}-second`}
          name={`${id}-second`}
          label={<Trans id="documentation.date.to">إلى</Trans>}
          draft={draft.second}
          onChange={(second) => set({ second })}
        />
      ) : null}
      <ChoiceRow
        type="checkbox"
        id={`${id}-approximate`}
        name={`${id}-approximate`}
        choice={{ value: 'yes', label: <Trans id="documentation.date.approximate">تاريخ تقريبي</Trans> }}
        chosen={draft.approximate}
        onToggle={(approximate) => set({ approximate })}
      />
      <TextInput
        id={`${id}-told`}
        optional
        label={<Trans id="documentation.date.as-told">كما رُوي، بكلمات الراوي أو بتقويم آخر</Trans>}
        value={draft.as_told}
        onChange={(event) => set({ as_told: event.target.value })}
      />
    </FieldGroup>
  )
}
