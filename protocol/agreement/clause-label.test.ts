import assert from 'node:assert/strict'
import test from 'node:test'
import type { Language } from '../../foundation/language/index.ts'
import { clauseHeading, clauseMark } from './clause-label.ts'

const plain = (pieces: ReturnType<typeof clauseHeading>) =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : 'raw' in piece ? piece.raw : '')).join('')
const said = (eid: string, title: string | undefined, lang: Language) => plain(clauseHeading(eid, title, lang))

test('an article is printed with the number by which a rule cites it, in each language', () => {
  assert.equal(said('art_5', 'تبادل المعلومات', 'ar'), 'المادة 5: تبادل المعلومات')
  assert.equal(said('art_5', 'Échange', 'fr'), 'Article 5\u00A0: Échange')
  assert.equal(said('art_5', undefined, 'en'), 'Article 5')
  assert.equal(said('art_2bis', 'مبادئ', 'ar'), 'المادة 2 مكرر: مبادئ')
  assert.equal(said('annex_1__art_3', 'Scope', 'en'), 'Article 3: Scope')
  assert.equal(said('annex_1', 'برنامج', 'ar'), 'الملحق 1: برنامج')
  assert.equal(said('preamble', 'ديباجة', 'ar'), 'ديباجة')
  assert.equal(said('preamble', undefined, 'fr'), 'Préambule')
})

test('a paragraph and a point bear their number on their first line, and no heading of their own making', () => {
  assert.deepEqual(clauseHeading('art_5__para_2', undefined, 'ar'), [])
  assert.deepEqual(clauseMark('art_5__para_2', 'ar'), { number: '2' })
  const begins = (eid: string, lang: Language) => {
    const mark = clauseMark(eid, lang)
    return mark !== undefined && 'before' in mark ? plain(mark.before) : undefined
  }
  assert.equal(begins('art_5__para_2bis', 'ar'), '2 مكرر. ')
  assert.equal(begins('art_5__para_2__point_b', 'ar'), '(ب) ')
  assert.equal(begins('art_5__para_2__point_b', 'fr'), '(b) ')
  assert.equal(clauseMark('art_5', 'fr'), undefined)
})
