/** A route is data: what it takes, what it answers, who may call it. Tests, the OpenAPI document and the typed client walk the same table. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Tx } from '../database/index.ts'
import type { Problem, Sentences } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a handler gets. `version` is the one in If-Match, for routes with `locked`. `at` is the instant of the request. */
export type Call<P, Q, B> = {
  readonly tx: Tx
  readonly actor: Actor
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly version: number
  readonly at: Date
  /** The session cookie: the token that came, and how to give or take one. */
  readonly session: {
    readonly token: string | undefined
    readonly give: (token: string, maxAgeSeconds: number) => void
    readonly take: () => void
  }
  /** Where the request comes from: for limits and for the list of one's sessions, never for a log. */
  readonly from: { readonly address: string; readonly agent: string }
}

export type Route<
  M extends Method = Method,
  U extends string = string,
  P = unknown,
  Q = unknown,
  B = unknown,
  R = unknown,
> = {
  readonly method: M
  readonly url: U
  /** The capability needed; `signed-in` for what every person may do, `public` for what anybody may. */
  readonly capability: string
  readonly summary: Sentences
  readonly params: z.ZodType<P>
  readonly query: z.ZodType<Q>
  readonly body: z.ZodType<B>
  readonly reply: z.ZodType<R>
  readonly status: 200 | 201 | 204
  /** A write to a record that exists: If-Match with its version is required. */
  readonly locked?: boolean
  /** Needs a session that was opened or confirmed within the last five minutes; else `session.step-up-needed`. */
  readonly stepUp?: boolean
  /** Answered in every mode of the instance: the way in, the way out, and the way back. Others write in `normal` alone. */
  readonly everyMode?: boolean
  /** The answer holds a secret that is shown once: it is not kept for a repeated request. */
  readonly showsSecret?: boolean
  /** Longest body in bytes, where the house's limit is too small. */
  readonly bodyLimit?: number
  /** A Problem that is thrown undoes the transaction; one that is returned is answered as well, but what was written stays. */
  readonly run: (call: Call<P, Q, B>) => Promise<R | Problem>
}

/** A route whose bytes do not fit the JSON frame (uploads, downloads): its capability is checked, then it answers by itself. */
export type RawRoute = {
  readonly method: Method | 'HEAD' | 'OPTIONS'
  readonly url: string
  readonly capability: string
  readonly summary: Sentences
  readonly everyMode?: boolean
  /** Longest body in bytes, where one is read at all and the house's limit is too small. */
  readonly bodyLimit?: number
  readonly raw: (request: FastifyRequest, reply: FastifyReply, actor: Actor) => Promise<unknown>
}

/** A JSON route of any shape; each was checked against its own shape where it was made. */
export type AnyJsonRoute = Omit<Route, 'params' | 'query' | 'body' | 'reply' | 'run'> & {
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly reply: z.ZodType
  readonly run: (call: Call<never, never, never>) => Promise<unknown>
}

export type AnyRoute = AnyJsonRoute | RawRoute

/** The empty set of parameters, query or body. */
export const none = z.strictObject({})
/** The body of a 204. */
export const nothing = z.undefined()

/** Checks a route's shape and keeps its literal method and url, from which the client's types are made. */
export function route<M extends Method, U extends string, P, Q, B, R>(
  definition: Route<M, U, P, Q, B, R>,
): Route<M, U, P, Q, B, R> {
  return definition
}
