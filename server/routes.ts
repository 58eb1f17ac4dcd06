/** The route table of the whole instance: every room's routes, in one list that the server, the tests and the document walk. */

import { capabilities } from '../foundation/access/index.ts'
import { accessRoutes, namesOf } from '../foundation/access/server.ts'
import { logFileRoutes, logRoutes } from '../foundation/custody/index.ts'
import type { Database } from '../foundation/database/index.ts'
import type { FileStore } from '../foundation/files/index.ts'
import type { AnyRoute } from '../foundation/http/index.ts'
import { emblemRoute, type IdentityOptions, identityRoutes, isEmblem } from '../foundation/identity/index.ts'
import { type Keyring, keyRoutes } from '../foundation/keys/index.ts'
import { logKeys } from './custody.ts'

/** Everything the rooms' routes need from the composition root. */
export type RouteParts = {
  readonly database: Database
  readonly identity: Omit<IdentityOptions, 'isImage' | 'generateKeys'>
  readonly keys: Keyring
  readonly files: { readonly store: FileStore; readonly routes: readonly AnyRoute[] }
}

/** Refuses a route whose capability is none: it could never be called, or by everybody. */
export function allRoutes({ database, identity, keys, files }: RouteParts): readonly AnyRoute[] {
  const routes = [
    ...identityRoutes({
      ...identity,
      isImage: (tx, id) => isEmblem(tx, files.store, id),
      generateKeys: (tx, at) => keys.generate(tx, at),
    }),
    emblemRoute(database, files.store),
    ...accessRoutes,
    ...keyRoutes(keys),
    ...logRoutes({ keys: logKeys(keys), namesOf }),
    ...logFileRoutes({ database, keys: logKeys(keys) }),
    ...files.routes,
  ]
  for (const { method, url, capability } of routes)
    if (!isKnown(capability))
      throw new Error(`Cannot serve ${method} ${url} as it declares the unknown capability “${capability}”`)
  return routes
}

const isKnown = (capability: string) =>
  capability === 'public' || capability === 'signed-in' || Object.hasOwn(capabilities, capability)
