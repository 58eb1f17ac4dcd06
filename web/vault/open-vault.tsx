import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { loadMessages } from '../messages.ts'
import { lockVault, vaultIsOpen } from './vault-store.ts'

const Dialog = lazy(async () => {
  const [{ Screen }] = await Promise.all([
    import('../../foundation/sealing/pages/open-vault.tsx'),
    loadMessages(['foundation/sealing']),
  ])
  return { default: Screen }
})

let ask: (() => Promise<boolean>) | undefined

/** True once the vault is open: at once, or after the person has opened it in the dialog; false when they gave up. */
export const ensureOpenVault = async (): Promise<boolean> =>
  vaultIsOpen() || (await (ask?.() ?? Promise.resolve(false)))

/** Draws the dialog that opens the vault, over the page, whenever a page needs it; without a person the vault is locked. */
export function OpenVault({ personId }: { readonly personId: string | undefined }) {
  const [settle, setSettle] = useState<((opened: boolean) => void) | undefined>(undefined)
  const open = useRef<Promise<boolean> | undefined>(undefined)
  useEffect(() => {
    if (personId === undefined) return
    ask = () => {
      if (open.current !== undefined) return open.current
      const { promise, resolve } = Promise.withResolvers<boolean>()
      open.current = promise
      setSettle(() => (opened: boolean) => {
        open.current = undefined
        setSettle(undefined)
        resolve(opened)
      })
      return promise
    }
    return () => {
      ask = undefined
      lockVault()
    }
  }, [personId])
  if (settle === undefined) return null
  return (
    <Suspense fallback={null}>
      <Dialog onOpened={() => settle(true)} onGiveUp={() => settle(false)} />
    </Suspense>
  )
}
