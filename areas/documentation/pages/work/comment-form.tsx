import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { Button, ErrorSummary, errorOf, SubmitRow, useSubmit } from '../../../../web/index.ts'
import { calledIn } from './mention.ts'
import { MentionArea } from './mention-area.tsx'
import { useTeam } from './team.ts'
import { useChanged } from './use-changed.ts'

type CommentFormProps = {
  readonly caseId: string
  readonly label: ReactNode
  readonly begin?: string
  readonly send: (said: { readonly body: string; readonly mentions: string[] }) => Promise<unknown>
  readonly submit: ReactNode
  /** Closes a form that was opened for this; one that always stands is emptied instead. */
  readonly onDone?: () => void
}

/** Says something, anew or in other words; whoever is called upon in it is told. */
export function CommentForm({ caseId, label, begin = '', send, submit, onDone }: CommentFormProps) {
  const { t } = useLingui()
  const own = useId()
  const team = useTeam(caseId)
  const changed = useChanged()
  const [body, setBody] = useState(begin)
  const id = onDone === undefined ? 'comment' : `comment${own}`
  const form = useSubmit({
    formId: id,
    fields: { '/body': id, '/mentions': id },
    send: async () => {
      await send({ body, mentions: calledIn(body, team).map((member) => member.id) })
      setBody('')
      await changed()
      onDone?.()
    },
  })
  const error = errorOf(form.errors, id)
  const missing = t({ id: 'documentation.work.comment-missing', message: 'اكتب تعليقك أولًا' })
  return (
    <form
      noValidate
      className="work-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(body.trim() === '' ? [{ fieldId: id, message: missing }] : [])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <MentionArea
        id={id}
        label={label}
        text={body}
        onChange={setBody}
        team={team}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow
        busy={form.busy}
        beside={
          onDone === undefined ? undefined : (
            <Button kind="secondary" onClick={onDone}>
              <Trans id="documentation.work.leave">العدول</Trans>
            </Button>
          )
        }
      >
        {submit}
      </SubmitRow>
    </form>
  )
}
