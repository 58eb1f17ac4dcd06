/** HTTP for the parties of a draft and their mandates. */
import { z } from 'zod'
import { none, notFound, route } from '../../foundation/http/index.ts'
import { urnOf } from '../partners/index.ts'
import { draftOf, patchOf, remove, write } from './draft-frame.ts'
import { knownParty } from './drafting.ts'
import type { Loaded, Room } from './loading.ts'
import { Party, PartyChange, PartyInput } from './model.ts'
import { clauseExists } from './problems.ts'
import { addPart } from './queries.ts'
import { one, sceneOf } from './reading-routes.ts'
import { refusing } from './refusing.ts'

const partiesFor =
  (self: string) =>
  ({ parties: list }: Loaded): Party[] =>
    list.map(({ version_id: _, ...party }) => ({ ...party, is_self: party.institution === urnOf(self) }))

export function partyRoutes(room: Room) {
  return [
    route({
      method: 'POST',
      url: '/api/protocols/:id/parties',
      capability: 'protocol.draft',
      status: 201,
      summary: { ar: 'إضافة طرف', fr: 'Ajouter une partie', en: 'Add a party' },
      params: one,
      query: none,
      body: PartyInput,
      reply: Party,
      run: async (call) => {
        const { tx, params, body, actor } = call
        const scene = sceneOf(room, call)
        const { version } = await draftOf(tx, scene, params.id)
        const party = await knownParty(tx, scene, body.institution, body.role)
        await refusing({ '23505': () => clauseExists({ eid: body.institution }) }, () =>
          addPart(tx, { protocol_id: params.id, version_id: version.id, party }),
        )
        const added = partiesFor(actor.institution_id)(await draftOf(tx, scene, params.id)).find(
          ({ institution }) => institution === body.institution,
        )
        if (added === undefined) throw notFound({})
        return added
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/parties/:id',
      capability: 'protocol.draft',
      locked: true,
      status: 200,
      summary: {
        ar: 'تعديل طرف ومن يوقّع عنه وسند تفويضه',
        fr: 'Modifier une partie, son signataire et ses pouvoirs',
        en: 'Change a party, its signatory and the mandate',
      },
      params: one,
      query: none,
      body: PartyChange,
      reply: Party,
      run: (call) =>
        write(
          {
            tx: call.tx,
            scene: sceneOf(room, call),
            table: 'protocol_party',
            id: call.params.id,
            version: call.version,
            patch: patchOf(call.body),
          },
          partiesFor(call.actor.institution_id),
        ),
    }),
    route({
      method: 'DELETE',
      url: '/api/parties/:id',
      capability: 'protocol.draft',
      locked: true,
      status: 204,
      summary: { ar: 'حذف طرف من المسودة', fr: 'Retirer une partie du projet', en: 'Remove a party from the draft' },
      params: one,
      query: none,
      body: none,
      reply: z.undefined(),
      run: ({ tx, params, version }) => remove({ tx, table: 'protocol_party', id: params.id, version }),
    }),
  ] as const
}
