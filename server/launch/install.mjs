import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled, leftOut, stampInstallation } from './freshness.mjs'
import { withInstallLock } from './install-lock.mjs'
import { findNode24, isNewEnough, node24Package } from './node-24.mjs'
import { npmCi } from './npm.mjs'
import { root } from './root.mjs'
import { LaunchFailure, sentences } from './sentences.mjs'

/** Installs exactly what package-lock.json asks for, unless it is there already. One process at a time; says so in one line. */
export async function installDependencies() {
  if (isInstalled(root)) return
  if (node24Package() === undefined && !isNewEnough(process.version)) {
    throw new LaunchFailure(sentences.noNode24(process.version))
  }
  await withInstallLock(root, async (folder) => {
    if (isInstalled(root)) return // the process that was waited for has done it
    process.stdout.write('يجري تثبيت التبعيات · Installation des dépendances · Installing dependencies …\n')
    await npmCi(await nodeForNpm(folder), root)
    const missing = leftOut(root)
    if (missing.length > 0) throw new LaunchFailure(sentences.partLeftOut(missing.join(', ')))
    stampInstallation(root)
  })
}

/**
 * The Node that npm has to run with. npm leaves out optional packages, and says nothing, when the Node it runs with is
 * older than they ask for: native parts for this machine would be missing. So an older Node first installs Node 24
 * alone, as locked, into the folder of the installation lock.
 */
async function nodeForNpm(folder) {
  if (isNewEnough(process.version)) return process.execPath
  const name = node24Package()
  const path = `node_modules/${name}`
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const { optional: _optional, ...entry } = lock.packages[path]
  const project = { name: 'node-24', version: '1.0.0', dependencies: { [name]: entry.version } }
  const bootstrap = join(folder, 'node-24')
  mkdirSync(bootstrap)
  writeFileSync(join(bootstrap, 'package.json'), JSON.stringify(project))
  writeFileSync(
    join(bootstrap, 'package-lock.json'),
    JSON.stringify({ ...project, lockfileVersion: 3, requires: true, packages: { '': project, [path]: entry } }),
  )
  await npmCi(process.execPath, bootstrap)
  return findNode24({ folder: bootstrap })
}
