import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatNumber, languageName } from '../../../../foundation/language/index.ts'
import { DateText, Link, LTextAll, NumberText, Reference, Tag, useDisplay } from '../../../../web/index.ts'
import { capital } from './capital.ts'
import { FileLink } from './file-link.tsx'
import type { FormColumn, FormField } from './form-field.ts'
import type { LabelWords } from './label-words.ts'
import { PrecisionWords } from './words.tsx'

type Values = Readonly<Record<string, unknown>>
type Shown = Pick<FormField, 'type' | 'choices' | 'states' | 'columns'>
type ViewProps = { readonly field: Shown; readonly value: unknown; readonly words: LabelWords }

/** Whether there is nothing to show. */
export const isAbsent = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** A value of a record in words; several one below the other. */
export function ValueView({ field, value, words }: ViewProps): ReactNode {
  if (field.type === 'rows')
    return <Rows columns={field.columns ?? []} rows={value as readonly Values[]} words={words} />
  if (!Array.isArray(value)) return <One field={field} value={value} words={words} />
  if (value.length === 1) return <One field={field} value={value[0]} words={words} />
  return (
    <ul className="plain-rows">
      {value.map((one) => (
        <li key={JSON.stringify(one)}>
          <One field={field} value={one} words={words} />
        </li>
      ))}
    </ul>
  )
}

function One({ field, value, words }: ViewProps): ReactNode {
  const object = value as Values
  switch (field.type) {
    case 'ml':
      return <LTextAll text={object} />
    case 'udate':
      return <UncertainText date={object} />
    case 'date':
      return <DateText date={{ value: String(value), approximate: false }} />
    case 'int':
      return <NumberText value={Number(value)} />
    case 'decimal':
      return <NumberText value={Number(value)} decimals={8} />
    case 'evidence':
      return <FileLink id={String(value)} />
    case 'range':
      return <RangeText min={object.min} max={object.max} />
    case 'place':
      return <PlaceText place={object} words={words} />
    case 'ref':
      return <RecordLink id={String(value)} words={words} />
    case 'user':
      return <bdi>{words.person(String(value)) ?? <Trans id="documentation.record.someone">شخص من المؤسسة</Trans>}</bdi>
    case 'bool':
      return value === true ? (
        <Trans id="documentation.record.yes">نعم</Trans>
      ) : (
        <Trans id="documentation.record.no">لا</Trans>
      )
    case 'choice':
    case 'state':
      return <ChoiceText field={field} value={String(value)} />
    case 'language':
      return <LanguageText tag={String(value)} />
    case 'code':
    case 'area':
      return <TermText id={String(value)} words={words} />
    default:
      return (
        <bdi dir="auto" className="kept-lines">
          {String(value)}
        </bdi>
      )
  }
}

function ChoiceText({ field, value }: { readonly field: Shown; readonly value: string }) {
  const { language } = useDisplay()
  const choice = [...(field.choices ?? []), ...(field.states ?? [])].find((one) => one.value === value)
  return <bdi>{choice === undefined ? value : capital(choice.label[language])}</bdi>
}

function LanguageText({ tag }: { readonly tag: string }) {
  return <bdi>{capital(languageName(useDisplay(), tag))}</bdi>
}

function TermText({ id, words }: { readonly id: string; readonly words: LabelWords }) {
  const name = words.named(id)
  if (name === undefined) return <Trans id="documentation.record.unknown-term">مصطلح غير معروف هنا</Trans>
  return (
    <>
      <bdi>{name}</bdi>
      {words.isRetired(id) ? (
        <>
          {' '}
          <Tag>
            <Trans id="documentation.record.retired">لم يعد مستعملًا</Trans>
          </Tag>
        </>
      ) : null}
    </>
  )
}

