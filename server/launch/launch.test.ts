import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { withInstallLock } from './install-lock.mjs'
import { findNode24, isNewEnough } from './node-24.mjs'
import { sentenceFor } from './npm.mjs'
import { LaunchFailure } from './sentences.mjs'
import { findTestFiles, name } from './test-files.mjs'

const scripts = [/\p{Script=Arabic}/u, /[éèàê’]/u, /\bthe\b/iu]

for (const [output, words] of [
  ['npm error code ENOTFOUND', /registry cannot be reached/],
  ['npm error code EAI_AGAIN', /registry cannot be reached/],
  ['npm error code ENOSPC', /disk is full/],
  ['npm error code EACCES', /may not write/],
  ['npm error code EUSAGE', /disagree/],
  ['npm error something new', /something new/],
] as const) {
  test(`sentenceFor() tells what to do about «${output}» in three languages`, () => {
    const sentence = sentenceFor(output)
    assert.match(sentence, words)
    for (const script of scripts) assert.match(sentence, script)
  })
}

test('findNode24() refuses with a sentence where neither a package nor the running Node will do', () => {
  assert.throws(() => findNode24({ platform: 'sunos-x64', running: 'v20.20.2' }), LaunchFailure)
  assert.equal(findNode24({ platform: 'sunos-x64', running: 'v24.21.0' }), process.execPath)
})

test('isNewEnough() accepts Node 24 and later, not 22', () => {
  assert.deepEqual(['v20.20.2', 'v22.9.0', 'v24.0.0', 'v26.10.0'].map(isNewEnough), [false, false, true, true])
})

test('findTestFiles() takes patterns as parts of the path and looks into no dependency', () => {
  const files = findTestFiles(['server/launch']).map(name)
  assert.deepEqual(files, ['server/launch/freshness.test.ts', 'server/launch/launch.test.ts'])
  assert.equal(
    findTestFiles([]).some((file: string) => file.includes('node_modules')),
    false,
  )
})

const folderFor = (t: { after(work: () => void): void }) => {
  const root = mkdtempSync(join(tmpdir(), 'mithaq-lock-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  return root
}

test('withInstallLock() lets one installation run at a time and leaves nothing behind', async (t) => {
  const root = folderFor(t)
  const steps: string[] = []
  const work = (label: string) =>
    withInstallLock(root, async () => {
      steps.push(`${label} begins`)
      await delay(50)
      steps.push(`${label} ends`)
    })
  await Promise.all([work('first'), work('second')])
  assert.deepEqual(steps, ['first begins', 'first ends', 'second begins', 'second ends'])
  assert.equal(existsSync(join(root, '.mithaq-installing')), false)
})

for (const [who, holder, age] of [
  ['ended on this machine', { pid: 2 ** 30, host: hostname() }, 0],
  ['has been silent on another machine', { pid: 1, host: 'elsewhere' }, 60],
] as const) {
  test(`withInstallLock() takes over from a holder that ${who}`, async (t) => {
    const root = folderFor(t)
    const folder = join(root, '.mithaq-installing')
    mkdirSync(folder)
    writeFileSync(join(folder, 'holder.json'), JSON.stringify(holder))
    const since = new Date(Date.now() - age * 1000)
    utimesSync(folder, since, since)
    assert.equal(await withInstallLock(root, async () => 'done'), 'done')
  })
}
