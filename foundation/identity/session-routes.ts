/** HTTP of sessions: one's own, those of a person, those of everybody. */
import { z } from 'zod'
import { none, notFound, nothing, route } from '../http/index.ts'
import { SessionRow } from './credential-model.ts'
import { findPerson } from './queries.ts'
import { endOwnSession, endSessions, ownSessions } from './session-queries.ts'

const Ended = z.strictObject({ ended: z.int() })

export function sessionRoutes() {
  return [
    route({
      method: 'GET',
      url: '/api/me/sessions',
      capability: 'signed-in',
      status: 200,
      summary: { ar: 'جلساتي المفتوحة', fr: 'Mes sessions ouvertes', en: 'My open sessions' },
      params: none,
      query: none,
      body: none,
      reply: z.strictObject({ items: z.array(SessionRow) }),
      run: async ({ tx, actor, session }) => ({ items: await ownSessions(tx, actor.person_id, session.token ?? '') }),
    }),
    route({
      method: 'DELETE',
      url: '/api/me/sessions/:id',
      capability: 'signed-in',
      everyMode: true,
      status: 204,
      summary: { ar: 'إنهاء إحدى جلساتي', fr: 'Terminer une de mes sessions', en: 'End one of my sessions' },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: none,
      reply: nothing,
      run: async ({ tx, params }) => {
        if (!(await endOwnSession(tx, params.id))) throw notFound({})
        return undefined
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/me/sessions',
      capability: 'signed-in',
      everyMode: true,
      status: 200,
      summary: {
        ar: 'إنهاء جلساتي كلها إلا هذه',
        fr: 'Terminer toutes mes sessions sauf celle-ci',
        en: 'End all my sessions but this one',
      },
      params: none,
      query: none,
      body: none,
      reply: Ended,
      run: async ({ tx, actor, session }) => ({
        ended: await endSessions(tx, { person_id: actor.person_id, spare: session.token ?? null }),
      }),
    }),
    route({
      method: 'DELETE',
      url: '/api/people/:id/sessions',
      capability: 'people.manage',
      everyMode: true,
      stepUp: true,
      status: 200,
      summary: {
        ar: 'إنهاء جلسات شخص كلها',
        fr: 'Terminer toutes les sessions d’une personne',
        en: 'End all sessions of a person',
      },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: none,
      reply: Ended,
      run: async ({ tx, params, session }) => {
        if ((await findPerson(tx, params.id)) === undefined) throw notFound({})
        return { ended: await endSessions(tx, { person_id: params.id, spare: session.token ?? null }) }
      },
    }),
  ] as const
}
