/** Pure rules about records: what is impossible is refused, what is unlikely is warned of. Today is an argument. */
import { fieldOf, recordKinds } from './record-kinds/all.ts'
import type { Field, Kind } from './record-kinds/declaration.ts'
import { namesDay, type Span, spanOfUncertain, surelyBefore, type UncertainDate } from './uncertain-date.ts'

export type Values = Readonly<Record<string, unknown>>
/** A fault or a warning: where (RFC 6901) and which; its sentence is in problems.ts. */
export type Remark = { readonly pointer: string; readonly code: string }
export const at = (key: string, code: string): Remark => ({ pointer: `/fields/${key}`, code })

const dateOf = (values: Values, key: string | undefined) =>
  key === undefined ? null : ((values[key] ?? null) as UncertainDate | null)

/** Dates that lie in the past when they are recorded. Plans, reviews and terms of office may lie ahead. */
const pastDates: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  event: ['start', 'end'],
  act: ['start', 'end'],
  person: ['died_on', 'public_birth'],
  information: ['material_date'],
}

/** From when to when a record lies, by its declared dates; null where it is open or not said. */
export function spanOfRecord(kind: Kind, values: Values): Span {
  const [first, second] = recordKinds[kind].dates ?? []
  const [start, end] = [dateOf(values, first), dateOf(values, second)]
  const [from, to] = [start === null ? null : spanOfUncertain(start), end === null ? null : spanOfUncertain(end)]
  return { first: from?.first ?? null, last: to === null ? (from?.last ?? null) : to.last }
}

/** Dates that cannot be: an end before its start, a fact that lies ahead, a day where the case keeps days sealed. */
export function impossibleDates(
  kind: Kind,
  values: Values,
  { today, daysSealed }: { readonly today: string; readonly daysSealed: boolean },
): readonly Remark[] {
  const [first, second] = recordKinds[kind].dates ?? []
  const [start, end] = [dateOf(values, first), dateOf(values, second)]
  const reversed =
    start !== null && end !== null && second !== undefined && surelyBefore(spanOfUncertain(end), spanOfUncertain(start))
  const ahead = ['received_on', ...(pastDates[kind] ?? [])].filter((key) => {
    const date = dateOf(values, key)
    const from = date === null ? null : spanOfUncertain(date).first
    return from !== null && from > today
  })
  const sealed = daysSealed
    ? [first, second].filter((key): key is string => {
        const date = dateOf(values, key)
        return date !== null && namesDay(date)
      })
    : []
  return [
    ...(reversed ? [at(second, 'date.range-reversed')] : []),
    ...ahead.map((key) => at(key, 'date.in-future')),
    ...sealed.map((key) => at(key, 'date.day-sealed')),
  ]
}

/** Warns of an act that is surely before or surely after its event: inside or overlapping is expected. */
export function actOutsideEvent(act: Values, event: Span): readonly Remark[] {
  const span = spanOfRecord('act', act)
  return surelyBefore(span, event) || surelyBefore(event, span) ? [at('start', 'act.outside-event')] : []
}

/** What a record must hold beyond its required fields: R7, a citation beside a published name, links between two. */
export function missingParts(kind: Kind, values: Values, states: Values): readonly Remark[] {
  if (kind === 'involvement' && values.perpetrator === null && states.perpetrator !== 'unknown')
    return [at('perpetrator', 'involvement.perpetrator')]
  const published = [values.public_name, values.public_birth, values.public_age].some((value) => value !== null)
  if (kind === 'person' && published && values.public_name_citation === null)
    return [at('public_name_citation', 'name.without-citation')]
  if (kind === 'event_link' && values.event === values.related) return [at('related', 'link.to-itself')]
  if (kind === 'relation' && values.person === values.related) return [at('related', 'link.to-itself')]
  if (kind === 'case_file' && values.stage === 'closed' && values.review_on === null)
    return [at('review_on', 'field.required')]
  return []
}

/** Warnings that need nothing but the record itself. */
export const ownWarnings = (kind: Kind, values: Values): readonly Remark[] =>
  kind === 'person' && values.died_on !== null && values.deceased === false ? [at('died_on', 'person.died-alive')] : []

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/**
 * R10: what is absent on purpose is one of four stored things, and never beside a value. A value that is sent takes back what stood; a
 * statement that is sent empties the field. `required` fields take no statement but where the declaration offers `unknown`.
 */
export function mergeAbsences(
  kind: Kind,
  current: { readonly values: Values; readonly states: Values },
  sent: { readonly values: Values; readonly states: Values },
): { readonly values: Values; readonly states: Values; readonly faults: readonly Remark[] } {
  const states: Record<string, unknown> = { ...current.states }
  const values: Record<string, unknown> = { ...sent.values }
  const faults: Remark[] = []
  for (const [key, value] of Object.entries(sent.values)) if (!isEmpty(value)) delete states[key]
  for (const [key, state] of Object.entries(sent.states)) {
    if (state === null) delete states[key]
    else if (!isEmpty(sent.values[key])) faults.push({ pointer: `/states/${key}`, code: 'state.with-value' })
    else if (fieldOf(kind, key)?.required === true) faults.push(at(key, 'field.required'))
    else {
      states[key] = state
      if (!isEmpty(current.values[key])) values[key] = fieldOf(kind, key)?.repeatable === true ? [] : null
    }
  }
  return { values, states, faults }
}

/** The states that may follow, and the fields that must be filled there; undefined for a move that the declaration does not have. */
export function moveOf(field: Field, from: string, to: string): { readonly needs: readonly string[] } | undefined {
  const before = field.states?.find(({ value }) => value === from)
  const after = field.states?.find(({ value }) => value === to)
  return before?.next.includes(to) === true && after !== undefined ? { needs: after.needs ?? [] } : undefined
}

/** Codes of the list `event-link` that are the other way round of the one stored; the third group is the same from both ends. */
const inverses: Readonly<Record<string, string>> = { '22': '01', '21': '02', '23': '03' }
const symmetric: readonly string[] = ['11']
const backwards: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(inverses).map(([there, here]) => [here, there]),
)

type Link = { readonly event: string; readonly related: string; readonly code: string }

/** The one way in which a link between two events is stored: `b precedes a` for "a follows b"; ends of symmetric ones in order of id. */
export function storedLink({ event, related, code }: Link): Link {
  const stored = inverses[code]
  if (stored !== undefined) return { event: related, related: event, code: stored }
  return symmetric.includes(code) && related < event
    ? { event: related, related: event, code }
    : { event, related, code }
}

/** What a stored link is called from its other end. */
export const inverseCode = (code: string) => backwards[code] ?? code
