/** HTTP of one's own credentials: passkeys, password with one-time codes, recovery codes; and the end of an enrolment. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Actor, inSavepoint, type Tx } from '../database/index.ts'
import { invalid, none, notFound, nothing, route, sentenceOf } from '../http/index.ts'
import {
  BrowserOptions,
  Credentials,
  NewPasskey,
  NewPassword,
  RecoveryCodes,
  SignInName,
  TotpOffer,
} from './credential-model.ts'
import {
  addPasskey,
  nameAccount,
  ownAccount,
  ownCredentials,
  removePasskey,
  removePassword,
  setPassword,
  setRecoveryCodes,
  spendChallenge,
} from './credential-queries.ts'
import { Shell } from './model.ts'
import { askForNewPasskey, makeChallenge, readNewPasskey, takeChallenge } from './passkeys.ts'
import { hashPassword } from './password.ts'
import { plainDigits, totpUse } from './proofs.ts'
import { findInstitution } from './queries.ts'
import { RECOVERY_BYTES, recoveryCodes, recoveryHash } from './recovery-codes.ts'
import { completeEnrolment, newToken } from './session-queries.ts'
import { credentialKept, enrolmentIncomplete, passkeyRefused } from './sign-in-problems.ts'
import { lifeOf, type SignInOptions } from './sign-in-routes.ts'
import { counterOf, offerTotp } from './totp.ts'

const OFFER_MINUTES = 30
const offerUse = (personId: string) => `totp offer ${personId}`

/**
 * Each of these is open to a session that was opened to set credentials, and to a person at work whose session is fresh: whoever finds
 * an open screen must not be able to make themselves a key.
 */
