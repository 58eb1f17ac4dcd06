import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** What a build was made from: path relative to the root → SHA-256 of its bytes, and the list of catalogues it saw. */
export type BuildInputs = { readonly files: Readonly<Record<string, string>>; readonly catalogues: readonly string[] }

const settings = ['package-lock.json', 'vite.config.ts', 'lingui.config.ts', 'web/build.ts']

/** The content hash of every module that took part in a build, and of the settings that shape it. */
export function inputsOf(root: string, modules: readonly string[]): BuildInputs {
  const own = modules
    .map((id) =>
      relative(root, id.replace(/[?#].*$/, ''))
        .split(sep)
        .join('/'),
    )
    .filter((path) => !path.startsWith('..') && !path.startsWith('node_modules/') && !path.startsWith('\0'))
  const builders = globSync('web/build/*.ts', { cwd: root }).map(slashed)
  const paths = [...new Set([...settings, ...builders, ...own])].filter((path) => existsSync(join(root, path))).sort()
  return { files: Object.fromEntries(paths.map((path) => [path, hashOf(join(root, path))])), catalogues: found(root) }
}

/** The first difference between a build's inputs and the folder as it is now, or undefined when the build is fresh. */
export function changedInput(root: string, built: BuildInputs): string | undefined {
  for (const [path, hash] of Object.entries(built.files)) {
    const full = join(root, path)
    if (!existsSync(full) || hashOf(full) !== hash) return path
  }
  const now = found(root)
  return [...now, ...built.catalogues].find((path) => !now.includes(path) || !built.catalogues.includes(path))
}

/** Catalogues are found by pattern, not by import: a new one changes the build although no known file changed. */
function found(root: string): string[] {
  const patterns = ['web/messages/*.po', 'web/*/messages/*.po', '{foundation,protocol,areas}/**/messages/*.po']
  return globSync(patterns, { cwd: root }).map(slashed).sort()
}

const slashed = (path: string) => path.split(sep).join('/')
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
