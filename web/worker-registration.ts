import { useSyncExternalStore } from 'react'
import { trustedWorkerAddress } from './trusted-types.ts'

let waiting: ServiceWorker | undefined
const listeners = new Set<() => void>()

/** Whether a newer version lies ready; it takes over only when a person asks for it. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== undefined,
  )
}

/** Lets the newer version take over and opens the page anew in it. Only this tab is reloaded. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  waiting?.postMessage('take-over')
}

/** After a change of language or institution the kept shell is fetched again. */
export function refreshKeptShell(): void {
  navigator.serviceWorker?.controller?.postMessage('refresh-shell')
}

/** Registers the service worker where the browser allows one: over HTTPS or loopback. Without it only offline start is missing. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return
  try {
    const registration = await navigator.serviceWorker.register(trustedWorkerAddress('/sw.js'), {
      updateViaCache: 'none',
    })
    const look = () => {
      // without a controller the worker is the first one, and nothing waits for anybody
      waiting = navigator.serviceWorker.controller === null ? undefined : (registration.waiting ?? undefined)
      for (const listener of listeners) listener()
    }
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
    look()
  } catch {
    // storage refused, a private window: the application works without
  }
}
