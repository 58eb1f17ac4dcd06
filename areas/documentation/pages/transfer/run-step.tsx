import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmWithConsequence } from '../../../../web/design/widgets/confirm-with-consequence.tsx'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import {
  Button,
  ButtonRow,
  ErrorSummary,
  FromQuery,
  fetchFile,
  Link,
  Notice,
  NumberText,
  SummaryList,
  useSubmit,
} from '../../../../web/index.ts'
import type { Kind } from '../../model.ts'
import { api, type Run } from './calls.ts'
import { Counts } from './counts.tsx'
import { ErrorTable } from './faults.tsx'
import { noParts } from './mapping-edit.ts'
import { FaultWords } from './trial-step.tsx'
import { usePartWords } from './words.tsx'

/** The run while it goes and after: how far it is, what became of every row, the rows that were left, and taking it back. */
export function RunStep({ run }: { readonly run: Run }) {
  const { state } = run
  if (state === 'running' || state === 'paused') return <Going run={run} />
  return (
    <>
      {state === 'withdrawn' ? <Withdrawn run={run} /> : null}
      {run.fault === null ? null : (
        <Notice kind="danger" title={<Trans id="documentation.import.stopped-by-fault">توقف الاستيراد قبل آخره</Trans>}>
          <p>
            <FaultWords run={run} />
          </p>
        </Notice>
      )}
      <section>
        <h2>
          <Trans id="documentation.import.became">ما صار إليه كل سطر</Trans>
        </h2>
        <Counts counts={run.counts} parts={[]} mapping={run.mapping} isDone />
        {state === 'withdrawn' ? null : <RecordLinks run={run} />}
      </section>
      {run.counts.rejected + run.counts.held > 0 ? <Left run={run} /> : null}
      {state === 'withdrawn' ? null : <TakeBack run={run} />}
    </>
  )
}

function useMove(run: Run) {
  const cache = useQueryClient()
  return async (to: 'running' | 'paused' | 'cancelled' | 'withdrawn') => {
    await api('POST /api/imports/:id/state', { params: { id: run.id }, body: { to } })
    await cache.invalidateQueries({ queryKey: ['import', run.id] })
  }
}

function Going({ run }: { readonly run: Run }) {
  const { t } = useLingui()
  const move = useMove(run)
  const [to, setTo] = useState<'running' | 'paused' | 'cancelled'>()
  const form = useSubmit({
    formId: 'going',
    fields: {},
    send: async () => (to === undefined ? undefined : await move(to)),
  })
  const whole = run.findings?.counts.rows_read ?? 0
  const press = (next: 'running' | 'paused' | 'cancelled') => () => setTo(next)
  return (
    <form
      id="going"
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p role="status">
        {run.state === 'running' ? (
          <Trans id="documentation.import.going">تُكتب السطور الآن، ويستمر ذلك وإن غادرت الصفحة.</Trans>
        ) : (
          <Trans id="documentation.import.paused-text">توقف الاستيراد مؤقتًا، ويُستأنف من السطر الذي بلغه.</Trans>
        )}
      </p>
      <progress
        className="transfer-progress"
        aria-label={t({ id: 'documentation.import.progress', message: 'ما كُتب من السطور' })}
        max={Math.max(whole, 1)}
        value={run.counts.rows_read}
      />
      <p>
        <Trans id="documentation.import.so-far">
          السطور المكتوبة: <NumberText value={run.counts.rows_read} /> من <NumberText value={whole} />
        </Trans>
      </p>
      <ButtonRow>
        {run.state === 'running' ? (
          <Button type="submit" kind="secondary" onClick={press('paused')}>
            <Trans id="documentation.import.pause">إيقاف مؤقت</Trans>
          </Button>
        ) : (
          <Button type="submit" onClick={press('running')}>
            <Trans id="documentation.import.resume">استئناف</Trans>
          </Button>
        )}
        <Button type="submit" kind="secondary" onClick={press('cancelled')}>
          <Trans id="documentation.import.cancel">إنهاؤه هنا</Trans>
        </Button>
      </ButtonRow>
    </form>
  )
}

