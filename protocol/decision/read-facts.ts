/** Reads facts and consents that may be anything at all: a missing or malformed one is named, never guessed. */
import { isMembers, pointerTo, readInstant, ruleActions } from '../machine/index.ts'
import type { Consent, DataClass, RecordFacts } from './model.ts'
import { knownEvents, levelOf } from './terms.ts'

export type FactFault = {
  readonly code: 'fact-missing' | 'unknown-term'
  readonly pointer: string
  readonly term?: string
}

const knownActions: ReadonlySet<unknown> = new Set(ruleActions)
const classes: ReadonlySet<unknown> = new Set<DataClass>(['P', 'I', 'S', 'X'])
const texts = ['record_id', 'from', 'to', 'record_class', 'purpose'] as const
const members: ReadonlySet<string> = new Set([
  ...texts,
  'action',
  'sensitivity',
  'recipients',
  'area',
  'legal_basis',
  'persons',
  'fields',
  'events',
])
const mostItems = 5000

const missing = (pointer: string): FactFault => ({ code: 'fact-missing', pointer })
const unknown = (pointer: string, term: unknown): FactFault => ({
  code: 'unknown-term',
  pointer,
  term: typeof term === 'string' ? term.slice(0, 200) : typeof term,
})

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.isWellFormed()
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= mostItems && value.every(isText)

/** What is wrong with facts; undefined when they are RecordFacts. */
export function factFaultOf(value: unknown): FactFault | undefined {
  if (!isMembers(value)) return missing('')
  for (const name of texts) if (!isText(value[name])) return missing(`/${name}`)
  if (value.action === undefined) return missing('/action')
  if (!knownActions.has(value.action)) return unknown('/action', value.action)
  const level = levelFault(value.sensitivity, '/sensitivity')
  if (level !== undefined) return level
  for (const name of ['area', 'legal_basis']) {
    if (value[name] !== undefined && !isText(value[name])) return missing(`/${name}`)
  }
  if (value.recipients !== undefined && !isTexts(value.recipients)) return missing('/recipients')
  if (!isTexts(value.persons)) return missing('/persons')
  for (const name in value) if (!members.has(name)) return unknown(pointerTo('', name), name)
  return fieldsFault(value.fields) ?? eventsFault(value.events)
}

function levelFault(value: unknown, pointer: string): FactFault | undefined {
  if (typeof value !== 'string') return missing(pointer)
  return levelOf.has(value) ? undefined : unknown(pointer, value)
}

function fieldsFault(value: unknown): FactFault | undefined {
  if (!Array.isArray(value) || value.length > mostItems) return missing('/fields')
  const seen = new Set<string>()
  for (let index = 0; index < value.length; index++) {
    const one: unknown = value[index]
    if (!isMembers(one) || !isText(one.field)) return missing(`/fields/${index}/field`)
    // two classes for one field: the milder one could win
    if (seen.has(one.field)) return missing(`/fields/${index}/field`)
    seen.add(one.field)
    if (one.data_class === undefined) return missing(`/fields/${index}/data_class`)
    if (!classes.has(one.data_class)) return unknown(`/fields/${index}/data_class`, one.data_class)
    if (one.sensitivity === undefined) continue
    const fault = levelFault(one.sensitivity, `/fields/${index}/sensitivity`)
    if (fault !== undefined) return fault
  }
  return undefined
}

function eventsFault(value: unknown): FactFault | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.length > mostItems) return missing('/events')
  for (const [index, one] of value.entries()) {
    if (!isMembers(one)) return missing(`/events/${index}`)
    if (typeof one.event !== 'string' || !knownEvents.has(one.event))
      return unknown(`/events/${index}/event`, one.event)
    if (typeof one.on !== 'string' || readInstant(`${one.on}T00:00:00Z`) === undefined)
      return missing(`/events/${index}/on`)
  }
  return undefined
}

const consentMembers: ReadonlySet<string> = new Set([
  'id',
  'person',
  'given_at',
  'ends_at',
  'withdrawn_at',
  'recipients',
  'purposes',
  'fields',
  'onward_transfer',
  'publication',
])

/** One consent, several, or null for none; what cannot be read is a fault, as half a consent is none. */
export function readConsents(value: unknown): readonly Consent[] | FactFault {
  if (value === null || value === undefined) return []
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.length > mostItems) return missing('/consent')
  for (const [index, one] of list.entries()) {
    const fault = consentFault(one, `/consent/${index}`)
    if (fault !== undefined) return fault
  }
  return list as readonly Consent[]
}

function consentFault(value: unknown, pointer: string): FactFault | undefined {
  if (!isMembers(value)) return missing(pointer)
  for (const name of ['id', 'person']) if (!isText(value[name])) return missing(`${pointer}/${name}`)
  if (readInstant(value.given_at) === undefined) return missing(`${pointer}/given_at`)
  for (const name of ['ends_at', 'withdrawn_at']) {
    if (value[name] !== undefined && readInstant(value[name]) === undefined) return missing(`${pointer}/${name}`)
  }
  if (value.recipients !== 'partners' && !isTexts(value.recipients)) return missing(`${pointer}/recipients`)
  if (!isTexts(value.purposes)) return missing(`${pointer}/purposes`)
  if (value.fields !== 'all' && !isTexts(value.fields)) return missing(`${pointer}/fields`)
  for (const name of ['onward_transfer', 'publication']) {
    if (typeof value[name] !== 'boolean') return missing(`${pointer}/${name}`)
  }
  for (const name in value) if (!consentMembers.has(name)) return unknown(pointerTo(pointer, name), name)
  return undefined
}

/** Facts that were judged by factFaultOf() before. */
export const asFacts = (value: unknown) => value as RecordFacts
