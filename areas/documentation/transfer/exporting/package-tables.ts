/** What a complete export is made of: one file of JSON lines a table, in the order in which they can be read in again. */
import { kinds, recordKinds } from '../../index.ts'

export type PackageTable = {
  /** The file, without its ending. */
  readonly file: string
  readonly table: string
  /** What puts its rows in one order everywhere. */
  readonly order: readonly string[]
  /** Columns that two instances may hold differently: who wrote a shipped list, and when. */
  readonly left?: readonly string[]
  readonly where?: string
  /** Records: their history is a file beside them. */
  readonly history?: true
}

const stamps = ['created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'shipped'] as const
const byId = ['id'] as const

/** Links come after what they link. */
const late = new Set(['event_link', 'relation', 'detention', 'death', 'torture', 'property', 'involvement'])
const ordered = [
  'case_file',
  'event',
  'person',
  'act',
  ...kinds.filter((kind) => !['case_file', 'event', 'person', 'act'].includes(kind) && !late.has(kind)),
  ...kinds.filter((kind) => late.has(kind)),
] as const

export const packageTables: readonly PackageTable[] = [
  { file: 'vocabularies', table: 'vocabulary', order: byId, left: stamps },
  { file: 'terms', table: 'term', order: byId, left: stamps },
  { file: 'synonyms', table: 'synonym', order: byId, left: stamps, where: 'deleted_at is null' },
  { file: 'areas', table: 'area', order: byId },
  { file: 'area-names', table: 'area_name', order: byId },
  { file: 'area-parents', table: 'area_former_parent', order: byId },
  { file: 'field-definitions', table: 'field_definition', order: byId, history: true },
  ...ordered.map((kind) => {
    const { table } = recordKinds[kind as keyof typeof recordKinds]
    return { file: `records/${table}`, table, order: byId, history: true as const }
  }),
  { file: 'person-names', table: 'person_name', order: byId, history: true },
  { file: 'duplicate-pairs', table: 'duplicate_pair', order: byId, history: true },
  { file: 'imports', table: 'import_run', order: byId, history: true },
  { file: 'import-counts', table: 'import_progress', order: ['run_id'] },
  { file: 'import-rejections', table: 'import_rejection', order: ['run_id', 'row_number', 'ordinal'] },
  { file: 'import-records', table: 'import_record', order: ['run_id', 'record_id'] },
  { file: 'import-files', table: 'import_file', order: ['run_id', 'row_number', 'name'] },
]

/** Lists that every instance ships: read in over what is there, never beside it. */
export const shipped = new Set(['vocabulary', 'term', 'synonym'])

export const packageFormat = 'mithaq-export/1'