/** The records of the case by the kinds that this import made. */
function RecordLinks({ run }: { readonly run: Run }) {
  const words = usePartWords(run.mapping?.parts ?? noParts)
  const kinds = [...new Set((run.mapping?.parts ?? noParts).map(({ kind }): Kind => kind))]
  if (run.case_id === null) return null
  return (
    <>
      <p>
        <Trans id="documentation.import.see-records">السجلات في ملفها:</Trans>
      </p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link href={`/records/case_file/${run.case_id}?list=${kind}`}>{words.plural(kind)}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

const FIRST = 50

function Left({ run }: { readonly run: Run }) {
  const { t } = useLingui()
  const query = useQuery({
    queryKey: ['import', run.id, 'rejections'],
    queryFn: ({ signal }) =>
      api('GET /api/imports/:id/rejections', { params: { id: run.id }, query: { limit: FIRST }, signal }),
  })
  const download = useSubmit({
    formId: 'download-left',
    fields: {},
    send: async () => {
      const { name, content } = await fetchFile(`/api/imports/${run.id}/rejected.csv`)
      saveAsFile({ name: name ?? 'rejected.csv', content })
    },
    explain: () => t({ id: 'documentation.import.download-failed', message: 'تعذّر التنزيل. أعد المحاولة بعد قليل.' }),
  })
  return (
    <section>
      <h2>
        <Trans id="documentation.import.left-title">السطور التي لم تؤخذ</Trans>
      </h2>
      <p>
        <Trans id="documentation.import.left-text">
          نزّلها بأسبابها، وصحّحها في ملفها، ثم استوردها بالمطابقة نفسها: ما أُخذ من قبل لا يتكرر.
        </Trans>
      </p>
      <ErrorSummary key={download.attempt} errors={download.errors} />
      <ButtonRow>
        <Button id="download-left" kind="secondary" aria-busy={download.busy} onClick={() => void download.submit()}>
          <Trans id="documentation.import.download-left">تنزيل السطور التي لم تؤخذ</Trans>
        </Button>
      </ButtonRow>
      <FromQuery query={query}>
        {({ items }) => (
          <ErrorTable
            isDone
            errors={items}
            caption={<Trans id="documentation.import.left-first">أولها، وكلها في الملف المنزَّل</Trans>}
          />
        )}
      </FromQuery>
    </section>
  )
}

/** How long a page asks whether an import was taken back. */
const POLL = 1000

function TakeBack({ run }: { readonly run: Run }) {
  const cache = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const move = useMove(run)
  const form = useSubmit({
    formId: 'take-back',
    fields: {},
    send: async () => {
      await move('withdrawn')
      setOpen(false)
      setAsked(true)
    },
  })
  useQuery({
    queryKey: ['import', run.id, 'taken-back'],
    queryFn: async () => {
      await cache.invalidateQueries({ queryKey: ['import', run.id], exact: true })
      return true
    },
    enabled: isAsked,
    refetchInterval: POLL,
  })
  if (isAsked)
    return (
      <p role="status">
        <Trans id="documentation.import.taking-back">يُسحب الاستيراد الآن…</Trans>
      </p>
    )
  return (
    <section>
      <h2>
        <Trans id="documentation.import.take-back">سحب الاستيراد</Trans>
      </h2>
      <p>
        <Trans id="documentation.import.take-back-text">
          يُحذف ما أضافه هذا الاستيراد ويعود ما عدّله كما كان. وما غيّره غيره بعد ذلك أو رُبط به يبقى، ويُذكر عدده.
        </Trans>
      </p>
      <ButtonRow>
        <Button id="take-back" kind="danger" onClick={() => setOpen(true)}>
          <Trans id="documentation.import.take-back">سحب الاستيراد</Trans>
        </Button>
      </ButtonRow>
      <ConfirmWithConsequence
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans id="documentation.import.take-back-title">سحب هذا الاستيراد؟</Trans>}
        danger
        pending={form.busy}
        onConfirm={() => void form.submit()}
        confirmLabel={<Trans id="documentation.import.take-back">سحب الاستيراد</Trans>}
        consequence={{
          who: <Trans id="documentation.import.take-back-who">فريق الملف: لن يجدوا هذه السجلات بعده</Trans>,
          what: (
            <Trans id="documentation.import.take-back-what">
              السجلات المكتوبة، وعددها <NumberText value={run.counts.records} />
            </Trans>
          ),
          undo: <Trans id="documentation.import.take-back-undo">نعم: يُستورد الجدول من جديد بالمطابقة نفسها</Trans>,
        }}
        {...(form.errors[0] === undefined ? {} : { failure: form.errors[0].message })}
      />
    </section>
  )
}

function Withdrawn({ run: { withdrawn } }: { readonly run: Run }) {
  if (withdrawn === null) return null
  return (
    <Notice live title={<Trans id="documentation.import.withdrawn">سُحب هذا الاستيراد</Trans>}>
      <SummaryList
        rows={[
          {
            key: 'removed',
            label: <Trans id="documentation.import.removed">سجلات حُذفت</Trans>,
            value: <NumberText value={withdrawn.removed} />,
          },
          {
            key: 'restored',
            label: <Trans id="documentation.import.restored">سجلات عادت كما كانت</Trans>,
            value: <NumberText value={withdrawn.restored} />,
          },
          {
            key: 'kept',
            label: <Trans id="documentation.import.kept">سجلات بقيت، لأن غيره غيّرها أو ربط بها</Trans>,
            value: <NumberText value={withdrawn.kept} />,
          },
        ]}
      />
    </Notice>
  )
}
