/// <reference lib="webworker" />
import { answerFor } from './service-worker-rules.ts'

declare const self: ServiceWorkerGlobalScope
declare const __MITHAQ_KEPT__: readonly string[]
declare const __MITHAQ_VERSION__: string

/** The page that carries any staff route; the server answers it in the reader's language. */
const shellAddress = '/shell'
const cacheName = `mithaq-${__MITHAQ_VERSION__}`

self.addEventListener('install', (event) => event.waitUntil(fill()))
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()))

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
  if (event.data === 'refresh-shell') event.waitUntil(refreshShell())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const answer = answerFor({
    method: request.method,
    mode: request.mode,
    url: new URL(request.url),
    origin: self.location.origin,
  })
  if (answer === 'shell') event.respondWith(cachedShell(request))
  if (answer === 'asset') event.respondWith(cachedAsset(request))
})

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll(__MITHAQ_KEPT__)
  await refreshShell()
}

async function refreshShell(): Promise<void> {
  const reply = await fetch(shellAddress, { cache: 'no-store' })
  if (reply.ok) await (await caches.open(cacheName)).put(shellAddress, reply)
}

/** A tab of the version before may still be open: its cache stays until the next change. */
async function forgetOlder(): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith('mithaq-'))
  await Promise.all(own.slice(0, -2).map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function cachedShell(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(shellAddress)) ?? (await fetch(request))
}

async function cachedAsset(request: Request): Promise<Response> {
  const known = await caches.match(request)
  if (known !== undefined) return known
  const reply = await fetch(request)
  if (reply.ok) await (await caches.open(cacheName)).put(request, reply.clone())
  return reply
}
