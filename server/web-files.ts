/** The built files of the web, read once and served from memory in the encoding the browser takes. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type Served = {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** A name with a hash in it is never used for other bytes: it may be kept for a year without asking. */
const forEver = 'public, max-age=31536000, immutable'

/** What each worker may do; the engine that hashes is WebAssembly, which pages may not compile. */
const workerPolicies: Readonly<Record<string, string>> = {
  'sw.js': "default-src 'none'; connect-src 'self'",
  'hash-worker.js': "default-src 'none'; script-src 'wasm-unsafe-eval'",
  // holds the secrets of a vault and reaches nothing: no connection, no script but its own
  'vault-worker.js': "default-src 'none'; script-src 'wasm-unsafe-eval'",
}

/** Serves every file of the folder under its own address; there is no way from an address to any other file. */
export function serveFiles(app: FastifyInstance, folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  for (const name of names) {
    const type = types[extname(name)]
    if (type === undefined) continue
    const read = (ending: string) =>
      names.includes(name + ending) ? readFileSync(join(folder, name + ending)) : undefined
    const file = { type, plain: readFileSync(join(folder, name)), br: read('.br'), gzip: read('.gz') }
    app.get(`/${name}`, async (request, reply) => send(request, reply, name, file))
  }
}

function send(request: FastifyRequest, reply: FastifyReply, name: string, file: Served): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const [encoding, bytes] = /\bbr\b/.test(accepted)
    ? (['br', file.br] as const)
    : /\bgzip\b/.test(accepted)
      ? (['gzip', file.gzip] as const)
      : ([undefined, undefined] as const)
  if (bytes !== undefined) reply.header('content-encoding', encoding)
  reply.header('vary', 'accept-encoding')
  // the worker's own address is fixed: the browser must ask for it every time to see a new version
  reply.header('cache-control', name.startsWith('assets/') ? forEver : 'no-cache')
  const policy = workerPolicies[name]
  if (policy !== undefined) reply.header('content-security-policy', policy)
  return reply.header('content-type', file.type).send(bytes ?? file.plain)
}
