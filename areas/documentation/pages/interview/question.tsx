import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, ButtonRow, errorOf, type FormError, QuestionPage } from '../../../../web/index.ts'
import { type Gap, type GapWord, gapsOf } from './gaps.ts'
import type { Incident } from './incident.ts'
import type { ListKey, ListTerm } from './lists.ts'
import { addressOf, casePath, type Step, stepAfter, stepBefore } from './steps.ts'

/** What every page of the guided entry is given. */
export type Guide = {
  readonly caseId: string
  readonly step: Step
  readonly told: Incident
  readonly change: (part: Partial<Incident>) => void
  readonly lists: Readonly<Record<ListKey, readonly ListTerm[]>>
  /** Who is recorded in the case already. */
  readonly people: readonly { readonly id: string; readonly code: string; readonly kind: unknown }[]
  /** Whether names may be written in this case. */
  readonly named: boolean
  /** Under the last line of each page: where the answers lie. */
  readonly note: ReactNode
  /** Ahead of the question: that the answers are those of an earlier visit. */
  readonly restored: ReactNode
}

type QuestionProps = {
  readonly guide: Guide
  readonly title: string
  readonly caption?: ReactNode
  readonly lead?: ReactNode
  readonly action?: ReactNode
  readonly children: (errorAt: (id: string) => { readonly error?: ReactNode }) => ReactNode
}

/** One question: what is missing is told here, what the server refused is told here too, and the next page follows. */
export function Question({ guide, title, caption, lead, action, children }: QuestionProps) {
  const { caseId, step, told, change } = guide
  const { history } = useRouter()
  const wordOf = useGapWords()
  const refused = told.refused?.page === step.step && told.refused.person === step.person ? told.refused.errors : []
  const [found, setFound] = useState<{ readonly errors: readonly FormError[]; readonly attempt: number }>()
  const errors = found?.errors ?? refused
  const hasError = errors.length > 0
  useArrival(hasError)
  const before = stepBefore(step, told)
  const submit = () => {
    const errors = gapsOf(step.step, told, step.person).map((gap) => ({ fieldId: gap.fieldId, message: wordOf(gap) }))
    setFound({ errors, attempt: (found?.attempt ?? 0) + 1 })
    if (errors.length > 0) return
    if (refused.length > 0) change({ refused: null })
    history.push(addressOf(caseId, stepAfter(step, told)))
  }
  return (
    <QuestionPage
      title={title}
      {...(caption === undefined ? {} : { caption })}
      {...(lead === undefined ? {} : { lead })}
      back={{ href: before === undefined ? casePath(caseId) : addressOf(caseId, before) }}
      errors={errors}
      attempt={found?.attempt ?? 0}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          submit()
        },
      }}
      actions={
        <>
          <ButtonRow>
            <Button type="submit">{action ?? <Trans id="documentation.incident.next">متابعة</Trans>}</Button>
          </ButtonRow>
          {guide.note}
        </>
      }
    >
      {guide.restored}
      {children((id) => {
        const error = errorOf(errors, id)
        return error === undefined ? {} : { error }
      })}
    </QuestionPage>
  )
}

/** A page that follows another under the same path takes the focus, unless its error summary does. */
export function useArrival(hasError: boolean): void {
  const first = useRef(!hasError)
  useEffect(() => {
    if (first.current) document.getElementById('main')?.focus({ preventScroll: true })
    first.current = false // only when the page appears: a later error moves the focus by itself
  }, [])
}

/** What is missing, in words. */
export function useGapWords(): (gap: Gap) => string {
  const { t } = useLingui()
  const words: Readonly<Record<GapWord, string>> = {
    title: t({ id: 'documentation.incident.need-title', message: 'اكتب عنوانًا قصيرًا لما حدث.' }),
    place: t({ id: 'documentation.incident.need-place', message: 'اكتب اسم المكان، أو قل إنه غير معروف.' }),
    kind: t({ id: 'documentation.incident.need-kind', message: 'اختر: شخص واحد أم مجموعة؟' }),
    acts: t({ id: 'documentation.incident.need-acts', message: 'اختر فعلًا واحدًا على الأقل.' }),
    suspect: t({
      id: 'documentation.incident.need-suspect',
      message: 'اختر من يُزعم أنه فعل ذلك، أو قل إنه غير معروف.',
    }),
    recorded: t({ id: 'documentation.incident.need-recorded', message: 'اختر رمزًا من القائمة.' }),
    'suspect-kind': t({ id: 'documentation.incident.need-suspect-kind', message: 'اختر: شخص واحد أم جهة؟' }),
    degree: t({ id: 'documentation.incident.need-degree', message: 'اختر درجة الضلوع.' }),
    connection: t({ id: 'documentation.incident.need-connection', message: 'اختر صلة المصدر بما حدث.' }),
  }
  return ({ missing, sentence = '' }) => (missing === undefined ? sentence : words[missing])
}
