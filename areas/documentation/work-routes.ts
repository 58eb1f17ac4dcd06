/** HTTP of working together: the team of a case, tasks, comments, retention. */
import { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import { cursorOf, none, notFound, readCursor, recordChanged, route } from '../../foundation/http/index.ts'
import { text } from '../../foundation/language/index.ts'
import { addComment, changeComment, commentsOn, findComment, shownComments } from './comment-queries.ts'
import { retentionRules, setRetention } from './due-queries.ts'
import { lookUp, unfound } from './look-up.ts'
import { viewOnly } from './problems.ts'
import { levelInCase } from './record-queries.ts'
import { mustFind, RecordParams, refused, todayOf } from './route-parts.ts'
import { addTask, changeTask, findTask, listTasks, shownTasks } from './task-queries.ts'
import { teamOf } from './team-queries.ts'
import {
  Comment,
  CommentChange,
  dayAfter,
  NewComment,
  NewTask,
  ReviewAfter,
  Task,
  TaskChange,
  taskStates,
} from './work.ts'
import { keepingRoutes } from './work-case-routes.ts'
import { overviewRoutes } from './work-overview-routes.ts'

const one = z.strictObject({ id: z.uuid() })
const paged = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
const Cursor = z.tuple([z.string().max(60), z.uuid()])
const Rule = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  class_id: z.uuid(),
  review_after: z.string(),
  citation: z.string(),
})

