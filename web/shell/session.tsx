import { createContext, use } from 'react'
import { type About, type Act, mayDo } from '../../foundation/access/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { Institution, ShellData, SignedIn } from '../shell-data.ts'

/** What the frame knows of who reads, where and how; `setup` is unknown until the server has answered once. */
export type Session = {
  readonly institution: Institution | null
  readonly person: SignedIn | null
  /** Somebody who is let in to set credentials, and nothing else. */
  readonly enrolling: ShellData['enrolling']
  /** The ways in that this instance offers. */
  readonly ways: ShellData['ways']
  readonly setup: ShellData['setup'] | 'unknown'
  /** Whether the instance is written, only read, or locked. */
  readonly mode: ShellData['mode']
  readonly language: Language
  /** Changes the language at once, keeps it on this device and, signed in, in the person's settings. */
  readonly changeLanguage: (language: Language) => Promise<void>
  /** Takes a new answer of the server for what the frame shows, after a page has changed it. */
  readonly renew: (shell?: ShellData) => Promise<void>
  readonly signOut: () => Promise<void>
}

const SessionContext = createContext<Session | undefined>(undefined)
export const SessionProvider = SessionContext.Provider

/** The session of the open page; throws outside the frame. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('Cannot read the session: no frame stands above this component.')
  return session
}

/** Whether the signed-in person holds a capability; false for nobody. */
export function useMay(capability: string): boolean {
  return useSession().person?.capabilities.includes(capability) === true
}

/** Whether the signed-in person may do something, to a record when `about` says to which: what they may not is not shown. */
export function useMayDo(): (act: Act, about?: About) => boolean {
  const { person } = useSession()
  return (act, about) =>
    person !== null && mayDo({ person_id: person.id, capabilities: new Set(person.capabilities) }, act, about)
}
