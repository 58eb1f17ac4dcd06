import { useSyncExternalStore } from 'react'
import { vaultIsOpen, watchVault } from './vault-store.ts'

/** Whether the vault of the signed-in person is open in this tab. */
export const useVaultOpen = (): boolean => useSyncExternalStore(watchVault, vaultIsOpen, () => false)
