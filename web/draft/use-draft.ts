import { useCallback, useEffect, useRef, useState } from 'react'
import { type DraftStore, deviceDrafts } from './draft-store.ts'
import { holdInput } from './held-input.ts'

/** Where the latest change lies: `device` is what «محفوظ على هذا الجهاز» promises, `memory` lasts while the tab is open. */
export type DraftPlace = 'untouched' | 'saving' | 'device' | 'memory'

export type Draft<Value> = {
  /** False until the device was asked for an earlier draft; a form is drawn after that. */
  readonly ready: boolean
  readonly value: Value
  /** Whether `value` comes from an earlier visit. */
  readonly restored: boolean
  readonly place: DraftPlace
  readonly change: (change: Partial<Value>) => void
  /** After success, or when the person throws the draft away. */
  readonly discard: () => Promise<void>
}

const memory = new Map<string, object>()
const pause = 200

/**
 * Keeps what is typed into a form under `key`: in memory at once, encrypted on the device 200 ms after the last change,
 * until `discard()`. A refusal, a lost connection, a reload or a closed tab loses nothing.
 */
export function useDraft<Value extends object>(
  key: string,
  initial: Value,
  store: DraftStore = deviceDrafts,
): Draft<Value> {
  const [state, setState] = useState(() => ({
    value: { ...initial, ...memory.get(key) } as Value,
    ready: memory.has(key),
    restored: memory.has(key),
    place: 'untouched' as DraftPlace,
  }))
  const latest = useRef(state.value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  useEffect(() => {
    if (memory.has(key)) return
    let gone = false
    void store.read(key).then((kept) => {
      if (gone) return
      const found = typeof kept === 'object' && kept !== null
      const value = found ? { ...latest.current, ...kept } : latest.current
      latest.current = value
      if (found) memory.set(key, value)
      setState((before) => ({ ...before, value, ready: true, restored: found }))
    })
    return () => {
      gone = true
    }
  }, [key, store])

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    const kept = await store.write(key, latest.current)
    if (memory.has(key)) setState((before) => ({ ...before, place: kept ? 'device' : 'memory' }))
  }, [key, store])

  useEffect(() => {
    const flush = () => {
      if (timer.current !== undefined) void save()
    }
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
      holdInput(key, false)
    }
  }, [key, save])

  const change = useCallback(
    (part: Partial<Value>) => {
      latest.current = { ...latest.current, ...part }
      memory.set(key, latest.current)
      holdInput(key, true)
      setState((before) => ({ ...before, value: latest.current, place: 'saving' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), pause)
    },
    [key, save],
  )

  const discard = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    memory.delete(key)
    holdInput(key, false)
    await store.remove(key)
  }, [key, store])

  return { ...state, change, discard }
}