const togetherRoutes = [
  route({
    method: 'GET',
    url: '/api/records/case_file/:id/team',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'فريق الملف', fr: 'Équipe du dossier', en: 'Team of a case' },
    params: one,
    query: none,
    body: none,
    reply: z.strictObject({
      items: z.array(z.strictObject({ id: z.uuid(), name: z.string(), level: z.enum(['view', 'edit', 'lead']) })),
    }),
    run: async ({ tx, params: { id } }) => {
      await mustFind(tx, 'case_file', id)
      return { items: [...(await teamOf(tx, id))] }
    },
  }),
  route({
    method: 'GET',
    url: '/api/tasks',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'المهام', fr: 'Tâches', en: 'Tasks' },
    params: none,
    query: z.strictObject({
      ...paged,
      case_id: z.uuid().optional(),
      record_id: z.uuid().optional(),
      mine: z.enum(['true', 'false']).default('false'),
      state: z.enum(taskStates).optional(),
    }),
    body: none,
    reply: z.strictObject({ items: z.array(Task), next: z.string().nullable() }),
    run: async ({ tx, actor, query: { limit, after, mine, ...which } }) => {
      const found = await listTasks(tx, {
        ...which,
        limit,
        after: readCursor(after, Cursor),
        assignee_id: mine === 'true' ? actor.person_id : undefined,
      })
      const items = await shownTasks(tx, found.slice(0, limit))
      const last = items.at(-1)
      const more = found.length > limit && last !== undefined
      return { items, next: more ? cursorOf([last.due_on ?? 'infinity', last.id]) : null }
    },
  }),
  route({
    method: 'POST',
    url: '/api/tasks',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'إسناد مهمة', fr: 'Confier une tâche', en: 'Set a task' },
    params: none,
    query: none,
    body: NewTask,
    reply: Task,
    run: async ({ tx, body }) => {
      await mustFind(tx, 'case_file', body.case_id)
      await mustWorkOn(tx, body.case_id)
      if (body.record !== null) {
        const record = await mustFind(tx, body.record.kind, body.record.id)
        if (record.case_id !== body.case_id) throw refused([{ pointer: '/record/id', code: 'link.other-case' }])
      }
      await mustBeInTeam(tx, body.case_id, body.assignee_id === null ? [] : [body.assignee_id], '/assignee_id')
      const [task] = await shownTasks(tx, [await addTask(tx, body)])
      if (task === undefined) throw notFound({})
      return task
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/tasks/:id',
    capability: 'cases.work',
    locked: true,
    status: 200,
    summary: { ar: 'تعديل مهمة أو إنجازها', fr: 'Modifier ou achever une tâche', en: 'Change a task or have it done' },
    params: one,
    query: none,
    body: TaskChange,
    reply: Task,
    run: async ({ tx, actor, params: { id }, body, version }) => {
      const task = await findTask(tx, id)
      if (task === undefined) throw notFound({})
      if (task.assignee_id !== actor.person_id) await mustWorkOn(tx, task.case_id)
      const { assignee_id } = body
      const assigned = assignee_id === undefined || assignee_id === null ? [] : [assignee_id]
      await mustBeInTeam(tx, task.case_id, assigned, '/assignee_id')
      const outcome = await changeTask(tx, { id, version, patch: body })
      if (outcome.status === 'missing') throw notFound({})
      const [current] = await shownTasks(tx, [outcome.row])
      if (current === undefined) throw notFound({})
      if (outcome.status === 'changed') throw recordChanged({ current })
      return current
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/:kind/:id/comments',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'التعليقات على سجل', fr: 'Commentaires sur une fiche', en: 'Comments on a record' },
    params: RecordParams,
    query: z.strictObject(paged),
    body: none,
    reply: z.strictObject({ items: z.array(Comment), next: z.string().nullable() }),
    run: async ({ tx, params: { kind, id }, query: { limit, after } }) => {
      await mustFind(tx, kind, id)
      const found = await commentsOn(tx, { record_id: id, limit, after: readCursor(after, Cursor) })
      const items = await shownComments(tx, found.slice(0, limit))
      const last = items.at(-1)
      return { items, next: found.length > limit && last !== undefined ? cursorOf([last.created_at, last.id]) : null }
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/:kind/:id/comments',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'التعليق على سجل', fr: 'Commenter une fiche', en: 'Comment on a record' },
    params: RecordParams,
    query: none,
    body: NewComment,
    reply: Comment,
    run: async ({ tx, params: { kind, id }, body }) => {
      const { case_id } = await mustFind(tx, kind, id)
      await mustBeInTeam(tx, case_id, body.mentions, '/mentions')
      const parent = body.parent_id === null ? undefined : await findComment(tx, body.parent_id)
      if (body.parent_id !== null && parent?.record_id !== id)
        throw refused([{ pointer: '/parent_id', code: 'link.not-found' }])
      return await shownOne(tx, await addComment(tx, { kind, id, case_id }, body))
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/comments/:id',
    capability: 'cases.work',
    locked: true,
    status: 200,
    summary: {
      ar: 'تعديل تعليق أو سحبه أو إغلاقه',
      fr: 'Modifier, retirer ou clore un commentaire',
      en: 'Change, withdraw or close a comment',
    },
    params: one,
    query: none,
    body: CommentChange,
    reply: Comment,
    run: async ({ tx, actor, params: { id }, body, version, at }) => {
      const comment = await findComment(tx, id)
      if (comment === undefined) throw notFound({})
      const isAuthor = comment.created_by === actor.person_id
      if (!isAuthor) await mustWorkOn(tx, comment.case_id)
      const { resolved: _, ...own } = body
      if (!isAuthor && Object.keys(own).length > 0) throw viewOnly({})
      await mustBeInTeam(tx, comment.case_id, body.mentions ?? [], '/mentions')
      const outcome = await changeComment(tx, { id, version, at, ...body })
      if (outcome.status === 'missing') throw notFound({})
      const current = await shownOne(tx, outcome.row)
      if (outcome.status === 'changed') throw recordChanged({ current })
      return current
    },
  }),
  route({
    method: 'GET',
    url: '/api/retention',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'مدد المراجعة بحسب فئة الحفظ', fr: 'Délais de réexamen', en: 'Review periods by retention class' },
    params: none,
    query: none,
    body: none,
    /** `review_on`: the review date of a case of the class that is closed today. */
    reply: z.strictObject({ items: z.array(z.strictObject({ ...Rule.shape, review_on: z.string() })) }),
    run: async ({ tx, at }) => ({
      items: (await retentionRules(tx)).map((rule) => ({
        ...rule,
        review_on: dayAfter(todayOf(at), rule.review_after),
      })),
    }),
  }),
  route({
    method: 'PUT',
    url: '/api/retention/:id',
    capability: 'fields.manage',
    status: 200,
    summary: {
      ar: 'تحديد مدة المراجعة لفئة حفظ',
      fr: 'Fixer un délai de réexamen',
      en: 'Set the review period of a class',
    },
    params: one,
    query: none,
    body: z.strictObject({ review_after: ReviewAfter, citation: text({ max: 500 }) }),
    reply: Rule,
    run: async ({ tx, params: { id }, body }) => {
      const named = [{ pointer: '/params/id', id, of: 'term' as const, list: 'retention-class' }]
      const faults = unfound(named, '', await lookUp(tx, named))
      if (faults.length > 0) throw refused(faults)
      return await setRetention(tx, { class_id: id, ...body })
    },
  }),
] as const

export const workRoutes = [...togetherRoutes, ...overviewRoutes, ...keepingRoutes] as const

async function shownOne(tx: Tx, row: Parameters<typeof shownComments>[1][number]): Promise<Comment> {
  const [shown] = await shownComments(tx, [row])
  if (shown === undefined) throw notFound({})
  return shown
}

async function mustWorkOn(tx: Tx, caseId: string): Promise<void> {
  const level = await levelInCase(tx, caseId)
  if (level !== 'edit' && level !== 'lead') throw viewOnly({})
}

/** Nobody is called to what they may not see. */
async function mustBeInTeam(tx: Tx, caseId: string, people: readonly string[], pointer: string): Promise<void> {
  if (people.length === 0) return
  const team = new Set((await teamOf(tx, caseId)).map(({ id }) => id))
  if (people.some((id) => !team.has(id))) throw refused([{ pointer, code: 'link.not-in-team' }])
}
