import './transfer.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import { EmptyState, FileName, FromQuery, Link, Page, ProblemError, Reference } from '../../../../web/index.ts'
import type { RunState } from '../../transfer/index.ts'
import { api, type Run } from './calls.ts'
import { FileStep } from './file-step.tsx'
import { MappingStep } from './mapping-step.tsx'
import { RunStep } from './run-step.tsx'
import { TrialStep } from './trial-step.tsx'
import { StateTag } from './words.tsx'

const steps = ['file', 'columns', 'trial'] as const
type Step = (typeof steps)[number]

/** The step that an import waits at. */
const dueStep = (state: RunState): Step => (state === 'uploaded' || state === 'parsed' ? 'columns' : 'trial')
const canChange = (state: RunState) => ['uploaded', 'parsed', 'mapped', 'preview'].includes(state)

/** Whether something happens to it without us: it is asked for again. */
const isMoving = ({ state, findings, fault }: Run) =>
  state === 'running' || (state === 'preview' && findings === null && fault === null)

/** One import from the file to the records: how it is read, what its columns mean, the trial, the run and its result. */
export function Screen() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useLingui()
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: async ({ signal }) => {
      try {
        return await api('GET /api/imports/:id', { params: { id }, signal })
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
    refetchInterval: ({ state: { data } }) => (data === undefined || data === null || !isMoving(data) ? false : 1000),
  })
  const title = t({ id: 'documentation.import.title', message: 'استيراد جدول' })
  return (
    <Page
      title={title}
      trail={[{ href: '/imports', label: <Trans id="documentation.import.list-title">الاستيراد</Trans> }]}
    >
      <FromQuery query={query}>{(run) => (run === null ? <Gone /> : <Steps key={run.id} run={run} />)}</FromQuery>
    </Page>
  )
}

const Gone = () => (
  <EmptyState
    level={2}
    icon="folder"
    title={<Trans id="documentation.import.gone">هذا الاستيراد غير موجود أو لا يحق لك الاطلاع عليه</Trans>}
  />
)

function Steps({ run }: { readonly run: Run }) {
  const { searchStr, pathname } = useLocation()
  const { t } = useLingui()
  const asked = new URLSearchParams(searchStr)
  const open = canChange(run.state)
  const step = open ? (steps.find((one) => one === asked.get('step')) ?? dueStep(run.state)) : 'trial'
  const caseId = run.case_id ?? asked.get('case') ?? ''
  const target = run.cases.find(({ id }) => id === run.case_id)
  const names: Readonly<Record<Step, string>> = {
    file: t({ id: 'documentation.import.step-file', message: '1. قراءة الجدول' }),
    columns: t({ id: 'documentation.import.step-columns', message: '2. معنى الأعمدة' }),
    trial: t({ id: 'documentation.import.step-trial', message: '3. التجربة والكتابة' }),
  }
  return (
    <>
      <p className="record-line record-facts">
        <FileName>{run.file_name}</FileName> <StateTag state={run.state} />
        {target === undefined ? null : (
          <Trans id="documentation.import.goes-to">
            إلى الملف{' '}
            <Link href={`/records/case_file/${target.id}`}>
              <Reference>{target.code}</Reference>
            </Link>
          </Trans>
        )}
      </p>
      {open ? (
        <nav aria-label={t({ id: 'documentation.import.steps', message: 'خطوات الاستيراد' })}>
          <ol className="transfer-steps">
            {steps.map((one) => (
              <li key={one}>
                {one === 'trial' && run.mapping === null ? (
                  names[one]
                ) : (
                  <Link
                    href={`${pathname}?${new URLSearchParams({ step: one, case: caseId })}`}
                    {...(one === step ? { 'aria-current': 'step' as const } : {})}
                  >
                    {names[one]}
                  </Link>
                )}
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {step === 'file' ? <FileStep run={run} caseId={caseId} /> : null}
      {step === 'columns' ? <MappingStep run={run} caseId={caseId} /> : null}
      {step === 'trial' ? open ? <TrialStep run={run} /> : <RunStep run={run} /> : null}
    </>
  )
}
