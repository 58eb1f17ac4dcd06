/** HTTP of the messages that were exchanged: the list with what came of each, a file to carry, another try to deliver. */
import { z } from 'zod'
import { malformed, none, notFound, route } from '../../foundation/http/index.ts'
import { queueDelivery } from './delivery.ts'
import { deliverAgain } from './delivery-queries.ts'
import { findMessage, listMessages, moveMessage } from './message-queries.ts'
import { deliveries, FileToCarry, Message } from './model.ts'
import { addressMissing } from './problems.ts'
import { findPartner } from './queries.ts'

const one = z.strictObject({ id: z.uuid() })

export function messageRoutes() {
  return [
    route({
      method: 'GET',
      url: '/api/exchange/messages',
      capability: 'protocol.read',
      status: 200,
      summary: {
        ar: 'الرسائل المرسلة والواردة',
        fr: 'Les messages envoyés et reçus',
        en: 'Messages sent and received',
      },
      params: none,
      query: z.strictObject({
        protocol_id: z.uuid().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      body: none,
      reply: z.strictObject({ items: z.array(Message) }),
      run: async ({ tx, query }) => ({ items: [...(await listMessages(tx, query))] }),
    }),
    route({
      method: 'POST',
      url: '/api/exchange/messages/:id/file',
      capability: 'protocol.draft',
      status: 201,
      summary: {
        ar: 'تنزيل رسالة لحملها باليد',
        fr: 'Télécharger un message à remettre en main propre',
        en: 'Download a message to carry it by hand',
      },
      params: one,
      query: none,
      body: none,
      reply: FileToCarry,
      run: async ({ tx, params }) => {
        const message = await findMessage(tx, params.id)
        if (message === undefined) throw notFound({})
        if (message.direction !== 'out') throw malformed({})
        if (message.state === 'ready') await moveMessage(tx, message, 'carried')
        return {
          file_name: `mithaq-${message.protocol_id.slice(0, 8)}-${message.sequence}-${message.message}.jws`,
          content: message.content,
        }
      },
    }),
    route({
      method: 'POST',
      url: '/api/exchange/messages/:id/delivery',
      capability: 'protocol.draft',
      status: 201,
      summary: {
        ar: 'إعادة محاولة تسليم رسالة عبر HTTPS',
        fr: 'Tenter de nouveau la livraison d’un message par HTTPS',
        en: 'Try again to deliver a message over HTTPS',
      },
      params: one,
      query: none,
      body: none,
      reply: z.strictObject({ state: z.enum(deliveries) }),
      run: async ({ tx, params }) => {
        const message = await findMessage(tx, params.id)
        if (message === undefined) throw notFound({})
        if (message.direction !== 'out') throw malformed({})
        const partner = await findPartner(tx, { id: message.partner_id })
        if (partner === undefined || partner.address === null) throw addressMissing({})
        if (message.delivery === 'delivered') return { state: 'delivered' as const }
        await deliverAgain(tx, message)
        await queueDelivery(tx, message.id)
        return { state: 'waiting' as const }
      },
    }),
  ] as const
}
