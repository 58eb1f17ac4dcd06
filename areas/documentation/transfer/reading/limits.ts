/** What a file may be at most: an archive that unpacks into more is refused before it fills a disk or a memory. */
export const limits = {
  /** Entries of an archive. */
  entries: 20_000,
  /** Bytes of all entries together, unpacked. */
  unpacked: 4 * 2 ** 30,
  /** Bytes of one table, unpacked. */
  table: 2 ** 30,
  /** Unpacked over packed, asked of whatever is larger than `smallEntry`. */
  ratio: 250,
  smallEntry: 2 ** 20,
  columns: 500,
  /** Characters of one row. */
  row: 1_000_000,
  /** Bytes of the texts that a workbook shares. */
  sharedTexts: 256 * 2 ** 20,
  cpuSeconds: 600,
  memoryKb: 2_000_000,
} as const

/** Why a file cannot be read. Each has its sentence in `problems.ts`. */
export const fileFaults = [
  'file.not-an-archive',
  'file.too-many-entries',
  'file.unpacks-too-large',
  'file.unsafe-name',
  'file.encrypted',
  'file.no-table',
  'file.not-in-encoding',
  'file.quote-not-closed',
  'file.quote-inside',
  'file.row-too-long',
  'file.too-many-columns',
  'file.columns-repeated',
  'file.no-header',
  'file.not-a-workbook',
  'file.not-a-table',
  'file.old-workbook',
  'file.is-a-package',
  'file.empty',
  'file.took-too-much',
] as const
export type FileFault = (typeof fileFaults)[number]

/** Thrown by readers; `row` where it is known. */
export class FileRefused extends Error {
  readonly fault: FileFault
  readonly row: number | undefined
  constructor(fault: FileFault, row?: number) {
    super(fault)
    this.fault = fault
    this.row = row
  }
}
