import './work.css'
import type { FoundRecord } from '../record.tsx'
import { CommentsPanel } from './comments-panel.tsx'
import { KeepingPanel } from './keeping-panel.tsx'
import { TasksPanel } from './tasks-panel.tsx'
import { TeamPanel } from './team-panel.tsx'

/** What people do together about a record: tasks and comments; of a case also who works on it and how long it is kept. */
export function RecordPanel({ record }: { readonly record: NonNullable<FoundRecord> }) {
  return (
    <>
      <TasksPanel record={record} />
      <CommentsPanel record={record} />
      {record.kind === 'case_file' ? (
        <>
          <TeamPanel record={record} />
          <KeepingPanel record={record} />
        </>
      ) : null}
    </>
  )
}
