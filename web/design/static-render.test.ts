import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { serverConfig } from '../../vite.config.ts'

const folder = import.meta.dirname
const sources = readdirSync(folder).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('the static design system, rendered without a browser', () => {
  const html = new Map<string, string>()
  let hostile = ''
  let out = ''

  before(async () => {
    out = mkdtempSync(join(tmpdir(), 'mithaq-design-'))
    const base = serverConfig(out, () => undefined)
    const entries = { every: fileURLToPath(import.meta.resolve('./testing/every-component.tsx')) }
    const catalogues = Object.fromEntries(['ar', 'fr', 'en'].map((one) => [one, join(folder, `messages/${one}.po`)]))
    await build({
      ...base,
      build: {
        outDir: out,
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: { ...entries, ...catalogues },
          output: { entryFileNames: '[name].js', format: 'es' },
        },
      },
    })
    const load = (name: string) => import(pathToFileURL(join(out, `${name}.js`)).href)
    const every = await load('every')
    hostile = every.hostile
    for (const language of ['ar', 'fr', 'en']) {
      const { messages } = await load(language)
      html.set(language, every.renderEverything(language, messages))
    }
  })
  after(() => rmSync(out, { recursive: true, force: true }))

  test('the sample renders every component that the door exports', () => {
    const door = read('index.ts').replace(/\btype \w+/g, '')
    const components = [...door.matchAll(/\b([A-Z][A-Za-z]+)\b(?=[,\s}])/g)].map(([, name = '']) => name)
    const sample = read('testing/every-component.tsx')
    const named = new Set(
      components.filter((name) => read('index.ts').match(new RegExp(`export \\{[^}]*\\b${name}\\b`))),
    )
    assert.ok(named.size > 40, `only ${named.size} components were found in index.ts`)
    const missing = [...named].filter((name) => !new RegExp(`<${name}\\b`).test(sample))
    assert.deepEqual(missing, [])
  })

  test('W1: no style attribute, no handler attribute and no script in the HTML', () => {
    for (const [language, text] of html) {
      assert.doesNotMatch(text, /<[^>]*\sstyle=/, language)
      assert.doesNotMatch(text, /<[^>]*\son[a-z]+=/, language)
      assert.doesNotMatch(text, /<script/i, language)
    }
  })

  test('every value from data stands inside bdi, an input, or the title of the document', () => {
    const escaped = hostile.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    for (const [language, text] of html) {
      const left = text
        .replaceAll(/<bdi[^>]*>[^<]*(<bdi[^>]*>[^<]*<\/bdi>)?<\/bdi>/g, '')
        .replaceAll(/<(title|option|textarea)[^>]*>[^<]*<\/\1>/g, '')
        .replaceAll(/value="[^"]*"/g, '')
      assert.equal(left.indexOf(escaped), -1, `${language}: ${left.slice(left.indexOf(escaped) - 80).slice(0, 160)}`)
    }
  })

  test('messages are spoken in all three languages and no id shows', () => {
    const words = { ar: 'توجد مشكلة', fr: 'Il y a un problème', en: 'There is a problem' }
    for (const [language, text] of html) {
      assert.ok(text.includes(words[language as keyof typeof words]), language)
      assert.doesNotMatch(text, /design\.[a-z]+\./, language)
    }
  })

  test('the title of a question page with errors begins with the word for error', () => {
    assert.match(html.get('ar') ?? '', /<title>خطأ: /)
    assert.match(html.get('fr') ?? '', /<title>Erreur\u00a0: /)
  })

  test('both digit sets are read: a date typed as ٢٠٢٦ is shown with its Hijri day', () => {
    assert.match(html.get('en') ?? '', /14 August 2026/)
    assert.match(html.get('en') ?? '', /1448/)
  })

  test('the error summary stands before the heading, and links to its field', () => {
    const text = html.get('ar') ?? ''
    assert.ok(text.indexOf('error-summary') < text.indexOf('<h1'))
    assert.match(text, /href="#f1"/)
  })
})

test('W2: static components use no effect, no kit and no widget', () => {
  assert.ok(sources.length > 25, 'the static components were not found')
  for (const name of sources) {
    assert.doesNotMatch(read(name), /use(Layout|Insertion)?Effect\b|react-aria|\.\/widgets\//, name)
  }
})
