import { Trans, useLingui } from '@lingui/react/macro'
import { isolate } from '../../../../foundation/language/index.ts'
import { Button, Checkboxes, Select, TextInput, useDisplay } from '../../../../web/index.ts'
import { fieldOf, type Kind } from '../../model.ts'
import type { Mapping, PartMapping, Source } from '../../transfer/index.ts'
import { capital } from '../parts/capital.ts'
import type { FieldInfo } from './fields.ts'
import { addPart, changePart, type PartKind, partKinds, removePart, setSource, unfilled } from './mapping-edit.ts'
import { TermCodeField } from './term-code-field.tsx'
import { type PartWords, usePartWords } from './words.tsx'

type PartsProps = {
  readonly mapping: Mapping
  readonly onChange: (parts: Mapping['parts']) => void
  readonly header: readonly string[]
  readonly fieldsOf: (kind: PartKind) => readonly FieldInfo[]
  /** What a record that all rows share is called. */
  readonly listId: string
}

/** The records that every row makes: by what they are known, what is the same in all rows, and what they are linked to. */
export function PartCards(props: PartsProps) {
  const { mapping, onChange } = props
  const { t } = useLingui()
  const words = usePartWords(mapping.parts)
  return (
    <section>
      <h2>
        <Trans id="documentation.import.parts">ما يصنعه كل سطر</Trans>
      </h2>
      <ul className="transfer-cards">
        {mapping.parts.map((part) => (
          <li key={part.part} id={`part-${part.part}`} tabIndex={-1} className="transfer-card">
            <PartCard {...props} part={part} words={words} />
          </li>
        ))}
      </ul>
      <Select
        id="add-part"
        label={<Trans id="documentation.import.add-part">إضافة سجل آخر يصنعه السطر</Trans>}
        value=""
        onChange={(event) => {
          const kind = partKinds.find((one) => one === event.target.value)
          if (kind !== undefined) onChange(addPart(mapping.parts, kind))
        }}
      >
        <option value="">{t({ id: 'documentation.import.choose-kind', message: 'اختر نوعه' })}</option>
        {partKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.kind(kind)}
          </option>
        ))}
      </Select>
    </section>
  )
}

type CardProps = PartsProps & { readonly part: PartMapping; readonly words: PartWords }

function PartCard(props: CardProps) {
  const { mapping, onChange, fieldsOf, part, words } = props
  const { t } = useLingui()
  const fields = fieldsOf(part.kind)
  const missing = unfilled(part, fields)
  const fixed = fields.filter(({ home, key }) => {
    const source = part[home][key]
    return source !== undefined && ('constant' in source || 'part' in source || 'text' in source)
  })
  const free = fields.filter(
    ({ home, key }) => part[home][key] === undefined && !missing.some((one) => one.key === key),
  )
  return (
    <>
      <h3>{words.part(part.part)}</h3>
      <IdSelect {...props} />
      {[...fixed, ...missing].map((field) => (
        <FixedValue key={`${field.home} ${field.key}`} {...props} field={field} isMissing={missing.includes(field)} />
      ))}
      <details className="record-group">
        <summary>
          <Trans id="documentation.import.more-of-part">قيم ثابتة وشروط أخرى</Trans>
        </summary>
        <Select
          id={`${part.part}-fixed`}
          label={<Trans id="documentation.import.add-fixed">حقل قيمته واحدة في كل السطور</Trans>}
          value=""
          onChange={(event) => {
            const field = free.find(({ home, key }) => `${home} ${key}` === event.target.value)
            if (field === undefined) return
            const source: Source = field.type === 'ml' ? { text: {} } : { constant: '' }
            onChange(setSource(mapping.parts, { part: part.part, home: field.home, key: field.key }, source))
          }}
        >
          <option value="">{t({ id: 'documentation.import.choose-field', message: 'اختر حقلًا' })}</option>
          {free
            .filter(({ type }) => type !== 'place')
            .map((field) => (
              <option key={`${field.home} ${field.key}`} value={`${field.home} ${field.key}`}>
                {words.field(field)}
              </option>
            ))}
        </Select>
        <Conditions {...props} />
      </details>
      {mapping.parts.length > 1 ? (
        <Button kind="quiet" onClick={() => onChange(removePart(mapping.parts, part.part))}>
          <span>
            <Trans id="documentation.import.remove-part">حذف من السطر:</Trans> {words.part(part.part)}
          </span>
        </Button>
      ) : null}
    </>
  )
}

