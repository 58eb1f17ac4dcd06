/** What still has to be answered or corrected on a page before the next one is asked. Pure. */
import { readPartialDate, timeSentences } from '../../../../foundation/time/index.ts'
import type { Incident, ToldPerson } from './incident.ts'
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
      return missing(named.includes(told.precision) && told.place.trim() === '', 'place')
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

const missing = (isMissing: boolean, word: GapWord): readonly Gap[] =>
  isMissing ? [{ fieldId: word, missing: word }] : []

function dateGaps({ when, language }: Incident): readonly Gap[] {
  const read = when.unknown ? undefined : readPartialDate(when)
  return read?.status === 'refused' ? [{ fieldId: 'when', sentence: timeSentences[read.faults[0].code][language] }] : []
}

const whoGaps = (told: Incident): readonly Gap[] => [
  ...missing(told.suspect === '', 'suspect'),
  ...missing(told.suspect === 'recorded' && told.suspect_id === '', 'recorded'),
  ...missing(told.suspect === 'new' && told.suspect_kind === '', 'suspect-kind'),
  ...missing(told.degree === '', 'degree'),
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
