/** For tests: what a browser asks of the files room, in the shortest words. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TestServer } from './testing.ts'

export const person = randomUUID()
export const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
export const sha512 = (content: Uint8Array) => createHash('sha512').update(content).digest('hex')
export const metadata = (pairs: Record<string, string>) =>
  Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

type Extra = { readonly as?: string; readonly headers?: Record<string, string>; readonly body?: Buffer }
export const ask = (url: string, method: string, { as = person, headers = {}, body }: Extra = {}) =>
  fetch(url, {
    method,
    headers: { 'x-person': as, 'x-mithaq': '1', 'tus-resumable': '1.0.0', 'accept-language': 'en', ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  })
export const begin = async (server: TestServer, bytes: number, pairs: Record<string, string> = {}) => {
  const answer = await ask(`${server.url}/api/uploads`, 'POST', {
    headers: { 'upload-length': String(bytes), 'upload-metadata': metadata(pairs) },
  })
  assert.equal(answer.status, 201, await answer.text())
  return `${server.url}${answer.headers.get('location')}`
}
export const patch = (url: string, offset: number, body: Buffer, more: Extra = {}) =>
  ask(url, 'PATCH', {
    ...more,
    body,
    headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...more.headers },
  })
export const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
export const sendWhole = async (server: TestServer, content: Buffer, pairs: Record<string, string> = {}) => {
  const answer = await patch(await begin(server, content.length, pairs), 0, content)
  assert.equal(answer.status, 204, await answer.text())
  const id = answer.headers.get('x-mithaq-file')
  assert.ok(id !== null)
  return id
}
/** One statement over a connection of its own. */
export const query = async (connection: pg.ClientConfig, text: string, values: unknown[] = []) => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
