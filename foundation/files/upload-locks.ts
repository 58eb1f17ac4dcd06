/** One request at a time on an upload. The newest wins: a line that died leaves a request behind that still waits for bytes. */
import { setTimeout as wait } from 'node:timers/promises'

export type Locks = {
  /** Runs `work` alone for `id`; `interrupt` is called when another request wants the upload. Undefined when it was not freed in time. */
  readonly hold: <T>(id: string, interrupt: () => void, work: () => Promise<T>) => Promise<T | undefined>
}

/** In memory: a data folder, and so a partial file, belongs to one process (foundation/database, folder-lock.ts). */
export function openLocks(patienceMs = 10_000): Locks {
  const held = new Map<string, { readonly interrupt: () => void; readonly freed: Promise<void> }>()
  return {
    hold: async (id, interrupt, work) => {
      const late = Symbol('late')
      for (let holder = held.get(id); holder !== undefined; holder = held.get(id)) {
        holder.interrupt()
        if ((await Promise.race([holder.freed, wait(patienceMs, late, { ref: false })])) === late) return undefined
      }
      const { promise: freed, resolve: free } = Promise.withResolvers<void>()
      held.set(id, { interrupt, freed })
      try {
        return await work()
      } finally {
        held.delete(id)
        free()
      }
    },
  }
}
