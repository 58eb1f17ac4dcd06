import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Button,
  ButtonRow,
  DateText,
  ErrorSummary,
  Link,
  PersonChip,
  Tag,
  useDisplay,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import { recordKinds } from '../../model.ts'
import type { Task } from '../../work.ts'
import { api } from '../parts/calls.ts'
import { capital } from '../parts/capital.ts'
import type { CaseNames } from './case-link.tsx'
import { CaseLink } from './case-link.tsx'
import { DueTag } from './due-tag.tsx'
import { TaskForm } from './task-form.tsx'
import { useChanged } from './use-changed.ts'

type TaskRowProps = {
  readonly task: Task
  /** Whether the reader may change tasks of this case; whoever it is set for may do it in any case. */
  readonly mayEdit: boolean
  /** Where several cases stand in one list, what they are called. */
  readonly cases?: CaseNames
}

/** One task: what, for whom, until when; done, taken up again, changed. */
export function TaskRow({ task, mayEdit, cases }: TaskRowProps) {
  const { language } = useDisplay()
  const { person } = useSession()
  const [changing, setChanging] = useState(false)
  const isMine = task.assignee !== null && task.assignee.id === person?.id
  const open = task.state === 'open'
  return (
    <li className="work-item">
      <p>
        <strong>
          <bdi dir="auto">{task.title}</bdi>
        </strong>
      </p>
      <p className="work-facts">
        {open ? null : (
          <Tag kind={task.state === 'done' ? 'ok' : 'neutral'} icon={task.state === 'done' ? 'check' : 'cross'}>
            {task.state === 'done' ? (
              <Trans id="documentation.work.done">أُنجزت</Trans>
            ) : (
              <Trans id="documentation.work.cancelled">أُلغيت</Trans>
            )}
          </Tag>
        )}
        {open && task.due_on !== null ? <DueTag on={task.due_on} /> : null}
        {task.due_on === null ? null : (
          <span>
            <Trans id="documentation.work.until">
              إلى غاية <DateText date={{ value: task.due_on, approximate: false }} />
            </Trans>
          </span>
        )}
        {isMine && cases !== undefined ? null : task.assignee === null ? (
          <Trans id="documentation.work.nobody">لم تُسند إلى أحد</Trans>
        ) : (
          <PersonChip name={task.assignee.name} />
        )}
        {cases === undefined ? null : <CaseLink id={task.case_id} cases={cases} />}
        {task.record === null || task.record.kind === 'case_file' ? null : (
          <Link href={`/records/${task.record.kind}/${task.record.id}`}>
            {capital(recordKinds[task.record.kind].label[language])}
          </Link>
        )}
      </p>
      {task.detail === '' ? null : (
        <p className="work-words">
          <bdi dir="auto">{task.detail}</bdi>
        </p>
      )}
      {changing ? (
        <TaskForm caseId={task.case_id} task={task} onDone={() => setChanging(false)} />
      ) : isMine || mayEdit ? (
        <TaskButtons task={task} mayEdit={mayEdit} onChange={() => setChanging(true)} />
      ) : null}
    </li>
  )
}

function TaskButtons({
  task: { id, version, title, state },
  mayEdit,
  onChange,
}: {
  readonly task: Task
  readonly mayEdit: boolean
  readonly onChange: () => void
}) {
  const changed = useChanged()
  const done = state !== 'open'
  const form = useSubmit({
    formId: `done-${id}`,
    fields: {},
    send: async () => {
      await api('PATCH /api/tasks/:id', { params: { id }, version, body: { state: done ? 'open' : 'done' } })
      await changed()
    },
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <ButtonRow>
        <Button id={`done-${id}`} kind="secondary" aria-disabled={form.busy} onClick={() => void form.submit()}>
          {done ? (
            <Trans id="documentation.work.reopen">إعادة فتح المهمة</Trans>
          ) : (
            <Trans id="documentation.work.mark-done">أُنجزت المهمة</Trans>
          )}
          <Named>{title}</Named>
        </Button>
        {mayEdit && !done ? (
          <Button kind="quiet" onClick={onChange}>
            <Trans id="documentation.work.change-task">تعديل</Trans>
            <Named>{title}</Named>
          </Button>
        ) : null}
      </ButtonRow>
    </>
  )
}

/** Which of several alike a button is about, for whoever hears the page. */
export function Named({ children }: { readonly children: string }) {
  return (
    <span className="visually-hidden">
      {' '}
      <bdi>{children}</bdi>
    </span>
  )
}
