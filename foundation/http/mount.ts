/** The only file that opens a transaction for a request or touches a response. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, type Database, type Entry, enterAs, type Tx } from '../database/index.ts'
import { type Language, languageOf, negotiateLocale } from '../language/index.ts'
import { encode } from './encoding.ts'
import { fieldErrors } from './field-sentences.ts'
import { type Answer, onceOnly } from './idempotency.ts'
import { Problem, problemBody } from './problem.ts'
import {
  busy,
  fault,
  forgeryRefused,
  invalid,
  locked as lockedMode,
  malformed,
  notAllowed,
  readNotRecorded,
  readOnly,
  sessionNeeded,
  stepUpNeeded,
  tooLarge,
  unsupportedType,
  versionNeeded,
} from './problems.ts'
import type { AnyJsonRoute, AnyRoute, RawRoute } from './route.ts'

/** Writes the entries of what was read. */
type KeepReads = (into: Tx) => Promise<void>

/** What the composition root brings: the data, how a request enters a transaction, the session cookie, the clock. */
export type Frame = {
  readonly database: Database
  readonly entryOf: (request: FastifyRequest, readOnly: boolean) => Entry
  readonly actorOf: (entered: Readonly<Record<string, unknown>>) => Actor
  /** Whether the actor is somebody: decides between 401 and 403. */
  readonly isSignedIn: (actor: Actor) => boolean
  /** Whether the session was opened or confirmed within the last five minutes. */
  readonly isVerified: (entered: Readonly<Record<string, unknown>>) => boolean
  /** The mode the instance is in, and whether the actor may enter while it is locked. */
  readonly modeOf: (entered: Readonly<Record<string, unknown>>) => 'normal' | 'read-only' | 'locked'
  readonly entersLocked: (actor: Actor) => boolean
  /** The address a request comes from, past a proxy on this machine. */
  readonly addressOf: (request: FastifyRequest) => string
  readonly sessionCookie: {
    readonly read: (request: FastifyRequest) => string | undefined
    readonly set: (reply: FastifyReply, token: string, maxAgeSeconds: number) => void
    readonly clear: (reply: FastifyReply) => void
  }
  readonly now: () => Date
  /** Keeps that somebody signed in was refused; `route` is the pattern, never the address with its ids. */
  readonly recordRefusal: (
    request: FastifyRequest,
    refused: { readonly actor: Actor; readonly route: string; readonly code: string },
  ) => Promise<void>
  /** Collects what a transaction reads of what is sensitive, and answers what keeps it in the log. */
  readonly reads: {
    readonly begin: (tx: Tx) => void
    readonly take: (tx: Tx) => KeepReads | undefined
  }
  /** A fault nobody could foresee, already stripped of values. */
  readonly reportFault: (fault: { readonly request_id: string; readonly route: string; readonly error: string }) => void
}

/** Puts the routes on the server. Every answer that is not JSON of a route's reply is a problem (RFC 9457). */
export function mount(app: FastifyInstance, frame: Frame, routes: readonly AnyRoute[]): void {
  for (const one of routes) {
    if ('raw' in one) mountRaw(app, frame, one)
    else mountJson(app, frame, one)
  }
}

/** Answers errors from before a route (unreadable JSON, oversize, unknown path) and any that a handler lets through. */
export function answerErrors(app: FastifyInstance, frame: Pick<Frame, 'reportFault'>): void {
  app.setErrorHandler(async (error, request, reply) => sendProblem(frame, request, reply, error))
}

