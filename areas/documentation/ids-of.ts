/** Every id that a record's values name, with where it stands and what it must be: for checks, labels and links. Pure. */
import { openFields } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { Values } from './rules.ts'

export type NamedId = {
  readonly pointer: string
  readonly id: string
  readonly of: 'term' | 'record' | 'area' | 'user' | 'file'
  readonly list?: string
  readonly to?: readonly Kind[]
  readonly across?: true
}

const list = (value: unknown): readonly unknown[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]
const kindOf = { code: 'term', ref: 'record', area: 'area', user: 'user' } as const
type Row = Readonly<Record<string, unknown>>

/** Ids in the fields of a record, or in those of `keys` alone. */
export function idsOf(kind: Kind, values: Values, keys?: ReadonlySet<string>): readonly NamedId[] {
  return openFields(kind)
    .filter(({ key }) => keys === undefined || keys.has(key))
    .flatMap((field): readonly NamedId[] => {
      const { key, type } = field
      const found = list(values[key])
      if (type === 'code' || type === 'ref' || type === 'area' || type === 'user')
        return found.map((id, index) => ({
          pointer: field.repeatable === true ? `/fields/${key}/${index}` : `/fields/${key}`,
          id: String(id),
          of: kindOf[type],
          ...(field.list === undefined ? {} : { list: field.list }),
          ...(field.to === undefined ? {} : { to: field.to }),
          ...(field.across_cases === true ? { across: true as const } : {}),
        }))
      if (type === 'place') return found.flatMap((place) => placeIds(key, place as Row))
      if (type !== 'rows') return []
      return found.flatMap((row, index) =>
        (field.columns ?? []).flatMap((column) => {
          const id = (row as Row)[column.key]
          return column.type === 'code' && typeof id === 'string'
            ? [{ pointer: `/fields/${key}/${index}/${column.key}`, id, of: 'term' as const, list: column.list ?? '' }]
            : []
        }),
      )
    })
}

function placeIds(key: string, { area_id, location_type_id }: Row): readonly NamedId[] {
  return [
    ...(typeof area_id === 'string' ? [{ pointer: `/fields/${key}/area_id`, id: area_id, of: 'area' as const }] : []),
    ...(typeof location_type_id === 'string'
      ? [
          {
            pointer: `/fields/${key}/location_type_id`,
            id: location_type_id,
            of: 'term' as const,
            list: 'location-type',
          },
        ]
      : []),
  ]
}
