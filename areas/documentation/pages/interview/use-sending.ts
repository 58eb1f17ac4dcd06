import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { type Draft, ProblemError } from '../../../../web/index.ts'
import { api } from '../parts/calls.ts'
import type { Incident } from './incident.ts'
import { type Item, itemsOf } from './items.ts'
import { refusalOf, sendItems } from './sending.ts'
import { addressOf, stepNames } from './steps.ts'

/**
 * Sends the incident as soon as its draft says so, also when the page is opened anew; a refusal leads to the page that asked. Answers how
 * many records it makes.
 */
export function useSending(caseId: string, draft: Draft<Incident>, onSent: (told: Incident) => Promise<void>): number {
  const { t } = useLingui()
  const { history } = useRouter()
  const { ready, value: told } = draft
  const latest = useRef({ draft, onSent })
  latest.current = { draft, onSent }
  const isSending = ready && told.sending
  const fault = t({
    id: 'documentation.incident.fault',
    message: 'تعذّر الإرسال. ما كتبتَه محفوظ، أعد المحاولة بعد قليل.',
  })
  const faultText = useRef(fault)
  faultText.current = fault
  useEffect(() => {
    if (!isSending) return
    const stop = new AbortController()
    const { value, change } = latest.current.draft
    const refuse = (refused: NonNullable<Incident['refused']>) => {
      change({ sending: false, refused })
      const step = stepNames.find((name) => name === refused.page) ?? 'check'
      history.push(addressOf(caseId, { step, person: refused.person, back: step !== 'check' }))
    }
    const post = {
      ...postTo(caseId, stop.signal),
      keep: (made: Incident['made']) => change({ made }),
      isRefusal: (error: unknown) => error instanceof ProblemError,
    }
    sendItems(itemsOf(value, caseId), value.made, post).then(
      (outcome) => {
        if (outcome.status === 'sent') void latest.current.onSent(value)
        else refuse(refusalOf(outcome.item, outcome.problem))
      },
      () => {
        if (stop.signal.aborted) return
        refuse({ page: 'check', person: '', errors: [{ fieldId: 'send', message: faultText.current }] })
      },
    )
    return () => stop.abort()
  }, [isSending, caseId, history])
  return itemsOf(told, caseId).length
}

/** Looks among so many of the latest records of the case for one whose code is taken. */
const LATEST = 200

const postTo = (caseId: string, signal: AbortSignal) => ({
  record: async ({ kind, key }: Item, body: Readonly<Record<string, unknown>>) => {
    const { id } = await api('POST /api/records/:kind', { params: { kind: kind ?? 'event' }, body, key, signal })
    return id
  },
  name: async ({ key }: Item, personId: string, body: Readonly<Record<string, unknown>>) => {
    const named = { name: String(body.name), use: 'main', as_written: true, source_note: null } as const
    const { id } = await api('POST /api/records/person/:id/names', {
      params: { id: personId },
      body: named,
      key,
      signal,
    })
    return id
  },
  find: async ({ kind, code }: Item) => {
    const query = { case_id: caseId, limit: LATEST }
    const { items } = await api('GET /api/records/:kind', { params: { kind: kind ?? 'event' }, query, signal })
    return items.find((one) => one.code === code)?.id
  },
})
