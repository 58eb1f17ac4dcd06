/** The institution, its people and how they read; the data class of every field. */
import { z } from 'zod'
import { roleNames } from '../access/index.ts'
import { LanguageProfile, LocaleCode, lText, text, UserDisplay } from '../language/index.ts'
import { credentialClasses } from './credential-model.ts'

/** The paper of the interface (tokens.css): an accent must be readable on it. */
const PAPER = '#fbfaf7'
/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5

/** Contrast ratio of two sRGB colours `#rrggbb`, 1 to 21 (WCAG 2.2). */
function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const Accent = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/)
  .refine((colour) => contrastOf(colour, PAPER) >= LEAST_CONTRAST, {
    error: 'accent.too-light',
    params: { problem: 'accent.too-light' },
  })

const editable = {
  name: lText({ max: 200 }),
  short_name: lText({ required: false, max: 40 }),
  ...LanguageProfile.shape,
  accent: Accent.nullable(),
  emblem_file_id: z.uuid().nullable(),
}

/** Everything about the institution is class P: it stands on public pages. */
export const Institution = z.strictObject({ id: z.uuid(), version: z.int(), ...editable })
export type Institution = z.infer<typeof Institution>
export const NewInstitution = z.strictObject(editable)
export type NewInstitution = z.infer<typeof NewInstitution>
export const InstitutionChange = z.strictObject(editable).partial()

const PersonName = text({ max: 200 })

/** Staff names are class I. */
export const Me = z.strictObject({ id: z.uuid(), version: z.int(), name: z.string(), display: UserDisplay })
export const MeChange = z.strictObject({ name: PersonName.optional(), display: UserDisplay.optional() })
export const NewPerson = z.strictObject({ name: PersonName, locale: LocaleCode })
export type NewPerson = z.infer<typeof NewPerson>

export const PersonRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  locale: LocaleCode,
  roles: z.array(z.enum(roleNames)),
  created_at: z.string(),
  /** Has had credentials; null while an invitation waits, or after it ran out. */
  enrolled_at: z.string().nullable(),
  /** The end of an open invitation, for those who manage people. */
  invited_until: z.string().nullable(),
})

/** Who looks at the interface, and what stage the instance is in. */
export const Shell = z.strictObject({
  version: z.string(),
  institution: Institution.nullable(),
  setup: z.enum(['needed', 'open', 'done']),
  /** Whether the instance is written, only read, or locked. */
  mode: z.enum(['normal', 'read-only', 'locked']),
  person: z
    .strictObject({ id: z.uuid(), name: z.string(), capabilities: z.array(z.string()), display: UserDisplay })
    .nullable(),
  /** Somebody whom a link or the setup code let in to set credentials, and nothing else. */
  enrolling: z.strictObject({ id: z.uuid(), name: z.string(), locale: LocaleCode }).nullable(),
  ways: z.strictObject({
    /** The address at which browsers give passkeys for this instance; null where none do. */
    passkeys_at: z.string().nullable(),
    provider: z.boolean(),
  }),
})
export type Shell = z.infer<typeof Shell>

export const SetupCode = z.strictObject({ code: z.string().min(1).max(40) })
export const Setup = z.strictObject({ institution: NewInstitution, person: NewPerson })

export const HistoryItem = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  by: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  version: z.int(),
  field: z.string(),
  old_value: z.unknown(),
  new_value: z.unknown(),
})

export const dataClasses = {
  institution: { ...Object.fromEntries(Object.keys(editable).map((field) => [field, 'P'])), is_self: 'P' },
  person: { name: 'I', locale: 'I', digits: 'I', hijri_beside: 'I', low_data: 'I', enrolled_at: 'I' },
  ...credentialClasses,
} as const
