/** Whether an error means that a part of the application could not be fetched (the wording of the three engines). */
export function isChunkMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message)
}
