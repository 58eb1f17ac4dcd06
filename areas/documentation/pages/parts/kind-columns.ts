/** Which fields a list of a kind shows beside what the record is called. */
import type { Kind } from '../../model.ts'

/** The kinds that hang on a case, in the order in which they answer who did what to whom. */
export const caseKinds = [
  'event',
  'person',
  'act',
  'involvement',
  'information',
  'interview',
  'intervention',
  'relation',
  'event_link',
  'detention',
  'death',
  'torture',
  'property',
  'risk_note',
] as const satisfies readonly Kind[]

export const listColumns: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  event: ['start', 'area', 'rights'],
  person: ['kind', 'sex_gender', 'age_band'],
  act: ['victim', 'event', 'start'],
  involvement: ['act', 'perpetrator', 'degree'],
  information: ['speaks_to', 'connection', 'status'],
  interview: ['status', 'mode'],
  intervention: ['type', 'date', 'status'],
  relation: ['person', 'related', 'type'],
  event_link: ['event', 'related'],
  detention: ['act', 'type'],
  death: ['act', 'cause'],
  torture: ['act'],
  property: ['act', 'loss'],
  risk_note: ['person', 'level', 'review_on'],
}
