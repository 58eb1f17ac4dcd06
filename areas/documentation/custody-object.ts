import type { Kind } from './record-kinds/declaration.ts'

/** How records are named in the custody log. */
export const objectOf = (kind: Kind, id: string) => ({ kind: kind.replaceAll('_', '-'), id })
