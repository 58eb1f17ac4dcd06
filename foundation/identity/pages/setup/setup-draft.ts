import { type Draft, useDisplay, useDraft } from '../../../../web/index.ts'
import { isTimeZone, type Locale } from '../../../language/index.ts'
import type { NewInstitution } from '../../model.ts'
import { blankInstitution } from '../parts/fields-props.ts'

/** The steps of setup in their order; each is an address of its own below `/setup`. */
export const setupSteps = ['names', 'writing', 'time', 'look', 'person', 'check'] as const
export type SetupStep = (typeof setupSteps)[number]

/** What setup has been told so far, as it lies on this device. */
export type SetupDraft = {
  readonly institution: NewInstitution
  readonly person: { readonly name: string; readonly locale: Locale }
  /** Sentences of the last refusal by JSON pointer, until the step they belong to is sent again. */
  readonly refused: Readonly<Record<string, string>>
}

/** The draft of setup; it starts from the reader's own language and this device's time zone. */
export function useSetupDraft(): Draft<SetupDraft> {
  const { locale } = useDisplay()
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return useDraft<SetupDraft>('setup', {
    institution: blankInstitution(locale, isTimeZone(zone) ? zone : 'UTC'),
    person: { name: '', locale },
    refused: {},
  })
}

/** The step a refused field is asked on. */
export function stepOf(pointer: string): SetupStep {
  const field = pointer.split('/')[2] ?? ''
  if (pointer.startsWith('/person')) return 'person'
  if (field === 'name' || field === 'short_name') return 'names'
  if (field === 'time_zone' || field === 'weekend' || field === 'week_start') return 'time'
  if (field === 'accent' || field === 'emblem_file_id') return 'look'
  return 'writing'
}

/** The address of a step. */
export const stepPath = (step: SetupStep): string => `/setup/${step}`
