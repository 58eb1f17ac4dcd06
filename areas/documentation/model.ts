/** Records of violations: what they are made of, and the data class of every column that holds them. */
import { recordColumns } from './columns.ts'

export { leastRadius, Place, placePrecisions } from './place.ts'
export { fieldOf, openFields, recordKinds, sealedFields } from './record-kinds/all.ts'
export {
  type Absence,
  absences,
  type Choice,
  type DataClass,
  type Field,
  type FieldType,
  type Kind,
  type KindDeclaration,
  kinds,
  type RowColumn,
  type State,
  type Words,
} from './record-kinds/declaration.ts'
export { namesDay, type Span, spanOfUncertain, surelyBefore, UncertainDate } from './uncertain-date.ts'

export const dataClasses: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...recordColumns,
  field_definition: {
    kind: 'I',
    key: 'I',
    label: 'I',
    help: 'I',
    type: 'I',
    vocabulary_key: 'I',
    target_kind: 'I',
    class: 'I',
    repeatable: 'I',
    required: 'I',
    position: 'I',
    retired_on: 'I',
  },
  person_name: {
    person_id: 'I',
    case_id: 'I',
    name: 'I',
    script: 'I',
    use: 'I',
    as_written: 'I',
    source_note: 'I',
  },
  record_task: {
    case_id: 'I',
    kind: 'I',
    record_id: 'I',
    title: 'I',
    detail: 'I',
    assignee_id: 'I',
    due_on: 'I',
    state: 'I',
    for_review_on: 'I',
  },
  destruction: {
    case_id: 'I',
    case_code: 'I',
    state: 'I',
    reason: 'I',
    decided_by: 'I',
    decided_at: 'I',
    decision_reason: 'I',
    counts: 'I',
  },
  record_comment: { case_id: 'I', kind: 'I', record_id: 'I', parent_id: 'I', body: 'I', resolved: 'I' },
  retention_rule: { class_id: 'I', review_after: 'I', citation: 'I' },
  duplicate_pair: {
    kind: 'I',
    left_id: 'I',
    right_id: 'I',
    left_case_id: 'I',
    right_case_id: 'I',
    state: 'I',
    reason: 'I',
    evidence: 'I',
  },
}
