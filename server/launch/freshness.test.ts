import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { isInstalled, leftOut, stampInstallation } from './freshness.mjs'

type Entry = {
  readonly version: string
  readonly integrity?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
}

const zod: Entry = { version: '4.6.7', integrity: 'sha512-a' }
const elsewhere: Entry = { version: '1.0.0', optional: true, os: [process.platform === 'aix' ? 'linux' : 'aix'] }
const here: Entry = { version: '1.0.0', optional: true, os: [process.platform] }
const locked = { 'node_modules/zod': zod, 'node_modules/for-aix': elsewhere, 'node_modules/for-here': here }

function repository(t: { after(work: () => void): void }, packages: Record<string, Entry> = locked) {
  const root = mkdtempSync(join(tmpdir(), 'mithaq-freshness-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const write = (path: string, content: unknown) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), JSON.stringify(content))
  }
  const optionalDependencies = { 'for-aix': '1.0.0', 'for-here': '1.0.0' }
  const lock = (entries: Record<string, Entry>) =>
    write('package-lock.json', { packages: { '': { optionalDependencies }, ...entries } })
  const install = (entries: Record<string, Entry>) => {
    for (const path of Object.keys(entries)) write(`${path}/package.json`, {})
    write('node_modules/.package-lock.json', { packages: entries })
  }
  lock(packages)
  return { root, lock, install }
}

test('isInstalled() is false on a fresh clone', (t) => {
  assert.equal(isInstalled(repository(t).root), false)
})

test('isInstalled() accepts what npm recorded without a stamp, packages of other systems left out', (t) => {
  const { root, install } = repository(t)
  install({ 'node_modules/zod': zod, 'node_modules/for-here': here })
  assert.equal(isInstalled(root), true)
})

test('isInstalled() is false when npm recorded another version', (t) => {
  const { root, install } = repository(t)
  install({ 'node_modules/zod': { ...zod, version: '4.6.6' }, 'node_modules/for-here': here })
  assert.equal(isInstalled(root), false)
})

test('isInstalled() is false when a folder that npm recorded is gone', (t) => {
  const { root, install } = repository(t)
  install({ 'node_modules/zod': zod, 'node_modules/for-here': here })
  rmSync(join(root, 'node_modules/zod'), { recursive: true })
  assert.equal(isInstalled(root), false)
})

test('isInstalled() is false once the lock file differs from the stamped one and from what is there', (t) => {
  const { root, install, lock } = repository(t)
  install({ 'node_modules/zod': zod, 'node_modules/for-here': here })
  stampInstallation(root)
  assert.equal(isInstalled(root), true)
  lock({ ...locked, 'node_modules/zod': { ...zod, version: '4.7.0' } })
  assert.equal(isInstalled(root), false)
})

test('isInstalled() treats a stamp cut off by a crash as none', (t) => {
  const { root, install, lock } = repository(t)
  install({ 'node_modules/zod': zod, 'node_modules/for-here': here })
  writeFileSync(join(root, 'node_modules/.mithaq-installed.json'), '{"lock":"ab')
  assert.equal(isInstalled(root), true)
  lock({ ...locked, 'node_modules/zod': { ...zod, version: '4.7.0' } })
  assert.equal(isInstalled(root), false)
})

test('leftOut() names a package made for this machine that npm skipped, and none made for another', (t) => {
  const { root, install } = repository(t)
  install({ 'node_modules/zod': zod })
  assert.deepEqual(leftOut(root), ['for-here'])
  assert.equal(isInstalled(root), false)
})

test('isInstalled() is false when npm left out a native part for this machine that a dependency names', (t) => {
  const native: Entry = { version: '1.0.0', optional: true, os: [process.platform] }
  const { root, install } = repository(t, { ...locked, 'node_modules/native-part': native })
  install({ 'node_modules/zod': zod, 'node_modules/for-here': here })
  assert.equal(isInstalled(root), false)
  install({ 'node_modules/zod': zod, 'node_modules/for-here': here, 'node_modules/native-part': native })
  assert.equal(isInstalled(root), true)
})
