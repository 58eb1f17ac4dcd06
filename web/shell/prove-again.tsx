import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { type Need, setProveAgain } from '../client.ts'
import { loadMessages } from '../messages.ts'
import type { ShellData } from '../shell-data.ts'
import { useSession } from './session.tsx'

const Dialog = lazy(async () => {
  const [{ Screen }] = await Promise.all([
    import('../../foundation/identity/pages/prove-again.tsx'),
    loadMessages(['foundation/identity']),
  ])
  return { default: Screen }
})

type Asked = { readonly need: Need; readonly answer: Promise<boolean>; readonly settle: (proved: boolean) => void }

/**
 * Asks over the page, which stays as it is, to sign in again or to confirm who one is, whenever an answer of the server needs it;
 * requests that wait are then sent again. `ended`: the session is known to be over before anything was asked of the server.
 */
export function ProveAgain({ ended }: { readonly ended: boolean }) {
  const { person, renew } = useSession()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const open = useRef<Asked | undefined>(undefined)
  const signedIn = person !== null

  useEffect(() => {
    const ask = (need: Need): Promise<boolean> => {
      if (open.current !== undefined) return open.current.answer
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const settle = (proved: boolean) => {
        open.current = undefined
        setAsked(undefined)
        resolve(proved)
      }
      open.current = { need, answer: promise, settle }
      setAsked(open.current)
      return promise
    }
    if (!signedIn) return
    setProveAgain(ask)
    if (ended) void ask('sign-in')
    return () => setProveAgain(undefined)
  }, [signedIn, ended])

  if (asked === undefined) return null
  const proved = async (shell?: ShellData) => {
    if (shell === undefined) return asked.settle(true)
    const isSame = shell.person?.id === person?.id
    // what somebody else left open is not sent under another name
    if (!isSame) return window.location.assign('/')
    await renew(shell)
    asked.settle(true)
  }
  return (
    <Suspense fallback={null}>
      <Dialog need={asked.need} onProved={(shell) => void proved(shell)} onGiveUp={() => asked.settle(false)} />
    </Suspense>
  )
}
