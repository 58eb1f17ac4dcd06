/** The client's side of the files bench, run in a thread: sends one file or many small ones, or reads one back. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

type Any = { readonly url: string; readonly person: string; readonly bytes: number }
export type Order =
  | (Any & { readonly kind: 'file'; readonly path: string })
  | (Any & { readonly kind: 'small'; readonly count: number })
  | (Any & { readonly kind: 'read'; readonly id: string })

const order: Order = workerData
const headers = { 'x-person': order.person, 'x-mithaq': '1', 'tus-resumable': '1.0.0' }

async function upload(send: (to: NodeJS.WritableStream) => void): Promise<string> {
  const begun = await fetch(`${order.url}/api/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(order.bytes) },
  })
  return await new Promise<string>((resolve, reject) => {
    const sent = request(new URL(begun.headers.get('location') ?? '', order.url), {
      method: 'PATCH',
      headers: {
        ...headers,
        'upload-offset': 0,
        'content-length': order.bytes,
        'content-type': 'application/offset+octet-stream',
      },
    })
    sent.on('error', reject).on('response', (answer) => {
      answer.resume()
      const id = answer.headers['x-mithaq-file']
      if (typeof id === 'string') resolve(id)
      else reject(new Error(`Cannot measure as the upload was answered with ${answer.statusCode}`))
    })
    send(sent)
  })
}

async function read(id: string): Promise<string> {
  const answer = await fetch(`${order.url}/api/files/${id}`, { headers })
  let bytes = 0
  for await (const chunk of answer.body ?? []) bytes += chunk.length
  if (bytes !== order.bytes) throw new Error(`Cannot measure as ${bytes} bytes came back`)
  return id
}

async function carryOut(): Promise<string> {
  if (order.kind === 'read') return await read(order.id)
  if (order.kind === 'file')
    return await upload((to) => createReadStream(order.path, { highWaterMark: 2 ** 20 }).pipe(to))
  let last = ''
  for (let index = 0; index < order.count; index++) last = await upload((to) => to.end(randomBytes(order.bytes)))
  return last
}

parentPort?.postMessage(await carryOut())
