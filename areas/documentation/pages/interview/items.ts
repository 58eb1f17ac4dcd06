/** The records that an incident becomes, in the order in which they are sent. Pure. */

import { readPartialDate } from '../../../../foundation/time/index.ts'
import type { DateDraft } from '../../../../web/index.ts'
import { type Kind, recordKinds } from '../../model.ts'
import { type Alleged, actsTold, allegedOf, codeOf, type Incident, newSuspects, type ToldPerson } from './incident.ts'
import type { StepName } from './steps.ts'

type Made = Incident['made']
type Body = Readonly<Record<string, unknown>>

/** One request: what is sent under which key, and where its answers were asked. */
export type Item = {
  readonly key: string
  /** Undefined for the name of a person, which is no record of its own. */
  readonly kind: Kind | undefined
  readonly code: string
  readonly step: StepName
  readonly person: string
  /** JSON pointer → the control that holds the value; the first one takes what has no control of its own. */
  readonly controls: Readonly<Record<string, string>>
  /** The body, once the records before it have their ids. */
  readonly body: (made: Made) => Body
}

/** All of them: event, persons, names, acts, involvements, information. */
export function itemsOf(told: Incident, caseId: string): readonly Item[] {
  const acts = actsTold(told)
  return [
    eventItem(told, caseId),
    ...told.persons.map((person) => personItem(person, caseId)),
    ...newSuspects(told).map((alleged) => suspectItem(told, alleged, caseId)),
    ...told.persons.filter(({ name }) => name.trim() !== '').map(nameItem),
    ...acts.map(({ key, type, person }) =>
      item('act', key, { step: 'acts', person: person.key, controls: actControls }, (made) => ({
        case_id: caseId,
        fields: filled({
          victim: made[person.key],
          event: made[told.event_key],
          type,
          method: person.methods,
          start: dateOf(told.when),
        }),
      })),
    ),
    ...acts.map((act) => involvementItem(told, caseId, act)),
    sourceItem(
      told,
      caseId,
      acts.map(({ key }) => key),
    ),
  ]
}

const actControls = { '/fields/type': 'acts', '/fields/method': 'methods', '/fields/start': 'acts' }

function eventItem(told: Incident, caseId: string): Item {
  const isAbsent = told.when.unknown
  const place = told.precision === '' ? undefined : placeOf(told)
  return item(
    'event',
    told.event_key,
    { step: 'what', controls: { '/fields/title': 'title', '/fields/start': 'when', '/fields/place': 'place' } },
    () => ({
      case_id: caseId,
      fields: filled({ title: { [told.language]: told.title.trim() }, start: dateOf(told.when), place }),
      ...(isAbsent ? { states: { start: 'unknown' } } : {}),
    }),
  )
}

const placeOf = ({ place, area, precision, language }: Incident) => ({
  precision,
  ...(area === null ? {} : { area_id: area.id }),
  ...(place.trim() === '' ? {} : { named: { [language]: place.trim() } }),
})

function personItem({ key, kind, sex, age }: ToldPerson, caseId: string): Item {
  const controls = { '/fields/kind': 'kind', '/fields/sex_gender': 'sex', '/fields/age_band': 'age' }
  return item('person', key, { step: 'person', person: key, controls }, () => ({
    case_id: caseId,
    fields: filled({ kind, sex_gender: sex, age_band: age }),
  }))
}

/** The end of the ids of controls: of the one answer for all acts, or of the answer for this one. */
const endOf = ({ each_act }: Incident, actKey: string) => (each_act ? `-${actKey}` : '')

function suspectItem(told: Incident, { suspect_key, suspect_kind }: Alleged, caseId: string): Item {
  const act = Object.entries(told.alleged).find(([, alleged]) => alleged.suspect_key === suspect_key)?.[0] ?? ''
  const controls = { '/fields/kind': `suspect-kind${endOf(told, act)}` }
  return item('person', suspect_key, { step: 'who', controls }, () => ({
    case_id: caseId,
    fields: { kind: suspect_kind },
  }))
}

const nameItem = ({ key, name_key, name }: ToldPerson): Item => ({
  key: name_key,
  kind: undefined,
  code: '',
  step: 'person',
  person: key,
  controls: { '/name': 'name' },
  body: () => ({ name: name.trim() }),
})

type SentAct = { readonly key: string; readonly involvement_key: string }

function involvementItem(told: Incident, caseId: string, act: SentAct): Item {
  const end = endOf(told, act.key)
  const controls = {
    '/fields/perpetrator': `suspect${end}`,
    '/fields/degree': `degree${end}`,
    '/fields/type': `suspect-types${end}`,
  }
  const alleged = allegedOf(told, act.key)
  const isUnknown = alleged === undefined || alleged.suspect === 'unknown'
  const perpetrator = (made: Made) => {
    if (alleged?.suspect === 'new') return made[alleged.suspect_key]
    return made[alleged?.suspect_id ?? ''] ?? alleged?.suspect_id
  }
  return item('involvement', act.involvement_key, { step: 'who', controls }, (made) => ({
    case_id: caseId,
    fields: filled({
      act: made[act.key],
      degree: alleged?.degree,
      type: alleged?.suspect_types,
      ...(isUnknown ? {} : { perpetrator: perpetrator(made) }),
    }),
    ...(isUnknown ? { states: { perpetrator: 'unknown' } } : {}),
  }))
}

function sourceItem(told: Incident, caseId: string, acts: readonly string[]): Item {
  const controls = { '/fields/connection': 'connection', '/fields/source_kind': 'source-kind' }
  return item(
    'information',
    told.source_key,
    { step: 'source', controls: { ...controls, '/fields/reliability': 'reliability' } },
    (made) => ({
      case_id: caseId,
      fields: filled({
        speaks_to: [told.event_key, ...acts].map((key) => made[key]),
        connection: told.connection,
        source_kind: told.source_kind,
        reliability: told.reliability,
      }),
    }),
  )
}

type Place = Pick<Item, 'step' | 'controls'> & { readonly person?: string }

function item(kind: Kind, key: string, { step, controls, person = '' }: Place, body: Item['body']): Item {
  const code = codeOf(recordKinds[kind].prefix, key)
  return { key, kind, code, step, person, controls, body: (made) => ({ code, ...body(made) }) }
}

const filled = (fields: Body): Body =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

/** The date that stands in the inputs; undefined where none does. */
function dateOf(when: DateDraft) {
  if (when.unknown) return undefined
  const read = readPartialDate(when)
  return read.status === 'read' ? { value: read.date.value, approximate: read.date.approximate } : undefined
}
