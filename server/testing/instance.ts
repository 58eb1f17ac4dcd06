/** For tests over HTTP: an application on a fresh database, a person set up, requests as that person or as a visitor. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { InjectOptions } from 'fastify'
import type { LogKeys } from '../../foundation/custody/index.ts'
import { type FileStore, openFiles } from '../../foundation/files/index.ts'
import type { Log } from '../../foundation/http/index.ts'
import { identityKey, type OidcSettings, setupCode } from '../../foundation/identity/index.ts'
import { type Keyring, openKeyring } from '../../foundation/keys/index.ts'
import { type App, createApp } from '../app.ts'
import { logKeys } from '../custody.ts'
import { version } from '../version.ts'
import { testDatabase } from './database.ts'
import { foundInstitution } from './first-administrator.ts'

export type Reply = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly text: string
  /** The body as it came. */
  readonly bytes: Buffer
}
export type Requests = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  options?: RequestOptions,
) => Promise<Reply>
export type RequestOptions = {
  readonly body?: unknown
  readonly version?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly language?: 'ar' | 'fr' | 'en'
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Fictional institution that passes every check. */
export const sampleInstitution = {
  name: {
    ar: 'الهيئة التجريبية لحقوق الإنسان',
    fr: 'Commission d’essai des droits de l’Homme',
    en: 'Sample Human Rights Commission',
  },
  short_name: {},
  locales: ['ar-MA', 'fr-MA'],
  digits: 'locale',
  calendars: ['gregory', 'islamic-umalqura'],
  week_start: null,
  weekend: [6, 7],
  time_zone: 'Africa/Casablanca',
  term_pack: 'ar-MA',
  accent: null,
  emblem_file_id: null,
}

/** An application on its own database, closed when the file's tests have ended. */
export async function testApp(
  now: () => Date = () => new Date(),
  {
    oidc,
    loopback = false,
    log = silent,
  }: { readonly oidc?: OidcSettings; readonly loopback?: boolean; readonly log?: Log } = {},
): Promise<{
  readonly app: App
  readonly code: string
  readonly database: Awaited<ReturnType<typeof testDatabase>>
  readonly visitor: () => Requests
  readonly logKeys: LogKeys
  readonly keys: Keyring
  readonly store: FileStore
}> {
  const database = await testDatabase()
  const publicUrl = new URL('http://localhost:4310')
  const code = setupCode(Uint8Array.from({ length: 12 }, (_, index) => index * 7))
  const home = await mkdtemp(join(tmpdir(), 'mithaq-files-'))
  after(() => rm(home, { recursive: true, force: true }))
  const files = await openFiles({ home, database: database.database, now })
  const keys = await openKeyring({ home, database: database.database, now, report: () => undefined })
  const app = createApp({
    database: database.database,
    publicUrl,
    log,
    now,
    identity: {
      version,
      setupCode: code,
      key: identityKey('test'),
      publicUrl,
      oidc,
      life: { idleMinutes: 30, hours: 12 },
    },
    keys,
    files,
    loopback,
  })
  after(() => app.fastify.close())
  return {
    app,
    code: code.printed,
    database,
    visitor: () => requestsOf(app),
    logKeys: logKeys(keys),
    keys,
    store: files.store,
  }
}

/** A visitor with a cookie jar of one cookie. POST carries a fresh idempotency key unless `headers` bring one. */
export function requestsOf(app: App, token?: string): Requests {
  let cookie = token === undefined ? undefined : `mithaq-4310=${token}`
  return async (method, url, { body, version: base, headers = {}, language = 'en' } = {}) => {
    const options: InjectOptions = {
      method,
      url,
      headers: {
        host: '127.0.0.1:4310',
        'accept-language': language,
        'x-mithaq': '1',
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(base === undefined ? {} : { 'if-match': `"${base}"` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const reply = await app.fastify.inject(options)
    const set = reply.headers['set-cookie']
    if (typeof set === 'string') cookie = set.split(';')[0]
    return {
      status: reply.statusCode,
      text: reply.body,
      bytes: reply.rawPayload,
      body: isPlainJson(reply) ? reply.json() : {},
      headers: reply.headers as Record<string, unknown>,
    }
  }
}

/** What is compressed on its way is left to the test, as `bytes`. */
const isPlainJson = ({ body, headers }: { readonly body: string; readonly headers: Record<string, unknown> }) =>
  body !== '' && /json\b/.test(String(headers['content-type'])) && headers['content-encoding'] === undefined

/** Walks setup and returns the requests of the first administrator. */
export async function setUp(visitor: Requests, code: string): Promise<Requests> {
  await foundInstitution((method, path, body) => visitor(method, path, { body }), {
    code,
    institution: sampleInstitution,
    person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
  })
  return visitor
}
