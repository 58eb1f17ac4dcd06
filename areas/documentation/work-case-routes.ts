/** HTTP of how long a case is kept: legal hold, review date, destruction by the decision of two people. */
import { z } from 'zod'
import { namesOf, refusing } from '../../foundation/access/server.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { none, notFound, recordChanged, route } from '../../foundation/http/index.ts'
import { changeHold, holdOf } from './case-acts.ts'
import { retentionRules } from './due-queries.ts'
import { leadNeeded, underHold } from './problems.ts'
import { levelInCase } from './record-queries.ts'
import { mustEdit, mustFind, pageOfRecord, todayOf } from './route-parts.ts'
import { RecordPage } from './views.ts'
import { dayAfter } from './work.ts'
import { decidedBySame, holdsMore, notDue, proposedAlready } from './work-problems.ts'
import { Decision, Destruction, HoldChange, isDue, Keeping, NewDestruction } from './work-retention.ts'
import {
  decideDestruction,
  findDestruction,
  listDestructions,
  proposeDestruction,
  shownDestructions,
} from './work-retention-queries.ts'

const one = z.strictObject({ id: z.uuid() })
const kind = 'case_file'

export const keepingRoutes = [
  route({
    method: 'GET',
    url: '/api/records/case_file/:id/keeping',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'مدة حفظ ملف وما يمنع إتلافه', fr: 'Conservation d’un dossier', en: 'How long a case is kept' },
    params: one,
    query: none,
    body: none,
    reply: Keeping,
    run: async ({ tx, params: { id }, at }) => {
      const row = await mustFind(tx, kind, id)
      const hold = await holdOf(tx, row)
      const rule = (await retentionRules(tx)).find(({ class_id }) => class_id === row.retention_class_id)
      const today = todayOf(at)
      const [destruction] = await shownDestructions(tx, await listDestructions(tx, { case_id: id, limit: 1 }))
      const name = hold === undefined ? undefined : (await namesOf(tx, [hold.by])).get(hold.by)
      return {
        hold:
          hold === undefined
            ? null
            : { by: name === undefined ? null : { id: hold.by, name }, at: hold.at, reason: hold.reason },
        class_id: typeof row.retention_class_id === 'string' ? row.retention_class_id : null,
        rule:
          rule === undefined
            ? null
            : {
                review_after: rule.review_after,
                citation: rule.citation,
                review_on: dayAfter(today, rule.review_after),
              },
        review_on: reviewOf(row),
        due: isDue({ stage: String(row.stage), review_on: reviewOf(row) }, today),
        destruction: destruction ?? null,
      }
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/case_file/:id/hold',
    capability: 'cases.work',
    stepUp: true,
    locked: true,
    status: 201,
    summary: {
      ar: 'وضع حفظ قانوني على ملف أو رفعه',
      fr: 'Poser ou lever le gel juridique d’un dossier',
      en: 'Set or lift the legal hold of a case',
    },
    params: one,
    query: none,
    body: HoldChange,
    reply: RecordPage,
    run: async ({ tx, actor, params: { id }, body, version }) => {
      const { row } = await mustEdit(tx, actor, { kind, id, lead: true })
      const outcome = await changeHold(tx, { row, version, actor, ...body })
      if (outcome.status === 'missing') throw notFound({})
      const current = await pageOfRecord(tx, actor, kind, outcome)
      if (outcome.status === 'changed') throw recordChanged({ current })
      return current
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/case_file/:id/destruction',
    capability: 'cases.work',
    stepUp: true,
    status: 201,
    summary: {
      ar: 'اقتراح إتلاف ملف انتهت مدة حفظه',
      fr: 'Proposer la destruction d’un dossier',
      en: 'Propose to destroy a case',
    },
    params: one,
    query: none,
    body: NewDestruction,
    reply: Destruction,
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const { row } = await mustEdit(tx, actor, { kind, id, lead: true })
      if (row.legal_hold === true) throw underHold({})
      if (!isDue({ stage: String(row.stage), review_on: reviewOf(row) }, todayOf(at))) throw notDue({})
      const made = await proposeDestruction(tx, row, body.reason)
      if (made === undefined) throw proposedAlready({})
      return await shownOne(tx, made)
    },
  }),
  route({
    method: 'GET',
    url: '/api/destructions',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'ما اقتُرح إتلافه وما أُتلف',
      fr: 'Destructions proposées et faites',
      en: 'Destructions proposed and done',
    },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({ items: z.array(Destruction) }),
    run: async ({ tx }) => ({ items: await shownDestructions(tx, await listDestructions(tx, { limit: 200 })) }),
  }),
  route({
    method: 'POST',
    url: '/api/destructions/:id/decision',
    capability: 'cases.work',
    stepUp: true,
    locked: true,
    status: 201,
    summary: {
      ar: 'البت في إتلاف ملف',
      fr: 'Décider de la destruction d’un dossier',
      en: 'Decide on the destruction of a case',
    },
    params: one,
    query: none,
    body: Decision,
    reply: Destruction,
    run: async ({ tx, actor, params: { id }, body, version }) => {
      const proposal = await findDestruction(tx, id)
      if (proposal === undefined || proposal.state !== 'proposed') throw notFound({})
      if ((await levelInCase(tx, proposal.case_id)) !== 'lead') throw leadNeeded({})
      if (proposal.created_by === actor.person_id) throw decidedBySame({})
      const outcome = await refusing({ MQ052: underHold, MQ057: holdsMore }, () =>
        decideDestruction(tx, { proposal, version, by: actor.person_id, ...body }),
      )
      if (outcome.status === 'missing') throw notFound({})
      const current = await shownOne(tx, outcome.row)
      if (outcome.status === 'changed') throw recordChanged({ current })
      return current
    },
  }),
] as const

const reviewOf = (row: Readonly<Record<string, unknown>>) => (typeof row.review_on === 'string' ? row.review_on : null)

async function shownOne(tx: Tx, row: Parameters<typeof shownDestructions>[1][number]): Promise<Destruction> {
  const [shown] = await shownDestructions(tx, [row])
  if (shown === undefined) throw notFound({})
  return shown
}
