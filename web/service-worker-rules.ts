export type Asked = {
  readonly method: string
  readonly mode: string
  readonly url: { readonly origin: string; readonly pathname: string }
  readonly origin: string
}

/** What the worker answers itself; `network` leaves the request untouched. */
export type Answer = 'shell' | 'asset' | 'network'

/** Paths that are documents of their own: the server's answers, public pages, the worker's own files. */
const ownDocuments = /^\/(api|ar|fr|en|health|ready|metrics|shell)(\/|$)/

/**
 * The worker keeps the shell and the files that carry a hash in their name, and nothing else: no request under `/api`
 * is answered, no request but GET is touched, no other origin is looked at.
 */
export function answerFor({ method, mode, url, origin }: Asked): Answer {
  if (method !== 'GET' || url.origin !== origin) return 'network'
  if (/^\/assets\/[^/]+-[\w-]{8,}\.[a-z0-9]+$/.test(url.pathname)) return 'asset'
  if (mode !== 'navigate' || ownDocuments.test(url.pathname) || /\.[a-z0-9]+$/i.test(url.pathname)) return 'network'
  return 'shell'
}
