import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select } from '../../../../web/index.ts'
import { placePrecisions } from '../../model.ts'
import type { Mapping, Source } from '../../transfer/index.ts'
import { precisions } from '../parts/words.tsx'
import type { SampleRows } from './calls.ts'
import { Calendars, DateOrders } from './dialect-fields.tsx'
import type { FieldInfo } from './fields.ts'
import {
  assign,
  type PartKind,
  readTarget,
  release,
  setSource,
  type Target,
  targetText,
  usesOf,
  withFiles,
} from './mapping-edit.ts'
import type { Table } from './suggest.ts'
import { type PartWords, usePartWords } from './words.tsx'

type Dialect = {
  readonly date_order: 'dmy' | 'mdy' | 'ymd'
  readonly calendar: 'gregorian' | 'hijri'
  readonly format: string
}
type CardsProps = {
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
  readonly table: Table
  readonly dates: SampleRows['dates']
  readonly fieldsOf: (kind: PartKind) => readonly FieldInfo[]
  readonly dialect: Dialect
}

/** Every column with what stands in it, and what it becomes. */
export function ColumnCards(props: CardsProps) {
  const { table } = props
  return (
    <section>
      <h2>
        <Trans id="documentation.import.columns">الأعمدة</Trans>
      </h2>
      <ul className="transfer-cards">
        {table.header.map((column, index) =>
          column === '' ? null : (
            <li key={column} className="transfer-card">
              <ColumnCard {...props} column={column} index={index} />
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

const SAMPLES = 3

function ColumnCard({
  mapping,
  onChange,
  table,
  dates,
  fieldsOf,
  dialect,
  column,
  index,
}: CardsProps & { readonly column: string; readonly index: number }) {
  const words = usePartWords(mapping.parts)
  const uses = usesOf(mapping.parts, column)
  const known = mapping.parts.flatMap(({ part, id }) =>
    id !== undefined && 'column' in id && id.column === column ? [part] : [],
  )
  const cells = [...new Set(table.rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== ''))].slice(
    0,
    SAMPLES,
  )
  const setParts = (parts: Mapping['parts']) => onChange({ ...mapping, parts })
  const fieldOf = (target: Target) => {
    const part = mapping.parts.find((one) => one.part === target.part)
    return part === undefined
      ? undefined
      : fieldsOf(part.kind).find(({ home, key }) => home === target.home && key === target.key)
  }
  return (
    <>
      <h3>
        <bdi dir="auto">{column}</bdi>
      </h3>
      <ul className="transfer-samples">
        {cells.length === 0 ? (
          <li>
            <Trans id="documentation.import.empty-column">فارغ في السطور الأولى</Trans>
          </li>
        ) : (
          cells.map((cell) => (
            <li key={cell}>
              <bdi dir="auto">{cell.slice(0, 120)}</bdi>
            </li>
          ))
        )}
      </ul>
      {known.length === 0 ? null : (
        <p>
          <Trans id="documentation.import.is-id">بهذا العمود يُعرف السجل إذا استُورد الجدول مرة أخرى.</Trans>
        </p>
      )}
      {uses.map((target) => {
        const field = fieldOf(target)
        return (
          <div key={targetText(target)}>
            <TargetSelect
              id={`col-${index}-${uses.indexOf(target)}`}
              mapping={mapping}
              fieldsOf={fieldsOf}
              words={words}
              value={targetText(target)}
              onChange={(next) => {
                const left = release(mapping.parts, target)
                setParts(next === undefined ? left : assign(left, next, column))
              }}
            />
            {field === undefined ? null : (
              <SourceOptions
                id={`col-${index}-${uses.indexOf(target)}`}
                field={field}
                source={sourceAt(mapping, target)}
                dated={dates.find((one) => one.column === column)?.cells ?? []}
                dialect={dialect}
                onChange={(source) => setParts(setSource(mapping.parts, target, source))}
              />
            )}
          </div>
        )
      })}
      {uses.length === 0 && known.length === 0 ? (
        <TargetSelect
          id={`col-${index}`}
          mapping={mapping}
          fieldsOf={fieldsOf}
          words={words}
          value=""
          onChange={(next) => (next === undefined ? undefined : setParts(assign(mapping.parts, next, column)))}
        />
      ) : (
        <AnotherUse
          id={`col-${index}-more`}
          mapping={mapping}
          fieldsOf={fieldsOf}
          words={words}
          onChange={(next) => setParts(assign(mapping.parts, next, column))}
        />
      )}
      {dialect.format === 'zip' ? <FilesOfRow mapping={mapping} onChange={onChange} column={column} /> : null}
    </>
  )
}

const sourceAt = (mapping: Mapping, { part, home, key }: Target) =>
  mapping.parts.find((one) => one.part === part)?.[home][key]

type TargetSelectProps = {
  readonly id: string
  readonly mapping: Mapping
  readonly fieldsOf: CardsProps['fieldsOf']
  readonly words: PartWords
  readonly value: string
  readonly onChange: (target: Target | undefined) => void
}

function TargetSelect({ id, mapping, fieldsOf, words, value, onChange }: TargetSelectProps) {
  const { t } = useLingui()
  return (
    <Select
      id={id}
      label={<Trans id="documentation.import.becomes">يصير</Trans>}
      value={value}
      onChange={(event) => onChange(readTarget(event.target.value))}
    >
      <option value="">{t({ id: 'documentation.import.not-taken', message: 'لا يُستورد' })}</option>
      {mapping.parts.map(({ part, kind }) => (
        <optgroup key={part} label={words.part(part)}>
          {fieldsOf(kind).flatMap((field) =>
            field.slots.map((slot) => {
              const text = targetText({ part, home: field.home, key: field.key, slot })
              const label = words.field(field)
              return (
                <option key={text} value={text}>
                  {slot === 'value' ? label : `${label} · ${words.slot(slot)}`}
                </option>
              )
            }),
          )}
        </optgroup>
      ))}
    </Select>
  )
}

/** A column may fill several fields: the second and further ones are asked for behind a fold. */
function AnotherUse({
  onChange,
  ...rest
}: Omit<TargetSelectProps, 'value' | 'onChange'> & { readonly onChange: (target: Target) => void }) {
  return (
    <details className="record-group">
      <summary>
        <Trans id="documentation.import.another-use">استعمال هذا العمود في حقل آخر أيضًا</Trans>
      </summary>
      <TargetSelect {...rest} value="" onChange={(next) => (next === undefined ? undefined : onChange(next))} />
    </details>
  )
}

type OptionsProps = {
  readonly id: string
  readonly field: FieldInfo
  readonly source: Source | undefined
  readonly dated: SampleRows['dates'][number]['cells']
  readonly dialect: Dialect
  readonly onChange: (source: Source) => void
}

/** What more there is to say of a column: how its dates are written, how finely its places are known. */
function SourceOptions({ id, field, source, dated, dialect, onChange }: OptionsProps) {
  if (source === undefined) return null
  if ((field.type === 'udate' || field.type === 'date') && 'column' in source)
    return <DateOptions id={id} source={source} dated={dated} dialect={dialect} onChange={onChange} />
  if (field.type === 'place' && 'precision' in source)
    return <PlaceOptions id={id} source={source} onChange={onChange} />
  if (field.type === 'code')
    return (
      <p className="field-hint">
        <Trans id="documentation.import.code-hint">
          تُطابَق قيمه بالقائمة بالرمز أو الاسم، وما لم يُعرف منها يُسأل عنه بعد التجربة.
        </Trans>
      </p>
    )
  return null
}

type ColumnSource = Extract<Source, { readonly column: string }>

function DateOptions({
  id,
  source,
  dated,
  dialect,
  onChange,
}: Omit<OptionsProps, 'field' | 'source'> & { readonly source: ColumnSource }) {
  const { t } = useLingui()
  const { date_order = dialect.date_order, calendar = dialect.calendar } = source
  return (
    <div className="transfer-fields">
      <Select
        id={`${id}-order`}
        label={<Trans id="documentation.import.column-dates">كيف كُتبت تواريخه</Trans>}
        value={date_order}
        onChange={(event) => onChange({ ...source, date_order: event.target.value as Dialect['date_order'] })}
      >
        <DateOrders />
      </Select>
      <Select
        id={`${id}-calendar`}
        label={<Trans id="documentation.import.calendar">التقويم</Trans>}
        value={calendar}
        onChange={(event) => onChange({ ...source, calendar: event.target.value as Dialect['calendar'] })}
      >
        <Calendars />
      </Select>
      <ul className="transfer-samples" aria-label={t({ id: 'documentation.import.dates-read', message: 'كما ستُقرأ' })}>
        {dated.map(({ cell, dmy, mdy, hijri }) => (
          <li key={cell}>
            <bdi dir="auto">{cell}</bdi>
            {' = '}
            <bdi dir="ltr">
              {(calendar === 'hijri' ? hijri : date_order === 'mdy' ? mdy : dmy)?.replace('/', ' – ') ??
                t({ id: 'documentation.import.no-date', message: 'ليس تاريخًا ممكنًا' })}
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}

type PlaceSource = Extract<Source, { readonly precision: unknown }>

function PlaceOptions({
  id,
  source,
  onChange,
}: {
  readonly id: string
  readonly source: PlaceSource
  readonly onChange: (source: Source) => void
}) {
  return (
    <Select
      id={`${id}-precision`}
      label={<Trans id="documentation.import.precision">الدقة التي تُعرف بها أماكن هذا العمود</Trans>}
      value={source.precision}
      onChange={(event) => onChange({ ...source, precision: event.target.value as PlaceSource['precision'] })}
    >
      {placePrecisions.map((precision) => (
        <option key={precision} value={precision}>
          {precisions[precision]?.()}
        </option>
      ))}
    </Select>
  )
}

/** In an archive one column may name the files of a row. */
function FilesOfRow({
  mapping,
  onChange,
  column,
}: Pick<CardsProps, 'mapping' | 'onChange'> & { readonly column: string }) {
  const isChosen = mapping.files?.column === column
  return (
    <p>
      <Button
        kind="quiet"
        aria-pressed={isChosen}
        onClick={() => onChange(withFiles(mapping, isChosen ? undefined : column))}
      >
        {isChosen ? (
          <Trans id="documentation.import.files-not">لا يسمّي هذا العمود ملفات الأرشيف</Trans>
        ) : (
          <Trans id="documentation.import.files-here">في هذا العمود أسماء ملفات من الأرشيف تُرفق بالسجل</Trans>
        )}
      </Button>
    </p>
  )
}
