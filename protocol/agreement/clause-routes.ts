/** HTTP for the clauses of a draft: two people edit different ones at once, and nothing either typed is lost. */
import { z } from 'zod'
import { none, notFound, recordChanged, route } from '../../foundation/http/index.ts'
import { draftOf, type PartOf, patchOf, remove, write } from './draft-frame.ts'
import type { Loaded, Room } from './loading.ts'
import { Clause, ClauseChange, ClauseInput, ClauseMove, ProtocolView } from './model.ts'
import { moveClause } from './moving.ts'
import { clauseExists, moveImpossible, onlyDrafts } from './problems.ts'
import { addPart, changePart, placeOfPart } from './queries.ts'
import { one, sceneOf } from './reading-routes.ts'
import { refusing } from './refusing.ts'
import { renumberClauses } from './renumbering.ts'
import { viewOf } from './view.ts'

const clauses = ({ clauses: list }: Loaded): Clause[] => list.map(({ version_id: _, ...clause }) => clause)

export function clauseRoutes(room: Room) {
  return [
    route({
      method: 'POST',
      url: '/api/protocols/:id/clauses',
      capability: 'protocol.draft',
      status: 201,
      summary: { ar: 'إضافة مادة إلى المسودة', fr: 'Ajouter une clause au projet', en: 'Add a clause to the draft' },
      params: one,
      query: none,
      body: ClauseInput,
      reply: Clause,
      run: async (call) => {
        const { tx, params, body } = call
        const scene = sceneOf(room, call)
        const { version } = await draftOf(tx, scene, params.id)
        await refusing({ '23505': () => clauseExists({ eid: body.eid }) }, () =>
          addPart(tx, { protocol_id: params.id, version_id: version.id, clause: body }),
        )
        const added = clauses(await draftOf(tx, scene, params.id)).find(({ eid }) => eid === body.eid)
        if (added === undefined) throw notFound({})
        return added
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/clauses/:id',
      capability: 'protocol.draft',
      locked: true,
      status: 200,
      summary: { ar: 'تعديل مادة', fr: 'Modifier une clause', en: 'Change a clause' },
      params: one,
      query: none,
      body: ClauseChange,
      reply: Clause,
      run: (call) =>
        write(
          {
            tx: call.tx,
            scene: sceneOf(room, call),
            table: 'protocol_clause',
            id: call.params.id,
            version: call.version,
            patch: patchOf(call.body),
          },
          clauses,
        ),
    }),
    route({
      method: 'DELETE',
      url: '/api/clauses/:id',
      capability: 'protocol.draft',
      locked: true,
      status: 204,
      summary: { ar: 'حذف مادة من المسودة', fr: 'Retirer une clause du projet', en: 'Remove a clause from the draft' },
      params: one,
      query: none,
      body: none,
      reply: z.undefined(),
      run: ({ tx, params, version }) => remove({ tx, table: 'protocol_clause', id: params.id, version }),
    }),
    route({
      method: 'POST',
      url: '/api/clauses/:id/place',
      capability: 'protocol.draft',
      locked: true,
      status: 201,
      summary: {
        ar: 'نقل مادة إلى موضع آخر مع إعادة الترقيم',
        fr: 'Déplacer une clause et renuméroter',
        en: 'Move a clause to another place and number anew',
      },
      params: one,
      query: none,
      body: ClauseMove,
      reply: ProtocolView,
      run: async (call) => {
        const { tx, params, body, version } = call
        const scene = sceneOf(room, call)
        const place = await placeOfPart(tx, 'protocol_clause', params.id)
        if (place === undefined) throw notFound({})
        const loaded = await draftOf(tx, scene, place.protocol_id)
        const clause = loaded.clauses.find(({ id }) => id === params.id)
        if (clause === undefined) throw onlyDrafts({})
        if (clause.version !== version) throw recordChanged({ current: clause })
        const eids = loaded.clauses.map(({ eid }) => eid)
        const ids = moveClause(eids, { eid: clause.eid, ...body })
        if (ids === undefined) throw moveImpossible({})
        await renumberClauses(tx, { protocol_id: place.protocol_id, version_id: loaded.version.id }, ids)
        const { id, version: base, survival } = loaded.version
        if (survival.some((eid) => ids.has(eid)))
          await changePart<PartOf>(tx, {
            table: 'protocol_version',
            protocol_id: place.protocol_id,
            id,
            version: base,
            patch: { survival: survival.map((eid) => ids.get(eid) ?? eid) },
          })
        return await viewOf(tx, scene, place.protocol_id, loaded.version.number)
      },
    }),
  ] as const
}
