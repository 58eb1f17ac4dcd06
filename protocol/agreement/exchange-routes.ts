/** HTTP for what arrives: a signed file, carried by hand. */
import { z } from 'zod'
import { none, route } from '../../foundation/http/index.ts'
import { LONGEST_FILE, SignedFile } from '../partners/index.ts'
import type { Room } from './loading.ts'
import { sceneOf } from './reading-routes.ts'
import { takeFile } from './receiving.ts'

const Arrived = z.strictObject({
  outcome: z.enum(['applied', 'duplicate', 'waiting']),
  protocol_id: z.uuid(),
  version: z.int(),
  message: z.string(),
  sequence: z.int(),
})

export function exchangeRoutes(room: Room) {
  return [
    route({
      method: 'POST',
      url: '/api/exchange/import',
      capability: 'protocol.draft',
      status: 201,
      bodyLimit: LONGEST_FILE + 1000,
      summary: {
        ar: 'استيراد ملف موقّع من شريك',
        fr: 'Importer un fichier signé d’un partenaire',
        en: 'Import a signed file of a partner',
      },
      params: none,
      query: none,
      body: z.strictObject({ file: SignedFile }),
      reply: Arrived,
      run: async (call) => {
        const arrival = await takeFile(call.tx, sceneOf(room, call), call.body.file)
        // returned, not thrown: what was refused leaves its entry in the log
        if (arrival.outcome === 'refused') return arrival.problem
        const { protocol_id, protocol_version, message, sequence } = arrival.message
        return { outcome: arrival.outcome, protocol_id, version: protocol_version, message, sequence }
      },
    }),
  ] as const
}
