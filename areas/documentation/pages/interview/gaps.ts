/** What still has to be answered or corrected on a page before the next one is asked. Pure. */
import { readPartialDate, timeSentences } from '../../../../foundation/time/index.ts'
import { type Alleged, actsTold, type Incident, newSuspects, type ToldPerson } from './incident.ts'
import type { StepName } from './steps.ts'

export type GapWord =
  | 'title'
  | 'place'
  | 'kind'
  | 'acts'
  | 'suspect'
  | 'recorded'
  | 'suspect-kind'
  | 'degree'
  | 'connection'
/** `fieldId` is the control that holds the answer, `missing` the answer that is not given; else `sentence` says what is wrong. */
export type Gap = { readonly fieldId: string; readonly missing?: GapWord; readonly sentence?: string }

/** The gaps of one page; `person` is the key of the one it asks about. */
export function gapsOf(step: StepName, told: Incident, person: string): readonly Gap[] {
  const asked = told.persons.find(({ key }) => key === person)
  switch (step) {
    case 'what':
      return missing(told.title.trim() === '', 'title')
    case 'when':
      return dateGaps(told)
    case 'where':
      return missing(named.includes(told.precision) && told.place.trim() === '' && told.area === null, 'place')
    case 'person':
      return missing(asked === undefined || asked.kind === '', 'kind')
    case 'acts':
      return missing(asked === undefined || asked.acts.length === 0, 'acts')
    case 'who':
      return whoGaps(told)
    case 'source':
      return missing(told.connection === '', 'connection')
    default:
      return []
  }
}

/** Precisions that say nothing without a name beside them. */
const named: readonly string[] = ['locality', 'district', 'region']

const missing = (isMissing: boolean, word: GapWord, end = ''): readonly Gap[] =>
  isMissing ? [{ fieldId: `${word}${end}`, missing: word }] : []

function dateGaps({ when, language }: Incident): readonly Gap[] {
  const read = when.unknown ? undefined : readPartialDate(when)
  return read?.status === 'refused' ? [{ fieldId: 'when', sentence: timeSentences[read.faults[0].code][language] }] : []
}

function whoGaps(told: Incident): readonly Gap[] {
  if (!told.each_act) return allegedGaps(told, '')
  const known = new Set(newSuspects(told).map(({ suspect_key }) => suspect_key))
  const toldOnce = new Set(Object.values(told.alleged).map(({ suspect_key }) => suspect_key))
  return actsTold(told).flatMap(({ key }) => {
    const alleged = told.alleged[key]
    if (alleged === undefined) return missing(true, 'suspect', `-${key}`)
    // somebody who was new with another act, and is not any more
    const isGone = toldOnce.has(alleged.suspect_id) && !known.has(alleged.suspect_id)
    return allegedGaps(isGone ? { ...alleged, suspect_id: '' } : alleged, `-${key}`)
  })
}

const allegedGaps = ({ suspect, suspect_id, suspect_kind, degree }: Alleged, end: string): readonly Gap[] => [
  ...missing(suspect === '', 'suspect', end),
  ...missing(suspect === 'recorded' && suspect_id === '', 'recorded', end),
  ...missing(suspect === 'new' && suspect_kind === '', 'suspect-kind', end),
  ...missing(degree === '', 'degree', end),
]

/** The first page on which something is missing, as the last page must know before it sends. */
export function firstGap(told: Incident) {
  const harmed = told.persons.some(({ acts }) => acts.length > 0)
  const asked: readonly (readonly [StepName, string])[] = [
    ['what', ''],
    ['when', ''],
    ['where', ''],
    ...told.persons.flatMap(({ key }: ToldPerson) => [['person', key] as const, ['acts', key] as const]),
    ...(harmed ? [['who', ''] as const] : []),
    ['source', ''],
  ]
  for (const [step, person] of asked) {
    const gaps = gapsOf(step, told, person)
    if (gaps.length > 0) return { step, person, gaps }
  }
  return undefined
}
