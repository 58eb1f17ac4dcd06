/** For tests and benches: the walk from a new instance to its first administrator, signed in with a password and one-time codes. */
import { TOTP } from 'otpauth'

type Call = (
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
) => Promise<{ readonly status: number; readonly body: unknown }>

export type Secrets = {
  readonly sign_in_name: string
  readonly password: string
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** How long a code is shown, in milliseconds. */
export const PERIOD = 30_000

/** The code that an authenticator with this secret shows at `at`. */
export const codeAt = (secret: string, at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() })

/** Sets a password with one-time codes and recovery codes in a session that was opened for it, and ends the enrolment. */
export async function enrol(call: Call, sign_in_name: string): Promise<Secrets> {
  const password = 'sample passphrase of four words'
  const offered = (await done(call, 'POST', '/api/me/totp', { sign_in_name })) as { offer: string; secret: string }
  // right for this step and the next; a sign-in that follows takes the code of the next step, as this one is used
  const code = codeAt(offered.secret, new Date())
  await done(call, 'PUT', '/api/me/password', { sign_in_name, password, totp: { offer: offered.offer, code } })
  const { codes } = (await done(call, 'POST', '/api/me/recovery-codes', {})) as { codes: readonly string[] }
  await done(call, 'POST', '/api/enrolment', {})
  return { sign_in_name, password, secret: offered.secret, recoveryCodes: codes }
}

/** Founds the institution with the setup code and leaves its first administrator signed in. */
export async function foundInstitution(
  call: Call,
  input: { readonly code: string; readonly institution: unknown; readonly person: unknown },
): Promise<Secrets> {
  const { code, institution, person } = input
  await done(call, 'POST', '/api/session', { code })
  await done(call, 'POST', '/api/setup', { institution, person })
  return await enrol(call, 'salma')
}

async function done(call: Call, method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown> {
  const reply = await call(method, path, body)
  if (reply.status >= 300)
    throw new Error(`Cannot prepare the test: ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
