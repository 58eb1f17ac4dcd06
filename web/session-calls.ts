import type { IdentityRoutes } from '../foundation/identity/index.ts'
import type { Locale } from '../foundation/language/index.ts'
import { client } from './client.ts'
import type { ShellData } from './shell-data.ts'

const api = client<IdentityRoutes>()

/** What the frame is drawn from, as the server knows it now. */
export const fetchShell = (): Promise<ShellData> => api('GET /api/shell')

/** Ends the session on the server, which then also clears what the browser keeps for this address. */
export const closeSession = (): Promise<void> => api('DELETE /api/session')

/** Keeps the language a signed-in person chose in their own settings. */
export async function keepLanguage(locale: Locale): Promise<void> {
  const me = await api('GET /api/me')
  await api('PATCH /api/me', { version: me.version, body: { display: { ...me.display, locale } } })
}
