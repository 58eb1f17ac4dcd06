const held = new Set<string>()
const listeners = new Set<() => void>()

/** Notes that a form holds input that no server has yet, or that it holds none any more. */
export function holdInput(key: string, holds: boolean): void {
  if (held.has(key) === holds) return
  if (holds) held.add(key)
  else held.delete(key)
  for (const listener of listeners) listener()
}

/** Whether any open form holds input: such a page is never reloaded by the application. */
export const holdsInput = (): boolean => held.size > 0

/** For useSyncExternalStore. */
export function onHeldInput(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
