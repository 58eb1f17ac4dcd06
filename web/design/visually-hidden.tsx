import type { ReactNode } from 'react'

/** Words for screen readers where sight has the context already. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>
}
