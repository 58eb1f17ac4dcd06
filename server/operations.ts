/** What operators and the browser ask outside the interface: health, readiness, metrics, the OpenAPI document, CSP reports. */
import type { FastifyInstance } from 'fastify'
import type { Database } from '../foundation/database/index.ts'
import { type Log, type Metrics, misdirected, sendProblem } from '../foundation/http/index.ts'
import { isLoopback } from './address.ts'

type Parts = {
  readonly database: Database
  readonly metrics: Metrics
  readonly openApi: () => unknown
  readonly log: Log
}

/** `/health`: the process answers. `/ready`: the database answers too. `/metrics`: Prometheus text, for loopback only. */
export function operations(app: FastifyInstance, { database, metrics, openApi, log }: Parts): void {
  app.get('/health', async () => ({ status: 'alive' }))
  app.get('/ready', async (_request, reply) => {
    try {
      await database.ping()
      return { status: 'ready' }
    } catch {
      return reply.code(503).header('retry-after', '1').send({ status: 'waiting for the database' })
    }
  })
  app.get('/metrics', async (request, reply) => {
    if (!isLoopback(request.socket.remoteAddress)) return reply.callNotFound()
    return reply.header('content-type', metrics.contentType).send(await metrics.text())
  })
  app.get('/api/openapi.json', async () => openApi())
  for (const type of ['application/csp-report', 'application/reports+json'])
    app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 16_384 }, (_request, body, done) => done(null, body))
  app.post('/api/csp-report', async (request, reply) => {
    // only which directive was broken: addresses in a report may carry what must not be logged
    const [, directive = 'unknown'] =
      /"(?:effective-directive|effectiveDirective|violated-directive)"\s*:\s*"([a-z-]{1,40})/.exec(
        String(request.body),
      ) ?? []
    log.warn({ directive }, 'content security policy broken')
    return reply.code(204).send()
  })
}

/**
 * Refuses a Host header that names neither the public address nor the loopback one we listen on: a page of another site whose name was
 * pointed at this machine (DNS rebinding) does not get through.
 */
export function guardHost(app: FastifyInstance, publicUrl: URL): void {
  const names = new Set([publicUrl.hostname, 'localhost', '127.0.0.1', '[::1]'])
  app.addHook('onRequest', async (request, reply) => {
    const [, name = ''] = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d+)?$/i.exec(request.headers.host ?? '') ?? []
    if (names.has(name.toLowerCase())) return
    await sendProblem({ reportFault: () => undefined }, request, reply, misdirected({ expected: publicUrl.host }))
    return reply
  })
}
