/** HTTP of protocols: the register, a text and its parts, negotiation, signature and life. */
import { calendarRoutes } from './calendar-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import { lifeRoutes } from './life-routes.ts'
import type { Room } from './loading.ts'
import { readingRoutes } from './reading-routes.ts'

export type AgreementRoutes = ReturnType<typeof agreementRoutes>

/** The routes of this room over the keyring of the instance and what its rooms declare shareable. */
export function agreementRoutes(room: Room & { readonly origin: string }) {
  return [
    ...readingRoutes(room),
    ...draftRoutes(room),
    ...lifeRoutes(room),
    ...exchangeRoutes(room),
    ...calendarRoutes(room),
  ] as const
}