/** By which column a record is known when the table comes again, or that one record serves all rows. */
function IdSelect({ mapping, onChange, header, listId, part }: CardProps) {
  const { t } = useLingui()
  const value = part.id === undefined ? '' : 'constant' in part.id ? 'shared' : `column ${part.id.column}`
  return (
    <Select
      id={`${part.part}-id`}
      label={<Trans id="documentation.import.id">بمَ يُعرف هذا السجل؟</Trans>}
      hint={
        <Trans id="documentation.import.id-hint">
          برقمه في الجدول يُعرف إذا استُورد الجدول مصحَّحًا، فلا يتكرر. ودونه يصنع كل استيراد سجلات جديدة.
        </Trans>
      }
      value={value}
      onChange={(event) =>
        onChange(
          changePart(mapping.parts, part.part, ({ id: _, ...rest }) => {
            const chosen = event.target.value
            if (chosen === '') return rest
            return {
              ...rest,
              id: chosen === 'shared' ? { constant: listId } : { column: chosen.slice('column '.length) },
            }
          }),
        )
      }
    >
      <option value="">{t({ id: 'documentation.import.id-none', message: 'لا رقم له: كل سطر سجل جديد' })}</option>
      <option value="shared">
        {t({ id: 'documentation.import.id-shared', message: 'سجل واحد تشترك فيه كل السطور' })}
      </option>
      {header
        .filter((column) => column !== '')
        .map((column) => (
          <option key={column} value={`column ${column}`}>
            {column}
          </option>
        ))}
    </Select>
  )
}

type FixedProps = CardProps & { readonly field: FieldInfo; readonly isMissing: boolean }

/** A field with the same value in all rows, or linked to another record of the row; a required one that nothing fills yet says so. */
function FixedValue({ mapping, onChange, part, words, field, isMissing }: FixedProps) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const id = `${part.part}-${field.key}`
  const source = part[field.home][field.key]
  const set = (next: Source | undefined) =>
    onChange(setSource(mapping.parts, { part: part.part, home: field.home, key: field.key }, next))
  const shared = {
    id,
    label: words.field(field),
    ...(isMissing
      ? {
          hint: (
            <Trans id="documentation.import.required">لازم: اختر له عمودًا أدناه، أو اكتب قيمة واحدة لكل السطور.</Trans>
          ),
        }
      : {}),
  }
  const constant = source !== undefined && 'constant' in source ? source.constant : ''
  if (field.type === 'ref') {
    const earlier = mapping.parts
      .slice(0, mapping.parts.indexOf(part))
      .filter((one) => field.to?.includes(one.kind as Kind))
    const chosen = source !== undefined && 'part' in source ? source.part : part.unknown.includes(field.key) ? '?' : ''
    return (
      <Select
        {...shared}
        value={chosen}
        onChange={(event) => {
          const value = event.target.value
          if (value === '?')
            onChange(changePart(mapping.parts, part.part, (one) => ({ ...one, unknown: [...one.unknown, field.key] })))
          else set(value === '' ? undefined : { part: value })
        }}
      >
        <option value="">–</option>
        {earlier.map((one) => (
          <option key={one.part} value={one.part}>
            {words.part(one.part)}
          </option>
        ))}
        {fieldOf(part.kind, field.key)?.or_unknown === true ? (
          <option value="?">{t({ id: 'documentation.import.unknown', message: 'غير معروف' })}</option>
        ) : null}
      </Select>
    )
  }
  if (field.list !== undefined)
    return (
      <TermCodeField
        {...shared}
        list={field.list}
        code={constant === '' ? undefined : constant}
        onChange={(code) => set(code === undefined ? undefined : { constant: code })}
      />
    )
  if (field.choices !== undefined || field.type === 'bool')
    return (
      <Select
        {...shared}
        value={constant}
        onChange={(event) => set(event.target.value === '' ? undefined : { constant: event.target.value })}
      >
        <option value="">–</option>
        {field.type === 'bool' ? (
          <>
            <option value="true">{t({ id: 'documentation.import.yes', message: 'نعم' })}</option>
            <option value="false">{t({ id: 'documentation.import.no', message: 'لا' })}</option>
          </>
        ) : null}
        {(field.choices ?? []).map(({ value, label }) => (
          <option key={value} value={value}>
            {capital(label[language])}
          </option>
        ))}
      </Select>
    )
  if (field.type === 'ml') {
    const text = source !== undefined && 'text' in source ? source.text : {}
    return (
      <TextInput
        {...shared}
        value={text[language] ?? ''}
        onChange={(event) => {
          const { [language]: _, ...rest } = text
          set(
            event.target.value === ''
              ? Object.keys(rest).length === 0
                ? undefined
                : { text: rest }
              : { text: { ...rest, [language]: event.target.value } },
          )
        }}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      value={constant}
      onChange={(event) => set(event.target.value === '' ? undefined : { constant: event.target.value })}
    />
  )
}

