/** HTTP of grants in a case. Whoever may not see them gets the answer of a case that does not exist. */
import { z } from 'zod'
import type { Actor, Tx } from '../database/index.ts'
import { none, notFound, recordChanged, route } from '../http/index.ts'
import { endGrant, giveGrant, liveGrants } from './grant-queries.ts'
import { lastLead, notForYourself } from './problems.ts'
import { namesOf } from './queries.ts'
import { refusing } from './refusing.ts'
import { mayDo } from './rules.ts'
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
    run: async ({ tx, actor, params }) => ({ items: [...(await mustSee(tx, actor, params.case_id)).grants] }),
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
    run: async ({ tx, actor, params, body }) => {
      const { level } = await mustSee(tx, actor, params.case_id)
      if (!mayDo(actor, 'case.give', { level, person_id: body.person_id })) throw notForYourself({})
      if ((await namesOf(tx, [body.person_id])).size === 0) throw notFound({})
      await refusing({ MQ024: lastLead }, () => giveGrant(tx, { ...body, case_id: params.case_id }))
      return { items: [...(await liveGrants(tx, params))] }
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
    run: async ({ tx, actor, params, version }) => {
      const { grants, level } = await mustSee(tx, actor, params.case_id)
      const grant = grants.find(({ id }) => id === params.id)
      if (grant === undefined) throw notFound({})
      if (!mayDo(actor, 'case.give', { level, person_id: grant.person_id })) throw notForYourself({})
      const outcome = await refusing({ MQ024: lastLead }, () => endGrant(tx, { id: grant.id, version }))
      if (outcome.status === 'changed') throw recordChanged({ current: grant })
      if (outcome.status === 'missing') throw notFound({})
      return { items: [...(await liveGrants(tx, { case_id: params.case_id }))] }
    },
  }),
] as const

/** The live grants of a case and the actor's own level in it; not found for whoever may not see them. One question to the database. */
async function mustSee(tx: Tx, actor: Actor, caseId: string) {
  const grants = await liveGrants(tx, { case_id: caseId })
  const own = grants.find(({ person_id }) => person_id === actor.person_id)
  const level = own !== undefined && actor.capabilities.has('cases.work') ? own.level : null
  if (!mayDo(actor, 'case.see-grants', { level })) throw notFound({})
  return { grants, level }
}
