import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  useLoaderData,
} from '@tanstack/react-router'
import { loadMessages } from './messages.ts'
import { staffRoutes } from './routes.tsx'
import { Frame } from './shell/frame.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { PageFault } from './shell/page-fault.tsx'
import { PageLoading } from './shell/page-loading.tsx'

/**
 * The router over the list of staff routes. A route's loader fetches its chunk and its room's messages together; both
 * are needed before the page can say anything.
 */
export function makeRouter() {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })
  const pages = staffRoutes.map((route) =>
    createRoute({
      getParentRoute: () => root,
      path: route.path,
      staticData: { route },
      loader: async () => {
        const [module] = await Promise.all([route.page(), loadMessages(route.rooms)])
        return module
      },
      component: function StaffPage() {
        const { Screen } = useLoaderData({ strict: false }) as Awaited<ReturnType<typeof route.page>>
        return <Screen />
      },
    }),
  )
  return createRouter({
    routeTree: root.addChildren(pages),
    defaultPreload: 'intent',
    defaultStaleTime: Number.POSITIVE_INFINITY,
    defaultPendingMs: 300,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: (props: ErrorComponentProps) => <PageFault error={props.error} retry={props.reset} />,
    scrollRestoration: true,
    // an address is text: `?search=007` must not become a number on the way
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const text = new URLSearchParams(values as Record<string, string>).toString()
      return text === '' ? '' : `?${text}`
    },
  })
}
