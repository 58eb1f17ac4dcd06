import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { clientConfig, engineConfig, serverConfig, workerConfig } from '../../vite.config.ts'
import { closureOf, type Manifest } from '../budgets.ts'
import type { BuiltAssets } from './built-assets.ts'
import { compressFolder } from './compress.ts'
import { inputsOf } from './inputs.ts'
import { reactAriaStyleHashes } from './style-hashes.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'web/dist')

/** Builds into a folder beside `web/dist` and swaps it in at the end, so that a running server never sees half a build. */
async function run(): Promise<void> {
  const work = join(root, `web/dist.${process.pid}`)
  const modules = new Set<string>()
  const seen = (id: string) => modules.add(id)
  try {
    await build(clientConfig(join(work, 'client'), seen))
    await build(serverConfig(join(work, 'server'), seen))
    const manifest: Manifest = JSON.parse(readFileSync(join(work, 'client/manifest.json'), 'utf8'))
    cpSync(join(root, 'web/static'), join(work, 'client'), { recursive: true })
    const assets = assetsOf(manifest, versionOf(work))
    const files = [assets.script, ...assets.imports, assets.style]
    await build(workerConfig(join(work, 'client'), { version: assets.version, files }, seen))
    await build(engineConfig('hash', join(work, 'client'), seen))
    await build(engineConfig('vault', join(work, 'client'), seen))
    await compressFolder(join(work, 'client'))
    write(work, 'assets.json', assets)
    write(work, 'csp.json', { style_hashes: reactAriaStyleHashes(root) })
    write(work, 'stamp.json', inputsOf(root, [...modules]))
    rmSync(dist, { recursive: true, force: true })
    mkdirSync(join(root, 'web'), { recursive: true })
    renameSync(work, dist)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function assetsOf(manifest: Manifest, version: string): BuiltAssets {
  const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry === true)
  const style = Object.values(manifest).find((chunk) => chunk.file.endsWith('.css'))
  if (entry === undefined || style === undefined) throw new Error('The build has no entry or no style sheet.')
  const [key, { file }] = entry
  const first = closureOf(manifest, key)
  const address = (name: string) => `/${name}`
  const later = Object.entries(manifest)
    .filter(([name, chunk]) => chunk.src !== undefined && /\.(tsx|po)$/.test(name) && chunk.isEntry !== true)
    .map(([name]) => [name, [...closureOf(manifest, name)].filter((path) => !first.has(path)).map(address)])
  const fonts = Object.entries(manifest)
    .filter(([name]) => name.endsWith('.woff2'))
    .map(([name, chunk]) => [name.replace(/^.*\//, ''), address(chunk.file)])
  return {
    version,
    script: address(file),
    imports: [...first].filter((path) => path !== file).map(address),
    style: address(style.file),
    fonts: Object.fromEntries(fonts),
    later: Object.fromEntries(later),
  }
}

/** The same sources give the same version: it is a hash of what was built, not a time. */
function versionOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(js|css|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

const write = (folder: string, name: string, value: unknown) =>
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`)

await run()
