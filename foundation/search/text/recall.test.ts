import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lightStem } from './arabic-stem.ts'
import { normaliseArabic } from './normalise.ts'
import { fieldPairs } from './testing/field-pairs.ts'
import { heldOutPairs } from './testing/held-out-pairs.ts'
import { lookAlikes } from './testing/look-alikes.ts'
import { sampleFamilies } from './testing/sample-families.ts'

type Pair = readonly [string, string]

/** Pairs that differ after normalisation: the others any search would find. */
const pairsOf = (list: string): readonly Pair[] =>
  list
    .trim()
    .split(/[|\n]/)
    .map((pair): Pair => {
      const [one = '', other = ''] = pair.trim().split(' ')
      return [one, other]
    })
    .filter(([one, other]) => normaliseArabic(one) !== normaliseArabic(other))

const meet = ([one, other]: Pair) => {
  const lexemes = lightStem(normaliseArabic(one))
  return lightStem(normaliseArabic(other)).some((lexeme) => lexemes.includes(lexeme))
}
const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10
const families = sampleFamilies
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
const within = families.flatMap((words) =>
  words.flatMap((one, at) => words.slice(at + 1).map((other): Pair => [one, other])),
)

for (const [list, pairs, least] of [
  ['three hundred pairs of the field', pairsOf(fieldPairs), 95],
  ['pairs written before the stemmer was made, never tuned on', pairsOf(heldOutPairs), 90],
  ['thirty families of the reference', within, 95],
] as const) {
  test(`a word is found by its other forms: ${list}, at least ${least} %`, (t) => {
    const missed = pairs.filter((pair) => !meet(pair))
    const recall = share(pairs.length - missed.length, pairs.length)
    t.diagnostic(`${pairs.length} pairs, recall ${recall} %`)
    assert.ok(recall >= least, `${recall} %, missed ${missed.map((pair) => pair.join(' ')).join(', ')}`)
  })
}

test('the list of the field holds at least 300 pairs whose words differ', () => {
  assert.ok(pairsOf(fieldPairs).length >= 300)
})

test('no two of the thirty families meet', () => {
  const false_ = families.flatMap((words, at) =>
    families
      .slice(at + 1)
      .flatMap((others) => words.flatMap((one) => others.map((other): Pair => [one, other])))
      .filter(meet),
  )
  assert.deepEqual(false_, [])
})

test('words that look alike and mean different things stay apart, but for four of sixty', (t) => {
  const merged = pairsOf(lookAlikes).filter(meet)
  t.diagnostic(
    `${merged.length} of ${pairsOf(lookAlikes).length} merged: ${merged.map((pair) => pair.join(' ')).join(', ')}`,
  )
  assert.ok(merged.length <= 4, merged.map((pair) => pair.join(' ')).join(', '))
})
