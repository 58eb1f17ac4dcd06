import './work.css'
import type { FoundRecord } from '../record.tsx'
import { CommentsPanel } from './comments-panel.tsx'
import { TasksPanel } from './tasks-panel.tsx'

/** What people do together about a record: tasks and comments. */
export function RecordPanel({ record }: { readonly record: NonNullable<FoundRecord> }) {
  return (
    <>
      <TasksPanel record={record} />
      <CommentsPanel record={record} />
    </>
  )
}
