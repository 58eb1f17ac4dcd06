/** Settings from the environment: each with a safe default; a wrong one is named with what was found and what is expected. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type Settings = {
  /** Data folder: database, files, secrets. */
  readonly home: string
  readonly host: string
  readonly port: number
  /** The address people use; decides cookies, HSTS and the accepted Host headers. */
  readonly publicUrl: URL
  readonly databaseUrl: string | undefined
  readonly databaseAppUrl: string | undefined
  readonly databaseJobUrl: string | undefined
  readonly filesUrl: string | undefined
  /** An RFC 3161 authority that stamps the log's checkpoint once a day. */
  readonly timestampUrl: string | undefined
  /** A PEM file with the roots of that authority. */
  readonly timestampRoots: string | undefined
  /** Whether messages may go to partners on this machine without HTTPS: two instances side by side, for tests and demonstrations. */
  readonly exchangeLoopback: boolean
  /** Largest uploaded file in bytes. */
  readonly uploadLimit: number
  readonly logLevel: string
  /** A session ends after so many minutes unused, and after so many hours in any case. */
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  /** The institution's own identity provider (OpenID Connect), when it has one. */
  readonly oidc: { readonly issuer: URL; readonly clientId: string; readonly clientSecret: string } | undefined
}

/** A setting that cannot be used. The message is one sentence a setting. */
export class SettingsRefused extends Error {}

const levels = ['silent', 'error', 'warn', 'info', 'debug']

/** Reads settings; refuses all wrong ones at once with SettingsRefused. Empty counts as absent. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = []
  const given = (name: string) => (environment[name]?.trim() === '' ? undefined : environment[name]?.trim())
  const refuse = (name: string, expected: string) =>
    void faults.push(`Cannot use ${name} as it is “${hidden(given(name) ?? '')}”: expected ${expected}.`)

  const number = (name: string, fallback: number, least: number, most: number) => {
    const text = given(name)
    if (text === undefined) return fallback
    if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
    refuse(name, `a whole number from ${least} to ${most}`)
    return fallback
  }
  const url = (name: string, protocols: readonly string[]) => {
    const text = given(name)
    if (text === undefined) return undefined
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
    refuse(name, `a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`)
    return undefined
  }

  const port = number('PORT', 4310, 0, 65535)
  const host = given('HOST') ?? '127.0.0.1'
  if (!/^[0-9a-zA-Z.:-]+$/.test(host)) refuse('HOST', 'an address to listen on, for example 127.0.0.1 or 0.0.0.0')
  const postgres = ['postgres:', 'postgresql:']
  const databaseUrl = url('DATABASE_URL', postgres)
  const databaseAppUrl = url('DATABASE_APP_URL', postgres)
  const databaseJobUrl = url('DATABASE_JOB_URL', postgres)
  if (
    databaseUrl === undefined &&
    (databaseAppUrl ?? databaseJobUrl) !== undefined &&
    given('DATABASE_URL') === undefined
  )
    faults.push(
      'Cannot use DATABASE_APP_URL or DATABASE_JOB_URL as DATABASE_URL is absent: expected all of them or none.',
    )
  const filesUrl = url('FILES_URL', ['s3:'])
  const timestampUrl = url('TIMESTAMP_URL', ['http:', 'https:'])
  const publicText = url('PUBLIC_URL', ['http:', 'https:'])
  const level = given('LOG_LEVEL') ?? 'warn'
  if (!levels.includes(level)) refuse('LOG_LEVEL', `one of ${levels.join(', ')}`)
  const sessionIdleMinutes = number('SESSION_IDLE_MINUTES', 30, 1, 720)
  const sessionHours = number('SESSION_HOURS', 12, 1, 72)
  const issuer = url('OIDC_ISSUER', ['https:', 'http:'])
  const [clientId, clientSecret] = [given('OIDC_CLIENT_ID'), given('OIDC_CLIENT_SECRET')]
  const oidc =
    issuer === undefined || clientId === undefined || clientSecret === undefined
      ? undefined
      : { issuer: new URL(issuer), clientId, clientSecret }
  if (oidc === undefined && (given('OIDC_ISSUER') ?? clientId ?? clientSecret) !== undefined)
    faults.push(
      'Cannot use OIDC_ISSUER, OIDC_CLIENT_ID or OIDC_CLIENT_SECRET as one of them is absent or wrong: expected all of them or none.',
    )
  if (issuer?.startsWith('http:') === true && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname))
    refuse('OIDC_ISSUER', 'https://, as sign-in over plain HTTP can be read on the way')
  const loopback = given('EXCHANGE_LOOPBACK') ?? '0'
  if (!['0', '1'].includes(loopback)) refuse('EXCHANGE_LOOPBACK', '1 or 0')
  const uploadLimit = number('UPLOAD_LIMIT', 2 * 2 ** 30, 1, 2 ** 40)
  if (faults.length > 0) throw new SettingsRefused(faults.join('\n'))
  return {
    home: resolve(given('MITHAQ_HOME') ?? defaultHome()),
    host,
    port,
    publicUrl: new URL(publicText ?? `http://${publicHost(host)}:${port}`),
    databaseUrl,
    databaseAppUrl,
    databaseJobUrl,
    filesUrl,
    timestampUrl,
    timestampRoots: given('TIMESTAMP_ROOTS'),
    exchangeLoopback: loopback === '1',
    uploadLimit,
    logLevel: level,
    sessionIdleMinutes,
    sessionHours,
    oidc,
  }
}

/** Passkeys belong to a name, never to a bare IP address: this machine is called localhost. */
function publicHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Root's own home is closed to other users, and the database runs under another one. */
const defaultHome = () => (process.getuid?.() === 0 ? '/var/lib/mithaq/home' : join(homedir(), '.mithaq'))

/** Passwords in URLs are not repeated in messages. */
const hidden = (text: string) => text.replace(/\/\/[^@/]*@/, '//…@').slice(0, 120)
