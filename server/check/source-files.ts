import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const notOurs = new Set(['node_modules', '.git', 'dist', 'test-results', '.mithaq-installing'])

/** Paths of the repository's files from its root, with `/` on every system, sorted; what is installed or built is left out. */
export function listFiles(root: string, folder = root): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : listFiles(root, path)
      return entry.isFile() ? [relative(root, path).split(sep).join('/')] : []
    })
    .sort()
}

/** The text of a file of the repository. */
export const readText = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')

/** The number of the line a character stands on, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
