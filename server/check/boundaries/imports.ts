import { posix } from 'node:path'
import { type ParseResult, parseSync } from 'oxc-parser'
import { lineOf } from '../source-files.ts'

export type Import = {
  readonly line: number
  /** Path from the root of the repository for a file of ours, the specifier itself for a package. */
  readonly target: string
  readonly isPackage: boolean
  /** Nothing of it is left when the program runs: `import type`, or only types named. */
  readonly typeOnly: boolean
}

/** Parses one TypeScript file; throws with the parser's sentence when it is not valid. */
export function parseModule(file: string, source: string): ParseResult {
  const parsed = parseSync(file, source)
  const [fault] = parsed.errors
  if (fault !== undefined) throw new Error(`Cannot read ${file}: ${fault.message}`)
  return parsed
}

/** What a module imports: import, export … from, and import() of a literal, in the order of the file. */
export function importsOf(file: string, source: string): readonly Import[] {
  const { module } = parseModule(file, source)
  const found = new Map<number, { readonly specifier: string; readonly at: number; readonly typeOnly: boolean }>()
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const declaredType = /^import\s+type\b/.test(source.slice(start, moduleRequest.start))
    const typeOnly = declaredType || (entries.length > 0 && entries.every(({ isType }) => isType))
    found.set(moduleRequest.start, { specifier: moduleRequest.value, at: moduleRequest.start, typeOnly })
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest === null) continue
    // The parser traces `export { x }` back to the import of x, which is known already; one value makes `export … from` no type.
    const before = found.get(moduleRequest.start)
    const typeOnly = before === undefined ? isType : before.typeOnly && isType
    found.set(moduleRequest.start, { specifier: moduleRequest.value, at: moduleRequest.start, typeOnly })
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end))?.[2]
    if (literal !== undefined)
      found.set(moduleRequest.start, { specifier: literal, at: moduleRequest.start, typeOnly: false })
  }
  return [...found.values()]
    .sort((one, other) => one.at - other.at)
    .map(({ specifier, at, typeOnly }) => {
      const isPackage = !specifier.startsWith('.')
      const target = isPackage ? specifier : posix.join(posix.dirname(file), specifier.replace(/[?#].*$/, ''))
      return { line: lineOf(source, at), target, isPackage, typeOnly }
    })
}
