/** HTTP of signing in and of confirming again who one is. A refusal says the same whatever was wrong. */
import { tokenHash } from '../access/server.ts'
import { type Actor, PUBLIC_ACTOR, type Tx } from '../database/index.ts'
import { type Call, none, notFound, nothing, type Problem, route } from '../http/index.ts'
import { agentOf } from './agent.ts'
import {
  BrowserOptions,
  OidcReturn,
  OidcStart,
  PasskeyAnswer,
  PasswordSignIn,
  type SessionMethod,
  StepUp,
} from './credential-model.ts'
import {
  countFailures,
  findAccount,
  findFederated,
  holdAttempt,
  noteFailure,
  noteSuccess,
  ownAccount,
} from './credential-queries.ts'
import type { IdentityKey } from './identity-key.ts'
import { Shell } from './model.ts'
import type { Oidc } from './oidc.ts'
import { askForPasskey, makeChallenge, type RelyingParty } from './passkeys.ts'
import { tooManyAttempts } from './problems.ts'
import { provePasskey, provePassword } from './proofs.ts'
import { confirmSession, endSession, newToken, openSession } from './session-queries.ts'
import { type Subjects, subjectsOf, waitOf } from './sign-in-limits.ts'
import { providerAway, signInRefused, stepUpRefused } from './sign-in-problems.ts'

export type SignInOptions = {
  readonly key: IdentityKey
  /** Undefined where browsers give no passkeys: see relyingParty(). */
  readonly party: RelyingParty | undefined
  readonly oidc: Oidc | undefined
  readonly life: { readonly idleMinutes: number; readonly hours: number }
  readonly shell: (tx: Tx, actor: Actor) => Promise<Shell>
}

type Frame = Pick<Call<unknown, unknown, unknown>, 'tx' | 'at' | 'session' | 'from'>

/** When a session ends that begins now, and how it is shown in the list. */
export const lifeOf = ({ life }: Pick<SignInOptions, 'life'>, { at, from }: Pick<Frame, 'at' | 'from'>) => ({
  idle_seconds: life.idleMinutes * 60,
  expires_at: new Date(at.getTime() + life.hours * 3_600_000),
  agent: agentOf(from.agent),
})

const wait = (seconds: number) => tooManyAttempts({ seconds }, { headers: { 'retry-after': String(seconds) } })

