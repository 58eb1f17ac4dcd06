// What the server runs is read from its first file on: nothing in it can open what is sealed or unwrap a key.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { parseSync } from 'oxc-parser'

const root = join(import.meta.dirname, '../..')
const openers = ['age-encryption', 'hash-wasm', 'shamir-secret-sharing', '@noble/ciphers']
const own = ['seal', 'wrap', 'shares', 'secret', 'passphrase', 'hybrid'].map(
  (name) => `foundation/sealing/crypto/${name}.ts`,
)

/** Every file and package that is loaded by way of these, types left out, later imports included. */
function reached(starts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const queue = starts.map((start) => join(root, start))
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const name = relative(root, file).replaceAll('\\', '/')
    if (seen.has(name) || !existsSync(file)) continue
    seen.add(name)
    const { module } = parseSync(file, readFileSync(file, 'utf8'))
    const targets = [
      ...module.staticImports.flatMap(({ moduleRequest, entries }) =>
        entries.length > 0 && entries.every(({ isType }) => isType) ? [] : [moduleRequest.value],
      ),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest, isType }) => (moduleRequest === null || isType ? [] : [moduleRequest.value])),
      ),
      ...module.dynamicImports.map(({ moduleRequest }) =>
        readFileSync(file, 'utf8').slice(moduleRequest.start + 1, moduleRequest.end - 1),
      ),
    ]
    for (const target of targets) {
      if (target.startsWith('.')) queue.push(join(dirname(file), target))
      else seen.add(target)
    }
  }
  return seen
}

test('no file that the server loads can open what is sealed: neither the libraries nor our own unwrapping are among them', () => {
  const loaded = reached(['server/main.ts', 'server/launch.mjs'])
  assert.ok(loaded.has('foundation/sealing/sealed-routes.ts'), 'the walk reaches the routes')
  assert.ok(loaded.size > 300, `${loaded.size} files`)
  const found = [...loaded].filter(
    (name) => openers.some((opener) => name === opener || name.startsWith(`${opener}/`)) || own.includes(name),
  )
  assert.deepEqual(found, [])
})

test('the walk would find them: what the browser loads has them all', () => {
  const loaded = reached(['foundation/sealing/index.ts'])
  for (const name of own) assert.ok(loaded.has(name), name)
})
