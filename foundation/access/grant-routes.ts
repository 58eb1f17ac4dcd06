/** HTTP of grants in a case. Whoever may not see them gets the answer of a case that does not exist. */
import { z } from 'zod'
import type { Tx } from '../database/index.ts'
import { none, notFound, recordChanged, route } from '../http/index.ts'
import { endGrant, giveGrant, liveGrants, may } from './grant-queries.ts'
import { lastLead, notForYourself } from './problems.ts'
import { namesOf } from './queries.ts'
import { refusing } from './refusing.ts'
import { named } from './role-routes.ts'
import { GrantView, NewGrant } from './views.ts'

const caseParams = z.strictObject({ case_id: z.uuid() })
const grantParams = z.strictObject({ case_id: z.uuid(), id: z.uuid() })
const Grants = z.strictObject({ items: z.array(GrantView) })

export const grantRoutes = [
  route({
    method: 'GET',
    url: '/api/cases/:case_id/grants',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'من يطّلع على ملف', fr: 'Qui accède à un dossier', en: 'Who has access to a case' },
    params: caseParams,
    query: none,
    body: none,
    reply: Grants,
    run: async ({ tx, params }) => {
      await mustSee(tx, params.case_id)
      return await grantsOf(tx, params.case_id)
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:case_id/grants',
    capability: 'cases.work',
    stepUp: true,
    status: 201,
    summary: { ar: 'منح إذن اطّلاع على ملف', fr: 'Accorder l’accès à un dossier', en: 'Give access to a case' },
    params: caseParams,
    query: none,
    body: NewGrant,
    reply: Grants,
    run: async ({ tx, params, body }) => {
      await mustSee(tx, params.case_id)
      if (!(await may(tx, 'case.give', params.case_id, body.person_id))) throw notForYourself({})
      if ((await namesOf(tx, [body.person_id])).size === 0) throw notFound({})
      await refusing({ MQ024: lastLead }, () => giveGrant(tx, { ...body, case_id: params.case_id }))
      return await grantsOf(tx, params.case_id)
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/cases/:case_id/grants/:id',
    capability: 'cases.work',
    stepUp: true,
    locked: true,
    status: 200,
    summary: { ar: 'إنهاء إذن اطّلاع', fr: 'Retirer un accès', en: 'End a grant' },
    params: grantParams,
    query: none,
    body: none,
    reply: Grants,
    run: async ({ tx, params, version }) => {
      await mustSee(tx, params.case_id)
      const grant = (await liveGrants(tx, { case_id: params.case_id })).find(({ id }) => id === params.id)
      if (grant === undefined) throw notFound({})
      if (!(await may(tx, 'case.give', params.case_id, grant.person_id))) throw notForYourself({})
      const outcome = await refusing({ MQ024: lastLead }, () => endGrant(tx, { id: grant.id, version }))
      if (outcome.status === 'changed') throw recordChanged({ current: grant })
      if (outcome.status === 'missing') throw notFound({})
      return await grantsOf(tx, params.case_id)
    },
  }),
] as const

async function mustSee(tx: Tx, caseId: string): Promise<void> {
  if (!(await may(tx, 'case.see-grants', caseId))) throw notFound({})
}

async function grantsOf(tx: Tx, caseId: string) {
  const grants = await liveGrants(tx, { case_id: caseId })
  const names = await namesOf(
    tx,
    grants.flatMap(({ person_id, given_by }) => [person_id, given_by]),
  )
  return {
    items: grants.map((row) => ({
      ...row,
      person: named(names, row.person_id),
      given_by: named(names, row.given_by),
    })),
  }
}
