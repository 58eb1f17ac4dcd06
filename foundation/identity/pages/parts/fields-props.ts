import type { FormError } from '../../../../web/index.ts'
import type { Locale } from '../../../language/index.ts'
import type { NewInstitution } from '../../model.ts'

/** A group of fields of the institution within a larger form, which keeps the value. */
export type FieldsProps = {
  readonly value: NewInstitution
  readonly change: (part: Partial<NewInstitution>) => void
  readonly errors: readonly FormError[]
}

/** JSON pointer of each field, below `base`, to the id of its control in these groups. */
export function controlIds(base: string): Readonly<Record<string, string>> {
  return Object.fromEntries(fieldNames.map((field) => [`${base}/${field}`, field]))
}

/** The fields in the order in which they are asked and shown. */
export const fieldNames = [
  'name',
  'short_name',
  'locales',
  'digits',
  'calendars',
  'term_pack',
  'time_zone',
  'weekend',
  'week_start',
  'emblem_file_id',
  'accent',
] as const satisfies readonly (keyof NewInstitution)[]

/** What a new institution starts from; every value can be changed on its page. */
export function blankInstitution(locale: Locale, timeZone: string): NewInstitution {
  return {
    name: {},
    short_name: {},
    locales: [locale],
    digits: 'locale',
    calendars: ['gregory'],
    week_start: null,
    weekend: [6, 7],
    time_zone: timeZone,
    term_pack: locale === 'ar-PS' ? 'ar-PS' : 'ar-MA',
    accent: null,
    emblem_file_id: null,
  }
}
