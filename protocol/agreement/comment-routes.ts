/** HTTP for what our own people say to each other about a clause. */
import { z } from 'zod'
import { none, notFound, recordChanged, route } from '../../foundation/http/index.ts'
import { type PartOf, patchOf } from './draft-frame.ts'
import { loadVersion, type Room } from './loading.ts'
import { Comment, CommentChange, NewComment } from './model.ts'
import { addComment, changePart, commentsOf } from './queries.ts'
import { one, sceneOf } from './reading-routes.ts'

export function commentRoutes(room: Room) {
  return [
    route({
      method: 'POST',
      url: '/api/protocols/:id/comments',
      capability: 'protocol.draft',
      status: 201,
      summary: {
        ar: 'تعليق داخلي على مادة',
        fr: 'Un commentaire interne sur une clause',
        en: 'An internal comment on a clause',
      },
      params: one,
      query: none,
      body: NewComment,
      reply: z.strictObject({ items: z.array(Comment) }),
      run: async (call) => {
        const loaded = await loadVersion(call.tx, sceneOf(room, call), call.params.id)
        if (loaded === undefined) throw notFound({})
        await addComment(call.tx, { protocol_id: call.params.id, ...call.body })
        return { items: await commentsOf(call.tx, call.params.id) }
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/protocols/:id/comments/:comment',
      capability: 'protocol.draft',
      locked: true,
      status: 200,
      summary: {
        ar: 'تعديل تعليق أو إغلاقه',
        fr: 'Modifier ou clore un commentaire',
        en: 'Change or resolve a comment',
      },
      params: z.strictObject({ id: z.uuid(), comment: z.uuid() }),
      query: none,
      body: CommentChange,
      reply: Comment,
      run: async ({ tx, params, body, version }) => {
        const mine = (await commentsOf(tx, params.id)).find(({ id }) => id === params.comment)
        if (mine === undefined) throw notFound({})
        const outcome = await changePart<PartOf>(tx, {
          table: 'protocol_comment',
          protocol_id: params.id,
          id: params.comment,
          version,
          patch: patchOf(body),
        })
        const current = (await commentsOf(tx, params.id)).find(({ id }) => id === params.comment)
        if (current === undefined) throw notFound({})
        if (outcome.status !== 'written') throw recordChanged({ current })
        return current
      },
    }),
  ] as const
}