export function signInRoutes(options: SignInOptions) {
  const { key, party, oidc } = options

  /** A session under a new token for whoever has just proved who they are; the one that the browser had before ends. */
  const begin = async (frame: Frame, personId: string, method: SessionMethod): Promise<Shell> => {
    const { tx, session } = frame
    if (session.token !== undefined) await endSession(tx, tokenHash(session.token))
    const token = newToken()
    const actor = await openSession(tx, { ...lifeOf(options, frame), person_id: personId, method, token })
    session.give(token, options.life.hours * 3600)
    return await options.shell(tx, actor)
  }
  const refuse = async (tx: Tx, subjects: readonly string[], method: SessionMethod, problem: () => Problem) => {
    await noteFailure(tx, subjects, method)
    return problem()
  }
  const waitFor = async (tx: Tx, subjects: Subjects): Promise<number> =>
    (await holdAttempt(tx, subjects)) ? waitOf(await countFailures(tx, subjects)) : 1
  const partyOrNone = (): RelyingParty => {
    if (party === undefined) throw notFound({})
    return party
  }
  const oidcOrNone = (): Oidc => {
    if (oidc === undefined) throw notFound({})
    return oidc
  }

  return [
    route({
      method: 'POST',
      url: '/api/session/password',
      capability: 'public',
      everyMode: true,
      status: 201,
      summary: {
        ar: 'الدخول بكلمة المرور مع رمز التحقق أو رمز استرداد',
        fr: 'Se connecter avec mot de passe et code à usage unique ou de secours',
        en: 'Sign in with password and one-time or recovery code',
      },
      params: none,
      query: none,
      body: PasswordSignIn,
      reply: Shell,
      run: async (frame) => {
        const { tx, body, at, from } = frame
        const name = body.name.normalize('NFKC').trim().toLowerCase()
        const subjects = subjectsOf(key, name, from.address)
        const seconds = await waitFor(tx, subjects)
        if (seconds > 0) throw wait(seconds)
        const account = await findAccount(tx, name)
        const method = await provePassword(tx, key, body, account, at)
        if (method === undefined || account === undefined)
          return await refuse(tx, Object.values(subjects), 'password', () => signInRefused({}))
        await noteSuccess(tx, subjects)
        return await begin(frame, account.person_id, method)
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/passkey/options',
      capability: 'public',
      everyMode: true,
      status: 201,
      summary: {
        ar: 'سؤال مفتاح المرور عند الدخول',
        fr: 'Défi pour se connecter avec une clé d’accès',
        en: 'A challenge to sign in with a passkey',
      },
      params: none,
      query: none,
      body: none,
      reply: BrowserOptions,
      run: async ({ at }) => {
        const challenge = makeChallenge(key, { act: 'sign-in', person: PUBLIC_ACTOR }, at)
        return { ...(await askForPasskey(partyOrNone(), challenge)) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/passkey',
      capability: 'public',
      everyMode: true,
      status: 201,
      summary: { ar: 'الدخول بمفتاح مرور', fr: 'Se connecter avec une clé d’accès', en: 'Sign in with a passkey' },
      params: none,
      query: none,
      body: PasskeyAnswer,
      reply: Shell,
      run: async (frame) => {
        const { tx, body, at, from } = frame
        // a passkey names its owner only when it answers: it is limited by address alone, so that no account can be slowed down
        const subjects = subjectsOf(key, `passkey ${from.address}`, from.address)
        const seconds = await waitFor(tx, subjects)
        if (seconds > 0) throw wait(seconds)
        const use = { act: 'sign-in', person: PUBLIC_ACTOR } as const
        const person = await provePasskey(tx, { key, party: partyOrNone() }, body, use, at)
        if (person === undefined)
          return await refuse(tx, [subjects.place, subjects.address], 'passkey', () => signInRefused({}))
        return await begin(frame, person, 'passkey')
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/oidc/start',
      capability: 'public',
      everyMode: true,
      showsSecret: true,
      status: 201,
      summary: {
        ar: 'بدء الدخول عبر مزوّد الهوية لدى المؤسسة',
        fr: 'Commencer la connexion par le fournisseur d’identité de l’institution',
        en: 'Begin sign-in through the institution’s identity provider',
      },
      params: none,
      query: none,
      body: none,
      reply: OidcStart,
      run: async ({ at }) => {
        const begun = oidcOrNone()
        return await begun.start(at).catch(() => {
          throw providerAway({})
        })
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/oidc',
      capability: 'public',
      everyMode: true,
      status: 201,
      summary: {
        ar: 'إتمام الدخول عبر مزوّد الهوية لدى المؤسسة',
        fr: 'Achever la connexion par le fournisseur d’identité de l’institution',
        en: 'Finish sign-in through the institution’s identity provider',
      },
      params: none,
      query: none,
      body: OidcReturn,
      reply: Shell,
      run: async (frame) => {
        const { tx, body, at, from } = frame
        const subjects = subjectsOf(key, `oidc ${from.address}`, from.address)
        const seconds = await waitFor(tx, subjects)
        if (seconds > 0) throw wait(seconds)
        const claims = await oidcOrNone().finish(body.ticket, body.query, at)
        const person = claims === undefined ? undefined : await findFederated(tx, claims)
        if (person === undefined)
          return await refuse(tx, [subjects.place, subjects.address], 'oidc', () => signInRefused({}))
        return await begin(frame, person, 'oidc')
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/step-up/options',
      capability: 'signed-in',
      everyMode: true,
      status: 201,
      summary: {
        ar: 'سؤال مفتاح المرور عند تأكيد الهوية',
        fr: 'Défi pour confirmer son identité avec une clé d’accès',
        en: 'A challenge to confirm oneself with a passkey',
      },
      params: none,
      query: none,
      body: none,
      reply: BrowserOptions,
      run: async ({ at, actor }) => {
        const challenge = makeChallenge(key, { act: 'step-up', person: actor.person_id }, at)
        return { ...(await askForPasskey(partyOrNone(), challenge)) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/step-up/passkey',
      capability: 'signed-in',
      everyMode: true,
      status: 204,
      summary: {
        ar: 'تأكيد الهوية بمفتاح مرور',
        fr: 'Confirmer son identité avec une clé d’accès',
        en: 'Confirm oneself with a passkey',
      },
      params: none,
      query: none,
      body: PasskeyAnswer,
      reply: nothing,
      run: async ({ tx, body, at, actor, session, from }) => {
        const subjects = subjectsOf(key, actor.person_id, from.address)
        const seconds = await waitFor(tx, subjects)
        if (seconds > 0) throw wait(seconds)
        const use = { act: 'step-up', person: actor.person_id } as const
        const person = await provePasskey(tx, { key, party: partyOrNone() }, body, use, at)
        if (person !== actor.person_id)
          return await refuse(tx, [subjects.place, subjects.address], 'passkey', () => stepUpRefused({}))
        await confirmSession(tx, session.token ?? '', 'passkey')
        return undefined
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/step-up',
      capability: 'signed-in',
      everyMode: true,
      status: 204,
      summary: {
        ar: 'تأكيد الهوية بكلمة المرور ورمز التحقق',
        fr: 'Confirmer son identité avec mot de passe et code',
        en: 'Confirm oneself with password and code',
      },
      params: none,
      query: none,
      body: StepUp,
      reply: nothing,
      run: async ({ tx, body, at, actor, session, from }) => {
        const account = await ownAccount(tx, actor.person_id)
        const subjects = subjectsOf(key, account?.sign_in_name ?? actor.person_id, from.address)
        const seconds = await waitFor(tx, subjects)
        if (seconds > 0) throw wait(seconds)
        const method = await provePassword(tx, key, body, account, at)
        if (method === undefined) return await refuse(tx, Object.values(subjects), 'password', () => stepUpRefused({}))
        await noteSuccess(tx, subjects)
        await confirmSession(tx, session.token ?? '', method)
        return undefined
      },
    }),
  ] as const
}
