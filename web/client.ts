import type { CallOptions, Client } from './client-types.ts'
import { markLost, markReached, untilReached, whileUnsent } from './connection.ts'
import { ConnectionLost, ProblemError, problemOf } from './problem-error.ts'

type Call = CallOptions & {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** The language answers come in; set with the page's language. */
let speaks = 'ar'
export function setClientLanguage(language: string): void {
  speaks = language
}

/**
 * A client for the routes of one room: `const api = client<typeof routes>()`. Refusals are thrown as ProblemError.
 * A read that finds no server throws ConnectionLost; a write waits for the connection and is sent again under the same
 * Idempotency-Key, until it is answered or its signal aborts.
 */
export function client<Routes>(): Client<Routes> {
  const call = (address: string, options: Call = {}) => send(address, options)
  return call as Client<Routes>
}

/** What the server asks of the person before it does what was asked of it. */
export type Need = 'sign-in' | 'step-up'

let proveAgain: ((need: Need) => Promise<boolean>) | undefined
/** Says who asks the person: answers true when the request may be sent again. */
export function setProveAgain(ask: ((need: Need) => Promise<boolean>) | undefined): void {
  proveAgain = ask
}

/** The same request again, key included, after the person has signed in again or confirmed who they are: nothing typed is lost. */
async function send(address: string, call: Call): Promise<unknown> {
  const once = { ...call, key: call.key ?? crypto.randomUUID() }
  return await untilProven(call.bare === true, () => sendOnce(address, once))
}

async function untilProven<T>(bare: boolean, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      const need = needOf(error)
      if (need === undefined || bare || proveAgain === undefined || !(await proveAgain(need))) throw error
    }
  }
}

/**
 * Fetches a file whole, with the name that the server gives it. A refusal is thrown with its sentence, where a plain
 * link would leave the person with the browser's own message. `onBytes` hears how much has come.
 */
export function fetchFile(
  address: string,
  onBytes?: (bytes: number) => void,
): Promise<{ readonly name: string | undefined; readonly content: Blob }> {
  const headers = { 'Accept-Language': speaks, 'x-mithaq': '1' }
  return untilProven(false, async () => {
    const reply = await reach(address, { method: 'GET', headers })
    if (!reply.ok) throw await refusalOf(reply)
    const name = /filename="([^"]+)"/.exec(reply.headers.get('content-disposition') ?? '')?.[1]
    const type = reply.headers.get('content-type') ?? ''
    if (onBytes === undefined || reply.body === null) return { name, content: await reply.blob() }
    return { name, content: new Blob(await piecesOf(reply.body, onBytes), { type }) }
  })
}

/** What has come of a file, counted as it comes. */
async function piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, onBytes: (bytes: number) => void) {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = body.getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return pieces
    pieces.push(value)
    bytes += value.length
    onBytes(bytes)
  }
}

function needOf(error: unknown): Need | undefined {
  if (!(error instanceof ProblemError)) return undefined
  if (error.problem.code === 'session.needed') return 'sign-in'
  return error.problem.code === 'session.step-up-needed' ? 'step-up' : undefined
}

async function sendOnce(address: string, call: Call): Promise<unknown> {
  const [method = 'GET', url = '/'] = address.split(' ')
  const target = addressOf(url, call)
  const init = { method, headers: headersOf(method, call), signal: call.signal ?? null, ...bodyOf(call) }
  if (method === 'GET') return answer(await reach(target, init))
  return whileUnsent(() => sendUntilAnswered(target, init, call))
}

async function sendUntilAnswered(target: string, init: RequestInit, call: Call): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await answer(await reach(target, init))
    } catch (error) {
      if (attempt > 0 && call.version !== undefined) {
        const saved = savedByEarlierAttempt(error, call.body)
        if (saved !== undefined) return saved
      }
      if (!(error instanceof ConnectionLost)) throw error
      await untilReached(call.signal)
    }
  }
}

/** A repeated update whose first answer was lost comes back as a conflict with itself: that is a success. */
export function savedByEarlierAttempt(error: unknown, body: unknown): unknown {
  if (!(error instanceof ProblemError) || error.problem.code !== 'record.changed') return undefined
  const current = error.problem.details?.current
  if (typeof current !== 'object' || current === null || typeof body !== 'object' || body === null) return undefined
  const now = current as Readonly<Record<string, unknown>>
  const same = Object.entries(body).every(([key, value]) => canonical(value) === canonical(now[key]))
  return same ? current : undefined
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  ) ?? 'undefined'

async function reach(target: string, init: RequestInit): Promise<Response> {
  try {
    const reply = await fetch(target, init)
    markReached()
    return reply
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    markLost()
    throw new ConnectionLost(error)
  }
}

async function answer(reply: Response): Promise<unknown> {
  if (reply.status === 204) return undefined
  if (!reply.ok) throw await refusalOf(reply)
  return await reply.json().catch(() => undefined)
}

async function refusalOf(reply: Response): Promise<Error> {
  const problem = problemOf(reply.status, await reply.json().catch(() => undefined))
  if (problem !== undefined) return new ProblemError(problem)
  const unreadable = new Error(`Cannot read the answer ${reply.status}: it is not a problem document.`)
  if (![502, 503, 504].includes(reply.status)) return unreadable
  markLost() // a proxy answered for a server that is away
  return new ConnectionLost(unreadable)
}

/** `/api/people/:id` with its parameters in place, and the query behind it. */
export function addressOf(url: string, { params = {}, query = {} }: Pick<Call, 'params' | 'query'>): string {
  const path = url.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`Cannot call ${url}: its parameter ${name} is missing.`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') search.append(name, textOf(one))
  }
  return search.size === 0 ? path : `${path}?${search}`
}

/** A value of an address: an object, such as a search, travels as JSON. */
const textOf = (value: unknown) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))

function headersOf(method: string, { version, key, body }: Call): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': speaks,
    'x-mithaq': '1',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    ...(method === 'POST' ? { 'Idempotency-Key': key ?? crypto.randomUUID() } : {}),
  }
}

const bodyOf = ({ body }: Call) => (body === undefined ? {} : { body: JSON.stringify(body) })
