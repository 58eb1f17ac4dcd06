/**
 * What a former system kept confidential (ESF `confidentiality = Y`) comes into a case that its importer alone works on, and without
 * its free text, which may only be kept sealed (R8). Pure.
 */
import { fieldOf, type Kind } from '../../index.ts'
import { openNames } from '../mapping/check-mapping.ts'
import type { RowFault } from '../mapping/faults.ts'
import { columnsOfSource, type Mapping, type PartMapping } from '../mapping/mapping.ts'
import type { PartValues } from '../mapping/read-row.ts'

const mark = 'legacy_confidential'
const wordedTypes: ReadonlySet<string> = new Set(['text', 'long', 'ml', 'rows'])

/** Why the row is held back; undefined for one that is not confidential or may come in as it is. */
export function heldAsConfidential(
  parts: readonly PartValues[],
  {
    mapping,
    ownerAlone,
    isWordedOwn,
  }: {
    readonly mapping: Mapping
    readonly ownerAlone: boolean
    /** Whether a field of the institution holds free text. */
    readonly isWordedOwn: (kind: Kind, key: string) => boolean
  },
): RowFault | undefined {
  for (const { part: name, kind, fields, extra, names } of parts) {
    if (fields[mark] !== true) continue
    const part = mapping.parts.find((one) => one.part === name)
    /** The heading that a value was read from; undefined for one that the mapping itself says. */
    const headingOf = (sources: PartMapping['fields'] | undefined, key: string) => {
      const source = sources?.[key]
      return source === undefined ? undefined : columnsOfSource(source)[0]
    }
    if (!ownerAlone) return { column: headingOf(part?.fields, mark) ?? null, code: 'import.confidential' }
    const worded = [
      ...Object.entries(fields).flatMap(([key, value]) =>
        isWorded(kind, key, value) ? [headingOf(part?.fields, key)] : [],
      ),
      ...Object.entries(extra).flatMap(([key, value]) =>
        isWordedOwn(kind, key) && !isEmpty(value) ? [headingOf(part?.extra, key)] : [],
      ),
      ...(names.length > 0 ? [headingOf(part?.fields, openNames)] : []),
    ].find((heading) => heading !== undefined)
    if (worded !== undefined) return { column: worded, code: 'import.confidential-text' }
  }
  return undefined
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function isWorded(kind: Kind, key: string, value: unknown): boolean {
  const type = fieldOf(kind, key)?.type ?? ''
  if (type === 'place') return typeof value === 'object' && value !== null && 'named' in value
  return wordedTypes.has(type) && key !== 'legacy_no' && !isEmpty(value)
}
