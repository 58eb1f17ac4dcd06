import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { textWidth, wrapText } from './text-width.ts'

test('marks and direction characters take no room, and a longer text takes no less', () => {
  assert.equal(textWidth('مُحَمَّد', 16), textWidth('محمد', 16))
  assert.equal(textWidth('\u2068نابلس\u2069', 16), textWidth('نابلس', 16))
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, more) => assert.ok(textWidth(text + more, 15) >= textWidth(text, 15))),
  )
})

test('wrapText() loses no word and no line is wider than the room, unless one character is', () => {
  const word = fc.string({ unit: fc.constantFrom('ا', 'ح', 'ت', 'ج', 'm', 'i', '٣'), minLength: 1, maxLength: 14 })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.integer({ min: 20, max: 200 }), (words, width) => {
      const lines = wrapText(words.join(' '), width, 15)
      assert.equal(lines.join('').replaceAll(' ', ''), words.join(''))
      for (const line of lines) assert.ok(textWidth(line, 15) <= width, `«${line}» does not fit ${width}`)
    }),
  )
})
