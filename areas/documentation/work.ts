/** What people do together on a case: tasks, comments, mentions, dates that come due, how long closed cases are kept. Pure. */
import { z } from 'zod'
import { text } from '../../foundation/language/index.ts'
import { addToDay, Day, parseDuration } from '../../foundation/time/index.ts'
import { kinds } from './record-kinds/declaration.ts'

export const taskStates = ['open', 'done', 'cancelled'] as const

const Named = z.strictObject({ id: z.uuid(), name: z.string() })
const About = z.strictObject({ kind: z.enum(kinds), id: z.uuid() })

export const Task = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  case_id: z.uuid(),
  /** The record it is about; null: the case as a whole. */
  record: About.nullable(),
  title: z.string(),
  detail: z.string(),
  assignee: Named.nullable(),
  due_on: z.string().nullable(),
  state: z.enum(taskStates),
  created_at: z.string(),
  created_by: Named.nullable(),
})
export type Task = z.infer<typeof Task>

const taskParts = {
  title: text({ max: 300 }),
  detail: text({ min: 0, max: 5000 }),
  assignee_id: z.uuid().nullable(),
  due_on: Day.nullable(),
}
export const NewTask = z.strictObject({
  case_id: z.uuid(),
  record: About.nullable().default(null),
  title: taskParts.title,
  detail: taskParts.detail.default(''),
  assignee_id: taskParts.assignee_id.default(null),
  due_on: taskParts.due_on.default(null),
})
export type NewTask = z.infer<typeof NewTask>
export const TaskChange = z.strictObject({ ...taskParts, state: z.enum(taskStates) }).partial()

export const Comment = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  parent_id: z.uuid().nullable(),
  body: z.string(),
  resolved: z.boolean(),
  /** Taken back by its author: its words are gone, its answers stay. */
  withdrawn: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  /** Said in other words than at first. */
  edited: z.boolean(),
  by: Named.nullable(),
  mentions: z.array(Named),
})
export type Comment = z.infer<typeof Comment>

export const NewComment = z.strictObject({
  body: text({ max: 5000 }),
  parent_id: z.uuid().nullable().default(null),
  /** People of the case's team who are called upon. */
  mentions: z.array(z.uuid()).max(20).default([]),
})
export type NewComment = z.infer<typeof NewComment>

/** `mentions`: people called upon besides those who were already. */
export const CommentChange = z.strictObject({
  body: text({ max: 5000 }).exactOptional(),
  resolved: z.boolean().exactOptional(),
  mentions: z.array(z.uuid()).max(20).exactOptional(),
  withdrawn: z.literal(true).exactOptional(),
})

/** A date that comes due in one of the reader's cases, and what for. */
export const Due = z.strictObject({
  kind: z.enum(kinds),
  id: z.uuid(),
  case_id: z.uuid(),
  code: z.string(),
  field: z.string(),
  on: z.string(),
  overdue: z.boolean(),
})
export type Due = z.infer<typeof Due>

/** A length of time after which a closed case is looked at again, in years or months. */
export const ReviewAfter = z.string().regex(/^P[0-9]{1,3}[YM]$/)

/** The day after a length of time such as `P5Y` or `P30D`; throws RangeError for what is no length of whole days. */
export function dayAfter(today: string, after: string): string {
  const duration = parseDuration(after)
  if (duration === undefined) throw new RangeError(`Cannot add ${after} to ${today}: not a duration`)
  return addToDay(today, duration)
}
