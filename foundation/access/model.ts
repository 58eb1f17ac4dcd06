/** Capabilities and the roles that bundle them: the one list of what a person can be allowed to do. */

export const capabilities = {
  setup: 'name the institution and create its first person',
  'institution.edit': 'change the settings of the institution',
  'people.read': 'see who works here',
  'people.manage': 'invite people, give and take roles',
  'files.upload': 'upload files',
  'files.read': 'read files that one may see',
} as const

export type Capability = keyof typeof capabilities

/** Administrators manage settings and people; reading a case is never among their rights. */
export const roles = {
  administrator: ['institution.edit', 'people.read', 'people.manage', 'files.upload', 'files.read'],
} as const satisfies Readonly<Record<string, readonly Capability[]>>

export type Role = keyof typeof roles

export const dataClasses = { role_assignment: { person_id: 'I', role: 'I' } } as const
