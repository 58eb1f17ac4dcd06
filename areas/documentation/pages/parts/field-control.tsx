import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { languages } from '../../../../foundation/language/index.ts'
import type { DateDraft } from '../../../../web/index.ts'
import {
  Button,
  DateFields,
  FieldGroup,
  type FieldProps,
  LTextFields,
  Select,
  TextArea,
  TextInput,
  useDisplay,
} from '../../../../web/index.ts'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import {
  draftOf,
  type FieldDraft,
  type PlaceDraft,
  type RangeDraft,
  type RowDraft,
  rowsFor,
  type TextDraft,
  type UncertainDraft,
} from './field-drafts.ts'
import { FileField } from './file-field.tsx'
import type { FormField } from './form-field.ts'
import type { LabelWords } from './label-words.ts'
import { LinkField } from './link-field.tsx'
import { PickField } from './pick-field.tsx'
import { AreaField, PlaceField } from './place-field.tsx'
import { TermField } from './term-field.tsx'
import { UncertainField } from './uncertain-field.tsx'

/** What a control needs of a field's declaration; fields of the institution and columns of rows have it too. */
export type ControlledField = Pick<
  FormField,
  'type' | 'list' | 'to' | 'repeatable' | 'choices' | 'columns' | 'max' | 'across_cases'
>

type ControlProps = FieldProps & {
  readonly field: ControlledField
  readonly draft: FieldDraft
  readonly onChange: (draft: FieldDraft) => void
  readonly words: LabelWords
  /** The case whose records a link may name. */
  readonly caseId: string | undefined
  /** Whether what a link lacks may be made from here: the form waits as a draft. */
  readonly mayMake?: boolean
}

