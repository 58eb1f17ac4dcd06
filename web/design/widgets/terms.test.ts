import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ancestorsOf, searchTerms, type Term, type TermNode, termLabel, termTrees } from './terms.ts'

const count = (nodes: readonly TermNode[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0)

test('termTrees() keeps every term exactly once, even with missing parents and circles', () => {
  const id = fc.integer({ min: 0, max: 12 }).map((number) => `t${number}`)
  const term = fc.record({ id, parent_id: fc.option(id, { nil: null }), label: fc.constant({ ar: 'مصطلح' }) })
  fc.assert(
    fc.property(fc.uniqueArray(term, { selector: (one) => one.id, maxLength: 12 }), (terms) => {
      assert.equal(count(termTrees(terms)), terms.length)
      for (const one of terms) assert.ok(ancestorsOf(one, terms).length <= terms.length)
    }),
  )
})

const terms: readonly Term[] = [
  { id: 'liberty', parent_id: null, label: { ar: 'الحرية والأمان', fr: 'Liberté', en: 'Liberty' } },
  { id: 'detention', parent_id: 'liberty', label: { ar: 'الاحتجاز', fr: 'Détention' } },
  { id: 'secret', parent_id: 'detention', label: { en: 'Incommunicado' } },
]

test('ancestorsOf() names the path from the root', () => {
  const secret = terms[2] as Term
  assert.deepEqual(
    ancestorsOf(secret, terms).map((term) => term.id),
    ['liberty', 'detention'],
  )
})

test('searchTerms() finds in all three languages, with the collator it is given', () => {
  const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())
  const ids = (typed: string) => searchTerms(terms, typed, contains).map((term) => term.id)
  assert.deepEqual(ids('liberty'), ['liberty'])
  assert.deepEqual(ids('احتجاز'), ['detention'])
  assert.deepEqual(ids('  incomm '), ['secret'])
  assert.deepEqual(ids(''), ['liberty', 'detention', 'secret'])
})

test('termLabel() falls back to another language and at last to the id', () => {
  assert.equal(termLabel(terms[2] as Term, 'ar'), 'Incommunicado')
  assert.equal(termLabel({ id: 'x', parent_id: null, label: {} }, 'ar'), 'x')
})
