/**
 * The second door of sealing, for Node alone: its routes. Nothing behind it can open what is sealed or unwrap a key; a test reads what it
 * imports.
 *
 * - `GET · POST /api/keys/mine`, `POST · DELETE /api/keys/mine/wraps…`, `GET · POST /api/key-directory`, `POST /api/vaults/:person_id/state`
 * - `GET /api/sealed?record_id|case_id`, `GET /api/sealed/team/:case_id`, `PUT /api/sealed/:record_id/:field`,
 *   `POST /api/sealed/openings`, `POST /api/sealed/objects/:id/copies`, `POST /api/sealed/grants/:id/revocation`
 */
import type { FileStore } from '../files/index.ts'
import { keyRoutes } from './key-routes.ts'
import { type Records, sealedRoutes } from './sealed-routes.ts'

export { dataClasses } from './model.ts'

/** All routes of the room. `records`: what the rooms that hold records say of them. */
export const sealingRoutes = (records: Records, store: FileStore) =>
  [...keyRoutes, ...sealedRoutes(records, store)] as const
export type SealingRoutes = ReturnType<typeof sealingRoutes>
