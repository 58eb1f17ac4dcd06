import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { renderHtml } from '../index.ts'
import { documentStyleSheet } from '../server.ts'
import { document, text } from '../testing/small.ts'
import { exampleProtocol } from '../testing.ts'

const options = { locale: 'ar-MA', digits: 'locale', stylesheet: '/document.css' } as const
const page = renderHtml(exampleProtocol(), options)
/** The page without what stands between tags. */
const tagsOf = (html: string) => html.replace(/>[^<]*</g, '><')

test('renderHtml() gives the same text for the same model, whatever the order of its fields', () => {
  const again = Object.fromEntries(Object.entries(exampleProtocol()).reverse())
  assert.equal(renderHtml(again as ReturnType<typeof exampleProtocol>, options), page)
})

test('the page is one article in its language and direction, without script and without style of its own', () => {
  assert.equal(page.match(/<article /g)?.length, 1)
  assert.match(page, /<html lang="ar-MA" dir="rtl">/)
  assert.match(page, /<article class="document" lang="ar" dir="rtl">/)
  assert.doesNotMatch(page, /<script|<style| style=| on[a-z]+=/)
  assert.match(page, /<link rel="stylesheet" href="\/document.css">/)
})

test('no text from data becomes markup', () => {
  const plain = tagsOf(renderHtml(document([{ kind: 'paragraph', inlines: text('x') }]), options))
  fc.assert(
    fc.property(fc.stringMatching(/^[<>&"'a-z/ =!-]{1,40}$/), (words) => {
      const html = renderHtml(document([{ kind: 'paragraph', inlines: text(words) }]), options)
      assert.equal(tagsOf(html), plain)
    }),
  )
})

test('every note leads to its text and back to every place that points at it', () => {
  const references = [...page.matchAll(/<a id="([^"]+)" href="#([^"]+)" role="doc-noteref">/g)]
  assert.equal(references.length, 5)
  for (const [, place, note] of references) {
    assert.ok(page.includes(`<li id="${note}"`), note)
    assert.ok(page.includes(`<a href="#${place}" role="doc-backlink"`), place)
  }
})

test('every link within the page leads somewhere, and every id stands once', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target)
})

test('columns and rows of a table say what they head; each article is a place that can be pointed at', () => {
  assert.equal(page.match(/<th scope="col"/g)?.length, 6)
  assert.equal(page.match(/<th scope="row"/g)?.length, 4)
  for (let article = 1; article <= 12; article++)
    assert.ok(page.includes(`<div class="row" id="at-article-${article}">`))
})

test('values are isolated, foreign runs and notes carry their language and direction', () => {
  assert.match(page, /<bdi dir="ltr">\+000\u202F5\u202F37\u202F54\u202F00\u202F00<\/bdi>/)
  assert.match(page, /<bdi lang="en" dir="ltr">Special Rapporteur/)
  assert.match(page, /<li id="n2" lang="fr" dir="ltr">/)
})

test('the style sheet styles every class of the page and prints on paper', () => {
  const sheet = documentStyleSheet()
  for (const [, names = ''] of page.matchAll(/ class="([^"]+)"/g))
    for (const name of names.split(' ')) assert.ok(sheet.includes(`.${name}`), name)
  assert.match(sheet, /@media print/)
})
