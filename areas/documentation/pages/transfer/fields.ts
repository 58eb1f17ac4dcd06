/** The fields that a column may fill, by kind: those of the declarations and those of the institution. Pure. */
import type { LText } from '../../../../foundation/language/index.ts'
import { type Choice, type FieldType, type Kind, recordKinds } from '../../model.ts'

/** What of a field a column fills: a text in one language, an end of a range, a part of a place, or the whole. */
export type Slot =
  | 'value'
  | 'ar'
  | 'fr'
  | 'en'
  | 'min'
  | 'max'
  | 'area'
  | 'latitude'
  | 'longitude'
  | 'named_ar'
  | 'named_fr'
  | 'named_en'

export type Home = 'fields' | 'extra'

export type FieldInfo = {
  readonly home: Home
  readonly key: string
  readonly type: FieldType | 'decimal'
  readonly label: LText
  readonly required: boolean
  readonly list?: string
  readonly to?: readonly Kind[]
  readonly choices?: readonly Choice[]
  readonly slots: readonly Slot[]
  /** What may be said to be unknown where the cell is empty. */
  readonly mayBeUnknown: boolean
}

/** A field of the institution, as far as an import asks. */
export type OwnField = {
  readonly kind: Kind
  readonly key: string
  readonly type: string
  readonly label: LText
  readonly class: string
  readonly required: boolean
  readonly vocabulary_key: string | null
  readonly retired_on: string | null
}

const untaken = new Set(['state', 'rows', 'user'])
const untakenOwn = new Set(['place', 'evidence', 'ref'])
const placeSlots: readonly Slot[] = ['named_ar', 'named_fr', 'named_en', 'area', 'latitude', 'longitude']
const slotsOf = (type: string): readonly Slot[] =>
  type === 'ml'
    ? ['ar', 'fr', 'en']
    : type === 'place'
      ? placeSlots
      : type === 'range'
        ? ['value', 'min', 'max']
        : ['value']

/** Fields in the order of the declaration; names only where the case keeps them open. */
export function fieldsFor(kind: Kind, own: readonly OwnField[], namesOpen: boolean): readonly FieldInfo[] {
  const declared = recordKinds[kind].fields
    .filter(
      ({ class: of, type, key }) =>
        (of !== 'X' || (namesOpen && kind === 'person' && key === 'names')) && !untaken.has(type),
    )
    .filter(({ key }) => key !== 'legacy_no')
    .map((field): FieldInfo => {
      const { key, type, label, list, to, choices, required = false } = field
      return {
        home: 'fields',
        key,
        type,
        label,
        required,
        ...(list === undefined ? {} : { list }),
        ...(to === undefined ? {} : { to }),
        ...(choices === undefined ? {} : { choices }),
        slots: field.class === 'X' ? ['value'] : slotsOf(type),
        mayBeUnknown: field.class === 'I' && !required,
      }
    })
  const defined = own
    .filter((one) => one.kind === kind && one.class !== 'X' && one.retired_on === null && !untakenOwn.has(one.type))
    .map(
      (one): FieldInfo => ({
        home: 'extra',
        key: one.key,
        type: one.type as FieldInfo['type'],
        label: one.label,
        required: one.required,
        ...(one.vocabulary_key === null ? {} : { list: one.vocabulary_key }),
        slots: ['value'],
        mayBeUnknown: false,
      }),
    )
  return [...declared, ...defined]
}
