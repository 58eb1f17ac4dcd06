import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { renderPdf } from '../server.ts'
import { type PlacedWord, readPdf, wordAt } from '../testing/read-pdf.ts'
import { document, paragraph, text } from '../testing/small.ts'

const value = (kind: 'number' | 'percent' | 'ref' | 'phone' | 'date', raw: string) =>
  ({ kind: 'value', value: kind, raw }) as const
const filling = 'وثق الفريق خلال الفترة المشمولة وقائع عدة أحيلت جميعها إلى الجهات المختصة للنظر فيها والبت'

const model = document(
  [
    paragraph(
      ...text('بلغت الحالات '),
      value('number', '1260'),
      ...text(' حالة، أي '),
      value('percent', '0.45'),
      ...text(' منها، وفقا للقرار '),
      value('ref', 'A/RES/53/144'),
      ...text('.'),
    ),
    paragraph(...text('للاتصال '), value('phone', '+212 5 37 54 00 00'), ...text(' صباحا')),
    {
      kind: 'paragraph',
      lang: 'fr',
      inlines: [...text('Une phrase se termine'), { kind: 'note', id: 'fr' }, ...text('.')],
    },
    paragraph(...text('جملة عربية تنتهي'), { kind: 'note', id: 'ar' }, ...text('.')),
    paragraph(...text('سجل الفريق والهاتف '), value('phone', '+212 5 37 54 00 11'), ...text(` ${filling} ${filling}`)),
    {
      kind: 'table',
      columns: [
        { label: text('الرمز'), align: 'start', kind: 'ref', share: 1 },
        { label: text('العدد'), align: 'end', kind: 'number', share: 1 },
      ],
      rows: [['Z-77', '314']],
    },
    paragraph(
      ...text('المقرر الخاص ('),
      { kind: 'text', text: 'Special Rapporteur, 2016', lang: 'en' },
      ...text(') زار البلد'),
    ),
  ],
  {
    notes: [
      { id: 'fr', lang: 'fr', inlines: text('Voir la note finale.') },
      { id: 'ar', lang: 'ar', inlines: text('انظر الحاشية الأخيرة.') },
    ],
  },
)

const pages: (readonly PlacedWord[])[] = []
before(async () => {
  const result = await renderPdf(model, { standard: 'ua-1', locale: 'ar-MA', digits: 'locale' })
  assert.equal(result.status, 'done', JSON.stringify(result))
  if (result.status === 'done') pages.push(...(await readPdf(result.bytes)).pages)
})

const page = () => pages[0] ?? []
const line = (holding: string) => {
  const { y } = wordAt(page(), holding)
  return page().filter((word) => Math.abs(word.y - y) < 4)
}
const end = ({ x, width }: PlacedWord) => x + width

/** The words stand on one line from right to left in this order. */
function assertFromRight(...words: readonly string[]) {
  const places = words.map((word) => wordAt(line(words[0] ?? ''), word))
  for (const [index, place] of places.entries()) {
    const next = places[index + 1]
    if (next !== undefined) assert.ok(end(next) <= place.x + 1, `«${next.text}» is not left of «${place.text}»`)
  }
}

test('an Arabic line with a number, a percent and a reference reads from right to left, each value in itself from left to right', () => {
  assertFromRight('بلغت', 'الحالات', '1.260', 'حالة', '45%', 'منها', 'للقرار', 'A/RES/53/144')
})

test('the final period of an Arabic line stands at its left end, after a Latin reference too', () => {
  const reference = wordAt(page(), 'A/RES/53/144')
  const period = line('A/RES/53/144').toSorted((one, other) => one.x - other.x)[0]
  assert.ok(period?.text.startsWith('.') && period.x < reference.x + 1, JSON.stringify(period))
})

test('the final period of a French line in an Arabic document stands at its right end, also in its note', () => {
  const sentence = line('Une phrase').toSorted((one, other) => end(other) - end(one))[0]
  assert.ok(sentence?.text.endsWith('.'), JSON.stringify(sentence))
  assert.ok(wordAt(page(), 'Voir la note').text.endsWith('finale.'))
})

test('the final period of an Arabic note stands at its left end', () => {
  const [last] = line('الأخيرة').toSorted((one, other) => one.x - other.x)
  assert.ok(last?.text.includes('الأخيرة') && last.text.includes('.'), JSON.stringify(last))
})

/** The telephone number of a line, from left to right, and the width it takes. */
function telephoneOn(holding: string) {
  const digits = line(holding)
    .filter(({ text }) => /^[+\d ]+$/.test(text))
    .toSorted((one, other) => one.x - other.x)
  const [first, last] = [digits[0], digits.at(-1)]
  assert.ok(first !== undefined && last !== undefined)
  return { written: digits.map((word) => word.text).join(' '), x: first.x, width: end(last) - first.x }
}

test('a telephone number keeps its order in an Arabic line', () => {
  const { written, x, width } = telephoneOn('للاتصال')
  assert.equal(written, '+212 5 37 54 00 00')
  assert.ok(wordAt(page(), 'للاتصال').x >= x + width && end(wordAt(page(), 'صباحا')) <= x)
})

test('justification does not open the spaces inside a number', () => {
  const [loose, justified] = [telephoneOn('للاتصال'), telephoneOn('والهاتف')]
  assert.equal(justified.written, '+212 5 37 54 00 11')
  assert.ok(Math.abs(loose.width - justified.width) < 0.2, `${loose.width} and ${justified.width}`)
})

test('a lone Latin value in a cell starts where its column starts, at the right', () => {
  const [label, cell] = [wordAt(page(), 'الرمز'), wordAt(page(), 'Z-77')]
  assert.ok(Math.abs(end(label) - end(cell)) < 3, `${end(label)} and ${end(cell)}`)
  const [count, number] = [wordAt(page(), 'العدد'), wordAt(page(), '314')]
  assert.ok(Math.abs(count.x - number.x) < 3, `${count.x} and ${number.x}`)
})

test('an English island with a comma and a year stays together between its brackets', () => {
  const island = wordAt(page(), 'Special Rapporteur, 2016')
  assert.ok(wordAt(line('المقرر'), 'الخاص').x > island.x && wordAt(line('المقرر'), 'زار').x < island.x)
})

test('the header holds the reference at the left and the institution at the right, the foot says which page of how many', () => {
  const [reference, institution] = [wordAt(page(), 'TST/2026/001'), wordAt(page(), 'الهيئة')]
  assert.ok(reference.x < 100 && end(institution) > 480 && Math.abs(reference.y - institution.y) < 1)
  const foot = page()
    .filter(({ y }) => y < 60)
    .toSorted((one, other) => other.x - one.x)
  assert.deepEqual(
    foot.map((word) => word.text),
    ['الصفحة', '1', 'من', '1'],
  )
})
