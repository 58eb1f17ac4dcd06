/** Carries signed bytes to an address: one request, no redirection, bounded in time and in what is read of the answer. */

export type PostMessage = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<{ readonly status: number; readonly text: string }>

const PATIENCE = 60_000
const MOST_ANSWER = 65_536

/** Whether messages may go to an address: HTTPS, or this machine itself where a setting allows it. */
export function mayDeliverTo(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false
  return protocol === 'https:' || (loopback && protocol === 'http:' && isLoopbackName(hostname))
}

export const isLoopbackName = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Where an instance takes messages. */
export const inboxOf = (address: string) => `${address.replace(/\/$/, '')}/api/exchange/inbox`

/** By HTTPS. A redirection is an answer like any other: nothing is sent to where it points. */
export const postMessage: PostMessage = async (url, headers, body, signal) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'x-mithaq': '1', 'accept-language': 'ar', accept: 'application/json' },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  })
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > MOST_ANSWER) break
    chunks.push(chunk)
  }
  return { status: response.status, text: Buffer.concat(chunks).toString('utf8') }
}
