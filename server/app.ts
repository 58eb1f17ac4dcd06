/** One HTTP application over open data: routes, security headers, problems, operations. Listening and pages are the server's. */
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { actorOf, enterSession, isSignedIn, isVerified, modeOf, recordRefusal } from '../foundation/access/server.ts'
import { beginReads, takeReads } from '../foundation/custody/index.ts'
import { acceptUploads } from '../foundation/files/index.ts'
import {
  type AnyRoute,
  addSecurityHeaders,
  answerErrors,
  BODY_LIMIT,
  bytesHeaders,
  type Frame,
  type Log,
  mount,
  observe,
  openApiOf,
  requestId,
  sendProblem,
  unreadableAnswer,
} from '../foundation/http/index.ts'
import { aboutOf, type Shell, sessionTouch, shellOf } from '../foundation/identity/index.ts'
import { acceptMessages } from '../protocol/agreement/index.ts'
import { addressOf } from './address.ts'
import { cookieOf } from './cookie.ts'
import { guardHost, operations } from './operations.ts'
import { allRoutes, type RouteParts } from './routes.ts'
import { version } from './version.ts'

export type AppParts = RouteParts & {
  readonly publicUrl: URL
  readonly log: Log
  readonly now: () => Date
}

export type App = {
  readonly fastify: FastifyInstance
  readonly routes: readonly AnyRoute[]
  readonly openApi: () => unknown
  /** What a page needs, read as the visitor of this request. */
  readonly shellData: (request: FastifyRequest) => Promise<Shell>
}

export function createApp(parts: AppParts): App {
  const { database, publicUrl, log, now } = parts
  const https = publicUrl.protocol === 'https:'
  const fastify = Fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: requestId,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: true,
    // an address that cannot be read reaches no hook
    frameworkErrors: (error, request, reply) => {
      void sendProblem(frame, request, reply.headers(bytesHeaders({ https })), error)
    },
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.end(unreadableAnswer(error.code, { https }))
      else socket.destroy()
    },
  })
  const cookie = cookieOf(publicUrl)
  const entryOf = (request: FastifyRequest, readOnly: boolean) =>
    enterSession(cookie.read(request), request.id, readOnly)
  const frame: Frame = {
    database,
    entryOf,
    actorOf,
    isSignedIn,
    isVerified,
    modeOf,
    entersLocked: ({ capabilities }) => capabilities.has('emergency.set'),
    addressOf,
    sessionCookie: cookie,
    now,
    recordRefusal: (request, refused) =>
      database.inTransaction(entryOf(request, false), (tx) => recordRefusal(tx, refused)),
    reads: { begin: beginReads, take: takeReads },
    reportFault: (fault) => log.error(fault, 'fault'),
  }
  const about = aboutOf(parts.identity)
  const routes = allRoutes(parts)
  const openApi = () => openApiOf(routes, { version })
  addSecurityHeaders(fastify, { https })
  guardHost(fastify, publicUrl)
  answerErrors(fastify, frame)
  const metrics = observe(fastify, log, {
    mithaq_database_connections: () => database.connections().total,
    mithaq_database_connections_waiting: () => database.connections().waiting,
  })
  const touch = sessionTouch(database, now)
  fastify.addHook('onResponse', (request) => touch(cookie.read(request), request.id))
  acceptUploads(fastify)
  acceptMessages(fastify)
  mount(fastify, frame, routes)
  operations(fastify, { database, metrics, openApi, log })
  return {
    fastify,
    routes,
    openApi,
    shellData: (request) =>
      database.inTransaction(frame.entryOf(request, true), (tx, entered) => shellOf(tx, frame.actorOf(entered), about)),
  }
}
