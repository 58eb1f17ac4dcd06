/** HTTP for the sharing rules of a draft. */
import { z } from 'zod'
import { none, notFound, route } from '../../foundation/http/index.ts'
import { draftOf, remove, write } from './draft-frame.ts'
import type { Loaded, Room, Scene } from './loading.ts'
import { Rule } from './model.ts'
import { obstacleText } from './obstacle-words.ts'
import { actNotPossible } from './problems.ts'
import { addPart, placeOfPart } from './queries.ts'
import { one, RuleBody, sceneOf } from './reading-routes.ts'

const rules = ({ rules: list }: Loaded): Rule[] => list.map(({ version_id: _, ...rule }) => rule)

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

export function ruleRoutes(room: Room) {
  return [
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
  ] as const
}
