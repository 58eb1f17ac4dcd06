/** Logs and metrics without personal data: route patterns, never addresses; no IP, no name, no value. */
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Log = {
  readonly info: (fields: object, text: string) => void
  readonly warn: (fields: object, text: string) => void
  readonly error: (fields: object, text: string) => void
}

/** Structured log lines on standard error, or nowhere with level `silent`. */
export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'text' }, pino.destination(2))
}

export type Metrics = { readonly text: () => Promise<string>; readonly contentType: string }

/** Measures every request by method, route pattern and status; `gauges` are read when asked. */
export function observe(app: FastifyInstance, log: Log, gauges: Readonly<Record<string, () => number>>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'mithaq_http_request_seconds',
    help: 'Time to answer, by method, route pattern and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  for (const [name, read] of Object.entries(gauges))
    new Gauge({
      name,
      help: name.replace(/_/g, ' '),
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    log.info(
      {
        request_id: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  return { text: () => registry.metrics(), contentType: registry.contentType }
}
