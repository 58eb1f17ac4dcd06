/** What an interviewer says of an incident, as it lies on the device until it is sent: answers, and the keys that send each of them once. */
import type { Language } from '../../../../foundation/language/index.ts'
import type { DateDraft } from '../../../../web/index.ts'

/** Something done to a person: one record, and one more that says who is alleged to have done it. */
export type ToldAct = { readonly type: string; readonly key: string; readonly involvement_key: string }

export type ToldPerson = {
  readonly key: string
  readonly name_key: string
  readonly kind: string
  readonly sex: string
  readonly age: string
  /** Only where the identities of the case are not sealed. */
  readonly name: string
  readonly acts: readonly ToldAct[]
  readonly methods: readonly string[]
}

export const suspects = ['unknown', 'recorded', 'new'] as const
export type Suspect = (typeof suspects)[number]

/** Who is alleged to have done something, and in what capacity. */
export type Alleged = {
  readonly suspect: Suspect | ''
  /** Somebody recorded in the case, or the `suspect_key` of somebody who is told of for the first time with another act. */
  readonly suspect_id: string
  readonly suspect_key: string
  readonly suspect_kind: string
  readonly suspect_types: readonly string[]
  readonly degree: string
}

/** How finely a place is told, of those that an interviewer is asked. */
export const precisions = ['locality', 'district', 'region', 'unknown', 'withheld'] as const
export type Precision = (typeof precisions)[number]

/** What the server refused, told where the value stands. */
export type Refusal = {
  readonly page: string
  readonly person: string
  readonly errors: readonly { readonly fieldId: string; readonly message: string }[]
}

/** The answer about who did it is the one for all acts, unless each has its own. */
export type Incident = Alleged & {
  /** The language that was spoken when the words were written. */
  readonly language: Language
  readonly event_key: string
  readonly source_key: string
  readonly title: string
  readonly when: DateDraft
  readonly place: string
  /** An area of the gazetteer, with its name for when there is no connection. */
  readonly area: { readonly id: string; readonly name: string } | null
  readonly precision: Precision | ''
  readonly persons: readonly ToldPerson[]
  readonly each_act: boolean
  /** Who did each act, by its key. */
  readonly alleged: Readonly<Record<string, Alleged>>
  readonly source_kind: string
  readonly connection: string
  readonly reliability: string
  /** Ids of the records that the server has made of it, by the key they were sent under. */
  readonly made: Readonly<Record<string, string>>
  readonly sending: boolean
  readonly refused: Refusal | null
}

/** Nothing said yet of who did it. */
export const nobodyAlleged = (newKey: () => string): Alleged => ({
  suspect: '',
  suspect_id: '',
  suspect_key: newKey(),
  suspect_kind: '',
  suspect_types: [],
  degree: '',
})

/** Every act with the person it was done to. */
export const actsTold = (told: Pick<Incident, 'persons'>) =>
  told.persons.flatMap((person) => person.acts.map((act) => ({ ...act, person })))

/** Who is said to have done this act; undefined where each act has its own answer and this one has none yet. */
export const allegedOf = (told: Incident, actKey: string): Alleged | undefined =>
  told.each_act ? told.alleged[actKey] : told

/** Everybody who is told of for the first time as having done an act, each once. */
export function newSuspects(told: Incident): readonly Alleged[] {
  const all = actsTold(told).flatMap(({ key }) => allegedOf(told, key) ?? [])
  return [...new Map(all.filter(({ suspect }) => suspect === 'new').map((one) => [one.suspect_key, one])).values()]
}

/** An incident of which nothing is told yet; `newKey` gives UUIDs. */
export const emptyIncident = (language: Language, newKey: () => string): Incident => ({
  language,
  event_key: newKey(),
  source_key: newKey(),
  title: '',
  when: { year: '', month: '', day: '', approximate: false, unknown: false },
  place: '',
  area: null,
  precision: '',
  persons: [],
  ...nobodyAlleged(newKey),
  each_act: false,
  alleged: {},
  source_kind: '',
  connection: '',
  reliability: '',
  made: {},
  sending: false,
  refused: null,
})

export const emptyPerson = (newKey: () => string): ToldPerson => ({
  key: newKey(),
  name_key: newKey(),
  kind: '',
  sex: '',
  age: '',
  name: '',
  acts: [],
  methods: [],
})

/** The persons with one of them changed, or added at the end. */
export function withPerson(persons: readonly ToldPerson[], changed: ToldPerson): readonly ToldPerson[] {
  const known = persons.some(({ key }) => key === changed.key)
  return known ? persons.map((one) => (one.key === changed.key ? changed : one)) : [...persons, changed]
}

/** The acts of these types: those that were there keep their keys. */
export const actsOf = (
  before: readonly ToldAct[],
  types: readonly string[],
  newKey: () => string,
): readonly ToldAct[] =>
  types.map((type) => before.find((one) => one.type === type) ?? { type, key: newKey(), involvement_key: newKey() })

// no I, L, O, U, which are misread on paper; the fixed parts of a UUID are left out
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomBytes = [0, 1, 2, 3, 4, 5, 7, 9, 10, 11]

/** The reference that a record of this key bears, such as `P-7K3M9-QX2TD`: known before it is sent, and the same each time. */
export function codeOf(prefix: string, key: string): string {
  const hex = key.replaceAll('-', '')
  const letters = randomBytes.map((at) => alphabet[Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) & 31] ?? '0')
  return `${prefix}-${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}
