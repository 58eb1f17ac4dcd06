import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One entry of the bundler's manifest: a file, and the keys of the chunks it imports at once or later. */
export type Chunk = {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}
export type Manifest = Readonly<Record<string, Chunk>>

/** Bytes of brotli JavaScript that a route loads: transitive for the first one, beyond the first one for the others. */
export type RouteBytes = { readonly route: string; readonly bytes: number; readonly limit: number }

const firstRouteLimit = 180_000
const furtherRouteLimit = 60_000
const firstRoute = 'foundation/identity/pages/home.tsx'
const languages = ['ar', 'fr', 'en'] as const

/** The files a chunk needs before it can run, itself included: its static imports, followed to the end. */
export function closureOf(manifest: Manifest, key: string, found: Set<string> = new Set()): Set<string> {
  const chunk = manifest[key]
  if (chunk === undefined || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const next of chunk.imports ?? []) closureOf(manifest, next, found)
  return found
}

/**
 * The cost of every page of a build. Catalogues count with the page: those of the shell and of the page's room, in the
 * language where they weigh most. `sizeOf` gives the transferred bytes of a file.
 */
export function routeBytes(manifest: Manifest, sizeOf: (file: string) => number): readonly RouteBytes[] {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true)
  if (entry === undefined) throw new Error('Cannot weigh the build: its manifest names no entry.')
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + sizeOf(file), 0)
  const messages = (room: string) => Math.max(...languages.map((language) => sum(catalogue(manifest, room, language))))
  const shell = closureOf(manifest, entry)
  const first = new Set([...shell, ...closureOf(manifest, firstRoute)])
  const pages = Object.keys(manifest).filter((key) => /\/pages\/[^/]+\.tsx$/.test(key))
  return pages.map((route) => {
    const room = route.replace(/\/pages\/.*$/, '')
    if (route === firstRoute) {
      const own = room === 'web' ? 0 : messages(room)
      return { route, bytes: sum(first) + messages('web') + own, limit: firstRouteLimit }
    }
    const beyond = [...closureOf(manifest, route)].filter((file) => !first.has(file))
    return { route, bytes: sum(beyond) + (room === 'web' ? 0 : messages(room)), limit: furtherRouteLimit }
  })
}

const catalogue = (manifest: Manifest, room: string, language: string) =>
  closureOf(manifest, `${room}/messages/${language}.po`)

/** One sentence for each route over its budget (empty when all is well), and the bytes of all, from `web/dist`. */
export function checkBudgets(root: string): {
  readonly routes: readonly RouteBytes[]
  readonly faults: readonly string[]
} {
  const folder = join(root, 'web/dist/client')
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) throw new Error('Cannot weigh the web: it has not been built (node web/build.ts).')
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'))
  const routes = routeBytes(manifest, (file) => statSync(join(folder, `${file}.br`)).size)
  const faults = routes
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ route, bytes, limit }) => `${route} loads ${bytes} bytes of JavaScript; its budget is ${limit}.`)
  if (!routes.some(({ route }) => route === firstRoute))
    faults.push(`The first route, ${firstRoute}, is not in the build.`)
  return { routes, faults }
}

if (import.meta.main) {
  const { routes, faults } = checkBudgets(join(import.meta.dirname, '..'))
  for (const { route, bytes, limit } of routes)
    process.stdout.write(`${String(bytes).padStart(7)} / ${limit}  ${route}\n`)
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
