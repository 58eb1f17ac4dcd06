import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { LinkProps } from '../design/link.tsx'

/** Addresses that the server answers with a document of its own. */
const elsewhere = /^(?!\/)|^\/(api|ar|fr|en)(\/|$)/

/** A link within the application: no new document on a plain press, the page's parts fetched when it is pointed at. */
export function RouterLink({ href, onClick, ...rest }: LinkProps) {
  const router = useRouter()
  if (elsewhere.test(href) || rest.target !== undefined || rest.download !== undefined) {
    return <a {...rest} href={href} onClick={onClick} />
  }
  const preload = () => void router.preloadRoute({ to: href.replace(/[?#].*$/, '') }).catch(() => undefined)
  return (
    <a
      {...rest}
      href={href}
      onMouseEnter={preload}
      onFocus={preload}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlainPress(event)) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}

const isPlainPress = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
