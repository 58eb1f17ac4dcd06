/** HTTP of deliveries: what a partner's instance sends is taken like a file that was carried by hand. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { enterSession } from '../../foundation/access/server.ts'
import { type Database, enterAs, SYSTEM_ACTOR } from '../../foundation/database/index.ts'
import type { RawRoute } from '../../foundation/http/index.ts'
import { admitRequest, inboxOf, LONGEST_FILE, MESSAGE_TYPE } from '../partners/index.ts'
import type { Room } from './loading.ts'
import { sceneOf } from './reading-routes.ts'
import { takeFile } from './receiving.ts'

/** What the instance may do by itself with a partner's message, and nothing else. */
const capabilities = new Set(['protocol.read', 'protocol.draft', 'partners.manage', 'files.upload'])

/** Messages come as bytes, whose digest is under the signature. */
export function acceptMessages(app: FastifyInstance): void {
  app.addContentTypeParser(MESSAGE_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** `origin`: where this instance is reached, which is part of what a partner signs. */
export function inboxRoute(
  room: Room & { readonly database: Database; readonly now: () => Date; readonly origin: string },
): RawRoute {
  return {
    method: 'POST',
    url: '/api/exchange/inbox',
    capability: 'public',
    bodyLimit: LONGEST_FILE,
    summary: {
      ar: 'استلام رسالة من شريك مؤكد، موقّعة وفق RFC 9421',
      fr: 'Recevoir un message d’un partenaire confirmé, signé selon RFC 9421',
      en: 'Take a message of a confirmed partner, signed by RFC 9421',
    },
    raw: async (request, reply) => {
      const { database, now, origin } = room
      const at = now()
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const institution_id = await database.inTransaction(
        enterSession(undefined, randomUUID(), true),
        async (_tx, entered) => String(entered.institution_id),
      )
      const actor = { person_id: SYSTEM_ACTOR, institution_id, capabilities }
      const arrival = await database.inTransaction(enterAs(actor, 'request', randomUUID()), async (tx) => {
        const admitted = await admitRequest(tx, { headers: request.headers, targetUri: inboxOf(origin), body, at })
        if ('problem' in admitted) return { outcome: 'refused', problem: admitted.problem } as const
        return await takeFile(tx, sceneOf(room, { actor, at }), body.toString('latin1'), admitted.partner.id)
      })
      // thrown after the commit: the nonce is spent and the refusal is in the log
      if (arrival.outcome === 'refused') throw arrival.problem
      const { outcome, message } = arrival
      return reply.header('cache-control', 'no-store').send({ outcome, sha256: message.sha256 })
    },
  }
}