/** When the record is made at all, what becomes of one that is there already, and what is said of empty cells. */
function Conditions({ mapping, onChange, header, fieldsOf, part, words }: CardProps) {
  const { t } = useLingui()
  const change = (to: (one: PartMapping) => PartMapping) => onChange(changePart(mapping.parts, part.part, to))
  const filled = fieldsOf(part.kind).filter(({ home, key, mayBeUnknown }) => {
    const source = part[home][key]
    return (
      mayBeUnknown &&
      (part.unknown.includes(key) || (source !== undefined && !('constant' in source) && !('part' in source)))
    )
  })
  return (
    <>
      <Select
        id={`${part.part}-only-if`}
        label={<Trans id="documentation.import.only-if">يُصنع</Trans>}
        value={part.only_if ?? ''}
        onChange={(event) =>
          change(({ only_if: _, ...rest }) =>
            event.target.value === '' ? rest : { ...rest, only_if: event.target.value },
          )
        }
      >
        <option value="">{t({ id: 'documentation.import.always', message: 'في كل سطر' })}</option>
        {header
          .filter((column) => column !== '')
          .map((column) => (
            <option key={column} value={column}>
              {`${t({ id: 'documentation.import.where-filled', message: 'حيث مُلئ العمود:' })} ${isolate(column)}`}
            </option>
          ))}
      </Select>
      <Select
        id={`${part.part}-existing`}
        label={<Trans id="documentation.import.existing">ما كان موجودًا من استيراد سابق</Trans>}
        value={part.existing}
        onChange={(event) =>
          change((one) => ({ ...one, existing: event.target.value === 'leave' ? 'leave' : 'update' }))
        }
      >
        <option value="update">
          {t({ id: 'documentation.import.existing-update', message: 'يُعدَّل كما في الجدول' })}
        </option>
        <option value="leave">{t({ id: 'documentation.import.existing-leave', message: 'يُترك كما هو' })}</option>
      </Select>
      {filled.length === 0 ? null : (
        <Checkboxes
          id={`${part.part}-unknown`}
          name={`${part.part}-unknown`}
          label={<Trans id="documentation.import.unknown-where-empty">ما يُقال إنه «غير معروف» حيث الخلية فارغة</Trans>}
          choices={filled.map((field) => ({ value: field.key, label: words.field(field) }))}
          values={part.unknown}
          onChange={(unknown) => change((one) => ({ ...one, unknown: [...unknown] }))}
        />
      )}
    </>
  )
}
