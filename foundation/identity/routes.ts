/** HTTP of the institution, its people, the session and setup. */
import { z } from 'zod'
import { assignRole, isSignedIn, tokenHash } from '../access/server.ts'
import type { Actor, Tx } from '../database/index.ts'
import {
  cursorOf,
  invalid,
  none,
  notFound,
  nothing,
  pageOf,
  pageQuery,
  readCursor,
  recordChanged,
  route,
  sentenceOf,
  sessionNeeded,
  toPage,
} from '../http/index.ts'
import { credentialRoutes } from './credential-routes.ts'
import type { IdentityKey } from './identity-key.ts'
import { openInvitations } from './invitation-queries.ts'
import { invitationRoutes } from './invitation-routes.ts'
import {
  HistoryItem,
  Institution,
  InstitutionChange,
  Me,
  MeChange,
  PersonRow,
  Setup,
  SetupCode as SetupCodeBody,
  Shell,
} from './model.ts'
import { type OidcSettings, openIdConnect } from './oidc.ts'
import { relyingParty } from './passkeys.ts'
import { codeWrong, setupDone, tooManyAttempts } from './problems.ts'
import {
  completeSetup,
  countPeople,
  createInstitution,
  createPerson,
  findInstitution,
  findPerson,
  findPersonRow,
  institutionHistory,
  listPeople,
  type PersonRecord,
  updateInstitution,
  updatePerson,
} from './queries.ts'
import { endSession, enterAgain, newToken, openSetupSession } from './session-queries.ts'
import { sessionRoutes } from './session-routes.ts'
import type { SetupCode } from './setup-code.ts'
import { type About, displayOf, shellOf } from './shell.ts'
import { type SignInOptions, signInRoutes } from './sign-in-routes.ts'

const SESSION_HOURS = 12

export type IdentityOptions = {
  readonly version: string
  readonly key: IdentityKey
  /** The address people use: passkeys, links and the provider's way back belong to it. */
  readonly publicUrl: URL
  readonly oidc: OidcSettings | undefined
  readonly life: SignInOptions['life']
  readonly setupCode: SetupCode
  /** Whether a file may serve as emblem: it exists, the reader may see it, it is a raster image. */
  readonly isImage: (tx: Tx, fileId: string) => Promise<boolean>
  /** Makes the keys that the institution signs with, in the transaction of setup. */
  readonly generateKeys: (tx: Tx, at: Date) => Promise<void>
}
export type IdentityRoutes = ReturnType<typeof identityRoutes>

