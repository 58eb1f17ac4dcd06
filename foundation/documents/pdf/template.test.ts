import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const folder = join(import.meta.dirname, 'template')
const files = readdirSync(folder)
/** What a template may not do: fetch packages, read other files, evaluate text, run plugins, look at the clock. */
const forbidden =
  /@preview|@local|\b(?:eval|plugin|read|include|cbor|csv|toml|xml|yaml|image|bytes)\s*[("]|datetime\.today|\bsys\b/

test('templates fetch no package, read no file but the data, evaluate no text and know no clock', () => {
  assert.ok(files.length >= 4)
  for (const file of files) {
    assert.match(file, /\.typ$/)
    const source = readFileSync(join(folder, file), 'utf8').replace(/^\s*\/\/.*$/gm, '')
    assert.doesNotMatch(source, forbidden, file)
    for (const [, read] of source.matchAll(/\bjson\(([^)]*)\)/g)) assert.equal(read, '"data.json"', file)
    for (const [, imported = ''] of source.matchAll(/#import "([^"]*)"/g)) assert.ok(files.includes(imported), imported)
  }
})

test('the lint sees what it forbids', () => {
  for (const line of [
    '#import "@preview/cetz:0.3.0": *',
    '#eval("1")',
    '#read("a")',
    '#datetime.today()',
    '#sys.inputs',
    '#include "x.typ"',
  ])
    assert.match(line, forbidden)
})