function mountJson(app: FastifyInstance, frame: Frame, route: AnyJsonRoute): void {
  const { method, url, capability, status, locked = false, stepUp = false, showsSecret = false, bodyLimit } = route
  app.route({
    method,
    url,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    handler: async (request, reply) => {
      let etag: string | undefined
      let who: Actor | undefined
      let reads: KeepReads | undefined
      try {
        const session = {
          token: frame.sessionCookie.read(request),
          give: (token: string, seconds: number) => frame.sessionCookie.set(reply, token, seconds),
          take: () => frame.sessionCookie.clear(reply),
        }
        const from = {
          address: frame.addressOf(request),
          agent: String(request.headers['user-agent'] ?? '').slice(0, 500),
        }
        if (method !== 'GET') refuseForgery(request)
        const answer = await frame.database.inTransaction(
          frame.entryOf(request, method === 'GET'),
          async (tx, entered) => {
            const actor = frame.actorOf(entered)
            who = actor
            frame.reads.begin(tx)
            const act = async (): Promise<Answer> => {
              admit(frame, entered, route)
              allow(frame, actor, capability)
              if (stepUp && !frame.isVerified(entered)) throw stepUpNeeded({})
              const version = locked ? readVersion(request) : 0
              const params = parse(route.params, request.params, '/params')
              const query = parse(route.query, request.query, '/query')
              const body = parse(route.body, request.body ?? {}, '')
              const value = await route.run({
                tx,
                actor,
                version,
                at: frame.now(),
                session,
                from,
                params,
                query,
                body,
              } as never)
              if (value instanceof Problem) return refusal(request, reply, value)
              const answer = route.reply.parse(value)
              if (typeof answer === 'object' && answer !== null && 'version' in answer) etag = `"${answer.version}"`
              return { status, reply: status === 204 ? '' : JSON.stringify(answer) }
            }
            // A visitor has no keys of their own. An answer is given again even where the act took away its own right (setup).
            const key = method === 'POST' && !showsSecret && frame.isSignedIn(actor) ? readKey(request) : undefined
            try {
              return key === undefined
                ? await act()
                : await onceOnly(tx, key, [request.url, JSON.stringify(request.body)], act)
            } finally {
              reads = frame.reads.take(tx)
            }
          },
        )
        // a write left its own entry with what it wrote
        const read = method === 'GET' ? reads : undefined
        reads = undefined
        await keepReads(frame, request, who, read)
        if (etag !== undefined) reply.header('etag', etag)
        return await sendJson(request, reply, answer)
      } catch (error) {
        await recordRefusal(frame, request, who, error)
        try {
          if (error instanceof Problem) await keepReads(frame, request, who, reads)
        } catch (unkept) {
          return await sendProblem(frame, request, reply, unkept)
        }
        return await sendProblem(frame, request, reply, error)
      }
    },
  })
}

function mountRaw(app: FastifyInstance, frame: Frame, route: RawRoute): void {
  app.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      let who: Actor | undefined
      try {
        const actor = await frame.database.inTransaction(frame.entryOf(request, true), async (_tx, entered) => {
          who = frame.actorOf(entered)
          admit(frame, entered, route)
          return who
        })
        allow(frame, actor, route.capability)
        if (!['GET', 'HEAD', 'OPTIONS'].includes(route.method)) refuseForgery(request)
        return await route.raw(request, reply, actor)
      } catch (error) {
        await recordRefusal(frame, request, who, error)
        return await sendProblem(frame, request, reply, error)
      }
    },
  })
}

/** Outside the normal mode nothing is written; locked, nothing is read either, but by those who may open it. */
function admit(frame: Frame, entered: Readonly<Record<string, unknown>>, route: AnyRoute): void {
  const mode = frame.modeOf(entered)
  if (mode === 'normal' || route.everyMode === true) return
  if (mode === 'locked' && !frame.entersLocked(frame.actorOf(entered))) throw lockedMode({})
  if (!['GET', 'HEAD', 'OPTIONS'].includes(route.method)) throw readOnly({})
}

function allow(frame: Frame, actor: Actor, capability: string): void {
  if (
    capability === 'public' ||
    (capability === 'signed-in' && frame.isSignedIn(actor)) ||
    actor.capabilities.has(capability)
  )
    return
  throw frame.isSignedIn(actor) ? notAllowed({ capability }) : sessionNeeded({})
}

/**
 * A refusal leaves an entry when somebody signed in meets it; a visitor has none to give it to, and being asked to confirm oneself is
 * no refusal. One that cannot be written is reported and changes nothing of the answer.
 */
async function recordRefusal(frame: Frame, request: FastifyRequest, actor: Actor | undefined, error: unknown) {
  if (!(error instanceof Problem) || error.status !== 403 || error.code === stepUpNeeded({}).code) return
  if (actor === undefined || !frame.isSignedIn(actor)) return
  const route = `${request.method} ${request.routeOptions.url ?? ''}`
  await frame
    .recordRefusal(request, { actor, route, code: error.code })
    .catch((fault) => frame.reportFault({ request_id: request.id, route, error: describe(fault) }))
}

/**
 * Keeps what was read, or asked for and refused, in a transaction of its own that commits before the answer leaves: where that fails,
 * there is no answer. The transaction of a GET only reads, and that of a refusal is undone.
 */
