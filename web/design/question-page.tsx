import { Trans } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'
import { Page } from './page.tsx'

/** One thing to repair: the id of the control (or group) and the sentence that also stands beside it. */
export type FormError = { readonly fieldId: string; readonly message: ReactNode }

type QuestionPageProps = Omit<ComponentProps<typeof Page>, 'before' | 'hasError' | 'children'> & {
  readonly errors?: readonly FormError[]
  readonly attempt?: number
  readonly form?: Omit<ComponentProps<'form'>, 'children' | 'className' | 'noValidate'>
  readonly actions: ReactNode
  readonly children: ReactNode
}

/**
 * One decision, or one group of them, in a form. With errors the summary stands before the heading and takes focus;
 * `attempt` counts the submissions, so that a second refusal moves the focus again.
 */
export function QuestionPage({ errors = [], attempt = 0, form, actions, children, ...page }: QuestionPageProps) {
  return (
    <Page {...page} hasError={errors.length > 0} before={<ErrorSummary key={attempt} errors={errors} />}>
      {/* The server's sentences are shown, in the reader's language; the browser's own bubbles are not. */}
      <form {...form} noValidate>
        {children}
        {actions}
      </form>
    </Page>
  )
}

const takeFocus = (summary: HTMLElement | null) => summary?.focus()

/** What must be repaired, first on the page, focused when it appears, each line a link to its field. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={takeFocus}>
      <h2>
        <Trans id="design.error.title">توجد مشكلة</Trans>
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} onClick={goToField}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The fragment alone scrolls but, under a client router, does not focus; a group passes the focus to its first control. */
function goToField(event: { readonly currentTarget: HTMLAnchorElement; preventDefault(): void }) {
  const target = document.getElementById(event.currentTarget.hash.slice(1))
  if (target === null) return
  event.preventDefault()
  const control = target.matches('fieldset') ? target.querySelector<HTMLElement>('input, select, textarea') : target
  const goal = control ?? target
  goal.closest('.field')?.scrollIntoView({ block: 'start' })
  goal.focus({ preventScroll: true })
}
