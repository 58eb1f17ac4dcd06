import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import {
  Button,
  ErrorSummary,
  errorOf,
  Select,
  SubmitRow,
  TextArea,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import type { Kind } from '../../model.ts'
import type { Task } from '../../work.ts'
import { api } from '../parts/calls.ts'
import { DayField, draftOfDay, useReadDay } from './day-field.tsx'
import { useTeam } from './team.ts'
import { useChanged } from './use-changed.ts'

type TaskFormProps = {
  readonly caseId: string
  /** The record that a new task is about; without it the case as a whole. */
  readonly record?: { readonly kind: Kind; readonly id: string }
  /** The task that is changed; without it a new one is set. */
  readonly task?: Task
  readonly onDone: () => void
}

/** Sets a task or changes one: what is to be done, by whom of the team, until when. */
export function TaskForm({ caseId, record, task, onDone }: TaskFormProps) {
  const { t } = useLingui()
  const own = useId()
  const team = useTeam(caseId)
  const changed = useChanged()
  const readDay = useReadDay()
  const [title, setTitle] = useState(task?.title ?? '')
  const [detail, setDetail] = useState(task?.detail ?? '')
  const [assignee, setAssignee] = useState(task?.assignee?.id ?? '')
  const [due, setDue] = useState(draftOfDay(task?.due_on ?? null))
  const part = task === undefined ? 'task' : `task${own}`
  const ids = { title: `${part}-title`, detail: `${part}-detail`, who: `${part}-who`, due: `${part}-due` }
  const read = readDay(ids.due, due)
  const form = useSubmit({
    formId: ids.title,
    fields: { '/title': ids.title, '/detail': ids.detail, '/assignee_id': ids.who, '/due_on': `${ids.due}-day` },
    send: async () => {
      const body = { title, detail, assignee_id: assignee === '' ? null : assignee, due_on: read.day ?? null }
      if (task === undefined)
        await api('POST /api/tasks', { body: { ...body, case_id: caseId, record: record ?? null } })
      else await api('PATCH /api/tasks/:id', { params: { id: task.id }, version: task.version, body })
      await changed()
      onDone()
    },
  })
  const missing = t({ id: 'documentation.work.title-missing', message: 'اكتب ما ينبغي عمله' })
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  return (
    <form
      noValidate
      className="work-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit([
          ...(title.trim() === '' ? [{ fieldId: ids.title, message: missing }] : []),
          ...(read.day === undefined ? [read.fault] : []),
        ])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id={ids.title}
        autoComplete="off"
        maxLength={300}
        label={<Trans id="documentation.work.what">ما ينبغي عمله</Trans>}
        hint={<Trans id="documentation.work.no-names">لا تذكر هنا أسماء أشخاص.</Trans>}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        {...error(ids.title)}
      />
      <Select
        id={ids.who}
        label={<Trans id="documentation.work.who">من يقوم به</Trans>}
        value={assignee}
        onChange={(event) => setAssignee(event.target.value)}
        {...error(ids.who)}
      >
        <option value="">{t({ id: 'documentation.work.anybody', message: 'لم يُحدَّد بعد' })}</option>
        {team.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <DayField
        id={ids.due}
        label={<Trans id="documentation.work.due">إلى غاية يوم</Trans>}
        draft={due}
        onChange={setDue}
        {...error(`${ids.due}-day`)}
      />
      <TextArea
        id={ids.detail}
        optional
        rows={2}
        maxLength={5000}
        label={<Trans id="documentation.work.detail">تفاصيل</Trans>}
        value={detail}
        onChange={(event) => setDetail(event.target.value)}
        {...error(ids.detail)}
      />
      <SubmitRow
        busy={form.busy}
        beside={
          <Button kind="secondary" onClick={onDone}>
            <Trans id="documentation.work.leave">العدول</Trans>
          </Button>
        }
      >
        {task === undefined ? (
          <Trans id="documentation.work.set-task">حفظ المهمة</Trans>
        ) : (
          <Trans id="documentation.work.keep-task">حفظ التعديل</Trans>
        )}
      </SubmitRow>
    </form>
  )
}
