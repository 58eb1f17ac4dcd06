import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ComponentType } from 'react'

/** Where a route stands in the navigation; areas come with their rooms. */
export type NavigationArea = 'home' | 'institution' | 'account'

/** The module of a page: one component named `Screen`. */
type PageModule = { readonly Screen: ComponentType }

export type StaffRoute = {
  /** Path with `$name` parameters. */
  readonly path: string
  /** The words of the link to it. */
  readonly label: MessageDescriptor
  readonly page: () => Promise<PageModule>
  /** Rooms whose messages the page speaks with. */
  readonly rooms: readonly string[]
  readonly area?: NavigationArea
  /** Without it the route neither shows in the navigation nor opens. */
  readonly capability?: string
  /** Open without a signed-in person: while setting up, where a code is asked for, or always. */
  readonly open?: 'setup' | 'code' | 'always'
}

const identity = ['foundation/identity']

/** The one list of staff routes. */
export const staffRoutes: readonly StaffRoute[] = [
  {
    path: '/',
    label: msg({ id: 'web.nav.home', message: 'الرئيسية' }),
    page: () => import('../foundation/identity/pages/home.tsx'),
    rooms: identity,
    area: 'home',
  },
]
