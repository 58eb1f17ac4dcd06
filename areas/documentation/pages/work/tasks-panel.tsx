import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow, FromQuery, Radios } from '../../../../web/index.ts'
import type { Task } from '../../work.ts'
import { api } from '../parts/calls.ts'
import type { FoundRecord } from '../record.tsx'
import { TaskForm } from './task-form.tsx'
import { TaskRow } from './task-row.tsx'

type Shown = Exclude<Task['state'], 'cancelled'>
const MOST_SHOWN = 100

/** What is to be done about a record, or about a case and everything in it; setting more of it. */
export function TasksPanel({ record }: { readonly record: NonNullable<FoundRecord> }) {
  const { t } = useLingui()
  const [adding, setAdding] = useState(false)
  const [state, setState] = useState<Shown>('open')
  const isCase = record.kind === 'case_file'
  const query = useQuery({
    queryKey: ['tasks', record.id, state],
    queryFn: ({ signal }) =>
      api('GET /api/tasks', {
        query: { ...(isCase ? { case_id: record.id } : { record_id: record.id }), state, limit: MOST_SHOWN },
        signal,
      }),
    placeholderData: (before) => before,
  })
  const mayEdit = record.own && record.level !== 'view' && record.deleted_at === null
  return (
    <section className="record-part" id="tasks">
      <h2>
        <Trans id="documentation.work.tasks">المهام</Trans>
      </h2>
      <Radios
        id="tasks-state"
        name="tasks-state"
        label={<Trans id="documentation.work.which-tasks">المهام المعروضة</Trans>}
        value={state}
        onChange={(value) => setState(value === 'done' ? 'done' : 'open')}
        choices={[
          { value: 'open', label: t({ id: 'documentation.work.open-tasks', message: 'التي تنتظر' }) },
          { value: 'done', label: t({ id: 'documentation.work.done-tasks', message: 'التي أُنجزت' }) },
        ]}
      />
      <FromQuery query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>
              {state === 'open' ? (
                <Trans id="documentation.work.no-open">لا مهمة تنتظر هنا.</Trans>
              ) : (
                <Trans id="documentation.work.no-done">لم تُنجز مهمة هنا بعد.</Trans>
              )}
            </p>
          ) : (
            <ul className="work-list">
              {items.map((task) => (
                <TaskRow key={`${task.id} ${task.version}`} task={task} mayEdit={mayEdit} />
              ))}
            </ul>
          )
        }
      </FromQuery>
      {adding ? (
        <TaskForm
          caseId={record.case_id}
          {...(isCase ? {} : { record: { kind: record.kind, id: record.id } })}
          onDone={() => setAdding(false)}
        />
      ) : mayEdit ? (
        <ButtonRow>
          <Button id="add-task" kind="secondary" onClick={() => setAdding(true)}>
            <Trans id="documentation.work.add-task">مهمة جديدة</Trans>
          </Button>
        </ButtonRow>
      ) : null}
    </section>
  )
}