export function credentialRoutes(options: SignInOptions) {
  const { key, party } = options
  const own = { capability: 'credentials.own', params: none, query: none } as const

  /** The name an authenticator shows for this account, and the site's. */
  const namesOf = async (tx: Tx, actor: Actor, signInName: string) => {
    const institution = await findInstitution(tx)
    const { short_name: short = {}, name = {}, locales = ['ar-MA'] } = institution ?? {}
    const language = (locales[0] ?? 'ar').slice(0, 2) as 'ar' | 'fr' | 'en'
    const site = short[language] ?? name[language] ?? Object.values(name)[0] ?? 'Mithaq'
    return { id: actor.person_id, name: signInName, site }
  }

  return [
    route({
      ...own,
      method: 'GET',
      url: '/api/me/credentials',
      status: 200,
      summary: { ar: 'وسائل دخولي', fr: 'Mes moyens de connexion', en: 'How I sign in' },
      body: none,
      reply: Credentials,
      run: async ({ tx, actor }) => {
        const { account, passkeys, recoveryLeft } = await ownCredentials(tx, actor.person_id)
        return {
          sign_in_name: account?.sign_in_name ?? null,
          password: (account?.password_hash ?? null) !== null,
          federated: (account?.oidc_subject ?? null) !== null,
          recovery_codes_left: recoveryLeft,
          passkeys: passkeys.map(({ credential_id: _, ...passkey }) => passkey),
        }
      },
    }),
    route({
      ...own,
      method: 'POST',
      url: '/api/me/passkeys/options',
      stepUp: true,
      status: 201,
      summary: {
        ar: 'ما يلزم المتصفح لإنشاء مفتاح مرور',
        fr: 'Ce qu’il faut au navigateur pour créer une clé d’accès',
        en: 'What the browser needs to make a passkey',
      },
      body: z.strictObject({ sign_in_name: SignInName }),
      reply: BrowserOptions,
      run: async ({ tx, actor, at, body }) => {
        if (party === undefined) throw notFound({})
        const { passkeys } = await ownCredentials(tx, actor.person_id)
        const challenge = makeChallenge(key, { act: 'register', person: actor.person_id }, at)
        const known = passkeys.map(({ credential_id: id }) => id)
        return { ...(await askForNewPasskey(party, challenge, await namesOf(tx, actor, body.sign_in_name), known)) }
      },
    }),
    route({
      ...own,
      method: 'POST',
      url: '/api/me/passkeys',
      stepUp: true,
      status: 204,
      summary: { ar: 'إضافة مفتاح مرور', fr: 'Ajouter une clé d’accès', en: 'Add a passkey' },
      body: NewPasskey,
      reply: nothing,
      run: async ({ tx, actor, at, body }) => {
        if (party === undefined) throw notFound({})
        const use = { act: 'register', person: actor.person_id } as const
        const take = (challenge: string) =>
          takeChallenge(key, challenge, use, at, (hash, until) => spendChallenge(tx, hash, until))
        const made = await readNewPasskey(party, body.answer, take)
        if (made === undefined) return passkeyRefused({})
        await named(() => inSavepoint(tx, (inner) => nameAccount(inner, actor.person_id, body.sign_in_name)))
        const transports = (body.answer.response.transports ?? []).join(' ')
        const added = await addPasskey(tx, { ...made, person_id: actor.person_id, name: body.name, transports })
        return added ? undefined : passkeyRefused({})
      },
    }),
    route({
      ...own,
      method: 'DELETE',
      url: '/api/me/passkeys/:id',
      stepUp: true,
      status: 204,
      summary: { ar: 'حذف مفتاح مرور', fr: 'Retirer une clé d’accès', en: 'Remove a passkey' },
      params: z.strictObject({ id: z.uuid() }),
      body: none,
      reply: nothing,
      run: async ({ tx, actor, params }) => {
        const { account, passkeys } = await ownCredentials(tx, actor.person_id)
        const others = passkeys.length > 1 || account?.password_hash != null || account?.oidc_subject != null
        if (!others) throw credentialKept({})
        if (!(await removePasskey(tx, { person_id: actor.person_id, id: params.id }))) throw notFound({})
        return undefined
      },
    }),
    route({
      ...own,
      method: 'POST',
      url: '/api/me/totp',
      stepUp: true,
      showsSecret: true,
      status: 201,
      summary: {
        ar: 'عرض سر جديد لتطبيق رموز التحقق',
        fr: 'Proposer un nouveau secret pour l’application de codes',
        en: 'Offer a new secret for the authenticator',
      },
      body: z.strictObject({ sign_in_name: SignInName }),
      reply: TotpOffer,
      run: async ({ tx, actor, at, body }) => {
        const { site } = await namesOf(tx, actor, body.sign_in_name)
        const offered = offerTotp(randomBytes(20), site, body.sign_in_name)
        const sealed = { secret: offered.secret, until: at.getTime() + OFFER_MINUTES * 60_000 }
        const offer = key.seal(offerUse(actor.person_id), JSON.stringify(sealed)).toString('base64url')
        return { offer, ...offered }
      },
    }),
    route({
      ...own,
      method: 'PUT',
      url: '/api/me/password',
      stepUp: true,
      status: 204,
      summary: {
        ar: 'ضبط كلمة المرور مع رموز التحقق',
        fr: 'Définir le mot de passe avec les codes à usage unique',
        en: 'Set the password together with one-time codes',
      },
      body: NewPassword,
      reply: nothing,
      run: async ({ tx, actor, at, body }) => {
        const { sign_in_name: name, password, totp } = body
        if (password.toLowerCase().includes(name)) throw wrong('/password', 'password.holds-name')
        const account = await ownAccount(tx, actor.person_id)
        const kept = account?.totp_secret ?? undefined
        const secret = totp === null ? undefined : readOffer(totp.offer, actor.person_id, at)
        const counter =
          secret === undefined || totp === null ? undefined : counterOf(secret, plainDigits(totp.code), at)
        if (totp === null ? kept === undefined : secret === undefined) throw wrong('/totp', 'totp.offer-over')
        if (totp !== null && counter === undefined) throw wrong('/totp/code', 'totp.code-wrong')
        const sealed = secret === undefined ? kept : key.seal(totpUse(actor.person_id), secret)
        if (sealed === undefined) throw new Error('Cannot set a password as it has no second factor')
        const values = {
          person_id: actor.person_id,
          sign_in_name: name,
          password_hash: await hashPassword(password),
          totp_secret: sealed,
          totp_counter: counter ?? account?.totp_counter ?? 0,
        }
        await named(() => inSavepoint(tx, (inner) => setPassword(inner, values)))
        return undefined
      },
    }),
    route({
      ...own,
      method: 'DELETE',
      url: '/api/me/password',
      stepUp: true,
      status: 204,
      summary: {
        ar: 'حذف كلمة المرور ورموز التحقق',
        fr: 'Retirer le mot de passe et les codes',
        en: 'Remove the password and its codes',
      },
      body: none,
      reply: nothing,
      run: async ({ tx, actor }) => {
        const { passkeys } = await ownCredentials(tx, actor.person_id)
        if (passkeys.length === 0) throw credentialKept({})
        await removePassword(tx, actor.person_id)
        return undefined
      },
    }),
    route({
      ...own,
      method: 'POST',
      url: '/api/me/recovery-codes',
      stepUp: true,
      showsSecret: true,
      status: 201,
      summary: {
        ar: 'إصدار رموز استرداد جديدة',
        fr: 'Établir de nouveaux codes de secours',
        en: 'Make new recovery codes',
      },
      body: none,
      reply: RecoveryCodes,
      run: async ({ tx, actor }) => {
        const codes = recoveryCodes(randomBytes(RECOVERY_BYTES))
        const hashes = codes.flatMap((code) => recoveryHash(key, code) ?? [])
        await setRecoveryCodes(tx, actor.person_id, hashes)
        return { codes: [...codes] }
      },
    }),
    route({
      method: 'POST',
      url: '/api/enrolment',
      capability: 'enrol',
      status: 201,
      summary: {
        ar: 'إتمام ضبط وسائل الدخول وبدء العمل',
        fr: 'Achever la mise en place de ses moyens de connexion',
        en: 'Finish setting credentials and begin to work',
      },
      params: none,
      query: none,
      body: none,
      reply: Shell,
      run: async (frame) => {
        const { tx, session } = frame
        const token = newToken()
        const tokens = { oldToken: session.token ?? '', newToken: token }
        const actor = await completeEnrolment(tx, { ...lifeOf(options, frame), ...tokens })
        if (actor === undefined) throw enrolmentIncomplete({})
        session.give(token, options.life.hours * 3600)
        return await options.shell(tx, actor)
      },
    }),
  ] as const

  function readOffer(sealed: string, personId: string, now: Date): string | undefined {
    const text = key.open(offerUse(personId), Buffer.from(sealed, 'base64url'))
    if (text === undefined) return undefined
    const { secret, until }: { secret: string; until: number } = JSON.parse(text)
    return until > now.getTime() ? secret : undefined
  }
}

const wrong = (pointer: string, code: string) => invalid({}, { errors: [{ pointer, code, text: sentenceOf(code) }] })

/** Runs what gives a sign-in name; one that somebody else has is told beside its field. */
async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505')
      throw wrong('/sign_in_name', 'sign-in-name.taken')
    throw error
  }
}
