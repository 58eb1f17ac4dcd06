/** The route table of the whole instance: every room's routes, in one list that the server, the tests and the document walk. */
import type { AnyRoute } from '../foundation/http/index.ts'
import { type IdentityOptions, identityRoutes } from '../foundation/identity/index.ts'

/** Everything the rooms' routes need from the composition root. */
export type RouteParts = { readonly identity: IdentityOptions }

export function allRoutes({ identity }: RouteParts): readonly AnyRoute[] {
  return [...identityRoutes(identity)]
}
