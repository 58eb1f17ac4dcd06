import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow, OfflineState, Skeleton } from '../../../../web/index.ts'
import type { Comment } from '../../work.ts'
import { api } from '../parts/calls.ts'
import type { FoundRecord } from '../record.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentItem } from './comment-item.tsx'

/** What people say to each other about a record: questions with their answers below them. */
export function CommentsPanel({ record }: { readonly record: NonNullable<FoundRecord> }) {
  const { kind, id, case_id } = record
  const query = useInfiniteQuery({
    queryKey: ['comments', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/records/:kind/:id/comments', {
        params: { kind, id },
        query: pageParam === undefined ? {} : { after: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (query.data === undefined) {
    if (query.error !== null) throw query.error
    return query.fetchStatus === 'paused' ? <OfflineState /> : <Skeleton />
  }
  const found = query.data.pages.flatMap(({ items }) => items)
  return (
    <section className="record-part" id="comments">
      <h2>
        <Trans id="documentation.work.comments">التعليقات</Trans>
      </h2>
      {found.length === 0 ? (
        <p>
          <Trans id="documentation.work.no-comments">لا تعليق بعد. ما يُقال هنا يراه كل من يرى الملف.</Trans>
        </p>
      ) : (
        <ul className="work-list">
          {found
            .filter(({ parent_id }) => parent_id === null)
            .map((comment) => (
              <Thread
                key={comment.id}
                comment={comment}
                answers={found.filter(({ parent_id }) => parent_id === comment.id)}
                record={record}
              />
            ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <ButtonRow>
          <Button kind="secondary" onClick={() => void query.fetchNextPage()}>
            <Trans id="documentation.work.more-comments">تعليقات أحدث</Trans>
          </Button>
        </ButtonRow>
      ) : null}
      {record.deleted_at === null ? (
        <CommentForm
          caseId={case_id}
          label={<Trans id="documentation.work.new-comment">تعليق جديد</Trans>}
          send={(said) =>
            api('POST /api/records/:kind/:id/comments', { params: { kind, id }, body: { ...said, parent_id: null } })
          }
          submit={<Trans id="documentation.work.say">نشر التعليق للفريق</Trans>}
        />
      ) : null}
    </section>
  )
}

function Thread({
  comment,
  answers,
  record: { kind, id, case_id, own, level },
}: {
  readonly comment: Comment
  readonly answers: readonly Comment[]
  readonly record: NonNullable<FoundRecord>
}) {
  const [answering, setAnswering] = useState(false)
  const mayEdit = own && level !== 'view'
  return (
    <li className="work-item">
      <CommentItem comment={comment} caseId={case_id} mayEdit={mayEdit} onAnswer={() => setAnswering(true)} />
      {answers.length === 0 ? null : (
        <ul className="work-answers">
          {answers.map((answer) => (
            <li key={answer.id} className="work-item">
              <CommentItem comment={answer} caseId={case_id} mayEdit={mayEdit} />
            </li>
          ))}
        </ul>
      )}
      {answering ? (
        <CommentForm
          caseId={case_id}
          label={<Trans id="documentation.work.your-answer">ردك</Trans>}
          send={(said) =>
            api('POST /api/records/:kind/:id/comments', {
              params: { kind, id },
              body: { ...said, parent_id: comment.id },
            })
          }
          submit={<Trans id="documentation.work.send-answer">نشر الرد</Trans>}
          onDone={() => setAnswering(false)}
        />
      ) : null}
    </li>
  )
}
