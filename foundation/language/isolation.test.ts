// L9, by the Unicode bidirectional algorithm itself (UAX 9): the order in which a reader sees a sentence's own words.
import assert from 'node:assert/strict'
import test from 'node:test'
import bidiModule from 'bidi-js'
import fc from 'fast-check'
import { formatFileSize, formatList, formatPercent, isolate, isolateLtr, plainDisplay } from './index.ts'

// Node gives the factory itself, the package's types describe the bundlers' view of it
const bidi = (bidiModule as unknown as typeof bidiModule.default)()

/** The places of the characters of a text from left to right, and the level of each (odd: right to left). */
function visualOrder(text: string, direction: 'rtl' | 'ltr') {
  const levels = bidi.getEmbeddingLevels(text, direction)
  const order = [...text.split('').keys()]
  for (const [start = 0, end = 0] of bidi.getReorderSegments(text, levels)) {
    order.splice(start, end - start + 1, ...order.slice(start, end + 1).reverse())
  }
  return { order, levels: levels.levels }
}

type Sentence = { readonly direction: 'rtl' | 'ltr'; readonly pieces: readonly string[] }

/** The sentence's own characters as they are seen from left to right, each with the direction it is drawn in. */
function seen({ direction, pieces }: Sentence, values: readonly string[]): readonly string[] {
  const own: (string | undefined)[] = []
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    for (const [offset, character] of piece.split('').entries()) own.push(`${index}.${offset} ${character}`)
    text += piece
    if (index === pieces.length - 1) break
    const value = values[index] ?? ''
    for (let length = value.length; length > 0; length -= 1) own.push(undefined)
    text += value
  }
  const { order, levels } = visualOrder(text, direction)
  return order.flatMap((index) =>
    own[index] === undefined ? [] : [`${own[index]} ${(levels[index] ?? 0) % 2 === 1 ? 'rtl' : 'ltr'}`],
  )
}

const words = {
  rtl: ['زار', 'وفد', 'يوم', 'بطلب من', '(', ')', '،', ':', '14', '٢٠٢٦', 'CCPR/C/GC/34', '«', '»', '%', '/', '-'],
  ltr: ['visited', 'by', 'on', '(', ')', ',', ':', '14', '«', '»', '%', '/', 'مؤسسة', '٢٠٢٦', '-', '.'],
}
const sentence = fc
  .constantFrom('rtl' as const, 'ltr' as const)
  .chain((direction) =>
    fc
      .array(fc.array(fc.constantFrom(...words[direction]), { maxLength: 4 }), { minLength: 2, maxLength: 4 })
      .map((pieces): Sentence => ({ direction, pieces: pieces.map((piece) => ` ${piece.join(' ')} `) })),
  )
const value = fc.oneof(
  fc.constantFrom(
    'سلمى بنعلي',
    'Salma Benali',
    'ⵙⴰⵍⵎⴰ',
    '2026/0147',
    '(٣)',
    '+212 6 00-00',
    'A/RES/53/144',
    '!',
    ')',
    '«',
    'א',
    '%',
    '',
  ),
  fc.string({
    unit: fc.constantFrom(
      'ا',
      'ب',
      'a',
      'Z',
      'ⵣ',
      '1',
      '٢',
      '۳',
      '(',
      ')',
      '[',
      '«',
      '-',
      '+',
      '/',
      '.',
      ',',
      '%',
      ' ',
      '\u200F',
      '\u200E',
      '\u061C',
      '\u202E',
      '\u202C',
      '\u2067',
      '\u2069',
      '\n',
      '\u2029',
    ),
    maxLength: 12,
  }),
)

test('L9: the visual order of a sentence’s own words does not depend on the isolated values', () => {
  fc.assert(
    fc.property(sentence, fc.array(value, { minLength: 3, maxLength: 3 }), (sentence, values) => {
      const plain = seen(sentence, [isolate('x'), isolate('x'), isolate('x')])
      assert.deepEqual(seen(sentence, values.map(isolate)), plain)
      assert.deepEqual(seen(sentence, values.map(isolateLtr)), plain)
    }),
    { numRuns: 1500 },
  )
})

test('L9: percentages, sizes and lists are as harmless in a sentence as isolated values', () => {
  for (const locale of ['ar-MA', 'ar-PS', 'fr-MA', 'en-GB'] as const) {
    const display = plainDisplay(locale)
    fc.assert(
      fc.property(
        sentence,
        fc.nat({ max: 1e12 }),
        fc.array(value, { minLength: 1, maxLength: 3 }),
        (sentence, bytes, items) => {
          const plain = seen(sentence, [isolate('x'), isolate('x'), isolate('x')])
          const list = `\u2068${formatList(display, items)}\u2069` // isolate() would drop the isolates of the items
          assert.deepEqual(
            seen(sentence, [formatFileSize(display, bytes), isolate(formatPercent(display, bytes / 1e12)), list]),
            plain,
          )
        },
      ),
    )
  }
})

test('Without isolation the same values do move the words, which is what L9 guards against', () => {
  const arabic: Sentence = { direction: 'rtl', pieces: ['زار ', ' - 14 وفدًا'] }
  assert.notDeepEqual(seen(arabic, ['Salma Benali']), seen(arabic, ['سلمى بنعلي']))
  assert.deepEqual(seen(arabic, [isolate('Salma Benali')]), seen(arabic, [isolate('سلمى بنعلي')]))
})

test('A percentage from Intl keeps its sign behind the number after Arabic letters, a hand-written one does not', () => {
  const leftToRight = (text: string) =>
    visualOrder(text, 'rtl')
      .order.map((index) => text[index])
      .join('')
      .replace(/[^0-9%]/g, '')
  assert.equal(leftToRight(`بلغت ${formatPercent(plainDisplay('ar-MA'), 0.45)} منها`), '45%')
  assert.equal(leftToRight('بلغت 45% منها'), '%45')
})
