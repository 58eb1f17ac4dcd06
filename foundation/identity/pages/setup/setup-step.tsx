import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import {
  Button,
  ButtonRow,
  type Draft,
  DraftNote,
  type FormError,
  NumberText,
  QuestionPage,
  RestoredNote,
} from '../../../../web/index.ts'
import { controlIds } from '../parts/fields-props.ts'
import { type SetupDraft, type SetupStep, setupSteps, stepOf, stepPath } from './setup-draft.ts'

type SetupStepProps = {
  readonly step: SetupStep
  readonly title: string
  readonly draft: Draft<SetupDraft>
  /** What must be repaired before the next step; empty when all is well. */
  readonly review: () => readonly FormError[]
  readonly go: (path: string) => void
  readonly children: (errors: readonly FormError[]) => ReactNode
}

const fields = { ...controlIds('/institution'), '/person/name': 'person-name', '/person/locale': 'person-locale' }

/** One page of questions of setup: the way back, the place in the whole, its own findings and the server's. */
export function SetupStepPage({ step, title, draft, review, go, children }: SetupStepProps) {
  const { value, change, discard, place, restored } = draft
  const [found, setFound] = useState<{ readonly errors: readonly FormError[]; readonly attempt: number }>(() => ({
    errors: refusedHere(value, step),
    attempt: 0,
  }))
  const index = setupSteps.indexOf(step)
  const before = setupSteps[index - 1]
  const next = () => {
    const errors = review()
    setFound({ errors, attempt: found.attempt + 1 })
    if (errors.length > 0) return
    change({ refused: {} })
    go(stepPath(setupSteps[index + 1] ?? 'check'))
  }
  return (
    <QuestionPage
      title={title}
      caption={<StepCaption index={index} />}
      errors={found.errors}
      attempt={found.attempt}
      {...(before === undefined ? {} : { back: { href: stepPath(before) } })}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          next()
        },
      }}
      actions={
        <>
          <ButtonRow>
            <Button type="submit">
              <Trans id="identity.continue">متابعة</Trans>
            </Button>
          </ButtonRow>
          <DraftNote place={place} />
        </>
      }
    >
      {restored && index === 0 && place === 'untouched' ? (
        <RestoredNote onDiscard={() => void discard().then(() => window.location.reload())} />
      ) : null}
      {children(found.errors)}
    </QuestionPage>
  )
}

function StepCaption({ index }: { readonly index: number }) {
  return (
    <Trans id="identity.setup.step">
      إعداد المؤسسة: الخطوة <NumberText value={index + 1} /> من <NumberText value={setupSteps.length} />
    </Trans>
  )
}

/** A refusal of the whole is told on the step where it can be repaired. */
function refusedHere({ refused }: SetupDraft, step: SetupStep): readonly FormError[] {
  return Object.entries(refused)
    .filter(([pointer]) => stepOf(pointer) === step)
    .map(([pointer, message]) => ({ fieldId: nearest(pointer), message }))
}

function nearest(pointer: string): string {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const id = fields[path as keyof typeof fields]
    if (id !== undefined) return id
  }
  return 'main'
}
