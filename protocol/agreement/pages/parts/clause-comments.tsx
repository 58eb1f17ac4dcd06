import { Plural, Trans } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Button,
  DraftNote,
  ErrorSummary,
  errorOf,
  SubmitRow,
  TextArea,
  Timestamp,
  useDraft,
  useMay,
  useSubmit,
} from '../../../../web/index.ts'
import type { Comment } from '../../model.ts'
import { api, useRefresh } from './calls.ts'

type ClauseCommentsProps = { readonly protocolId: string; readonly eid: string; readonly comments: readonly Comment[] }

/** What colleagues said about a clause; it never leaves the institution. */
export function ClauseComments({ protocolId, eid, comments }: ClauseCommentsProps) {
  const mayDraft = useMay('protocol.draft')
  // a form of its own for each of a hundred clauses waits until somebody wants to write
  const [open, setOpen] = useState(false)
  const waiting = comments.filter(({ resolved }) => !resolved).length
  if (!mayDraft && comments.length === 0) return null
  return (
    <details className="clause-comments" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Plural
          id="agreement.comment.count"
          value={waiting}
          zero="تعليق"
          one="تعليق واحد مفتوح"
          two="تعليقان مفتوحان"
          few="# تعليقات مفتوحة"
          many="# تعليقًا مفتوحًا"
          other="# تعليق مفتوح"
        />
      </summary>
      {comments.map((comment) => (
        <CommentView key={comment.id} protocolId={protocolId} comment={comment} mayDraft={mayDraft} />
      ))}
      {mayDraft && open ? <NewComment protocolId={protocolId} eid={eid} /> : null}
    </details>
  )
}

type CommentViewProps = { readonly protocolId: string; readonly comment: Comment; readonly mayDraft: boolean }

function CommentView({ protocolId, comment, mayDraft }: CommentViewProps) {
  const refresh = useRefresh()
  const form = useSubmit({
    formId: `resolve-${comment.id}`,
    fields: {},
    send: async () => {
      await api('PATCH /api/protocols/:id/comments/:comment', {
        params: { id: protocolId, comment: comment.id },
        version: comment.version,
        body: { resolved: !comment.resolved },
      })
      await refresh()
    },
  })
  return (
    <div className="comment">
      <p className="comment-by">
        <bdi>{comment.by.name ?? '–'}</bdi> · <Timestamp at={comment.at} />
        {comment.resolved ? (
          <>
            {' · '}
            <Trans id="agreement.comment.resolved">عولج</Trans>
          </>
        ) : null}
      </p>
      <p dir="auto">{comment.body}</p>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {mayDraft ? (
        <Button id={`resolve-${comment.id}`} kind="quiet" onClick={() => void form.submit()}>
          {comment.resolved ? (
            <Trans id="agreement.comment.reopen">إعادة فتحه</Trans>
          ) : (
            <Trans id="agreement.comment.resolve">عولج التعليق</Trans>
          )}
        </Button>
      ) : null}
    </div>
  )
}

function NewComment({ protocolId, eid }: { readonly protocolId: string; readonly eid: string }) {
  const refresh = useRefresh()
  const id = `comment-${eid}`
  const draft = useDraft(`comment-${protocolId}-${eid}`, { body: '' })
  const form = useSubmit({
    formId: id,
    fields: { '/body': id },
    send: async () => {
      await api('POST /api/protocols/:id/comments', {
        params: { id: protocolId },
        body: { eid, body: draft.value.body },
      })
      draft.change({ body: '' })
      await draft.discard()
      await refresh()
    },
  })
  const error = errorOf(form.errors, id)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextArea
        id={id}
        rows={2}
        label={<Trans id="agreement.comment.new">تعليق جديد، يراه زملاؤك وحدهم</Trans>}
        value={draft.value.body}
        onChange={(event) => draft.change({ body: event.target.value })}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="agreement.comment.send">إضافة التعليق</Trans>
      </SubmitRow>
      <DraftNote place={draft.place} />
    </form>
  )
}
