import { createContext, type ReactNode, use } from 'react'
import type { Display } from '../../foundation/language/index.ts'

const DisplayContext = createContext<Display | undefined>(undefined)

/** Gives every date, number and text below it the reader's settings. */
export function DisplayProvider({ display, children }: { readonly display: Display; readonly children: ReactNode }) {
  return <DisplayContext value={display}>{children}</DisplayContext>
}

/** The reader's settings; throws outside a DisplayProvider, as a guessed locale would show a wrong date. */
export function useDisplay(): Display {
  const display = use(DisplayContext)
  if (display === undefined) throw new Error('Cannot format a value: no DisplayProvider stands above this component')
  return display
}
