/** HTTP for writing a draft: two people edit different clauses at once, and nothing either typed is lost. */
import { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import { none, notFound, recordChanged, route } from '../../foundation/http/index.ts'
import { urnOf } from '../partners/index.ts'
import { amend, draftProtocol, knownParty, revise } from './drafting.ts'
import type { Loaded, Room, Scene } from './loading.ts'
import { loadVersion } from './loading.ts'
import {
  Clause,
  ClauseChange,
  ClauseInput,
  Comment,
  CommentChange,
  NewComment,
  NewProtocol,
  Party,
  PartyChange,
  PartyInput,
  ProtocolView,
  Rule,
  VersionChange,
} from './model.ts'
import { propose } from './negotiation.ts'
import { obstacleText } from './obstacle-words.ts'
import { actNotPossible, clauseExists, onlyDrafts } from './problems.ts'
import { addComment, addPart, changePart, commentsOf, type Part, placeOfPart } from './queries.ts'
import { one, RuleBody, sceneOf } from './reading-routes.ts'
import { refusing } from './refusing.ts'
import { viewOf } from './view.ts'

async function draftOf(tx: Tx, scene: Scene, id: string): Promise<Loaded> {
  const loaded = await loadVersion(tx, scene, id)
  if (loaded === undefined) throw notFound({})
  const draft = loaded.versions.find(({ state }) => state === 'draft')
  if (draft === undefined) throw onlyDrafts({})
  return draft.number === loaded.version.number ? loaded : ((await loadVersion(tx, scene, id, draft.number)) ?? loaded)
}

type PartOf = { readonly id: string; readonly version: number }
type Write = {
  readonly tx: Tx
  readonly scene: Scene
  readonly table: Part
  readonly id: string
  readonly version: number
  readonly patch: Readonly<Record<string, unknown>>
}

/** Changes one part under its version; a conflict answers with what stands there now. */
async function write<P extends PartOf>(
  { tx, scene, table, id, version, patch }: Write,
  pick: (loaded: Loaded) => readonly P[],
): Promise<P> {
  const place = await placeOfPart(tx, table, id)
  if (place === undefined) throw notFound({})
  const outcome = await refusing(
    { MQ030: onlyDrafts, '23505': () => clauseExists({ eid: String(patch.eid ?? '') }) },
    () => changePart<PartOf>(tx, { table, protocol_id: place.protocol_id, id, version, patch }),
  )
  if (outcome.status === 'missing') throw notFound({})
  const loaded = await draftOf(tx, scene, place.protocol_id)
  const current = pick(loaded).find((part) => part.id === id)
  if (outcome.status === 'changed') throw recordChanged({ current: current ?? null })
  if (current === undefined) throw notFound({})
  return current
}

async function remove({ tx, table, id, version }: Omit<Write, 'patch' | 'scene'>): Promise<undefined> {
  const place = await placeOfPart(tx, table, id)
  if (place === undefined) throw notFound({})
  const outcome = await refusing({ MQ030: onlyDrafts }, () =>
    changePart<PartOf>(tx, {
      table,
      protocol_id: place.protocol_id,
      id,
      version,
      patch: { deleted_at: new Date().toISOString() },
    }),
  )
  if (outcome.status === 'missing') throw notFound({})
  if (outcome.status === 'changed') throw recordChanged({ current: null })
  return undefined
}

const clauses = ({ clauses: list }: Loaded): Clause[] => list.map(({ version_id: _, ...clause }) => clause)
const rules = ({ rules: list }: Loaded): Rule[] => list.map(({ version_id: _, ...rule }) => rule)
const partiesFor =
  (self: string) =>
  ({ parties: list }: Loaded): Party[] =>
    list.map(({ version_id: _, ...party }) => ({ ...party, is_self: party.institution === urnOf(self) }))

/** A rule that cites no clause of the draft, or opens a field that no room shares, is refused when it is written. */
function refuseGroundless({ clauses: list, parties }: Loaded, { registry }: Scene, rule: Rule['rule']): void {
  const fields = rule.effect === 'permit' ? rule.fields : []
  const sealed = rule.effect === 'permit' ? rule.sealed_fields : []
  const known = parties.filter(({ role }) => role === 'party').map(({ institution }) => institution)
  const faults = [
    ...(list.some(({ eid }) => eid === rule.clause)
      ? []
      : [{ pointer: '/clause', code: 'rule-without-clause', details: { clause: rule.clause } } as const]),
    ...[...fields, ...sealed].flatMap((field) =>
      registry.fieldClass(field) === undefined
        ? [{ pointer: '/fields', code: 'field-not-shareable', details: { field } } as const]
        : [],
    ),
    ...fields.flatMap((field) =>
      registry.fieldClass(field) === 'X'
        ? [{ pointer: '/fields', code: 'field-must-be-sealed', details: { field } } as const]
        : [],
    ),
    ...[rule.from, rule.to].flatMap((party) =>
      known.includes(party) ? [] : [{ pointer: '/to', code: 'party-unknown', details: { party } } as const],
    ),
    ...(rule.from === rule.to ? [{ pointer: '/to', code: 'party-with-itself', details: {} } as const] : []),
  ]
  if (faults.length > 0)
    throw actNotPossible(
      { act: 'edit' },
      {
        errors: faults.map(({ pointer, code, details }) => ({
          pointer,
          code: `protocol.${code}`,
          text: obstacleText(code, details),
        })),
      },
    )
}

export function draftRoutes(room: Room) {
  const patchOf = (body: object) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
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
      body: z.strictObject({ from: z.enum(['revise', 'amend']) }),
      reply: ProtocolView,
      run: async (call) => {
        const scene = sceneOf(room, call)
        await (call.body.from === 'amend' ? amend : revise)(call.tx, scene, call.params.id)
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      run: async (call) => {
        const scene = sceneOf(room, call)
        await propose(call.tx, scene, call.params.id)
        return await viewOf(call.tx, scene, call.params.id)
      },
    }),
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
    route({
      method: 'POST',
      url: '/api/protocols/:id/rules',
      capability: 'protocol.draft',
      status: 201,
      summary: {
        ar: 'إضافة قاعدة مشاركة إلى مادة',
        fr: 'Ajouter une règle de partage à un article',
        en: 'Add a sharing rule to a clause',
      },
      params: one,
      query: none,
      body: RuleBody,
      reply: Rule,
      run: async (call) => {
        const { tx, params, body } = call
        const scene = sceneOf(room, call)
        const loaded = await draftOf(tx, scene, params.id)
        refuseGroundless(loaded, scene, body)
        await addPart(tx, { protocol_id: params.id, version_id: loaded.version.id, rule: body })
        const added = rules(await draftOf(tx, scene, params.id)).find(({ rule }) => rule.id === body.id)
        if (added === undefined) throw notFound({})
        return added
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/rules/:id',
      capability: 'protocol.draft',
      locked: true,
      status: 200,
      summary: { ar: 'تعديل قاعدة مشاركة', fr: 'Modifier une règle de partage', en: 'Change a sharing rule' },
      params: one,
      query: none,
      body: RuleBody,
      reply: Rule,
      run: async (call) => {
        const { tx, params, body, version } = call
        const scene = sceneOf(room, call)
        const place = await placeOfPart(tx, 'protocol_rule', params.id)
        if (place === undefined) throw notFound({})
        refuseGroundless(await draftOf(tx, scene, place.protocol_id), scene, body)
        return await write({ tx, scene, table: 'protocol_rule', id: params.id, version, patch: { rule: body } }, rules)
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/rules/:id',
      capability: 'protocol.draft',
      locked: true,
      status: 204,
      summary: {
        ar: 'حذف قاعدة مشاركة من المسودة',
        fr: 'Retirer une règle du projet',
        en: 'Remove a sharing rule from the draft',
      },
      params: one,
      query: none,
      body: none,
      reply: z.undefined(),
      run: ({ tx, params, version }) => remove({ tx, table: 'protocol_rule', id: params.id, version }),
    }),
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
