/** Turns refusals of the database that people can act on into problems. */
import type { Problem } from '../../foundation/http/index.ts'

/** Runs `work`; a database error with one of these codes becomes the problem beside it, any other error passes. */
export async function refusing<T>(
  problems: Readonly<Record<string, (details: Record<never, never>) => Problem>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw problems[code]?.({}) ?? error
  }
}
