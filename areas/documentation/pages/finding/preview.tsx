import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import {
  ButtonLink,
  ButtonRow,
  client,
  FromQuery,
  ProblemError,
  Reference,
  SummaryList,
  useDisplay,
} from '../../../../web/index.ts'
import { type Kind, openFields, recordKinds } from '../../model.ts'
import type { DocumentationRoutes } from '../../routes.ts'
import { capital } from '../parts/capital.ts'
import { labelWords, type SomeLabels } from '../parts/label-words.ts'
import { isAbsent, ValueView } from '../parts/value-view.tsx'
import { isKind } from './fields.ts'
import { addressOf, type FindingState } from './state.ts'

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

type FieldsProps = {
  readonly kind: Kind
  readonly code: string
  readonly fields: Readonly<{ readonly [key: string]: unknown }>
  readonly labels: SomeLabels
}

function Fields({ kind, code, fields, labels }: FieldsProps) {
  const { language } = useDisplay()
  const words = labelWords(labels, language)
  // lists of rows are for the record's own page
  const rows = openFields(kind)
    .filter(({ key, type }) => type !== 'rows' && !isAbsent(fields[key]))
    .map((field) => ({
      key: field.key,
      label: capital(field.label[language]),
      value: <ValueView field={field} value={fields[field.key]} words={words} />,
    }))
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
