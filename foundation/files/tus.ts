/** The wire form of tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, expiration, termination. Headers in, values out. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { malformed } from '../http/index.ts'
import { UploadMetadata } from './model.ts'
import { notTusBody, tusVersion, unknownMetadata } from './problems.ts'

export const TUS_VERSION = '1.0.0'
export const TUS_EXTENSIONS = 'creation,expiration,termination'
export const TUS_BODY = 'application/offset+octet-stream'

/** Sets what every tus answer carries and refuses a client of another version. */
export function speakTus(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('tus-resumable', TUS_VERSION)
  if (request.headers['tus-resumable'] === TUS_VERSION) return
  throw tusVersion({}, { headers: { 'tus-version': TUS_VERSION } })
}

/** A header that is a whole number of bytes; refuses anything else. */
export function readBytes(request: FastifyRequest, header: string): number {
  const value = request.headers[header]
  if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) throw malformed({})
  return Number(value)
}

export function requireTusBody(request: FastifyRequest): void {
  if (request.headers['content-type'] !== TUS_BODY) throw notTusBody({})
}

/** `Upload-Metadata`: pairs of a key and a base64 value, separated by commas. Refuses unknown keys, repeated keys, values that are no UTF-8. */
export function readMetadata(header: string | undefined): UploadMetadata {
  const pairs: [string, string][] = []
  for (const pair of header === undefined || header.trim() === '' ? [] : header.split(',')) {
    const [key = '', value = '', ...rest] = pair.trim().split(' ')
    if (rest.length > 0 || pairs.some(([known]) => known === key)) throw unknownMetadata({})
    pairs.push([key, decode(value)])
  }
  const read = UploadMetadata.safeParse(Object.fromEntries(pairs))
  if (!read.success) throw unknownMetadata({})
  return read.data
}

function decode(value: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw unknownMetadata({})
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'base64'))
  } catch {
    throw unknownMetadata({})
  }
}
