/** The route table of the whole instance: every room's routes, in one list that the server, the tests and the document walk. */

import {
  consentRoutes,
  documentationRoutes,
  fillSlot,
  openDossier,
  openEvidence,
  openListMatching,
  openTransfer,
  sealedHome,
  teamOf,
  verificationRoutes,
} from '../areas/documentation/server.ts'
import { protectionRoutes } from '../areas/protection/server.ts'
import { capabilities } from '../foundation/access/index.ts'
import { accessRoutes, namesOf } from '../foundation/access/server.ts'
import { logFileRoutes, logRoutes } from '../foundation/custody/index.ts'
import type { Database } from '../foundation/database/index.ts'
import type { FileStore } from '../foundation/files/index.ts'
import type { AnyRoute } from '../foundation/http/index.ts'
import { emblemRoute, type IdentityOptions, identityRoutes, isEmblem } from '../foundation/identity/index.ts'
import { type Keyring, keyRoutes } from '../foundation/keys/index.ts'
import { sealingRoutes } from '../foundation/sealing/server.ts'
import { searchRoutes } from '../foundation/search/server.ts'
import { vocabularyRoutes, withAllBelow } from '../foundation/vocabulary/index.ts'
import {
  agreementRoutes,
  calendarFeed,
  documentRoute,
  inboxRoute,
  institutionProfile,
  type ShareableClass,
  shareableRegistry,
} from '../protocol/agreement/index.ts'
import { isLoopbackName, partnerRoutes, tellOfKey } from '../protocol/partners/index.ts'
import { logKeys } from './custody.ts'

/** Everything the rooms' routes need from the composition root. */
export type RouteParts = {
  readonly database: Database
  readonly identity: Omit<IdentityOptions, 'isImage' | 'generateKeys'>
  readonly keys: Keyring
  readonly files: { readonly store: FileStore; readonly routes: readonly AnyRoute[] }
  readonly now: () => Date
  /** Whether partners on this machine are reached without HTTPS, for demonstrations. */
  readonly loopback?: boolean
  /** What rooms declare shareable beside the public profile of the institution. */
  readonly shareable?: readonly ShareableClass[]
}

/** Refuses a route whose capability is none: it could never be called, or by everybody. */
export function allRoutes({
  database,
  identity,
  keys,
  files,
  now,
  loopback = false,
  shareable = [],
}: RouteParts): readonly AnyRoute[] {
  const registry = shareableRegistry([institutionProfile, ...shareable])
  const protocols = { keyring: keys, registry, files: files.store, origin: identity.publicUrl.origin }
  const routes = [
    ...identityRoutes({
      ...identity,
      isImage: (tx, id) => isEmblem(tx, files.store, id),
      generateKeys: (tx, at) => keys.generate(tx, at),
    }),
    emblemRoute(database, files.store),
    ...accessRoutes,
    ...keyRoutes(keys, (tx, { statement, institution_id, at }) =>
      tellOfKey(tx, { keyring: keys, self: institution_id, at }, statement),
    ),
    ...logRoutes({ keys: logKeys(keys), namesOf }),
    ...logFileRoutes({ database, keys: logKeys(keys) }),
    ...files.routes,
    ...vocabularyRoutes,
    ...searchRoutes({ descendants: withAllBelow }),
    ...partnerRoutes({ keyring: keys, address: publicAddress(identity.publicUrl, loopback), loopback }),
    ...agreementRoutes(protocols),
    calendarFeed({ ...protocols, database, now }),
    documentRoute({ ...protocols, database, now }),
    ...documentationRoutes,
    ...sealingRoutes({ homeOf: sealedHome, teamOf, filled: fillSlot }, files.store),
    ...consentRoutes,
    ...verificationRoutes,
    ...protectionRoutes,
    ...openTransfer({ database, store: files.store }).routes,
    ...openListMatching({ database }).routes,
    ...openEvidence({ database, store: files.store, now }).routes,
    ...openDossier({ database, now }),
    inboxRoute({ ...protocols, database, now }),
  ]
  for (const { method, url, capability } of routes)
    if (!isKnown(capability))
      throw new Error(`Cannot serve ${method} ${url} as it declares the unknown capability “${capability}”`)
  return routes
}

const isKnown = (capability: string) =>
  capability === 'public' || capability === 'signed-in' || Object.hasOwn(capabilities, capability)

/** Where partners may deliver: nowhere, as long as the instance is not reached over HTTPS, or on this machine where that is allowed. */
const publicAddress = ({ protocol, hostname, origin }: URL, loopback: boolean) =>
  protocol === 'https:' || (loopback && isLoopbackName(hostname)) ? origin : null
