import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Button,
  ButtonRow,
  currentRecord,
  ErrorSummary,
  errorOf,
  Notice,
  Radios,
  SubmitRow,
  TextArea,
  Timestamp,
  useDraft,
  useSubmit,
} from '../../../../web/index.ts'
import type { Pair, PairState } from '../../pairs.ts'
import { api } from './calls.ts'
import { pairWords } from './pair-words.tsx'

const choices = ['same', 'different', 'undecided'] as const

/** What was decided about two records, deciding anew with a reason, and taking it back. */
export function PairDecision({ pair }: { readonly pair: Pair }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const start = { state: pair.state === 'candidate' ? '' : (pair.state as string), reason: '' }
  const draft = useDraft(`duplicate-${pair.id}`, start)
  const [version, setVersion] = useState(pair.version)
  const [meanwhile, setMeanwhile] = useState(false)
  const decide = async (state: PairState, reason: string) => {
    const decided = await api('PATCH /api/duplicates/:id', {
      params: { id: pair.id },
      version,
      body: { state, reason },
    })
    cache.setQueryData(['duplicate', pair.id], decided)
    setVersion(decided.version)
    setMeanwhile(false)
    draft.change({ state: decided.state === 'candidate' ? '' : decided.state, reason: '' })
    await draft.discard()
    await cache.invalidateQueries({ queryKey: ['duplicates'] })
    await cache.invalidateQueries({ queryKey: ['cluster'] })
  }
  const handle = (error: Parameters<typeof currentRecord>[0]) => {
    const now = currentRecord<Pair>(error)
    if (now === undefined) return false
    cache.setQueryData(['duplicate', pair.id], now)
    setVersion(now.version)
    setMeanwhile(true)
    return true
  }
  const form = useSubmit({
    formId: 'pair-reason',
    fields: { '/state': 'pair-state', '/reason': 'pair-reason' },
    send: async () => {
      const state = choices.find((one) => one === draft.value.state) ?? 'undecided'
      await decide(state, draft.value.reason)
    },
    handle,
  })
  const back = useSubmit({
    formId: 'take-back',
    fields: {},
    send: async () =>
      await decide('candidate', t({ id: 'documentation.pair.taken-back', message: 'رجوع عن القرار السابق' })),
    handle,
  })
  if (!draft.ready) return null
  const { state, reason } = draft.value
  const found = () => [
    ...(state === ''
      ? [
          {
            fieldId: 'pair-state',
            message: t({ id: 'documentation.pair.state-needed', message: 'اختر قرارًا من الثلاثة.' }),
          },
        ]
      : []),
    ...(reason.trim() === ''
      ? [
          {
            fieldId: 'pair-reason',
            message: t({ id: 'documentation.pair.reason-needed', message: 'اكتب سبب القرار في جملة واحدة على الأقل.' }),
          },
        ]
      : []),
  ]
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  return (
    <section className="record-part">
      <h2>
        <Trans id="documentation.pair.decision">القرار</Trans>
      </h2>
      {meanwhile ? (
        <Notice
          kind="warn"
          live
          title={<Trans id="documentation.pair.changed">قرر شخص آخر في هذين السجلين بعد أن فتحتهما</Trans>}
        />
      ) : null}
      {pair.state === 'candidate' ? null : (
        <Notice kind={pair.state === 'undecided' ? 'info' : 'success'} title={pairWords[pair.state]()}>
          <p>
            <bdi dir="auto">{pair.reason}</bdi>
          </p>
          <p className="field-hint">
            <Timestamp at={pair.updated_at} />
          </p>
          <ErrorSummary key={back.attempt} errors={back.errors} />
          <ButtonRow>
            <Button id="take-back" kind="secondary" onClick={() => void back.submit()}>
              <Trans id="documentation.pair.take-back">الرجوع عن القرار</Trans>
            </Button>
          </ButtonRow>
        </Notice>
      )}
      <form
        noValidate
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(found())
        }}
      >
        <ErrorSummary key={form.attempt} errors={form.errors} />
        <Radios
          id="pair-state"
          name="state"
          label={<Trans id="documentation.pair.ask">بعد المقارنة، هل هما واحد؟</Trans>}
          choices={choices.map((value) => ({ value, label: pairWords[value]() }))}
          value={state}
          onChange={(next) => draft.change({ state: next })}
          {...error('pair-state')}
        />
        <TextArea
          id="pair-reason"
          rows={3}
          maxLength={2000}
          label={<Trans id="documentation.pair.reason">السبب</Trans>}
          hint={<Trans id="documentation.pair.reason-hint">ما الذي اتفق أو اختلف. يُحفظ في التاريخ دون أسماء.</Trans>}
          value={reason}
          onChange={(event) => draft.change({ reason: event.target.value })}
          {...error('pair-reason')}
        />
        <SubmitRow busy={form.busy}>
          <Trans id="documentation.pair.save">حفظ القرار</Trans>
        </SubmitRow>
      </form>
    </section>
  )
}
