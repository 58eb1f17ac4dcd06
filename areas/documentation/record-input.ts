/** What may be sent for a record: schemas made from its declaration, one a kind. */
import { z } from 'zod'
import { languages, text } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'
import { Place } from './place.ts'
import { recordKinds } from './record-kinds/all.ts'
import { absences, type Field, type Kind, type RowColumn } from './record-kinds/declaration.ts'
import { UncertainDate } from './uncertain-date.ts'

const SHORT = 300
const LONG = 20_000
/** Most values of one repeatable field. */
const MANY = 200
/** A language by its tag (BCP 47). */
const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** A pseudonym or reference: what a list, a title or a printed page may show of a record. */
export const RecordCode = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u)

const ml = (max: number) => {
  const one = text({ min: 1, max }).exactOptional()
  return z
    .strictObject({ ar: one, fr: one, en: one, original_lang: LanguageTag.exactOptional() })
    .refine((value) => languages.some((language) => value[language] !== undefined), {
      error: 'text.required',
      params: { problem: 'text.required' },
    })
}

const range = (least: number | undefined) => {
  const end = least === undefined ? z.int() : z.int().min(least)
  return z
    .strictObject({ min: end.max(2_000_000_000).nullable(), max: end.max(2_000_000_000).nullable() })
    .superRefine(({ min, max }, context) => {
      const refuse = (problem: string) =>
        context.addIssue({ code: 'custom', message: problem, params: { problem }, path: ['max'] })
      if (min === null && max === null) refuse('field.required')
      if (min !== null && max !== null && min > max) refuse('range.reversed')
    })
}

function row(columns: readonly RowColumn[]) {
  const shape = columns.map((column): [string, z.ZodType] => {
    const schema = one({ ...column, class: 'I' })
    return [column.key, column.required === true ? schema : schema.exactOptional()]
  })
  return z.strictObject(Object.fromEntries(shape))
}

/** The schema of one value of a field. */
function one(field: Pick<Field, 'type' | 'max' | 'least' | 'choices' | 'columns' | 'class'>): z.ZodType {
  switch (field.type) {
    case 'text':
      return text({ max: field.max ?? SHORT })
    case 'long':
      return text({ max: field.max ?? LONG })
    case 'ml':
      return ml(field.max ?? LONG)
    case 'int':
      return z
        .int()
        .min(field.least ?? -2_000_000_000)
        .max(2_000_000_000)
    case 'range':
      return range(field.least)
    case 'bool':
      return z.boolean()
    case 'date':
      return Day
    case 'udate':
      return UncertainDate
    case 'place':
      return Place
    case 'language':
      return LanguageTag
    case 'choice':
      return z.enum((field.choices ?? []).map(({ value }) => value) as [string, ...string[]])
    case 'rows':
      return z.array(row(field.columns ?? [])).max(MANY)
    case 'code':
    case 'ref':
    case 'area':
    case 'user':
    case 'state':
      return z.uuid()
  }
}

const noRepeats = (values: readonly unknown[]) => new Set(values).size === values.length

/** The schema of a field's value as it is sent: one value, or a list without repetitions. */
export function valueSchema(field: Field): z.ZodType {
  if (field.repeatable !== true || field.type === 'rows') return one(field)
  return z
    .array(one(field))
    .max(MANY)
    .refine(noRepeats, { error: 'list.repeated', params: { problem: 'list.repeated' } })
}

/** Fields that a request may set: not the sealed ones, not states (their own route moves them). */
export const writableFields = (kind: Kind) =>
  recordKinds[kind].fields.filter((field) => field.class !== 'X' && field.type !== 'state')

/** A clarifying note on a coded value; `term_id` where the field holds several. */
const Note = z.strictObject({ term_id: z.uuid().exactOptional(), text: text({ max: 2000 }) })
const Reason = text({ max: 1000 })
/** What a value of an institution's own field may be; its definition says which. */
const ExtraValue = z.union([z.string().max(LONG), z.number(), z.boolean(), UncertainDate, Place])
const keyed = <T extends z.ZodType>(value: T) => z.record(z.string().max(60), value)

function shapeOf(kind: Kind, requireAll: boolean) {
  const fields = writableFields(kind).map((field): [string, z.ZodType] => {
    const schema = valueSchema(field)
    if (!requireAll) return [field.key, field.required === true ? schema.optional() : schema.nullable().optional()]
    return [field.key, field.required === true ? schema : schema.nullable().optional()]
  })
  const noted = writableFields(kind).filter(({ type }) => type === 'code')
  return {
    fields: z.strictObject(Object.fromEntries(fields)),
    /** Values that are absent on purpose; null takes the statement back. */
    states: z
      .strictObject(
        Object.fromEntries(writableFields(kind).map(({ key }) => [key, z.enum(absences).nullable().optional()])),
      )
      .optional(),
    /** Clarifying notes on coded values; null or an empty list takes them away. */
    notes: z
      .strictObject(Object.fromEntries(noted.map(({ key }) => [key, z.array(Note).max(MANY).nullable().optional()])))
      .optional(),
    /** Values of the institution's own fields, by their key; null empties one. */
    extra: keyed(z.union([ExtraValue, z.array(ExtraValue).max(MANY)]).nullable()).optional(),
  }
}

/** What a new record of a kind is made of. A case file takes no `case_id`: it is one. */
export const newRecord = (kind: Kind) =>
  z.strictObject({
    ...(kind === 'case_file' ? {} : { case_id: z.uuid() }),
    code: RecordCode.exactOptional(),
    ...shapeOf(kind, true),
  })

/** What a change of a record may hold: only what changes. `reason` is kept with the version. */
export const recordChange = (kind: Kind) => {
  const { fields, ...rest } = shapeOf(kind, false)
  return z.strictObject({
    code: RecordCode.exactOptional(),
    fields: fields.optional(),
    ...rest,
    reason: Reason.exactOptional(),
  })
}

type Values = Readonly<Record<string, unknown>>

/** A new record after its schema has read it. */
export type NewRecord = {
  readonly case_id?: string
  readonly code?: string
  readonly fields: Values
  readonly states?: Values
  readonly notes?: Values
  readonly extra?: Values
}

/** A change after its schema has read it. */
export type RecordChange = Omit<NewRecord, 'case_id' | 'fields'> & {
  readonly fields?: Values
  readonly reason?: string
}
