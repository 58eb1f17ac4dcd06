import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** Whether the server answers, and how many writes wait to be sent. */
export type Connection = { readonly online: boolean; readonly unsent: number }

let connection: Connection = { online: true, unsent: 0 }
let probe: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function change(next: Partial<Connection>): void {
  const changed = { ...connection, ...next }
  if (changed.online === connection.online && changed.unsent === connection.unsent) return
  connection = changed
  for (const listener of listeners) listener()
}

/** Called after every answer, whatever it says: an answer is a connection. */
export function markReached(): void {
  clearTimeout(probe)
  probe = undefined
  change({ online: true })
  onlineManager.setOnline(true)
}

/** Called when a request finds no server. From then on the server is asked every few seconds until it answers. */
export function markLost(): void {
  change({ online: false })
  onlineManager.setOnline(false)
  probe ??= setTimeout(() => void ask(), 3_000)
}

async function ask(): Promise<void> {
  probe = undefined
  try {
    await fetch('/api/shell', { cache: 'no-store', headers: { 'x-mithaq': '1' } })
    markReached()
  } catch {
    markLost()
  }
}

/** Resolves when the server answers again; at once when nothing is known to be wrong. Rejects when the signal aborts. */
export function untilReached(signal?: AbortSignal): Promise<void> {
  if (connection.online) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const settle = () => {
      if (!connection.online && signal?.aborted !== true) return
      listeners.delete(settle)
      signal?.removeEventListener('abort', settle)
      if (signal?.aborted === true) reject(signal.reason)
      else resolve()
    }
    listeners.add(settle)
    signal?.addEventListener('abort', settle)
  })
}

/** Counts a write as unsent until its promise settles. */
export async function whileUnsent<Value>(work: () => Promise<Value>): Promise<Value> {
  change({ unsent: connection.unsent + 1 })
  try {
    return await work()
  } finally {
    change({ unsent: connection.unsent - 1 })
  }
}

/** The state of the connection; the component is drawn again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => connection,
  )
}

/** Lets the browser's own events speed up what requests would find out later. */
export function watchBrowserConnection(): void {
  window.addEventListener('offline', markLost)
  window.addEventListener('online', () => {
    if (!connection.online) void ask()
  })
  if (!navigator.onLine) markLost()
}
