/** Places that the institution knows by name, with their times. */
import { z } from 'zod'
import { languages, text } from '../../language/index.ts'

export const areaNameKinds = ['name', 'variant', 'former'] as const
const Day = z.iso.date()
const inOrder = ({
  valid_from,
  valid_to,
}: {
  valid_from?: string | null | undefined
  valid_to?: string | null | undefined
}) => valid_from == null || valid_to == null || valid_from <= valid_to
const order = { error: 'date.order', params: { problem: 'date.order' }, path: ['valid_to'] }

export const AreaNames = z.strictObject({
  ar: z.string().exactOptional(),
  fr: z.string().exactOptional(),
  en: z.string().exactOptional(),
})
export type AreaNames = z.infer<typeof AreaNames>

export const Area = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  code: z.string().nullable(),
  /** The names in use. */
  names: AreaNames,
  parent_id: z.uuid().nullable(),
  type_id: z.uuid().nullable(),
  /** Degrees north and east, WGS 84. */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  radius_m: z.int().nullable(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  replaced_by_id: z.uuid().nullable(),
  note: z.string(),
  children: z.int(),
  /** Names of the areas around it, the widest first. */
  above: z.array(AreaNames),
})
export type Area = z.infer<typeof Area>

export const AreaDetail = z.strictObject({
  ...Area.shape,
  all_names: z.array(
    z.strictObject({
      id: z.uuid(),
      language: z.enum(languages),
      kind: z.enum(areaNameKinds),
      words: z.string(),
      valid_from: z.string().nullable(),
      valid_to: z.string().nullable(),
    }),
  ),
  former_parents: z.array(
    z.strictObject({
      parent_id: z.uuid().nullable(),
      names: AreaNames,
      valid_from: z.string().nullable(),
      valid_to: z.string(),
    }),
  ),
})
export type AreaDetail = z.infer<typeof AreaDetail>

const name = text({ min: 1, max: 200 })
const fields = {
  code: text({ min: 1, max: 60 }).nullable(),
  type_id: z.uuid().nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  radius_m: z.int().min(1).max(2_000_000).nullable(),
  valid_from: Day.nullable(),
  valid_to: Day.nullable(),
  note: text({ min: 0, max: 500 }),
}

export const NewArea = z
  .strictObject({
    names: z
      .strictObject({ ar: name.exactOptional(), fr: name.exactOptional(), en: name.exactOptional() })
      .refine((names) => Object.keys(names).length > 0, {
        error: 'text.required',
        params: { problem: 'text.required' },
      }),
    parent_id: z.uuid().nullable().default(null),
    code: fields.code.default(null),
    type_id: fields.type_id.default(null),
    latitude: fields.latitude.default(null),
    longitude: fields.longitude.default(null),
    radius_m: fields.radius_m.default(null),
    valid_from: fields.valid_from.default(null),
    valid_to: fields.valid_to.default(null),
    note: fields.note.default(''),
  })
  .refine(inOrder, order)
export type NewArea = z.infer<typeof NewArea>

export const AreaChange = z.strictObject(fields).partial()
export type AreaChange = z.infer<typeof AreaChange>

/** A name in use takes the place of the one before, which becomes a former name that ended on `valid_from`. */
export const NewAreaName = z
  .strictObject({
    language: z.enum(languages),
    kind: z.enum(areaNameKinds),
    words: name,
    valid_from: Day.nullable().default(null),
    valid_to: Day.nullable().default(null),
  })
  .refine(inOrder, order)
export type NewAreaName = z.infer<typeof NewAreaName>

/** With a day, the area stood elsewhere until then, and that is kept; without one, the earlier place was a mistake. */
export const AreaMove = z.strictObject({ parent_id: z.uuid().nullable(), on: Day.nullable().default(null) })
