import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button, ErrorSummary, PersonChip, Tag, Timestamp, useSession, useSubmit } from '../../../../web/index.ts'
import type { Comment } from '../../work.ts'
import { api } from '../parts/calls.ts'
import { CommentForm } from './comment-form.tsx'
import { useChanged } from './use-changed.ts'

/** One comment: who said what and when; its author changes it or takes it back, whoever works on the case closes it. */
export function CommentItem({
  comment,
  caseId,
  mayEdit,
  onAnswer,
}: {
  readonly comment: Comment
  readonly caseId: string
  readonly mayEdit: boolean
  /** Left out for an answer, as answers stand below their question alone. */
  readonly onAnswer?: () => void
}) {
  const { person } = useSession()
  const [changing, setChanging] = useState(false)
  const { id, version, by, body, created_at, edited, resolved, withdrawn } = comment
  const isMine = by !== null && by.id === person?.id
  if (withdrawn)
    return (
      <p id={`comment-${id}`} className="work-facts">
        <Trans id="documentation.work.withdrawn">سحب صاحب التعليق كلامه</Trans>
      </p>
    )
  if (changing)
    return (
      <CommentForm
        caseId={caseId}
        label={<Trans id="documentation.work.other-words">التعليق بكلمات أخرى</Trans>}
        begin={body}
        send={(said) => api('PATCH /api/comments/:id', { params: { id }, version, body: said })}
        submit={<Trans id="documentation.work.keep-task">حفظ التعديل</Trans>}
        onDone={() => setChanging(false)}
      />
    )
  return (
    <div id={`comment-${id}`}>
      <p className="work-facts">
        {by === null ? null : <PersonChip name={by.name} />}
        <Timestamp at={created_at} />
        {edited ? <Trans id="documentation.work.edited">عُدّل</Trans> : null}
        {resolved ? (
          <Tag kind="ok" icon="check">
            <Trans id="documentation.work.resolved">انتهى النظر فيه</Trans>
          </Tag>
        ) : null}
      </p>
      <p className="work-words">
        <bdi dir="auto">{body}</bdi>
      </p>
      <div className="work-acts">
        {onAnswer === undefined ? null : (
          <Button kind="quiet" onClick={onAnswer}>
            <Trans id="documentation.work.answer">رد</Trans>
          </Button>
        )}
        {onAnswer !== undefined && (isMine || mayEdit) ? (
          <CommentAct comment={comment} change={{ resolved: !resolved }}>
            {resolved ? (
              <Trans id="documentation.work.unresolve">إعادة فتح النقاش</Trans>
            ) : (
              <Trans id="documentation.work.resolve">إنهاء النقاش</Trans>
            )}
          </CommentAct>
        ) : null}
        {isMine ? (
          <>
            <Button kind="quiet" onClick={() => setChanging(true)}>
              <Trans id="documentation.work.change-comment">تعديل</Trans>
            </Button>
            <CommentAct comment={comment} change={{ withdrawn: true }}>
              <Trans id="documentation.work.withdraw">سحب</Trans>
            </CommentAct>
          </>
        ) : null}
      </div>
    </div>
  )
}

function CommentAct({
  comment: { id, version },
  change,
  children,
}: {
  readonly comment: Comment
  readonly change: { readonly resolved: boolean } | { readonly withdrawn: true }
  readonly children: ReactNode
}) {
  const changed = useChanged()
  const form = useSubmit({
    formId: `comment-${id}`,
    fields: {},
    send: async () => {
      await api('PATCH /api/comments/:id', { params: { id }, version, body: change })
      await changed()
    },
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <Button kind="quiet" aria-disabled={form.busy} onClick={() => void form.submit()}>
        {children}
      </Button>
    </>
  )
}
