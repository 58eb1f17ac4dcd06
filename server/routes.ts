/** The route table of the whole instance: every room's routes, in one list that the server, the tests and the document walk. */

import type { Database } from '../foundation/database/index.ts'
import type { FileStore } from '../foundation/files/index.ts'
import type { AnyRoute } from '../foundation/http/index.ts'
import { emblemRoute, type IdentityOptions, identityRoutes, isEmblem } from '../foundation/identity/index.ts'
import { type Keyring, keyRoutes } from '../foundation/keys/index.ts'

/** Everything the rooms' routes need from the composition root. */
export type RouteParts = {
  readonly database: Database
  readonly identity: Omit<IdentityOptions, 'isImage' | 'generateKeys'>
  readonly keys: Keyring
  readonly files: { readonly store: FileStore; readonly routes: readonly AnyRoute[] }
}

export function allRoutes({ database, identity, keys, files }: RouteParts): readonly AnyRoute[] {
  return [
    ...identityRoutes({
      ...identity,
      isImage: (tx, id) => isEmblem(tx, files.store, id),
      generateKeys: (tx, at) => keys.generate(tx, at),
    }),
    emblemRoute(database, files.store),
    ...keyRoutes(keys),
    ...files.routes,
  ]
}
