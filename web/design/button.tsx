import type { ComponentProps, ReactNode } from 'react'
import { Link, type LinkProps } from './link.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

/** The class names of a button, for widgets that bring their own element. */
export function buttonClass(kind: ButtonKind = 'primary'): string {
  return kind === 'primary' ? 'button' : `button button-${kind}`
}

/** A native button; `type` is `button` unless said otherwise, so that a stray one never sends a form. */
export function Button({ kind, type = 'button', ...rest }: ComponentProps<'button'> & { readonly kind?: ButtonKind }) {
  return <button {...rest} type={type} className={buttonClass(kind)} />
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({ kind, ...rest }: LinkProps & { readonly kind?: ButtonKind }) {
  return <Link {...rest} className={buttonClass(kind)} />
}

/** Buttons side by side, the main one first; one under the other on a phone. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