/** The input of one field, by its type. */
export function FieldControl({ field, draft, onChange, words, caseId, mayMake = false, ...props }: ControlProps) {
  const { language } = useDisplay()
  const multiple = field.repeatable === true
  const ids = { values: draft as readonly string[], onChange, multiple }
  const typed = {
    value: draft as string,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  const several = rowsFor(field)
  if (several !== undefined) return <FieldControl {...props} {...{ draft, onChange, words, caseId }} field={several} />
  switch (field.type) {
    case 'code':
      return <TermField {...props} {...ids} list={field.list ?? ''} labelOf={words.named} />
    case 'area':
      return <AreaField {...props} {...ids} labelOf={words.named} />
    case 'ref':
      return (
        <LinkField
          {...props}
          {...ids}
          to={field.to ?? []}
          words={words}
          caseId={field.across_cases === true ? undefined : caseId}
          makeIn={mayMake ? caseId : undefined}
        />
      )
    case 'user':
      return <PersonField {...props} {...ids} words={words} caseId={caseId} />
    case 'ml':
      return (
        <LTextFields
          {...props}
          name={props.id}
          languages={languages}
          lines={(field.max ?? LONG) > SHORT ? 4 : 1}
          value={draft as TextDraft}
          onChange={(next) => onChange({ ...(draft as TextDraft), ...next })}
        />
      )
    case 'date':
      return <DateFields {...props} name={props.id} draft={draft as DateDraft} onChange={onChange} />
    case 'udate':
      return <UncertainField {...props} draft={draft as UncertainDraft} onChange={onChange} />
    case 'place':
      return <PlaceField {...props} draft={draft as PlaceDraft} onChange={onChange} labelOf={words.named} />
    case 'range':
      return <RangeField {...props} draft={draft as RangeDraft} onChange={onChange} />
    case 'rows':
      return (
        <RowsField {...props} field={field} draft={draft as readonly RowDraft[]} onChange={onChange} words={words} />
      )
    case 'bool':
      return (
        <Select {...props} {...typed}>
          <option value="">–</option>
          <option value="true">
            <Trans id="documentation.record.yes">نعم</Trans>
          </option>
          <option value="false">
            <Trans id="documentation.record.no">لا</Trans>
          </option>
        </Select>
      )
    case 'choice':
      return (
        <Select {...props} {...typed}>
          <option value="">–</option>
          {(field.choices ?? []).map(({ value, label }) => (
            <option key={value} value={value}>
              {capital(label[language])}
            </option>
          ))}
        </Select>
      )
    case 'int':
      return <TextInput {...props} {...typed} inputMode="numeric" width="short" />
    case 'decimal':
      return <TextInput {...props} {...typed} inputMode="decimal" width="short" />
    case 'evidence':
      return <FileField {...props} {...ids} />
    case 'long':
      return <TextArea {...props} {...typed} />
    default:
      return multiple ? (
        <TextArea
          {...props}
          hint={props.hint ?? <Trans id="documentation.form.one-a-line">واحد في كل سطر.</Trans>}
          rows={3}
          {...typed}
        />
      ) : (
        <TextInput {...props} {...typed} />
      )
  }
}

const SHORT = 300
const LONG = 20_000

function RangeField({
  draft,
  onChange,
  id,
  ...group
}: FieldProps & { readonly draft: RangeDraft; readonly onChange: (draft: RangeDraft) => void }) {
  return (
    <FieldGroup {...group} id={`${id}-group`}>
      <div className="range-parts">
        <TextInput
          id={id}
          width="short"
          inputMode="numeric"
          label={<Trans id="documentation.range.min">الأدنى</Trans>}
          value={draft.min}
          onChange={(event) => onChange({ ...draft, min: event.target.value })}
        />
        <TextInput
          id={`${id}-max`}
          width="short"
          inputMode="numeric"
          label={<Trans id="documentation.range.max">الأعلى</Trans>}
          value={draft.max}
          onChange={(event) => onChange({ ...draft, max: event.target.value })}
        />
      </div>
    </FieldGroup>
  )
}

type IdsProps = FieldProps & {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly multiple: boolean
  readonly words: LabelWords
  readonly caseId: string | undefined
}

/** People who work on the case. */
function PersonField({ words, caseId, values, onChange, multiple, ...field }: IdsProps) {
  const team = useQuery({
    queryKey: ['team', caseId],
    queryFn: ({ signal }) => api('GET /api/records/case_file/:id/team', { params: { id: caseId ?? '' }, signal }),
    enabled: caseId !== undefined,
  })
  const people = team.data?.items ?? []
  return (
    <PickField
      {...field}
      values={values}
      onChange={onChange}
      multiple={multiple}
      searchKey={['team', caseId, 'search', people.length]}
      search={async (typed) =>
        people.filter(({ name }) => name.includes(typed)).map(({ id, name }) => ({ id, label: <bdi>{name}</bdi> }))
      }
      labelOf={(id) => <bdi>{words.person(id) ?? people.find((one) => one.id === id)?.name ?? id}</bdi>}
    />
  )
}

type RowsFieldProps = FieldProps & {
  readonly field: ControlledField
  readonly draft: readonly RowDraft[]
  readonly onChange: (draft: readonly RowDraft[]) => void
  readonly words: LabelWords
}

/** A list of small groups of inputs, to which one is added and from which one is taken away. */
function RowsField({ field, draft, onChange, words, id, ...group }: RowsFieldProps) {
  const display = useDisplay()
  const { language } = display
  const columns = field.columns ?? []
  return (
    <FieldGroup {...group} id={id}>
      {draft.map((row, index) => (
        <div key={row.key} className="row-of-fields">
          {columns.map((column) => (
            <FieldControl
              key={column.key}
              id={`${id}-${index}-${column.key}`}
              label={
                column.label[language] === '' ? (
                  <Trans id="documentation.rows.value">القيمة</Trans>
                ) : (
                  capital(column.label[language])
                )
              }
              optional={column.required !== true && column.label[language] !== ''}
              field={column}
              draft={row.cells[column.key] ?? draftOf(column, null, display)}
              onChange={(cell) =>
                onChange(
                  draft.map((one) => (one === row ? { ...one, cells: { ...one.cells, [column.key]: cell } } : one)),
                )
              }
              words={words}
              caseId={undefined}
            />
          ))}
          <Button kind="quiet" onClick={() => onChange(draft.filter((one) => one !== row))}>
            <Trans id="documentation.rows.remove">حذف هذا السطر</Trans>
          </Button>
        </div>
      ))}
      <Button kind="secondary" onClick={() => onChange([...draft, { key: crypto.randomUUID(), cells: {} }])}>
        <Trans id="documentation.rows.add">إضافة سطر</Trans>
      </Button>
    </FieldGroup>
  )
}
