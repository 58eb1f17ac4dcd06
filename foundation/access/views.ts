/** What the routes of this room take and answer. */
import { z } from 'zod'
import { levels, modes, roleNames } from './model.ts'

export const RoleName = z.enum(roleNames)

const Named = z.strictObject({ id: z.uuid(), name: z.string() })
/** Who gave something; null where the reader may not know names, or the institution itself did. */
const Giver = Named.nullable()

export const GrantView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  person: Giver,
  person_id: z.uuid(),
  case_id: z.uuid(),
  level: z.enum(levels),
  until: z.string().nullable(),
  reason: z.string(),
  given_at: z.string(),
  given_by: Giver,
})
export type GrantView = z.infer<typeof GrantView>

/** What a person may see and do, and from where: their roles and grants, each with who gave it and when. */
export const AccessView = z.strictObject({
  person: Named,
  roles: z.array(z.strictObject({ role: RoleName, given_at: z.string(), given_by: Giver })),
  grants: z.array(GrantView),
  /** False where the reader sees no grants of this person, so that an empty list says nothing. */
  grants_shown: z.boolean(),
})
export type AccessView = z.infer<typeof AccessView>

const Reason = z.string().trim().min(1).max(1000)

export const NewGrant = z.strictObject({
  person_id: z.uuid(),
  level: z.enum(levels),
  until: z.iso.datetime({ offset: true }).nullable(),
  reason: Reason,
})
export type NewGrant = z.infer<typeof NewGrant>

export const ModeView = z.strictObject({
  mode: z.enum(modes),
  reason: z.string(),
  set_at: z.string(),
  set_by: Giver,
})

export const ModeChange = z.strictObject({ mode: z.enum(modes), reason: z.string().trim().min(1).max(500) })
