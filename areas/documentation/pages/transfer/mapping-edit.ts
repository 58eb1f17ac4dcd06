/** Changes of a mapping as a person makes them: parts, columns, fixed values, links. Pure. */
import { fieldOf, type Kind, recordKinds } from '../../model.ts'
import type { Mapping, PartMapping, Source } from '../../transfer/index.ts'
import type { FieldInfo, Home, Slot } from './fields.ts'

/** Where a column goes. */
export type Target = { readonly part: string; readonly home: Home; readonly key: string; readonly slot: Slot }

export const targetText = ({ part, home, key, slot }: Target) => `${part} ${home} ${key} ${slot}`
export function readTarget(text: string): Target | undefined {
  const [part, home, key, slot] = text.split(' ')
  if (part === undefined || key === undefined || slot === undefined) return undefined
  return { part, home: home === 'extra' ? 'extra' : 'fields', key, slot: slot as Slot }
}

/** Kinds that a row may make, those that others link to first. */
export const partKinds = [
  'event',
  'person',
  'act',
  'detention',
  'death',
  'torture',
  'property',
  'involvement',
  'information',
  'relation',
  'event_link',
  'intervention',
  'interview',
  'risk_note',
] as const satisfies readonly Kind[]
export type PartKind = (typeof partKinds)[number]

export const noParts: Mapping['parts'] = []

/** Adds a part behind those that it may link to, and links it to them. */
export function addPart(parts: Mapping['parts'], kind: PartKind): Mapping['parts'] {
  const same = parts.filter((one) => one.kind === kind).length
  const part: PartMapping = {
    part: same === 0 ? kind : `${kind}_${same + 1}`,
    kind,
    existing: 'update',
    fields: {},
    extra: {},
    unknown: [],
  }
  const place = parts.findIndex((one) => partKinds.indexOf(one.kind) > partKinds.indexOf(kind))
  const added = place === -1 ? [...parts, part] : [...parts.slice(0, place), part, ...parts.slice(place)]
  return added.map((one, index) => linked(one, added.slice(0, index)))
}

/** Links what is not linked yet: the first record of a fitting kind that no other field of this part names. */
function linked(part: PartMapping, earlier: Mapping['parts']): PartMapping {
  const refs = recordKinds[part.kind].fields.filter(({ type }) => type === 'ref')
  const fields: Record<string, Source> = { ...part.fields }
  for (const { key, to = [] } of refs) {
    if (fields[key] !== undefined || part.unknown.includes(key)) continue
    const named = new Set(Object.values(fields).flatMap((source) => ('part' in source ? [source.part] : [])))
    // the perpetrator of an act is not its victim
    const victims = new Set(
      earlier.flatMap((one) =>
        one.kind === 'act' && one.fields.victim !== undefined && 'part' in one.fields.victim
          ? [one.fields.victim.part]
          : [],
      ),
    )
    const found = earlier.find(
      (one) => to.includes(one.kind) && !named.has(one.part) && !(key === 'perpetrator' && victims.has(one.part)),
    )
    if (found !== undefined) fields[key] = { part: found.part }
  }
  const orUnknown = refs.filter(({ key, or_unknown }) => or_unknown === true && fields[key] === undefined)
  return { ...part, fields, unknown: [...new Set([...part.unknown, ...orUnknown.map(({ key }) => key)])] }
}

/** Takes a part away with every link to it. */
export function removePart(parts: Mapping['parts'], name: string): Mapping['parts'] {
  return parts
    .filter(({ part }) => part !== name)
    .map((one) => ({
      ...one,
      fields: Object.fromEntries(
        Object.entries(one.fields).filter(([, source]) => !('part' in source && source.part === name)),
      ),
    }))
}

export const changePart = (parts: Mapping['parts'], name: string, change: (part: PartMapping) => PartMapping) =>
  parts.map((one) => (one.part === name ? change(one) : one))

/** Sets or takes away where a field has its value from. */
export function setSource(parts: Mapping['parts'], target: Omit<Target, 'slot'>, source: Source | undefined) {
  return changePart(parts, target.part, (part) => {
    const { [target.key]: _, ...rest } = part[target.home]
    const unknown = source === undefined ? part.unknown : part.unknown.filter((key) => key !== target.key)
    return { ...part, [target.home]: source === undefined ? rest : { ...rest, [target.key]: source }, unknown }
  })
}

/** Every use of a column. */
export function usesOf(parts: Mapping['parts'], column: string): readonly Target[] {
  return parts.flatMap(({ part, fields, extra }) =>
    (['fields', 'extra'] as const).flatMap((home) =>
      Object.entries(home === 'fields' ? fields : extra).flatMap(([key, source]) =>
        slotsIn(source)
          .filter(([, name]) => name === column)
          .map(([slot]) => ({ part, home, key, slot })),
      ),
    ),
  )
}

function slotsIn(source: Source): readonly (readonly [Slot, string])[] {
  if ('constant' in source || 'part' in source || 'text' in source) return []
  if ('column' in source) return [['value', source.column]]
  return Object.entries(source).flatMap(([slot, column]) =>
    typeof column === 'string' && slot !== 'precision' ? [[slot as Slot, column] as const] : [],
  )
}

const languages = new Set<Slot>(['ar', 'fr', 'en'])

/** Lets a column fill a part of a field, beside what fills its other parts. */
export function assign(parts: Mapping['parts'], target: Target, column: string): Mapping['parts'] {
  const held = parts.find(({ part }) => part === target.part)?.[target.home][target.key]
  return setSource(parts, target, sourceWith(held, target.slot, column))
}

function sourceWith(held: Source | undefined, slot: Slot, column: string): Source {
  if (slot === 'value') return { column }
  if (slot === 'min' || slot === 'max') {
    const { min = column, max = column } = held !== undefined && 'min' in held ? held : {}
    return slot === 'min' ? { min: column, max } : { min, max: column }
  }
  const texts = held === undefined ? {} : Object.fromEntries(slotsIn(held).filter(([name]) => name !== 'value'))
  if (languages.has(slot)) return { ...texts, [slot]: column }
  const place = held !== undefined && 'precision' in held ? held : { precision: 'locality' as const }
  const isPoint = slot === 'latitude' || slot === 'longitude'
  return { ...place, ...(isPoint ? { radius_m: 1000, precision: '1 km' as const } : {}), [slot]: column }
}

/** Takes a column out of one of its uses. */
export function release(parts: Mapping['parts'], target: Target): Mapping['parts'] {
  const held = parts.find(({ part }) => part === target.part)?.[target.home][target.key]
  if (held === undefined) return parts
  const rest = slotsIn(held).filter(([slot]) => slot !== target.slot)
  if (rest.length === 0 || 'min' in held) return setSource(parts, target, undefined)
  const { [target.slot]: _, ...left } = held as Readonly<Record<string, unknown>>
  return setSource(parts, target, left as Source)
}

/** Required fields of a part that nothing fills yet, and a published name without its citation. */
export function unfilled(part: PartMapping, fields: readonly FieldInfo[]): readonly FieldInfo[] {
  return fields.filter(
    ({ home, key, required }) =>
      part[home][key] === undefined &&
      (required ||
        (key === 'public_name_citation' && part.fields.public_name !== undefined) ||
        (fieldOf(part.kind, key)?.or_unknown === true && !part.unknown.includes(key))),
  )
}

/** Files of an archive go with the first part, by the column that names them. */
export const withFiles = (mapping: Mapping, column: string | undefined): Mapping => {
  const { files: _, ...rest } = mapping
  const [first] = mapping.parts
  return column === undefined || first === undefined ? rest : { ...rest, files: { column, part: first.part } }
}
