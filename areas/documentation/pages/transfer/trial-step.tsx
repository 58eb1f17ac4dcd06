import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonRow, ErrorSummary, Notice, Skeleton, useDisplay, useSubmit } from '../../../../web/index.ts'
import { api, type Run } from './calls.ts'
import { Counts } from './counts.tsx'
import { Faults, FirstErrors } from './faults.tsx'
import { FirstRecords } from './first-records.tsx'
import { UnknownTerms } from './unknown-terms.tsx'

/** The trial of the whole file: what would be made, what would not and why, values that no term answers to; then the run. */
export function TrialStep({ run }: { readonly run: Run }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const { findings, fault, state } = run
  const move = (to: 'preview' | 'running') => async () => {
    await api('POST /api/imports/:id/state', { params: { id: run.id }, body: { to } })
    await cache.invalidateQueries({ queryKey: ['import', run.id] })
  }
  const begin = useSubmit({ formId: 'begin', fields: {}, send: move('running') })
  const tryAgain = useSubmit({ formId: 'try-again', fields: {}, send: move('preview') })
  if (fault !== null)
    return (
      <Notice kind="danger" title={<Trans id="documentation.import.trial-failed">تعذرت تجربة الجدول</Trans>}>
        <p>
          <FaultWords run={run} />
        </p>
      </Notice>
    )
  if (state === 'mapped')
    return (
      <>
        <ErrorSummary key={tryAgain.attempt} errors={tryAgain.errors} />
        <ButtonRow>
          <Button id="try-again" aria-disabled={tryAgain.busy} onClick={() => void tryAgain.submit()}>
            <Trans id="documentation.import.try">تجربة الجدول كله</Trans>
          </Button>
        </ButtonRow>
      </>
    )
  if (findings === null)
    return (
      <>
        <p role="status">
          <Trans id="documentation.import.trying">
            يُقرأ الجدول كله الآن دون أن يُكتب شيء. يمكنك مغادرة الصفحة والعودة.
          </Trans>
        </p>
        <progress
          className="transfer-progress"
          aria-label={t({ id: 'documentation.import.trial-progress', message: 'تجربة الجدول' })}
        />
      </>
    )
  const { counts, unknown_terms: unknown } = findings
  const taken = counts.created + counts.updated
  return (
    <>
      <section>
        <h2>
          <Trans id="documentation.import.would-be">ما سيصير إليه كل سطر</Trans>
        </h2>
        <Counts counts={counts} parts={findings.parts} mapping={run.mapping} isDone={false} />
      </section>
      {unknown.length === 0 ? null : <UnknownTerms run={run} unknown={unknown} />}
      <FirstOnes run={run} />
      <Faults findings={findings} />
      <FirstErrors errors={run.findings_errors} />
      <section>
        <h2>
          <Trans id="documentation.import.write">الكتابة</Trans>
        </h2>
        <ErrorSummary key={begin.attempt} errors={begin.errors} />
        <p>
          <Trans id="documentation.import.write-text">
            تُكتب السطور السليمة، وتبقى الأخرى قائمةً بأسبابها تُنزَّل وتُصحَّح. ويمكن سحب الاستيراد بعد تمامه.
          </Trans>
        </p>
        {taken === 0 ? (
          <Notice kind="warn" title={<Trans id="documentation.import.nothing-to-write">ليس في الجدول ما يُكتب</Trans>} />
        ) : (
          <ButtonRow>
            <Button id="begin" aria-disabled={begin.busy} onClick={() => void begin.submit()}>
              <Trans id="documentation.import.run">كتابة السطور السليمة</Trans>
            </Button>
          </ButtonRow>
        )}
      </section>
    </>
  )
}

/** Why a trial or a run came to no end, in the reader's language. */
export function FaultWords({ run }: { readonly run: Run }) {
  const { language } = useDisplay()
  return run.fault_message === null ? null : run.fault_message[language]
}

function FirstOnes({ run }: { readonly run: Run }) {
  const query = useQuery({
    queryKey: ['import', run.id, 'records', run.version],
    queryFn: ({ signal }) => api('GET /api/imports/:id/records', { params: { id: run.id }, signal }),
  })
  if (query.data === undefined) return query.error === null ? <Skeleton /> : null
  return <FirstRecords found={query.data} mapping={run.mapping} />
}