/** The routes of this room over what the composition root brings. */
export function identityRoutes(options: IdentityOptions) {
  const { setupCode, isImage, generateKeys, key, publicUrl, life } = options
  const about = aboutOf(options)
  const shell = (tx: Tx, actor: Actor) => shellOf(tx, actor, about)
  const provider = options.oidc
  const oidc = provider === undefined ? undefined : openIdConnect(provider, new URL('/sign-in/return', publicUrl), key)
  const signIn = { key, party: relyingParty(publicUrl), oidc, life, shell }
  const refuseBadEmblem = async (tx: Tx, fileId: string | null | undefined, pointer: string) => {
    if (fileId === null || fileId === undefined || (await isImage(tx, fileId))) return
    throw invalid({}, { errors: [{ pointer, code: 'emblem.not-an-image', text: sentenceOf('emblem.not-an-image') }] })
  }

  return [
    route({
      method: 'GET',
      url: '/api/shell',
      capability: 'public',
      everyMode: true,
      status: 200,
      summary: {
        ar: 'المؤسسة ومن يتصفح ومرحلة الإعداد',
        fr: 'L’institution, la personne connectée et l’étape de configuration',
        en: 'The institution, who is signed in, and the stage of setup',
      },
      params: none,
      query: none,
      body: none,
      reply: Shell,
      run: ({ tx, actor }) => shell(tx, actor),
    }),
    route({
      method: 'POST',
      url: '/api/session',
      capability: 'public',
      everyMode: true,
      status: 201,
      summary: {
        ar: 'فتح الجلسة برمز الإعداد',
        fr: 'Ouvrir la session avec le code de configuration',
        en: 'Open the session with the setup code',
      },
      params: none,
      query: none,
      body: SetupCodeBody,
      reply: Shell,
      run: async ({ tx, body, at, session }) => {
        const verdict = setupCode.check(body.code, at)
        if (verdict.status === 'wait')
          throw tooManyAttempts({ seconds: verdict.seconds }, { headers: { 'retry-after': String(verdict.seconds) } })
        if (verdict.status === 'wrong') throw codeWrong({})
        const token = newToken()
        const opened = await openSetupSession(tx, {
          token_hash: tokenHash(token),
          expires_at: new Date(at.getTime() + SESSION_HOURS * 3_600_000),
        })
        if (opened === 'closed') throw setupDone({})
        session.give(token, SESSION_HOURS * 3600)
        return await shell(tx, await enterAgain(tx, token))
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/session',
      capability: 'public',
      everyMode: true,
      status: 204,
      summary: { ar: 'إنهاء الجلسة', fr: 'Terminer la session', en: 'End the session' },
      params: none,
      query: none,
      body: none,
      reply: nothing,
      run: async ({ tx, session }) => {
        if (session.token !== undefined) await endSession(tx, tokenHash(session.token))
        session.take()
        return undefined
      },
    }),
    route({
      method: 'POST',
      url: '/api/setup',
      capability: 'setup',
      status: 201,
      summary: {
        ar: 'تسمية المؤسسة وإنشاء أول شخص',
        fr: 'Nommer l’institution et créer la première personne',
        en: 'Name the institution and create the first person',
      },
      params: none,
      query: none,
      body: Setup,
      reply: Shell,
      run: async ({ tx, actor, body, session, at }) => {
        await refuseBadEmblem(tx, body.institution.emblem_file_id, '/institution/emblem_file_id')
        if ((await createInstitution(tx, body.institution)) === undefined) throw setupDone({})
        await createPerson(tx, { ...body.person, id: actor.person_id })
        await assignRole(tx, { person_id: actor.person_id, role: 'administrator' })
        await generateKeys(tx, at)
        await completeSetup(tx)
        return await shell(tx, await enterAgain(tx, session.token ?? ''))
      },
    }),
    route({
      method: 'GET',
      url: '/api/institution',
      capability: 'public',
      status: 200,
      summary: {
        ar: 'بيانات المؤسسة وإعداداتها',
        fr: 'L’institution et ses réglages',
        en: 'The institution and its settings',
      },
      params: none,
      query: none,
      body: none,
      reply: Institution,
      run: async ({ tx }) => {
        const institution = await findInstitution(tx)
        if (institution === undefined) throw notFound({})
        return institution
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/institution',
      capability: 'institution.edit',
      status: 200,
      locked: true,
      summary: {
        ar: 'تعديل إعدادات المؤسسة',
        fr: 'Modifier les réglages de l’institution',
        en: 'Change the settings of the institution',
      },
      params: none,
      query: none,
      body: InstitutionChange,
      reply: Institution,
      run: async ({ tx, actor, body, version: base }) => {
        await refuseBadEmblem(tx, body.emblem_file_id, '/emblem_file_id')
        const outcome = await updateInstitution(tx, { id: actor.institution_id, version: base, patch: present(body) })
        if (outcome.status === 'missing') throw notFound({})
        const institution = Institution.strip().parse(outcome.row)
        if (outcome.status === 'changed') throw recordChanged({ current: institution })
        return institution
      },
    }),
    route({
      method: 'GET',
      url: '/api/institution/history',
      capability: 'institution.edit',
      status: 200,
      summary: {
        ar: 'تاريخ تعديلات المؤسسة',
        fr: 'Historique des modifications de l’institution',
        en: 'History of changes to the institution',
      },
      params: none,
      query: z.strictObject(pageQuery),
      body: none,
      reply: pageOf(HistoryItem),
      run: async ({ tx, actor, query }) => {
        const after = readCursor(query.after, z.tuple([z.int()]))
        const rows = await institutionHistory(tx, {
          id: actor.institution_id,
          before: after?.[0],
          limit: query.limit + FIELDS_A_CHANGE,
        })
        return wholeVersions(rows, query.limit)
      },
    }),
    route({
      method: 'GET',
      url: '/api/me',
      capability: 'signed-in',
      status: 200,
      summary: { ar: 'بياناتي وطريقة العرض لي', fr: 'Mes données et mon affichage', en: 'My details and display' },
      params: none,
      query: none,
      body: none,
      reply: Me,
      run: async ({ tx, actor }) => meOf(await mustFind(tx, actor)),
    }),
    route({
      method: 'PATCH',
      url: '/api/me',
      capability: 'signed-in',
      status: 200,
      locked: true,
      summary: {
        ar: 'تعديل بياناتي وطريقة العرض لي',
        fr: 'Modifier mes données et mon affichage',
        en: 'Change my details and display',
      },
      params: none,
      query: none,
      body: MeChange,
      reply: Me,
      run: async ({ tx, actor, body, version: base }) => {
        await mustFind(tx, actor)
        const patch = { ...present({ name: body.name }), ...body.display }
        const outcome = await updatePerson(tx, { id: actor.person_id, version: base, patch })
        if (outcome.status === 'missing') throw notFound({})
        if (outcome.status === 'changed') throw recordChanged({ current: meOf(outcome.row) })
        return meOf(outcome.row)
      },
    }),
    route({
      method: 'GET',
      url: '/api/people',
      capability: 'people.read',
      status: 200,
      summary: {
        ar: 'العاملون في هذه المؤسسة',
        fr: 'Les personnes de cette institution',
        en: 'The people of this institution',
      },
      params: none,
      body: none,
      reply: pageOf(PersonRow),
      query: z.strictObject({
        ...pageQuery,
        search: z.string().max(200).optional(),
        sort: z.enum(['name', '-name']).default('name'),
      }),
      run: async ({ tx, query: { limit, after, search, sort } }) => {
        const rows = await listPeople(tx, {
          limit,
          search,
          descending: sort === '-name',
          after: readCursor(after, z.tuple([z.string(), z.uuid()])),
        })
        const page = toPage(rows, limit, ({ name, id }) => [name, id])
        const invitations = await openInvitations(
          tx,
          page.items.map(({ id }) => id),
        )
        const untilOf = (id: string) => invitations.find(({ person_id }) => person_id === id)?.expires_at ?? null
        return {
          ...page,
          items: page.items.map((person) => ({ ...person, invited_until: untilOf(person.id) })),
          ...(search === undefined ? { total: await countPeople(tx) } : {}),
        }
      },
    }),
    route({
      method: 'GET',
      url: '/api/people/:id',
      capability: 'people.read',
      status: 200,
      summary: {
        ar: 'شخص من هذه المؤسسة',
        fr: 'Une personne de cette institution',
        en: 'A person of this institution',
      },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: none,
      reply: PersonRow,
      run: async ({ tx, params }) => {
        const person = await findPersonRow(tx, params.id)
        if (person === undefined) throw notFound({})
        const [invitation] = await openInvitations(tx, [person.id])
        return { ...person, invited_until: invitation?.expires_at ?? null }
      },
    }),
    ...signInRoutes(signIn),
    ...credentialRoutes(signIn),
    ...sessionRoutes(),
    ...invitationRoutes({ shell, origin: publicUrl.origin }),
  ] as const
}

/** What every visitor learns: the version of the software and the ways in. */
export const aboutOf = ({
  version,
  publicUrl,
  oidc,
}: Pick<IdentityOptions, 'version' | 'publicUrl' | 'oidc'>): About => ({
  version,
  ways: { passkeys_at: relyingParty(publicUrl)?.origin ?? null, provider: oidc !== undefined },
})

/** More history rows than one change can make, so that a page never cuts a change in two. */
const FIELDS_A_CHANGE = 20

type HistoryRow = Awaited<ReturnType<typeof institutionHistory>>[number]

function wholeVersions(rows: readonly HistoryRow[], limit: number) {
  const last = rows[limit - 1]?.version
  const items = last === undefined ? [...rows] : rows.filter(({ version }, index) => index < limit || version === last)
  const end = items.at(-1)
  return { items, next: items.length < rows.length && end !== undefined ? cursorOf([end.version]) : null }
}

async function mustFind(tx: Tx, actor: Actor): Promise<PersonRecord> {
  const person = isSignedIn(actor) ? await findPerson(tx, actor.person_id) : undefined
  if (person === undefined) throw sessionNeeded({})
  return person
}

const meOf = (person: PersonRecord) => ({
  id: person.id,
  version: person.version,
  name: person.name,
  display: displayOf(person),
})

function present<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
