/** HTTP of personal calendars: a secret address for programs that cannot sign in, and the feed it opens. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { enterSession } from '../../foundation/access/server.ts'
import { type Database, enterAs } from '../../foundation/database/index.ts'
import { none, notFound, nothing, type RawRoute, requestLanguage, route } from '../../foundation/http/index.ts'
import { calendarOf } from './calendar.ts'
import { calendarReader, giveCalendar, takeCalendar } from './calendar-queries.ts'
import type { Room } from './loading.ts'
import { sceneOf } from './reading-routes.ts'
import { registerOf } from './view.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export function calendarRoutes({ origin }: Room & { readonly origin: string }) {
  return [
    route({
      method: 'POST',
      url: '/api/me/calendar',
      capability: 'protocol.read',
      showsSecret: true,
      status: 201,
      summary: {
        ar: 'عنوان تقويم شخصي جديد',
        fr: 'Une nouvelle adresse d’agenda personnelle',
        en: 'A new personal calendar address',
      },
      params: none,
      query: none,
      body: none,
      reply: z.strictObject({ url: z.string() }),
      run: async ({ tx, actor }) => {
        const token = randomBytes(24).toString('base64url')
        await giveCalendar(tx, actor, hashOf(token))
        return { url: `${origin}/api/calendar/${token}` }
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/me/calendar',
      capability: 'protocol.read',
      status: 204,
      summary: {
        ar: 'إلغاء عنوان التقويم الشخصي',
        fr: 'Retirer l’adresse d’agenda',
        en: 'Take the calendar address away',
      },
      params: none,
      query: none,
      body: none,
      reply: nothing,
      run: async ({ tx, actor }) => {
        await takeCalendar(tx, actor)
        return undefined
      },
    }),
  ] as const
}

/** The feed itself answers in iCalendar, so it stands outside the JSON frame. */
export function calendarFeed(room: Room & { readonly database: Database; readonly now: () => Date }): RawRoute {
  return {
    method: 'GET',
    url: '/api/calendar/:token',
    capability: 'public',
    summary: {
      ar: 'مواعيد البروتوكولات بصيغة iCalendar',
      fr: 'Les échéances au format iCalendar',
      en: 'The dates of protocols as iCalendar',
    },
    raw: async (request, reply) => {
      const { token } = z.object({ token: z.string() }).parse(request.params)
      const { database, now } = room
      const reader = await database.inTransaction(enterSession(undefined, randomUUID(), true), (tx) =>
        calendarReader(tx, hashOf(token)),
      )
      if (reader === undefined) throw notFound({})
      const actor = { ...reader, capabilities: new Set(['protocol.read']) }
      const at = now()
      const protocols = await database.inTransaction(enterAs(actor, 'request', randomUUID(), true), (tx) =>
        registerOf(tx, sceneOf(room, { actor, at }), {}),
      )
      reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, no-store')
      return reply.send(calendarOf(protocols, requestLanguage(request), at))
    },
  }
}
