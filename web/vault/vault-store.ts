import {
  type Answered,
  SealingRefused,
  type VaultAct,
  type VaultInput,
  type VaultOutput,
} from '../../foundation/sealing/index.ts'
import { trustedWorkerAddress } from '../trusted-types.ts'

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

/** A vault that nobody used for so long is locked. */
const IDLE_MINUTES = 15

let worker: Worker | undefined
let isOpen = false
let idle: ReturnType<typeof setTimeout> | undefined
let count = 0
const waiting = new Map<number, Waiting>()
const listeners = new Set<() => void>()

/** Asks the vault in its worker, which is started by the first question. Rejects with SealingRefused where the vault refuses. */
export async function askVault<A extends VaultAct>(act: A, input: VaultInput<A>): Promise<VaultOutput<A>> {
  worker ??= startWorker()
  count += 1
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  waiting.set(count, { resolve, reject })
  worker.postMessage({ id: count, act, input })
  const value = (await promise) as VaultOutput<A>
  if (act === 'open' || (act === 'finish' && 'made' in (value as object))) tell(true)
  restIdle()
  return value
}

/** Ends the worker, and with it every secret and every opened text. */
export function lockVault(): void {
  worker?.terminate()
  worker = undefined
  clearTimeout(idle)
  for (const { reject } of waiting.values()) reject(new SealingRefused('locked'))
  waiting.clear()
  tell(false)
}

export const watchVault = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const vaultIsOpen = (): boolean => isOpen

function startWorker(): Worker {
  const started = new Worker(trustedWorkerAddress('/vault-worker.js'))
  started.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('value' in data) asked?.resolve(data.value)
    else asked?.reject('fault' in data ? new SealingRefused(data.fault, data.person) : new Error(data.broken))
  })
  started.addEventListener('error', lockVault)
  for (const name of ['pointerdown', 'keydown']) document.addEventListener(name, restIdle)
  window.addEventListener('pagehide', lockVault)
  return started
}

function restIdle(): void {
  clearTimeout(idle)
  if (worker !== undefined) idle = setTimeout(lockVault, IDLE_MINUTES * 60_000)
}

function tell(open: boolean): void {
  if (open === isOpen) return
  isOpen = open
  for (const listener of listeners) listener()
}
