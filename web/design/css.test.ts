import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const web = join(import.meta.dirname, '..')
const files = globSync('**/*.css', { cwd: web, exclude: (name) => /^dist/.test(name) })
const text = (name: string) => readFileSync(join(web, name), 'utf8').replace(/\/\*.*?\*\//gs, '')

/** Declarations whose meaning is tied to a side of the screen, or to the direction of Latin text. */
const physical = [
  /(?:^|[\s;{])(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/,
  /(?:^|[\s;{])(?:left|right|top|bottom)\s*:/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)/,
  /(?:^|[\s;{])(?:min-|max-)?(?:width|height)\s*:(?![^{}]*\)\s*\{)/,
]

test('all style sheets of the web are found', () => {
  assert.ok(files.length >= 15, `only ${files.length}`)
})

for (const name of files) {
  test(`${name} names no physical direction`, () => {
    const rules = text(name).replace(/@(?:media|container|supports)[^{]*\{/g, '{')
    for (const pattern of physical) assert.doesNotMatch(rules, pattern)
  })

  test(`${name} never tracks, slants or strikes text, and needs no !important`, () => {
    assert.doesNotMatch(text(name), /letter-spacing\s*:(?!\s*normal)/)
    assert.doesNotMatch(text(name), /font-style\s*:(?!\s*normal)/)
    assert.doesNotMatch(text(name), /line-through|!important/)
  })
}

test('the rules above catch what they are for', () => {
  const wrong = [
    'a{margin-left:1px}',
    'a{ left: 0}',
    'a{text-align:right}',
    'a{width:3px}',
    'a{border-top-left-radius:1px}',
  ]
  for (const rule of wrong)
    assert.ok(
      physical.some((pattern) => pattern.test(rule)),
      rule,
    )
})

test('every rule of the design system stands in a layer, so that an area can overrule it', () => {
  for (const name of files.filter((file) => file.startsWith('design/') && !/fonts\.css|design\.css/.test(file))) {
    const outside = text(name).replace(/@layer [a-z]+ \{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}/g, '')
    assert.equal(outside.trim(), '', name)
  }
})
