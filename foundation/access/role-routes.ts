/** HTTP of what a person may do: what and why, giving and taking roles. */
import { z } from 'zod'
import type { Actor, Tx } from '../database/index.ts'
import { none, notFound, route } from '../http/index.ts'
import { liveGrants } from './grant-queries.ts'
import { lastAdministrator, notForYourself } from './problems.ts'
import { assignRole, namesOf, rolesOf, takeRole } from './queries.ts'
import { refusing } from './refusing.ts'
import { mayDo } from './rules.ts'
import { AccessView, RoleName } from './views.ts'

const personParams = z.strictObject({ id: z.uuid() })
const roleParams = z.strictObject({ id: z.uuid(), role: RoleName })

export const roleRoutes = [
  route({
    method: 'GET',
    url: '/api/people/:id/access',
    capability: 'signed-in',
    status: 200,
    summary: {
      ar: 'ما يحق لشخص أن يراه ويفعله، ومن أين جاء كل حق',
      fr: 'Ce qu’une personne peut voir et faire, et d’où vient chaque droit',
      en: 'What a person may see and do, and where each right comes from',
    },
    params: personParams,
    query: none,
    body: none,
    reply: AccessView,
    run: ({ tx, actor, params }) => accessOf(tx, actor, params.id),
  }),
  route({
    method: 'PUT',
    url: '/api/people/:id/roles/:role',
    capability: 'people.manage',
    stepUp: true,
    status: 200,
    summary: { ar: 'إسناد دور إلى شخص', fr: 'Attribuer un rôle', en: 'Give a role to a person' },
    params: roleParams,
    query: none,
    body: none,
    reply: AccessView,
    run: async ({ tx, actor, params: { id, role } }) => {
      const before = await accessOf(tx, actor, id)
      if (!mayDo(actor, 'role.give', { person_id: id })) throw notForYourself({})
      if (before.roles.some((one) => one.role === role)) return before
      await assignRole(tx, { person_id: id, role })
      return await accessOf(tx, actor, id)
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/people/:id/roles/:role',
    capability: 'people.manage',
    stepUp: true,
    status: 200,
    summary: { ar: 'سحب دور من شخص', fr: 'Retirer un rôle', en: 'Take a role from a person' },
    params: roleParams,
    query: none,
    body: none,
    reply: AccessView,
    run: async ({ tx, actor, params: { id, role } }) => {
      await accessOf(tx, actor, id)
      if (!mayDo(actor, 'role.give', { person_id: id })) throw notForYourself({})
      await refusing({ MQ025: lastAdministrator }, () => takeRole(tx, { person_id: id, role }))
      return await accessOf(tx, actor, id)
    },
  }),
] as const

/** As far as the actor may see it; a person they may not know of is not found. */
async function accessOf(tx: Tx, actor: Actor, id: string): Promise<AccessView> {
  const [roles, grants] = [await rolesOf(tx, id), await liveGrants(tx, { person_id: id })]
  const names = await namesOf(tx, [id, ...roles.map(({ given_by }) => given_by)])
  const name = names.get(id)
  if (name === undefined) throw notFound({})
  return {
    person: { id, name },
    roles: roles.map((row) => ({ ...row, given_by: named(names, row.given_by) })),
    grants: [...grants],
    grants_shown: id === actor.person_id || actor.capabilities.has('case.grant'),
  }
}

/** A person by id with their name, where it may be known. */
export const named = (names: ReadonlyMap<string, string>, id: string) => {
  const name = names.get(id)
  return name === undefined ? null : { id, name }
}