/** Another record by its code and title; one that the reader does not see says no more than that. */
function RecordLink({ id, words }: { readonly id: string; readonly words: LabelWords }) {
  const record = words.record(id)
  if (record === undefined) return <Trans id="documentation.record.hidden">سجل لا يحق لك الاطلاع عليه</Trans>
  const title = words.title(record)
  return (
    <Link href={`/records/${record.kind}/${record.id}`}>
      <span>
        {title === undefined ? null : (
          <>
            <bdi>{title}</bdi>{' '}
          </>
        )}
        <Reference>{record.code}</Reference>
      </span>
    </Link>
  )
}

/** A date, or the two ends of a stretch, either of which may be open, and how it was told. */
function UncertainText({ date }: { readonly date: Values }) {
  const [from = '', to] = String(date.value).split('/')
  const approximate = date.approximate === true
  const first = { value: from, approximate }
  const last = { value: to ?? '', approximate }
  const span =
    to === undefined ? (
      <DateText date={first} />
    ) : from === '..' ? (
      <Trans id="documentation.record.until">
        إلى غاية <DateText date={last} />
      </Trans>
    ) : to === '..' ? (
      <Trans id="documentation.record.since">
        منذ <DateText date={first} />
      </Trans>
    ) : (
      <Trans id="documentation.record.between">
        بين <DateText date={first} /> و<DateText date={last} />
      </Trans>
    )
  if (typeof date.as_told !== 'string') return span
  return (
    <>
      {span}{' '}
      <span className="field-hint">
        <Trans id="documentation.record.as-told">
          كما رُوي: <bdi dir="auto">{date.as_told}</bdi>
        </Trans>
      </span>
    </>
  )
}

function RangeText({ min, max }: { readonly min: unknown; readonly max: unknown }) {
  const display = useDisplay()
  const text = (value: unknown) => (typeof value === 'number' ? formatNumber(display, value) : '')
  if (min === max) return <bdi className="number">{text(min)}</bdi>
  if (typeof max !== 'number')
    return (
      <Trans id="documentation.record.at-least">
        <bdi className="number">{text(min)}</bdi> على الأقل
      </Trans>
    )
  if (typeof min !== 'number')
    return (
      <Trans id="documentation.record.at-most">
        <bdi className="number">{text(max)}</bdi> على الأكثر
      </Trans>
    )
  return (
    <Trans id="documentation.record.from-to">
      من <bdi className="number">{text(min)}</bdi> إلى <bdi className="number">{text(max)}</bdi>
    </Trans>
  )
}

function PlaceText({ place, words }: { readonly place: Values; readonly words: LabelWords }) {
  const { area_id: area, named, latitude, longitude, radius_m: radius, precision } = place
  const name = typeof area === 'string' ? words.named(area) : undefined
  return (
    <span className="place-parts">
      {name === undefined ? null : <bdi>{name}</bdi>}
      {typeof named === 'object' && named !== null ? <LTextAll text={named as Values} /> : null}
      {typeof latitude === 'number' && typeof longitude === 'number' ? (
        <span>
          <Trans id="documentation.record.point">
            <Reference>{`${latitude}, ${longitude}`}</Reference> في دائرة نصف قطرها{' '}
            <NumberText value={Number(radius)} /> متر
          </Trans>
        </span>
      ) : null}
      <span className="field-hint">
        <PrecisionWords precision={String(precision)} />
      </span>
    </span>
  )
}

function Rows({
  columns,
  rows,
  words,
}: {
  readonly columns: readonly FormColumn[]
  readonly rows: readonly Values[]
  readonly words: LabelWords
}) {
  const { language } = useDisplay()
  return (
    <ul className="plain-rows">
      {rows.map((row) => (
        <li key={JSON.stringify(row)}>
          {columns
            .filter((column) => !isAbsent(row[column.key]))
            .map((column) => (
              <div key={column.key}>
                {capital(column.label[language])}: <ValueView field={column} value={row[column.key]} words={words} />
              </div>
            ))}
        </li>
      ))}
    </ul>
  )
}
