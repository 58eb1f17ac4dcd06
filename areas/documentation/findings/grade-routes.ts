/** HTTP of grades: a new one beside those before, by whom and why. */
import { z } from 'zod'
import type { Actor, Tx } from '../../../foundation/database/index.ts'
import { invalid, none, notFound, recordChanged, route, sentenceOf } from '../../../foundation/http/index.ts'
import { levelInCase, mustEdit, mustFind, writeRecord } from '../server.ts'
import { gradeChoices, gradesOf } from './grade-queries.ts'
import { InformationGrades, NewGrade } from './model.ts'

const one = z.strictObject({ id: z.uuid() })

export const gradeRoutes = [
  route({
    method: 'GET',
    url: '/api/records/information/:id/grades',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'تقديرات معلومة', fr: 'Cotations d’une information', en: 'Grades of a piece of information' },
    params: one,
    query: none,
    body: none,
    reply: InformationGrades,
    run: async ({ tx, actor, params: { id } }) => await pageOf(tx, actor, id),
  }),
  route({
    method: 'POST',
    url: '/api/records/information/:id/grades',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'تقدير معلومة', fr: 'Coter une information', en: 'Grade a piece of information' },
    params: one,
    query: none,
    body: NewGrade,
    reply: InformationGrades,
    run: async ({ tx, actor, params: { id }, body: { axis, grade_id, reason, version } }) => {
      await mustEdit(tx, actor, { kind: 'information', id })
      const choices = await gradeChoices(tx)
      if (!choices.some((choice) => choice.axis === axis && choice.id === grade_id))
        throw invalid(
          {},
          { errors: [{ pointer: '/grade_id', code: 'finding.not-grade', text: sentenceOf('finding.not-grade') }] },
        )
      const outcome = await writeRecord(tx, 'information', {
        id,
        version,
        patch: { [`${axis}_id`]: grade_id, grade_reason: reason },
        detail: { fields: [axis, 'grade_reason'] },
      })
      if (outcome.status === 'missing') throw notFound({})
      if (outcome.status === 'changed') throw recordChanged({ current: await pageOf(tx, actor, id) })
      return await pageOf(tx, actor, id)
    },
  }),
] as const

async function pageOf(tx: Tx, actor: Actor, id: string): Promise<InformationGrades> {
  const row = await mustFind(tx, 'information', id)
  const level = await levelInCase(tx, row.case_id)
  const group = row.independence_group
  return {
    information: {
      id,
      code: row.code,
      case_id: row.case_id,
      version: row.version,
      independence_group: typeof group === 'string' ? group : null,
      may_edit:
        row.institution_id === actor.institution_id &&
        row.deleted_at === null &&
        (level === 'edit' || level === 'lead'),
    },
    items: [...(await gradesOf(tx, id))],
    choices: await gradeChoices(tx),
  }
}
