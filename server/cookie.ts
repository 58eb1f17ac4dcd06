/** The session cookie: `__Host-` behind TLS; on plain loopback a name with the port, as cookies do not tell ports apart. */
import type { FastifyReply, FastifyRequest } from 'fastify'

export function cookieOf(publicUrl: URL) {
  const https = publicUrl.protocol === 'https:'
  const name = https ? '__Host-mithaq' : `mithaq-${publicUrl.port === '' ? '80' : publicUrl.port}`
  const attributes = `Path=/; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`
  const token = new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{20,100})(?:;|$)`)
  return {
    name,
    read: (request: FastifyRequest): string | undefined => token.exec(request.headers.cookie ?? '')?.[1],
    set: (reply: FastifyReply, value: string, maxAgeSeconds: number) =>
      void reply.header('set-cookie', `${name}=${value}; ${attributes}; Max-Age=${maxAgeSeconds}`),
    clear: (reply: FastifyReply) =>
      void reply
        .header('set-cookie', `${name}=; ${attributes}; Max-Age=0`)
        .header('clear-site-data', '"cache", "storage"'),
  }
}
