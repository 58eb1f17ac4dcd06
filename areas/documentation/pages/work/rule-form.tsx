import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { plainDigits } from '../../../../foundation/language/index.ts'
import {
  Button,
  ErrorSummary,
  errorOf,
  Radios,
  SubmitRow,
  TextArea,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import { api } from '../parts/calls.ts'
import type { Rule } from './retention.tsx'

/** Sets after how long closed cases of a class are looked at again, and what says so. */
export function RuleForm({
  classId,
  rule,
  onDone,
}: {
  readonly classId: string
  readonly rule: Rule | undefined
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [count, setCount] = useState(rule?.review_after.slice(1, -1) ?? '')
  const [unit, setUnit] = useState(rule?.review_after.slice(-1) ?? 'Y')
  const [citation, setCitation] = useState(rule?.citation ?? '')
  const number = plainDigits(count.trim())
  const form = useSubmit({
    formId: 'period-count',
    fields: { '/review_after': 'period-count', '/citation': 'period-citation' },
    send: async () => {
      const body = { review_after: `P${Number(number)}${unit}`, citation: citation.trim() }
      await api('PUT /api/retention/:id', { params: { id: classId }, body })
      await cache.invalidateQueries({ queryKey: ['retention'] })
      await cache.invalidateQueries({ queryKey: ['keeping'] })
      onDone()
    },
  })
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  const wrong = t({ id: 'documentation.work.count-wrong', message: 'اكتب عددًا من 1 إلى 999' })
  const missing = t({ id: 'documentation.work.citation-missing', message: 'اذكر السند' })
  return (
    <form
      noValidate
      className="work-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit([
          ...(/^[1-9][0-9]{0,2}$/.test(number) ? [] : [{ fieldId: 'period-count', message: wrong }]),
          ...(citation.trim() === '' ? [{ fieldId: 'period-citation', message: missing }] : []),
        ])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id="period-count"
        width="short"
        inputMode="numeric"
        autoComplete="off"
        label={<Trans id="documentation.work.period">المدة قبل المراجعة</Trans>}
        value={count}
        onChange={(event) => setCount(event.target.value)}
        {...error('period-count')}
      />
      <Radios
        id="period-unit"
        name="period-unit"
        label={<Trans id="documentation.work.unit">وحدتها</Trans>}
        value={unit}
        onChange={setUnit}
        choices={[
          { value: 'Y', label: <Trans id="documentation.work.unit-years">سنوات</Trans> },
          { value: 'M', label: <Trans id="documentation.work.unit-months">أشهر</Trans> },
        ]}
      />
      <TextArea
        id="period-citation"
        rows={2}
        maxLength={500}
        label={<Trans id="documentation.work.citation">السند: القانون أو القرار والمادة</Trans>}
        value={citation}
        onChange={(event) => setCitation(event.target.value)}
        {...error('period-citation')}
      />
      <SubmitRow
        busy={form.busy}
        beside={
          <Button kind="secondary" onClick={onDone}>
            <Trans id="documentation.work.leave">العدول</Trans>
          </Button>
        }
      >
        <Trans id="documentation.work.keep-period">حفظ المدة</Trans>
      </SubmitRow>
    </form>
  )
}
