/** The blocks a document is made of, one after the other. */
import { z } from 'zod'
import { LanguageCode } from '../../language/index.ts'
import { Day } from '../../time/index.ts'
import { Inlines, LocalId, TextLanguage, Words } from './inlines.ts'

/** Language and, for places that are pointed at, an id; a block without a language has that of the document. */
const flow = { lang: TextLanguage.exactOptional(), id: LocalId.exactOptional() }

const Heading = z.strictObject({
  kind: z.literal('heading'),
  ...flow,
  level: z.int().min(1).max(4),
  /** A numbered heading gets 1, 1.1 … in the digits of the rendering. */
  numbered: z.boolean(),
  inlines: Inlines.min(1),
})

const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  ...flow,
  /** As the text has it: «3», «12(ب)»; its digits follow the rendering. */
  number: z.string().min(1).max(20).exactOptional(),
  inlines: Inlines.min(1),
})

const List = z.strictObject({
  kind: z.literal('list'),
  ...flow,
  /** Letters are those of the language: (أ) (ب), (a) (b). */
  marks: z.enum(['bullet', 'number', 'letter']),
  items: z.array(Inlines.min(1)).min(1).max(1000),
})

const Quote = z.strictObject({
  kind: z.literal('quote'),
  ...flow,
  inlines: Inlines.min(1),
  source: Inlines.exactOptional(),
})

/** A cell is a raw value of the kind of its column, or a line of its own making; an empty line is an empty cell. */
const Cell = z.union([z.string().max(5000), Inlines])
export type Cell = z.infer<typeof Cell>

const Table = z.strictObject({
  kind: z.literal('table'),
  ...flow,
  caption: Inlines.exactOptional(),
  columns: z
    .array(
      z.strictObject({
        label: Inlines.min(1),
        align: z.enum(['start', 'end']),
        kind: z.enum(['text', 'number', 'percent', 'date', 'ref']),
        /** Share of the width; left out, the column is as wide as its longest cell. */
        share: z.int().min(1).max(20).exactOptional(),
      }),
    )
    .min(1)
    .max(12),
  rows: z.array(z.array(Cell)).max(20_000),
})
export type Table = z.infer<typeof Table>

const PageBreak = z.strictObject({ kind: z.literal('page_break') })

/** The first page: title in each of these languages, institutions, reference, date and classification of the document. */
const Cover = z.strictObject({
  kind: z.literal('cover'),
  languages: z.array(LanguageCode).min(1).max(3),
  /** Above the title: what kind of document this is. */
  label: Words.exactOptional(),
  subtitle: Words.exactOptional(),
})

/** A block that may stand in a column. */
const ColumnBlock = z.discriminatedUnion('kind', [Heading, Paragraph, List, Quote])

/** Texts of equal standing beside each other, article by article; every row begins on one line in all columns. */
const SideBySide = z.strictObject({
  kind: z.literal('side_by_side'),
  columns: z
    .array(z.strictObject({ lang: LanguageCode, standing: z.enum(['authentic', 'translation']) }))
    .min(2)
    .max(3),
  rows: z
    .array(z.strictObject({ id: LocalId.exactOptional(), cells: z.array(z.array(ColumnBlock)) }))
    .min(1)
    .max(2000),
})

const Signatory = z.strictObject({
  name: Words,
  capacity: Words,
  /** The act that empowers the person to sign. */
  mandate: z
    .strictObject({ act: Words, ref: z.string().min(1).max(200).exactOptional(), dated: Day.exactOptional() })
    .exactOptional(),
})

/** The last page: a place to sign for every party, with what the signature rests on. */
const Signatures = z.strictObject({
  kind: z.literal('signatures'),
  /** Languages of the labels and of the values, in this order. */
  languages: z.array(LanguageCode).min(1).max(3),
  title: Words,
  /** The sentence above the signatures: place, number of originals, equal authority of the texts. */
  closing: Words.exactOptional(),
  parties: z
    .array(
      z.strictObject({
        name: Words,
        signatories: z.array(Signatory).min(1).max(3),
        /** Left out: a line to be filled in by hand. */
        place: Words.exactOptional(),
        date: Day.exactOptional(),
        keys: z.array(z.strictObject({ label: Words, fingerprint: z.string().regex(/^[0-9a-f]{32,128}$/) })).max(4),
      }),
    )
    .min(1)
    .max(12),
})
export type Signatures = z.infer<typeof Signatures>

export const Block = z.discriminatedUnion('kind', [
  Heading,
  Paragraph,
  List,
  Quote,
  Table,
  PageBreak,
  Cover,
  SideBySide,
  Signatures,
])
export type Block = z.infer<typeof Block>
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>
