/** Facts and consents of tests, benches and the table of cases, each to be changed at one place. */
import { sensitivityLevels } from '../../machine/index.ts'
import { field, incident, rabat, ramallah, unReporting, westBank } from '../../machine/testing.ts'
import type { Consent, RecordFacts } from '../model.ts'

export const NOW = '2026-11-23T10:00:00Z'
export const amal = 'urn:mithaq:person:amal'
export const samir = 'urn:mithaq:person:samir'
export const level = {
  open: sensitivityLevels[0],
  limited: sensitivityLevels[1],
  high: sensitivityLevels[2],
  extreme: sensitivityLevels[3],
} as const

export const facts = (changes: Partial<RecordFacts> = {}): RecordFacts => ({
  record_id: 'urn:mithaq:record:1',
  action: 'use',
  from: ramallah,
  to: rabat,
  record_class: incident,
  purpose: unReporting,
  sensitivity: level.limited,
  area: westBank,
  persons: ['p1'],
  fields: [
    { field: field('place'), data_class: 'I' },
    { field: field('date'), data_class: 'I' },
    { field: field('kind'), data_class: 'P' },
    { field: field('name'), data_class: 'X' },
  ],
  ...changes,
})

export const consent = (changes: Partial<Consent> = {}): Consent => ({
  id: 'c1',
  person: 'p1',
  given_at: '2026-09-01T00:00:00Z',
  recipients: [rabat],
  purposes: [unReporting],
  fields: 'all',
  onward_transfer: false,
  publication: false,
  ...changes,
})
