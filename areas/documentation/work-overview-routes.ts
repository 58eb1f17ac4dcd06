/** HTTP of what waits for one person: their tasks, who called upon them, what comes due in their cases. */
import { z } from 'zod'
import { none, nothing, route } from '../../foundation/http/index.ts'
import { markSeen, shownComments, unseenMentions } from './comment-queries.ts'
import { dueUntil } from './due-queries.ts'
import { flaggedEvidence } from './evidence/server.ts'
import { summariesOf } from './labels.ts'
import { kinds } from './record-kinds/declaration.ts'
import { todayOf } from './route-parts.ts'
import { listTasks, shownTasks } from './task-queries.ts'
import { LinkedRecord } from './views.ts'
import { Comment, Due, dayAfter, Task } from './work.ts'
import { countWaiting } from './work-queries.ts'

export const overviewRoutes = [
  route({
    method: 'POST',
    url: '/api/mentions/seen',
    capability: 'cases.work',
    status: 204,
    summary: { ar: 'الاطلاع على تعليقات ذُكرتُ فيها', fr: 'Mentions lues', en: 'Mentions seen' },
    params: none,
    query: none,
    body: z.strictObject({ comments: z.array(z.uuid()).min(1).max(200) }),
    reply: nothing,
    run: async ({ tx, actor, body, at }) => {
      await markSeen(tx, actor.person_id, body.comments, at)
      return undefined
    },
  }),
  route({
    method: 'GET',
    url: '/api/work',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'ما ينتظرني', fr: 'Ce qui m’attend', en: 'What waits for me' },
    params: none,
    query: z.strictObject({ days: z.coerce.number().int().min(0).max(366).default(30) }),
    body: none,
    /** `cases`: what the cases named here are called, by code and title. */
    reply: z.strictObject({
      cases: z.array(LinkedRecord),
      tasks: z.array(Task),
      mentions: z.array(
        z.strictObject({ kind: z.enum(kinds), record_id: z.uuid(), case_id: z.uuid(), comment: Comment }),
      ),
      due: z.array(Due),
      /** Items whose original is not as it was received. */
      evidence: z.array(z.strictObject({ id: z.uuid(), case_id: z.uuid(), code: z.string(), title: z.string() })),
    }),
    run: async ({ tx, actor, query: { days }, at }) => {
      const today = todayOf(at)
      const tasks = await listTasks(tx, { assignee_id: actor.person_id, state: 'open', limit: 100 })
      const mentions = await unseenMentions(tx, actor.person_id, 50)
      const shown = await shownComments(tx, mentions)
      const due = await dueUntil(tx, { until: dayAfter(today, `P${days}D`), today, limit: 200 })
      const evidence = await flaggedEvidence(tx, 50)
      const cases = new Set([...tasks, ...mentions, ...due, ...evidence].map(({ case_id }) => case_id))
      return {
        cases: [...(await summariesOf(tx, 'case_file', [...cases]))],
        tasks: await shownTasks(tx, tasks.slice(0, 100)),
        mentions: mentions.flatMap(({ kind, record_id, case_id }, index) => {
          const comment = shown[index]
          return comment === undefined ? [] : [{ kind, record_id, case_id, comment }]
        }),
        due: [...due],
        evidence: [...evidence],
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/work/count',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'عدد ما ينتظرني', fr: 'Combien de choses m’attendent', en: 'How much waits for me' },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({ tasks: z.int(), mentions: z.int(), due: z.int() }),
    run: async ({ tx, actor, at }) => await countWaiting(tx, { person_id: actor.person_id, today: todayOf(at) }),
  }),
] as const
