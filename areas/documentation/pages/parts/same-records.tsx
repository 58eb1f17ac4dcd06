import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorSummary, errorOf, Link, Reference, SubmitRow, useDisplay, useSubmit } from '../../../../web/index.ts'
import type { FoundRecord } from '../record.tsx'
import { api } from './calls.ts'
import { labelWords } from './label-words.ts'
import { LinkField } from './link-field.tsx'
import { pairWords } from './pair-words.tsx'

type SameProps = { readonly record: NonNullable<FoundRecord> }

/** Which records are the same person, what was thought of others, and comparing this one with another by hand. */
export function SameRecords({ record }: SameProps) {
  const { kind, id } = record
  const cluster = useQuery({
    queryKey: ['cluster', id],
    queryFn: ({ signal }) => api('GET /api/records/person/:id/cluster', { params: { id }, signal }),
    enabled: kind === 'person',
  })
  const pairs = useQuery({
    queryKey: ['duplicates', 'of', id],
    queryFn: ({ signal }) => api('GET /api/duplicates', { query: { record: id }, signal }),
  })
  const others = (cluster.data?.items ?? []).filter((one) => one.id !== id)
  const looked = pairs.data?.items ?? []
  const mayDecide = record.own && record.deleted_at === null && record.level !== 'view'
  if (others.length === 0 && looked.length === 0 && !mayDecide) return null
  return (
    <section className="record-part">
      <h2>
        <Trans id="documentation.same.title">التكرار</Trans>
      </h2>
      {others.length === 0 ? null : (
        <>
          <p>
            <Trans id="documentation.same.cluster">هذا الشخص هو نفسه في:</Trans>
          </p>
          <ul className="plain-rows">
            {others.map(({ id: other, code }) => (
              <li key={other}>
                <Link href={`/records/person/${other}`}>
                  <Reference>{code}</Reference>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {looked.length === 0 ? null : (
        <ul className="plain-rows">
          {looked.map((pair) => {
            const other = pair.records.find((one) => one.id !== id)
            return other === undefined ? null : (
              <li key={pair.id}>
                <Link href={`/duplicates/${pair.id}`}>
                  <Trans id="documentation.same.compared">مقارنة مع</Trans> <Reference>{other.code}</Reference>
                </Link>{' '}
                {pairWords[pair.state]()}
              </li>
            )
          })}
        </ul>
      )}
      {mayDecide ? <CompareWith record={record} /> : null}
    </section>
  )
}

/** Another record of the kind, to be compared with this one; a pair that was looked at before is opened. */
function CompareWith({ record: { kind, id } }: SameProps) {
  const { language } = useDisplay()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const form = useSubmit({
    formId: 'compare-with',
    fields: { '/records': 'compare-with' },
    send: async () => {
      const [other = id] = chosen
      const made = await api('POST /api/duplicates', {
        body: { kind: kind === 'event' ? 'event' : 'person', records: [id, other], state: 'candidate', reason: '' },
      })
      await navigate({ to: `/duplicates/${made.id}` })
    },
    handle: ({ problem: { code, details } }) => {
      const known = details?.current as { readonly id: string } | null | undefined
      if (code !== 'documentation.pair-known' || known === null || known === undefined) return false
      void navigate({ to: `/duplicates/${known.id}` })
      return true
    },
  })
  const error = errorOf(form.errors, 'compare-with')
  return (
    <details className="record-group no-print">
      <summary>
        <Trans id="documentation.same.compare">مقارنة بسجل آخر</Trans>
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <ErrorSummary key={form.attempt} errors={form.errors} />
        <LinkField
          id="compare-with"
          label={<Trans id="documentation.same.other">السجل الآخر، في أي ملف تعمل عليه</Trans>}
          values={chosen}
          onChange={setChosen}
          multiple={false}
          to={[kind]}
          words={labelWords({}, language)}
          caseId={undefined}
          makeIn={undefined}
          {...(error === undefined ? {} : { error })}
        />
        <SubmitRow busy={form.busy}>
          <Trans id="documentation.same.do">مقارنة</Trans>
        </SubmitRow>
      </form>
    </details>
  )
}
