/** What may be chosen of a dossier, as plain lists: a page that carries them carries no schema. */

/** What a dossier may hold, in the order in which it stands. */
export const parts = [
  'summary',
  'chronology',
  'persons',
  'acts',
  'perpetrators',
  'information',
  'findings',
  'evidence',
  'protection',
  'decisions',
] as const
export type Part = (typeof parts)[number]

/** The uses for which a dossier goes to a body that is named: those of consent that name one. */
export const purposes = ['share_body', 'un_to_state', 'un_public', 'disclose_to_state', 'refer'] as const
