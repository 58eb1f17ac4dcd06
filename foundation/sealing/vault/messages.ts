/** What a page and the worker of its vault say to each other. */
import { type SealingFault, SealingRefused } from '../crypto/refused.ts'
import type { Vault } from './vault.ts'

export type VaultAct = keyof Vault
export type VaultInput<A extends VaultAct> = Parameters<Vault[A]>[0]
export type VaultOutput<A extends VaultAct> = Awaited<ReturnType<Vault[A]>>

export type Asked = { readonly id: number; readonly act: VaultAct; readonly input: unknown }
export type Answered =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: SealingFault; readonly person?: string }
  | { readonly id: number; readonly broken: string }

/** Answers one message with the vault; a refusal travels by its code, anything else by its name alone. */
export async function answerAsked(vault: Vault, { id, act, input }: Asked): Promise<Answered> {
  try {
    if (!Object.hasOwn(vault, act)) throw new Error('unknown act')
    const run = vault[act] as (input: unknown) => Promise<unknown>
    return { id, value: await run(input) }
  } catch (error) {
    if (error instanceof SealingRefused)
      return { id, fault: error.code, ...(error.person === undefined ? {} : { person: error.person }) }
    return { id, broken: error instanceof Error ? error.name : 'fault' }
  }
}
