/** Whether a mapping fits the file and the declarations, before a row is read. Pure. */
import { type Field, fieldOf, type Kind, recordKinds } from '../../index.ts'
import type { FieldDefinition } from '../../server.ts'
import type { MappingFault } from './faults.ts'
import { columnsOfSource, type Mapping, type PartMapping, type Source } from './mapping.ts'

export type MappingTerms = {
  readonly header: readonly string[]
  readonly definitions: readonly FieldDefinition[]
  /** Whether names may be kept open in the case. */
  readonly namesOpen: boolean
  readonly isArchive: boolean
}

/** The one sealed field that a case with open identities takes: its names go where names are kept. */
export const openNames = 'names'

/** Everything that is wrong with a mapping. */
export function checkMapping(mapping: Mapping, terms: MappingTerms): readonly MappingFault[] {
  const faults = mapping.parts.flatMap((part, index) => checkPart(mapping, part, index, terms))
  const names = mapping.parts.map(({ part }) => part)
  const repeated = names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ pointer: `/parts/${index}/part`, code: 'import.part-repeated' }] : [],
  )
  const { files } = mapping
  const filed =
    files === undefined
      ? []
      : [
          ...(terms.header.includes(files.column) ? [] : [{ pointer: '/files/column', code: 'import.no-column' }]),
          ...(names.includes(files.part) ? [] : [{ pointer: '/files/part', code: 'import.no-part' }]),
          ...(terms.isArchive ? [] : [{ pointer: '/files', code: 'import.files-without-archive' }]),
        ]
  return [...repeated, ...faults, ...filed]
}

function checkPart(mapping: Mapping, part: PartMapping, index: number, terms: MappingTerms): readonly MappingFault[] {
  const root = `/parts/${index}`
  const faults: MappingFault[] = []
  const columnsAt = (pointer: string, columns: readonly string[]) => {
    for (const column of columns) if (!terms.header.includes(column)) faults.push({ pointer, code: 'import.no-column' })
  }
  if (part.only_if !== undefined) columnsAt(`${root}/only_if`, [part.only_if])
  if (part.id !== undefined && 'column' in part.id) columnsAt(`${root}/id`, [part.id.column])
  for (const [key, source] of Object.entries(part.fields)) {
    const pointer = `${root}/fields/${key}`
    columnsAt(pointer, columnsOfSource(source))
    const field = fieldOf(part.kind, key)
    if (field === undefined || key === 'legacy_no') faults.push({ pointer, code: 'field.unknown' })
    else faults.push(...checkField(mapping, part, index, field, source, pointer, terms))
  }
  for (const [key, source] of Object.entries(part.extra)) {
    const pointer = `${root}/extra/${key}`
    columnsAt(pointer, columnsOfSource(source))
    const definition = terms.definitions.find(
      (one) => one.kind === part.kind && one.key === key && one.retired_on === null,
    )
    if (definition === undefined) faults.push({ pointer, code: 'field.unknown' })
    else if (definition.class === 'X') faults.push({ pointer, code: 'import.sealed' })
    else if (!('column' in source || 'constant' in source)) faults.push({ pointer, code: 'import.source-unfit' })
  }
  for (const key of part.unknown)
    if (fieldOf(part.kind, key)?.class !== 'I') faults.push({ pointer: `${root}/unknown`, code: 'field.unknown' })
  for (const field of recordKinds[part.kind].fields)
    if (field.required === true && part.fields[field.key] === undefined)
      faults.push({ pointer: `${root}/fields/${field.key}`, code: 'import.required-unmapped' })
  if (part.fields.public_name !== undefined && part.fields.public_name_citation === undefined)
    faults.push({ pointer: `${root}/fields/public_name`, code: 'name.without-citation' })
  return faults
}

const untaken = new Set(['state', 'rows', 'user'])

function checkField(
  mapping: Mapping,
  part: PartMapping,
  index: number,
  field: Field,
  source: Source,
  pointer: string,
  { namesOpen }: MappingTerms,
): readonly MappingFault[] {
  if (field.class === 'X') {
    const isName = part.kind === 'person' && field.key === openNames
    if (isName && namesOpen && 'column' in source) return []
    return [{ pointer, code: isName ? 'import.names-sealed' : 'import.sealed' }]
  }
  if (untaken.has(field.type)) return [{ pointer, code: 'import.field-not-taken' }]
  if ('part' in source) {
    const earlier = mapping.parts.slice(0, index).find((one) => one.part === source.part)
    if (earlier === undefined) return [{ pointer, code: 'import.no-part' }]
    const fits = field.type === 'ref' && (field.to ?? []).includes(earlier.kind as Kind)
    return fits ? [] : [{ pointer, code: 'import.source-unfit' }]
  }
  const isPlain = 'column' in source || 'constant' in source
  const fits = isPlain && field.type !== 'place' && field.type !== 'ml'
  const isMl = field.type === 'ml' && !('precision' in source || 'min' in source || 'constant' in source)
  const isRange = field.type === 'range' && 'min' in source
  const isPlace = field.type === 'place' && 'precision' in source
  return fits || isMl || isRange || isPlace ? [] : [{ pointer, code: 'import.source-unfit' }]
}
