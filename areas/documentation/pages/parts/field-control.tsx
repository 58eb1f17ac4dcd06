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
  Reference,
  Select,
  TextArea,
  TextInput,
  useDisplay,
} from '../../../../web/index.ts'
import { type Field, type Kind, recordKinds } from '../../model.ts'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import {
  draftOf,
  type FieldDraft,
  type PlaceDraft,
  type RangeDraft,
  type RowDraft,
  type TextDraft,
  type UncertainDraft,
} from './field-drafts.ts'
import { type LabelWords, labelWords } from './label-words.ts'
import { PickField } from './pick-field.tsx'
import { AreaField, PlaceField } from './place-field.tsx'
import { titleOf } from './record-title.ts'
import { TermField } from './term-field.tsx'
import { UncertainField } from './uncertain-field.tsx'

/** What a control needs of a field's declaration; fields of the institution and columns of rows have it too. */
export type ControlledField = Pick<Field, 'type' | 'list' | 'to' | 'repeatable' | 'choices' | 'columns' | 'max'>

type ControlProps = FieldProps & {
  readonly field: ControlledField
  readonly draft: FieldDraft
  readonly onChange: (draft: FieldDraft) => void
  readonly words: LabelWords
  /** The case whose records a link may name first. */
  readonly caseId: string | undefined
}

/** The input of one field, by its type. */
export function FieldControl({ field, draft, onChange, words, caseId, ...props }: ControlProps) {
  const { language } = useDisplay()
  const multiple = field.repeatable === true
  const ids = { values: draft as readonly string[], onChange, multiple }
  const typed = {
    value: draft as string,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.type) {
    case 'code':
      return <TermField {...props} {...ids} list={field.list ?? ''} labelOf={words.named} />
    case 'area':
      return <AreaField {...props} {...ids} labelOf={words.named} />
    case 'ref':
      return <LinkField {...props} {...ids} to={field.to ?? []} words={words} caseId={caseId} />
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

/** Most records of a case that are offered at once, the latest first. */
const OFFERED = 200

/** Records that this one may name, of the same case, by code and title. */
function LinkField({ to, words, caseId, ...field }: IdsProps & { readonly to: readonly Kind[] }) {
  const { language } = useDisplay()
  return (
    <PickField
      {...field}
      searchKey={['links', caseId, ...to]}
      search={async (typed, signal) => {
        const wanted = typed.toLowerCase()
        const lists = await Promise.all(
          to.map((kind) =>
            api('GET /api/records/:kind', {
              params: { kind },
              query: { limit: OFFERED, ...(caseId === undefined ? {} : { case_id: caseId }) },
              signal,
            }),
          ),
        )
        return lists
          .flatMap(({ items, labels }) => {
            const names = labelWords(labels, language)
            return items.map((item) => ({ ...item, title: titleOf(item, names) }))
          })
          .filter(({ code, title }) => `${code} ${title ?? ''}`.toLowerCase().includes(wanted))
          .slice(0, 20)
          .map(({ id, kind, code, title }) => ({
            id,
            label: <Named code={code} title={title} />,
            above: to.length > 1 ? capital(recordKinds[kind].label[language]) : undefined,
          }))
      }}
      labelOf={(id) => {
        const record = words.record(id)
        return record === undefined ? (
          <Trans id="documentation.record.hidden">سجل لا يحق لك الاطلاع عليه</Trans>
        ) : (
          <Named code={record.code} title={words.title(record)} />
        )
      }}
    />
  )
}

const Named = ({ code, title }: { readonly code: string; readonly title: string | undefined }) => (
  <>
    {title === undefined ? null : (
      <>
        <bdi>{title}</bdi>{' '}
      </>
    )}
    <Reference>{code}</Reference>
  </>
)

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
              label={capital(column.label[language])}
              optional={column.required !== true}
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
