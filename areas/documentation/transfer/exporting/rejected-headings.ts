/** Headings of the columns beside rows that were not taken: by them a corrected file is known when it comes back. */
export const rejectedHeadings = {
  row: { ar: 'السطر', fr: 'ligne', en: 'row' },
  column: { ar: 'العمود', fr: 'colonne', en: 'column' },
  reason: { ar: 'السبب', fr: 'motif', en: 'reason' },
} as const

/** Whether a file was written by us, so that the apostrophes before what looks like a formula are ours. */
export function isRejectedFile(header: readonly string[]): boolean {
  const last = header.slice(-3)
  return (['ar', 'fr', 'en'] as const).some((language) =>
    [rejectedHeadings.row, rejectedHeadings.column, rejectedHeadings.reason].every(
      (heading, index) => heading[language] === last[index],
    ),
  )
}
