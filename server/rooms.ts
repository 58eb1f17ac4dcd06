import { join } from 'node:path'

/** The rooms of the house that have migrations, in the order they are built on each other. */
export const rooms = [
  'foundation/database',
  'foundation/http',
  'foundation/identity',
  'foundation/access',
  'foundation/custody',
  'foundation/keys',
  'foundation/jobs',
  'foundation/files',
  'foundation/sealing',
  'foundation/search/text',
  'foundation/search',
  'foundation/vocabulary',
  'protocol/partners',
  'protocol/agreement',
  'areas/documentation',
  'areas/documentation/transfer',
  'areas/documentation/list-matching',
  'areas/documentation/evidence',
  'areas/documentation/consent',
  'areas/documentation/findings',
  'areas/protection',
] as const

/** The repository's root, below which the rooms lie. */
export const root = join(import.meta.dirname, '..')
