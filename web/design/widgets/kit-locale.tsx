import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useDisplay } from '../display.tsx'

/** Tells React Aria the reader's formatting locale. Each widget does it itself, so that a page without widgets loads no kit. */
export function KitLocale({ locale, children }: { readonly locale?: string; readonly children: ReactNode }) {
  const { formatLocale } = useDisplay()
  return <I18nProvider locale={locale ?? formatLocale}>{children}</I18nProvider>
}