async function keepReads(frame: Frame, request: FastifyRequest, actor: Actor | undefined, keep: KeepReads | undefined) {
  if (keep === undefined || actor === undefined) return
  try {
    await frame.database.inTransaction(enterAs(actor, 'request', request.id), keep)
  } catch (error) {
    const route = `${request.method} ${request.routeOptions.url ?? ''}`
    frame.reportFault({ request_id: request.id, route, error: describe(error) })
    throw readNotRecorded({}, { headers: { 'retry-after': '1' } })
  }
}

/** A header that only our own pages can set (other origins would need a CORS permission that is never given). */
function refuseForgery(request: FastifyRequest): void {
  if (request.headers['x-mithaq'] !== '1') throw forgeryRefused({})
}

function readVersion(request: FastifyRequest): number {
  const [, digits] = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '') ?? []
  if (digits === undefined) throw versionNeeded({})
  return Number(digits)
}

function readKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  const read = z.uuid().safeParse(key)
  if (!read.success) throw malformed({})
  return read.data
}

function parse<T>(schema: z.ZodType<T>, value: unknown, base: string): T {
  const read = schema.safeParse(value, { reportInput: true })
  if (!read.success) throw invalid({}, { errors: fieldErrors(read.error, base) })
  return read.data
}

/** A refusal that was returned: an answer like any other, given after the commit. */
function refusal(request: FastifyRequest, reply: FastifyReply, found: Problem): Answer {
  for (const [name, value] of Object.entries(found.headers)) reply.header(name, value)
  return { status: found.status, reply: JSON.stringify(problemBody(found, requestLanguage(request), request.id)) }
}

async function sendJson(request: FastifyRequest, reply: FastifyReply, { status, reply: text }: Answer) {
  reply.code(status)
  if (status === 204) return reply.send()
  reply.header('content-type', `application/${status < 400 ? '' : 'problem+'}json; charset=utf-8`)
  return reply.send(await encode(request, reply, text))
}

/** The language a request asks to be answered in. */
export const requestLanguage = (request: FastifyRequest): Language =>
  languageOf(negotiateLocale(request.headers['accept-language'], ['ar-MA', 'fr-MA', 'en-GB']))

/** Answers any error as a problem in the reader's language; a fault is reported and answered without detail. */
export async function sendProblem(
  frame: Pick<Frame, 'reportFault'>,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
) {
  const found = problemOf(error)
  if (found.status === 500)
    frame.reportFault({
      request_id: request.id,
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
      error: describe(error),
    })
  for (const [name, value] of Object.entries(found.headers)) reply.header(name, value)
  reply.code(found.status).header('content-type', 'application/problem+json; charset=utf-8')
  return reply.send(JSON.stringify(problemBody(found, requestLanguage(request), request.id)))
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'MQ021') return readOnly({})
  if (code === 'MQ022') return lockedMode({})
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge({ limit: BODY_LIMIT })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return unsupportedType({})
  if (code.startsWith('FST_ERR_CTP') || code === 'FST_ERR_BAD_URL' || error instanceof SyntaxError) return malformed({})
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0
  if (status >= 400 && status < 500) return malformed({})
  return isPassing(error, code) ? busy({}, { headers: { 'retry-after': '1' } }) : fault({})
}

/** The database is restarting, out of connections, or gave up waiting: nothing was saved, and trying again helps. */
function isPassing(error: unknown, code: string): boolean {
  if (/^(08|53|57|40)/.test(code) && code.length === 5) return true
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '55P03'].includes(code)) return true
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  )
}

/** What a fault is, without the values that database messages carry. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'a thrown value that is no error'
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n')
  if ('severity' in error && 'code' in error) {
    const named = ['table', 'column', 'constraint', 'routine'].flatMap((name) =>
      name in error ? [`${name} ${(error as never)[name]}`] : [],
    )
    return `database error ${error.code} (${named.join(', ')})\n${frames}`
  }
  if (error instanceof z.ZodError)
    return `reply outside its contract at ${error.issues.map((issue) => issue.path.join('.')).join(', ')}\n${frames}`
  return `${error.name}: ${error.message}\n${frames}`
}

/** Largest JSON body in bytes, unless a route says otherwise. */
export const BODY_LIMIT = 1_048_576

/** A fresh id for each request; never taken from outside. */
export const requestId = () => randomUUID()
