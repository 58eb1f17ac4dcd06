import { type ComponentProps, type ComponentType, createContext, use } from 'react'

export type LinkProps = ComponentProps<'a'> & { readonly href: string }

const LinkContext = createContext<ComponentType<LinkProps> | 'a'>('a')

/** The staff application puts its router's link here; public pages keep the plain anchor. */
export const LinkProvider = LinkContext.Provider

/** A link inside the application: a plain anchor unless a LinkProvider says otherwise. */
export function Link(props: LinkProps) {
  const Anchor = use(LinkContext)
  return <Anchor {...props} />
}
