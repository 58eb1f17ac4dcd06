/** What travels when people sign in, set credentials, invite and end sessions; the data class of every field kept. */
import { z } from 'zod'
import { LocaleCode, text } from '../language/index.ts'

/** How a session was opened or confirmed. */
export const sessionMethods = ['setup-code', 'invitation', 'passkey', 'password', 'recovery-code', 'oidc'] as const
export type SessionMethod = (typeof sessionMethods)[number]

/** The least a password must have; length is what counts (NIST SP 800-63B, 3.1.1). */
const PASSWORD_LEAST = 12

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/)

/** Names are compared without regard to case and to how letters are composed. */
export const SignInName = z
  .string()
  .transform((name) => name.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().min(3).max(200).regex(/^\S+$/u))

const Code = z.string().trim().min(1).max(40)
export const PasswordSignIn = z.strictObject({
  name: z.string().max(200),
  password: z.string().max(200),
  code: z.string().max(40),
})
export const StepUp = z.strictObject({ password: z.string().max(200), code: Code })

const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).exactOptional(),
}

/** WebAuthn level 3, AuthenticationResponseJSON. */
export const PasskeyAnswer = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.exactOptional(),
  }),
})

/** Kinds of connection to an authenticator; browsers name new ones. */
const Transport = z
  .string()
  .max(20)
  .regex(/^[a-z-]+$/)

/** WebAuthn level 3, RegistrationResponseJSON. */
const NewPasskeyAnswer = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.exactOptional(),
    transports: z.array(Transport).max(10).exactOptional(),
    publicKeyAlgorithm: z.number().exactOptional(),
    publicKey: base64url.exactOptional(),
  }),
})

export const NewPasskey = z.strictObject({
  name: text({ max: 100 }),
  sign_in_name: SignInName,
  answer: NewPasskeyAnswer,
})

/** What the browser's own functions take; made by the server, passed on untouched. */
export const BrowserOptions = z.record(z.string(), z.unknown())

export const NewPassword = z.strictObject({
  sign_in_name: SignInName,
  password: z
    .string()
    .max(200)
    .refine((password) => [...password].length >= PASSWORD_LEAST, {
      error: 'password.too-short',
      params: { problem: 'password.too-short' },
    }),
  /** The offer of an authenticator, as it was given out, and a first code of it. Null keeps the one there is. */
  totp: z.strictObject({ offer: base64url, code: Code }).nullable(),
})

export const TotpOffer = z.strictObject({
  offer: z.string(),
  secret: z.string(),
  uri: z.string(),
  qr: z.strictObject({ size: z.int(), path: z.string() }),
})

export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) })

export const Credentials = z.strictObject({
  sign_in_name: z.string().nullable(),
  password: z.boolean(),
  federated: z.boolean(),
  recovery_codes_left: z.int(),
  passkeys: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), created_at: z.string(), last_used_at: z.string().nullable() }),
  ),
})

export const SessionRow = z.strictObject({
  id: z.uuid(),
  method: z.enum(sessionMethods),
  agent: z.string(),
  created_at: z.string(),
  last_seen_at: z.string(),
  expires_at: z.string(),
  current: z.boolean(),
})

const Email = z
  .email()
  .max(200)
  .transform((email) => email.toLowerCase())

export const NewInvitation = z.strictObject({
  name: text({ max: 200 }),
  locale: LocaleCode,
  roles: z.array(z.string().max(60)).min(1).max(20),
  email: Email.nullable(),
})

/** The address with its secret is shown once, to whoever invites. */
export const InvitationLink = z.strictObject({
  id: z.uuid(),
  person_id: z.uuid(),
  expires_at: z.string(),
  url: z.string(),
})

/** 256 bits in base64url. */
export const InvitationToken = z.strictObject({ token: z.string().max(100) })

export const OidcStart = z.strictObject({ url: z.string(), ticket: z.string() })
export const OidcReturn = z.strictObject({ ticket: base64url, query: z.string().max(4_000) })

/** Sign-in names, devices and times are I; verifiers and secrets are compared by the server and read by nobody. */
export const credentialClasses = {
  invitation: { person_id: 'I', token_hash: 'X', email: 'I', expires_at: 'I', used_at: 'I', revoked_at: 'I' },
} as const
