/** HTTP of the emergency modes: answered in every mode, as they are the way back. */
import { z } from 'zod'
import type { Tx } from '../database/index.ts'
import { none, notFound, route } from '../http/index.ts'
import { tokenHash } from './entry.ts'
import { endAllSessions, findMode, setMode } from './mode-queries.ts'
import { namesOf } from './queries.ts'
import { named } from './role-routes.ts'
import { ModeChange, ModeView } from './views.ts'

export const emergencyRoutes = [
  route({
    method: 'GET',
    url: '/api/emergency',
    capability: 'emergency.set',
    everyMode: true,
    status: 200,
    summary: {
      ar: 'وضع النظام وسببه',
      fr: 'Le mode du système et sa raison',
      en: 'The mode of the system and its reason',
    },
    params: none,
    query: none,
    body: none,
    reply: ModeView,
    run: ({ tx }) => modeView(tx),
  }),
  route({
    method: 'POST',
    url: '/api/emergency',
    capability: 'emergency.set',
    everyMode: true,
    stepUp: true,
    status: 201,
    summary: { ar: 'تغيير وضع النظام', fr: 'Changer le mode du système', en: 'Change the mode of the system' },
    params: none,
    query: none,
    body: ModeChange,
    reply: ModeView,
    run: async ({ tx, body, session }) => {
      await setMode(tx, { ...body, spare: tokenHash(session.token ?? '') })
      return await modeView(tx)
    },
  }),
  route({
    method: 'POST',
    url: '/api/emergency/end-sessions',
    capability: 'emergency.set',
    everyMode: true,
    stepUp: true,
    status: 201,
    summary: {
      ar: 'إنهاء جلسات الجميع إلا هذه',
      fr: 'Terminer toutes les sessions sauf celle-ci',
      en: 'End every session but this one',
    },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({ ended: z.int() }),
    run: async ({ tx, session }) => ({ ended: await endAllSessions(tx, tokenHash(session.token ?? '')) }),
  }),
] as const

async function modeView(tx: Tx) {
  const found = await findMode(tx)
  if (found === undefined) throw notFound({})
  return { ...found, set_by: named(await namesOf(tx, [found.set_by]), found.set_by) }
}
