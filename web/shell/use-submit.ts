import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { formErrors } from '../design/form-errors.ts'
import type { FormError } from '../design/question-page.tsx'
import { ProblemError } from '../problem-error.ts'

export type Submission = {
  readonly errors: readonly FormError[]
  /** Counts the submissions, so that a second refusal takes the focus again. */
  readonly attempt: number
  readonly busy: boolean
  /** Sends unless `found` names something to repair on this page first. */
  readonly submit: (found?: readonly FormError[]) => Promise<void>
}

type SubmitOptions = {
  /** The id of the form's first control: what has no field of its own is told there. */
  readonly formId: string
  /** JSON pointer into the body → id of the control. */
  readonly fields: Readonly<Record<string, string>>
  readonly send: () => Promise<unknown>
  /** Takes a refusal that the page answers itself (a conflict); false leaves it to the summary. */
  readonly handle?: (error: ProblemError) => boolean
  /** Words for what failed outside the server; undefined for what is not known. */
  readonly explain?: (error: unknown) => string | undefined
}

/** One form's way to the server: its own findings first, then the server's, none lost, nothing sent twice at once. */
export function useSubmit({ formId, fields, send, handle, explain }: SubmitOptions): Submission {
  const { t } = useLingui()
  const [state, setState] = useState({ errors: [] as readonly FormError[], attempt: 0, busy: false })

  const submit = async (found: readonly FormError[] = []) => {
    if (state.busy) return
    const attempt = state.attempt + 1
    if (found.length > 0) return setState({ errors: found, attempt, busy: false })
    setState({ errors: [], attempt, busy: true })
    try {
      await send()
      setState({ errors: [], attempt, busy: false })
    } catch (error) {
      const handled = error instanceof ProblemError && handle?.(error) === true
      setState({ errors: handled ? [] : errorsOf(error), attempt, busy: false })
    }
  }

  const errorsOf = (error: unknown): readonly FormError[] => {
    if (!(error instanceof ProblemError)) {
      const message = t({ id: 'web.submit.fault', message: 'تعذّر الإرسال. ما كتبتَه محفوظ، أعد المحاولة بعد قليل.' })
      return [{ fieldId: formId, message: explain?.(error) ?? message }]
    }
    const { errors = [], detail } = error.problem
    return errors.length === 0 ? [{ fieldId: formId, message: detail }] : formErrors(errors, fields, formId)
  }
  return { ...state, submit }
}
