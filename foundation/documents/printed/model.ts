/** A document as one reader gets it: values formatted, numbers given, notes gathered. Both renderings print this and nothing else. */
import type { Direction } from '../../language/index.ts'

/** Language and direction of a piece; every piece has its own. */
export type Flow = { readonly lang: string; readonly dir: Direction }

export type Weight = 'emphasis' | 'strong'

/** A run of a line. A value is isolated by the renderer; `note` is a mark, its text stands in `notes`. */
export type Run =
  | ({ readonly run: 'text'; readonly text: string; readonly weight?: Weight } & Partial<Flow>)
  | { readonly run: 'value'; readonly text: string; readonly dir: 'ltr' | 'auto' }
  | { readonly run: 'break' }
  | {
      readonly run: 'note'
      readonly id: string
      readonly mark: string
      /** The id of this mention, for the way back. */
      readonly place: string
      /** Where the note is first met, what stands at the foot of that page; left out where it was met before, or stands under a table. */
      readonly foot?: Flow & { readonly line: Line }
      /** Whether the note stands under a table and not at the foot of a page. */
      readonly under_table: boolean
    }
  | ({ readonly run: 'link'; readonly text: string; readonly href: string } & Partial<Flow>)

export type Line = readonly Run[]

export type PrintedNote = Flow & {
  readonly id: string
  readonly mark: string
  readonly line: Line
  readonly places: readonly string[]
}

export type ColumnPrint =
  | (Flow & {
      readonly block: 'heading'
      readonly id?: string
      readonly level: number
      readonly number?: string
      readonly line: Line
    })
  | (Flow & { readonly block: 'paragraph'; readonly id?: string; readonly number?: string; readonly line: Line })
  | (Flow & {
      readonly block: 'list'
      readonly id?: string
      readonly marks: 'bullet' | 'number' | 'letter'
      readonly items: readonly { readonly mark: string; readonly line: Line }[]
    })
  | (Flow & { readonly block: 'quote'; readonly id?: string; readonly line: Line; readonly source?: Line })

export type TablePrint = Flow & {
  readonly block: 'table'
  readonly id?: string
  readonly caption?: Line
  readonly columns: readonly { readonly label: Line; readonly align: 'start' | 'end'; readonly share?: number }[]
  readonly rows: readonly (readonly Line[])[]
  /** Of this table alone, printed under it: a note in a repeated header exhausts the memory of the engine. */
  readonly notes: readonly PrintedNote[]
}

/** A text with the language it is really in. */
export type Word = Flow & { readonly text: string }

/** A field: what it is called in each language, and what stands in it; without lines it is filled in by hand. */
export type Field = { readonly label: readonly Word[]; readonly lines: readonly (Flow & { readonly line: Line })[] }

export type CoverPrint = {
  readonly block: 'cover'
  readonly label: readonly Word[]
  readonly titles: readonly Word[]
  readonly subtitles: readonly Word[]
  /** Per institution its name in each language of the cover. */
  readonly institutions: readonly (readonly Word[])[]
  readonly facts: readonly Field[]
}

export type SideBySidePrint = {
  readonly block: 'side_by_side'
  readonly columns: readonly (Flow & { readonly name: string; readonly standing: string })[]
  readonly rows: readonly { readonly id?: string; readonly cells: readonly (readonly ColumnPrint[])[] }[]
}

export type SignaturesPrint = {
  readonly block: 'signatures'
  readonly titles: readonly Word[]
  readonly closing: readonly Word[]
  readonly parties: readonly {
    readonly names: readonly Word[]
    readonly signatories: readonly { readonly fields: readonly Field[]; readonly sign: readonly Word[] }[]
    readonly given: readonly Field[]
    readonly keys: readonly { readonly label: readonly Word[]; readonly groups: readonly string[] }[]
  }[]
}

export type AttachmentsPrint = {
  readonly block: 'attachments'
  readonly title: string
  readonly items: readonly { readonly mark: string; readonly name: Word; readonly groups: readonly string[] }[]
}

export type PrintedBlock =
  | ColumnPrint
  | TablePrint
  | { readonly block: 'page_break' }
  | CoverPrint
  | SideBySidePrint
  | AttachmentsPrint
  | SignaturesPrint

export type Printed = Flow & {
  readonly ref: string
  readonly region: string
  readonly title: string
  readonly dated: string
  readonly authors: readonly string[]
  /** The institutions in one line, for the header of every page. */
  readonly org: string
  readonly classification?: Word
  readonly digits: 'latn' | 'arab'
  /** «الصفحة {page} من {pages}» and its like, in the language of the document. */
  readonly page_of: string
  readonly has_cover: boolean
  readonly blocks: readonly PrintedBlock[]
  readonly notes: readonly PrintedNote[]
  readonly notes_title: string
}
