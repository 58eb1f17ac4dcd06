import { checkBoundaries } from './boundaries/index.ts'
import { checkDirections, checkFiles } from './house/index.ts'
import { lintOpenApi } from './open-api.ts'
import { checkFormat, checkTypes, checkUnused } from './tools.ts'

/** One part of the check: a name for people, and a function of the repository's root that answers with sentences. */
export type Part = {
  readonly name: string
  readonly run: (root: string) => Promise<readonly string[]> | readonly string[]
}

/** Every part, the slowest first, so that what runs beside it fills the time. */
export const parts: readonly Part[] = [
  { name: 'web budgets', run: checkWebBudgets },
  { name: 'types', run: checkTypes },
  { name: 'unused code, exports, dependencies', run: checkUnused },
  { name: 'format and lint', run: checkFormat },
  { name: 'room boundaries', run: checkBoundaries },
  { name: 'messages', run: checkMessages },
  { name: 'directions, inline styles, locales', run: checkDirections },
  { name: 'machine paths, secrets, file length, lock file', run: checkFiles },
  { name: 'OpenAPI document', run: checkOpenApi },
]

// Loaded when their part runs: a room that does not load spoils that part alone.
async function checkMessages(root: string): Promise<readonly string[]> {
  return (await import('./messages.ts')).checkMessages(root)
}

async function checkWebBudgets(root: string): Promise<readonly string[]> {
  const [{ buildWeb }, { checkBudgets }] = await Promise.all([
    import('../../web/build.ts'),
    import('../../web/budgets.ts'),
  ])
  await buildWeb()
  return checkBudgets(root).faults
}

async function checkOpenApi(): Promise<readonly string[]> {
  return lintOpenApi((await import('../open-api.ts')).openApiDocument())
}
