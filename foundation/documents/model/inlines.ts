/** What stands inside a line: text, values kept raw, and references to notes and citations. */
import { z } from 'zod'
import { lText, textFaultOf } from '../../language/index.ts'
import { PartialDate } from '../../time/index.ts'

/** An ISO 639 code of two or three letters. */
export const TextLanguage = z.string().regex(/^[a-z]{2,3}$/, 'document.language-malformed')

/** An id inside one document: of notes, citations and places that are pointed at. */
export const LocalId = z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/, 'document.id-malformed')

/** A text in one to three languages, long enough for a clause. */
export const Words = lText({ max: 20_000 })

const fault = (problem: string) => ({ error: problem, params: { problem } })

/** A piece of a sentence: unlike a form field it keeps the spaces at its ends, as its neighbours need them. */
const Piece = z
  .string()
  .overwrite((value) =>
    value
      .replace(/[\u2066-\u2069\uFEFF]/g, '')
      .replace(/\r\n?/g, '\n')
      .normalize('NFC'),
  )
  .min(1)
  .max(20_000)
  .refine((value) => textFaultOf(value) === undefined, fault('document.text-unprintable'))

/** What every kind of raw value looks like; anything else is refused with `document.value-malformed`. */
const rawShapes = {
  number: /^-?\d{1,15}(\.\d{1,9})?$/,
  percent: /^-?\d{1,9}(\.\d{1,9})?$/,
  date: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  ref: /^[^\n]{1,200}$/,
  phone: /^\+?[\d() .-]{3,40}$/,
  name: /^[^\n]{1,500}$/,
  hash: /^[0-9a-f]{32,128}$/,
} as const

/**
 * How a raw value is written for a reader. A percent is a ratio (0.45), a hash stands in groups of four, a name keeps
 * its own direction, the others read left to right.
 */
export type ValueKind = keyof typeof rawShapes
const valueKinds = ['number', 'percent', 'date', 'ref', 'phone', 'name', 'hash'] as const satisfies ValueKind[]

/** Whether a raw value has the shape of its kind and, for a date, exists. */
export function isRawValue(kind: ValueKind, raw: string): boolean {
  if (!rawShapes[kind].test(raw) || textFaultOf(raw) !== undefined) return false
  return kind !== 'date' || PartialDate.safeParse({ value: raw, approximate: false }).success
}

const Text = z.strictObject({
  kind: z.literal('text'),
  text: Piece,
  /** Left out where it is the language of the block. */
  lang: TextLanguage.exactOptional(),
  /** Arabic has no slanted letters: `emphasis` is bold there. */
  emphasis: z.enum(['emphasis', 'strong']).exactOptional(),
})

const Value = z
  .strictObject({
    kind: z.literal('value'),
    value: z.enum(valueKinds),
    raw: z.string(),
    /** Of a date that is only about right. */
    approximate: z.boolean().exactOptional(),
  })
  .refine(({ value, raw }) => isRawValue(value, raw), { path: ['raw'], ...fault('document.value-malformed') })

const NoteRef = z.strictObject({ kind: z.literal('note'), id: LocalId })
const CitationRef = z.strictObject({
  kind: z.literal('citation'),
  id: LocalId,
  locator: z.string().max(200).exactOptional(),
})
const Link = z.strictObject({
  kind: z.literal('link'),
  text: Piece,
  /** A page of the web, a mail address, or a place of this document (`#article-3`). */
  href: z
    .string()
    .regex(/^(https:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+|#[a-z][a-z0-9.-]{0,63})$/, 'document.link-malformed'),
  lang: TextLanguage.exactOptional(),
})

export const Inline = z.discriminatedUnion('kind', [Text, Value, NoteRef, CitationRef, Link])
export type Inline = z.infer<typeof Inline>

export const Inlines = z.array(Inline).max(2000)
export type Inlines = z.infer<typeof Inlines>
