/** HTTP for drafts as a whole: opening one, its title and term, proposing it; with its clauses, parties, rules and comments. */
import { z } from 'zod'
import { none, recordChanged, route } from '../../foundation/http/index.ts'
import { clauseRoutes } from './clause-routes.ts'
import { commentRoutes } from './comment-routes.ts'
import { acting, draftOf, type PartOf, patchOf } from './draft-frame.ts'
import { amend, draftProtocol, revise } from './drafting.ts'
import type { Room } from './loading.ts'
import { NewProtocol, ProtocolView, VersionChange } from './model.ts'
import { propose } from './negotiation.ts'
import { partyRoutes } from './party-routes.ts'
import { changePart } from './queries.ts'
import { one, sceneOf } from './reading-routes.ts'
import { ruleRoutes } from './rule-routes.ts'
import { viewOf } from './view.ts'

const DraftFrom = z.strictObject({ from: z.enum(['revise', 'amend']) })

export function draftRoutes(room: Room) {
  return [
    route({
      method: 'POST',
      url: '/api/protocols',
      capability: 'protocol.draft',
      status: 201,
      summary: { ar: 'فتح مسودة بروتوكول', fr: 'Ouvrir un projet de protocole', en: 'Open the draft of a protocol' },
      params: none,
      query: none,
      body: NewProtocol,
      reply: ProtocolView,
      run: async (call) => {
        const scene = sceneOf(room, call)
        return await viewOf(call.tx, scene, await draftProtocol(call.tx, scene, call.body))
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/protocols/:id/draft',
      capability: 'protocol.draft',
      locked: true,
      status: 200,
      summary: {
        ar: 'تعديل عنوان المسودة ومدتها ولغاتها',
        fr: 'Modifier titre, durée et langues du projet',
        en: 'Change title, term and languages of the draft',
      },
      params: one,
      query: none,
      body: VersionChange,
      reply: ProtocolView,
      run: async (call) => {
        const { tx, params, version, body } = call
        const scene = sceneOf(room, call)
        const { version: draft } = await draftOf(tx, scene, params.id)
        const outcome = await changePart<PartOf>(tx, {
          table: 'protocol_version',
          protocol_id: params.id,
          id: draft.id,
          version,
          patch: patchOf(body),
        })
        const view = await viewOf(tx, scene, params.id, draft.number)
        if (outcome.status !== 'written') throw recordChanged({ current: view.current })
        return view
      },
    }),
    route({
      method: 'POST',
      url: '/api/protocols/:id/draft',
      capability: 'protocol.draft',
      status: 201,
      summary: {
        ar: 'مسودة جديدة: نص مقابل، أو تعديل لنص موقّع',
        fr: 'Un nouveau projet : contre-proposition ou avenant',
        en: 'A new draft: a counter-proposal, or an amendment of a signed text',
      },
      params: one,
      query: none,
      body: DraftFrom,
      reply: ProtocolView,
      run: acting(room, (tx, scene, id, body: z.infer<typeof DraftFrom>) =>
        (body.from === 'amend' ? amend : revise)(tx, scene, id),
      ),
    }),
    route({
      method: 'POST',
      url: '/api/protocols/:id/proposal',
      capability: 'protocol.draft',
      status: 201,
      summary: {
        ar: 'اقتراح المسودة على الأطراف',
        fr: 'Proposer le projet aux parties',
        en: 'Propose the draft to the parties',
      },
      params: one,
      query: none,
      body: none,
      reply: ProtocolView,
      run: acting(room, propose),
    }),
    ...clauseRoutes(room),
    ...partyRoutes(room),
    ...ruleRoutes(room),
    ...commentRoutes(room),
  ] as const
}
