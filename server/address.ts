/** The address a request comes from: the connection's, or what a proxy on this machine says of it. */
import type { FastifyRequest } from 'fastify'

/** Behind a proxy on loopback the last entry of X-Forwarded-For is the one that the proxy itself wrote; earlier ones may be invented. */
export function addressOf(request: Pick<FastifyRequest, 'headers' | 'socket'>): string {
  const own = request.socket.remoteAddress ?? ''
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return isLoopback(own) && forwarded !== undefined && forwarded !== '' ? forwarded.slice(0, 64) : own
}

export const isLoopback = (address: string | undefined) =>
  address !== undefined && /^(::1|(::ffff:)?127\.)/.test(address)
