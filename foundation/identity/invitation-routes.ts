/** HTTP of invitations: inviting, a new link for somebody who lost their means, revoking, and opening a link. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { roles as allRoles, type Role } from '../access/index.ts'
import { assignRole } from '../access/server.ts'
import type { Tx } from '../database/index.ts'
import { invalid, none, notFound, nothing, route, sentenceOf } from '../http/index.ts'
import { InvitationLink, InvitationToken, NewInvitation } from './credential-model.ts'
import { createInvitation, openInvitation, revokeInvitations } from './invitation-queries.ts'
import { Shell } from './model.ts'
import { createPerson, findPerson, removePerson } from './queries.ts'
import { enterAgain, newToken } from './session-queries.ts'
import { invitationRefused } from './sign-in-problems.ts'
import type { SignInOptions } from './sign-in-routes.ts'

const isRole = (name: string): name is Role => Object.hasOwn(allRoles, name)

/** How long a link is good, and how long the person may take to set credentials once it is open. */
const LINK_HOURS = 72
const ENROL_MINUTES = 60

export type InvitationOptions = Pick<SignInOptions, 'shell'> & { readonly origin: string }

/** The address a link has: the secret stands behind `#`, which no browser sends and no log sees. */
export const linkOf = (origin: string, token: string) => `${origin}/invitation#${token}`

export function invitationRoutes({ origin, shell }: InvitationOptions) {
  const invite = async (tx: Tx, personId: string, email: string | null, at: Date) => {
    const token = newToken()
    const expires_at = new Date(at.getTime() + LINK_HOURS * 3_600_000)
    const invitation = await createInvitation(tx, { person_id: personId, email, token, expires_at })
    return { id: invitation.id, person_id: personId, expires_at: invitation.expires_at, url: linkOf(origin, token) }
  }
  return [
    route({
      method: 'POST',
      url: '/api/invitations',
      capability: 'people.manage',
      stepUp: true,
      showsSecret: true,
      status: 201,
      summary: { ar: 'دعوة شخص إلى العمل هنا', fr: 'Inviter une personne', en: 'Invite a person' },
      params: none,
      query: none,
      body: NewInvitation,
      reply: InvitationLink,
      run: async ({ tx, at, body: { name, locale, roles, email } }) => {
        const wrong = roles.findIndex((role) => !isRole(role))
        if (wrong >= 0)
          throw invalid(
            {},
            {
              errors: [
                { pointer: `/roles/${wrong}`, code: 'field.not-a-choice', text: sentenceOf('field.not-a-choice') },
              ],
            },
          )
        const person = await createPerson(tx, { id: randomUUID(), name, locale })
        for (const role of new Set(roles.filter(isRole))) await assignRole(tx, { person_id: person.id, role })
        return await invite(tx, person.id, email, at)
      },
    }),
    route({
      method: 'POST',
      url: '/api/people/:id/invitation',
      capability: 'people.manage',
      stepUp: true,
      showsSecret: true,
      status: 201,
      summary: {
        ar: 'رابط جديد لشخص لم يدخل بعد أو فقد وسائل دخوله',
        fr: 'Un nouveau lien pour une personne qui n’est pas encore entrée ou qui a perdu ses moyens de connexion',
        en: 'A new link for a person who has not entered yet or has lost their credentials',
      },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: none,
      reply: InvitationLink,
      run: async ({ tx, at, params }) => {
        if ((await findPerson(tx, params.id)) === undefined) throw notFound({})
        return await invite(tx, params.id, null, at)
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/people/:id/invitation',
      capability: 'people.manage',
      stepUp: true,
      status: 204,
      summary: { ar: 'سحب دعوة شخص', fr: 'Retirer l’invitation d’une personne', en: 'Withdraw a person’s invitation' },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: none,
      reply: nothing,
      run: async ({ tx, params }) => {
        if ((await revokeInvitations(tx, params.id)) === 0) throw notFound({})
        // who never had credentials was never here
        await removePerson(tx, params.id)
        return undefined
      },
    }),
    route({
      method: 'POST',
      url: '/api/invitation',
      capability: 'public',
      status: 201,
      summary: { ar: 'فتح دعوة', fr: 'Ouvrir une invitation', en: 'Open an invitation' },
      params: none,
      query: none,
      body: InvitationToken,
      reply: Shell,
      run: async ({ tx, at, body, session }) => {
        const sessionToken = newToken()
        const expires_at = new Date(at.getTime() + ENROL_MINUTES * 60_000)
        if (!(await openInvitation(tx, { token: body.token, sessionToken, expires_at }))) throw invitationRefused({})
        session.give(sessionToken, ENROL_MINUTES * 60)
        return await shell(tx, await enterAgain(tx, sessionToken))
      },
    }),
  ] as const
}
