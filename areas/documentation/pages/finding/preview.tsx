import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { formatNumber } from '../../../../foundation/language/index.ts'
import {
  ButtonLink,
  ButtonRow,
  client,
  DateText,
  FromQuery,
  LTextView,
  NumberText,
  ProblemError,
  Reference,
  SummaryList,
  useDisplay,
} from '../../../../web/index.ts'
import { type Field, type Kind, openFields, recordKinds } from '../../model.ts'
import type { DocumentationRoutes } from '../../routes.ts'
import { isKind } from './fields.ts'
import { addressOf, type FindingState } from './state.ts'
import { capital, type FindingWords, useFindingWords } from './words.tsx'

const api = client<DocumentationRoutes>()

/** The record that was chosen, beside the results: what is open in it, in few lines. */
export function Preview({ state, open }: { readonly state: FindingState; readonly open: string }) {
  const [kind = '', id = ''] = open.split('/')
  return isKind(kind) ? <Record key={open} state={state} kind={kind} id={id} /> : null
}

function Record({ state, kind, id }: { readonly state: FindingState; readonly kind: Kind; readonly id: string }) {
  const { language } = useDisplay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const record = useQuery({
    queryKey: ['record', kind, id],
    queryFn: async ({ signal }) => {
      try {
        return await api('GET /api/records/:kind/:id', { params: { kind, id }, signal })
      } catch (error) {
        // gone, or never shown to this reader: said in the panel, the results stay
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
  })
  return (
    <aside className="finding-preview" aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {capital(recordKinds[kind].label[language])}
      </h2>
      <FromQuery query={record}>
        {(found) =>
          found === null ? (
            <p>
              <Trans id="documentation.find.gone">هذا السجل غير موجود أو لا يحق لك الاطلاع عليه.</Trans>
            </p>
          ) : (
            <Fields kind={kind} code={found.code} fields={found.fields} labels={found.labels} />
          )
        }
      </FromQuery>
      <ButtonRow>
        {record.data === undefined || record.data === null ? null : (
          <ButtonLink href={`/records/${kind}/${id}`}>
            <Trans id="documentation.find.whole">السجل كاملًا</Trans>
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={addressOf({ ...state, open: undefined })}>
          <Trans id="documentation.find.close">إغلاق</Trans>
        </ButtonLink>
      </ButtonRow>
    </aside>
  )
}

type Labels = Parameters<typeof useFindingWords>[0] & {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly records: readonly { readonly id: string; readonly code: string }[]
}
type FieldsProps = {
  readonly kind: Kind
  readonly code: string
  readonly fields: Readonly<{ readonly [key: string]: unknown }>
  readonly labels: Labels
}

function Fields({ kind, code, fields, labels }: FieldsProps) {
  const { language } = useDisplay()
  const words = useFindingWords(labels)
  const rows = openFields(kind).flatMap((field) => {
    const value = valueText(kind, field, fields[field.key], words, labels)
    return value === undefined ? [] : [{ key: field.key, label: capital(field.label[language]), value }]
  })
  return (
    <SummaryList
      rows={[
        {
          key: 'code',
          label: <Trans id="documentation.find.code">رقم السجل</Trans>,
          value: <Reference>{code}</Reference>,
        },
        ...rows,
      ]}
    />
  )
}

/** A value in words; undefined where there is none, and for lists of rows, which the record's own page shows. */
function valueText(
  kind: Kind,
  field: Field,
  value: unknown,
  words: FindingWords,
  labels: Labels,
): React.ReactNode | undefined {
  if (value === null || value === undefined || field.type === 'rows') return undefined
  if (Array.isArray(value)) {
    const parts = value.map((one) => ({ key: JSON.stringify(one), shown: oneOf(kind, field, one, words, labels) }))
    if (parts.length === 0) return undefined
    return (
      <ul className="finding-values">
        {parts.map(({ key, shown }) => (
          <li key={key}>{shown}</li>
        ))}
      </ul>
    )
  }
  return oneOf(kind, field, value, words, labels)
}

function oneOf(kind: Kind, field: Field, value: unknown, words: FindingWords, labels: Labels): React.ReactNode {
  const { type } = field
  const object = value as { readonly [key: string]: unknown }
  if (type === 'ml') return <bdi dir="auto">{words.text(object)}</bdi>
  if (type === 'udate') return <UncertainText value={String(object.value)} approximate={object.approximate === true} />
  if (type === 'date') return <DateText date={{ value: String(value), approximate: false }} />
  if (type === 'int') return <NumberText value={Number(value)} />
  if (type === 'range') return <RangeText min={object.min} max={object.max} />
  if (type === 'place') return <PlaceText place={object} words={words} />
  if (type === 'ref') {
    const record = labels.records.find(({ id }) => id === value)
    return record === undefined ? (
      <Trans id="documentation.find.hidden-record">سجل لا يحق لك الاطلاع عليه</Trans>
    ) : (
      <Reference>{record.code}</Reference>
    )
  }
  if (type === 'user') return <bdi>{labels.people.find(({ id }) => id === value)?.name}</bdi>
  if (type === 'text' || type === 'long' || type === 'language') return <bdi dir="auto">{String(value)}</bdi>
  return <bdi>{words.value(`${kind}.${field.key}`, String(value))}</bdi>
}

/** A date, or the two ends of a stretch, either of which may be open. */
function UncertainText({ value, approximate }: { readonly value: string; readonly approximate: boolean }) {
  const [from = '', to] = value.split('/')
  const date = (one: string) => <DateText date={{ value: one, approximate }} />
  if (to === undefined) return date(from)
  if (from === '..')
    return (
      <Trans id="documentation.find.until">
        إلى غاية <DateText date={{ value: to, approximate }} />
      </Trans>
    )
  if (to === '..')
    return (
      <Trans id="documentation.find.since">
        منذ <DateText date={{ value: from, approximate }} />
      </Trans>
    )
  return (
    <Trans id="documentation.find.between">
      بين <DateText date={{ value: from, approximate }} /> و<DateText date={{ value: to, approximate }} />
    </Trans>
  )
}

function RangeText({ min, max }: { readonly min: unknown; readonly max: unknown }) {
  const display = useDisplay()
  const [low, high] = [min, max].map((value) => (typeof value === 'number' ? formatNumber(display, value) : '…'))
  return <bdi className="number">{min === max ? low : `${low}–${high}`}</bdi>
}

function PlaceText({
  place,
  words,
}: {
  readonly place: { readonly [key: string]: unknown }
  readonly words: FindingWords
}) {
  const { area_id: area, named } = place
  const name = typeof area === 'string' ? words.named(area) : undefined
  if (name !== undefined) return <bdi>{name}</bdi>
  if (typeof named === 'object' && named !== null) return <LTextView text={named} quiet />
  return <Trans id="documentation.find.point-only">نقطة على الخريطة</Trans>
}
