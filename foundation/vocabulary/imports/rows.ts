/** What becomes of every row of an import: nothing is read that does not end in one of these. */

/** A row as the limited process read it. */
export type ReadRow = {
  readonly line: number
  readonly values?: Readonly<Record<string, string>>
  /** It has another number of fields than the heading. */
  readonly broken?: true
}

export const outcomes = ['waiting', 'created', 'updated', 'unchanged', 'duplicate', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

/** Why a row is kept out, or held: the page and the command say it in three languages. */
export const reasons = [
  'row-broken',
  'list-refused',
  'list-unknown',
  'code-wrong',
  'code-missing',
  'code-twice',
  'number-differs',
  'parent-missing',
  'parent-elsewhere',
  'parent-circle',
  'label-missing',
  'label-too-long',
  'point-wrong',
  'radius-wrong',
  'date-wrong',
  'dates-unordered',
  'type-unknown',
] as const
export type Reason = (typeof reasons)[number]

export type PlannedRow = {
  readonly line: number
  readonly outcome: 'waiting' | 'duplicate' | 'rejected'
  readonly reason: Reason | null
  readonly column: string | null
  /** What is to be written; null for a row that is kept out. */
  readonly data: Readonly<Record<string, unknown>> | null
}

export const rejected = (line: number, reason: Reason, column: string | null = null): PlannedRow => ({
  line,
  outcome: 'rejected',
  reason,
  column,
  data: null,
})
export const duplicate = (line: number, column: string): PlannedRow => ({
  line,
  outcome: 'duplicate',
  reason: 'code-twice',
  column,
  data: null,
})

/** The whole file cannot be used; nothing of it is taken. */
export class FileRefused extends Error {
  readonly code: string
  readonly line: number | null
  readonly value: string
  constructor(
    code: string,
    { line = null, value = '' }: { readonly line?: number | null; readonly value?: string } = {},
  ) {
    super(code)
    this.code = code
    this.line = line
    this.value = value
  }
}
