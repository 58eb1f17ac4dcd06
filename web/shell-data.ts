import type { Institution, Shell } from '../foundation/identity/index.ts'
import type { UserDisplay } from '../foundation/language/index.ts'

export type { Institution }

/** The answer of GET /api/shell: what the frame around every staff page is drawn from. */
export type ShellData = Shell
export type SignedIn = NonNullable<Shell['person']>
export type PersonDisplay = UserDisplay
