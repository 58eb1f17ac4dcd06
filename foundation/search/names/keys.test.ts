import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normaliseArabic } from '../text/index.ts'
import { blockingKeys, isArabic, nameKeys, nameParts, repairLamAlef } from './index.ts'
import { spellings } from './testing/spellings.ts'

for (const [one, other] of [
  ['الأسطل', 'االسطل'],
  ['سلامة', 'سالمة'],
  ['جاد الله', 'جادهللا'],
  ['عبد الله', 'عبد اهلل'],
  ['آلاء', 'االء'],
  ['إسلام', 'اسالم'],
  ['لَيْلى أبو زيد', 'ليلي ابوزيد'],
  ['هبة الله', 'هبه ﷲ'],
  ['عبدالرحمن الإدريسي', 'عبد الرحمٰن الادريسى'],
  ['أݣناو', 'أگناو'],
] as const) {
  test(`«${one}» and «${other}» share the repair key`, () => {
    assert.equal(nameKeys(one).repair, nameKeys(other).repair)
  })
}

test('the fold key keeps a reversed lam-alef apart, the repair key does not: which is right is not decided', () => {
  assert.notEqual(nameKeys('سلامة').fold, nameKeys('سالمة').fold)
  assert.equal(nameKeys('سلامة').repair, nameKeys('سالمة').repair)
})

for (const [name, parts] of [
  ['سلمى عبد الرحمن أبو زيد', ['سلمي', 'عبدالرحمن', 'ابوزيد']],
  ['نور الدين آيت علي', ['نورالدين', 'ايتعلي']],
  ['Salma Ben Omar El Idrissi', ['salma', 'benomar', 'elidrissi']],
  ['  ', []],
  ['عبد', ['عبد']],
] as const) {
  test(`the parts of «${name}» are ${parts.join(' · ') || 'none'}`, () => assert.deepEqual(nameParts(name), parts))
}

test('consonant keys of forty names in two scripts: at least the recall and the precision of the reference', (t) => {
  const key = (name: string) => nameKeys(name).consonant.replaceAll(' ', '')
  const [found, wanted, across, acrossWanted, wrong] = [0, 0, 0, 0, 0].map(() => new Set<string>())
  for (const [at, group] of spellings.entries()) {
    for (const [place, one] of group.entries()) {
      for (const other of group.slice(place + 1)) {
        const [pair, same, mixed] = [
          `${one}/${other}/${at}`,
          key(one) === key(other),
          isArabic(one) !== isArabic(other),
        ]
        wanted?.add(pair)
        if (same) found?.add(pair)
        if (mixed) acrossWanted?.add(pair)
        if (mixed && same) across?.add(pair)
      }
      for (const others of spellings.slice(at + 1)) {
        for (const other of others) {
          const isBoth = group.includes(other) || others.includes(one)
          if (!isBoth && key(one) === key(other)) wrong?.add(`${one}/${other}`)
        }
      }
    }
  }
  const percent = (part = 0, whole = 1) => Math.round((part / whole) * 100)
  const recall = percent(found?.size, wanted?.size)
  const recallAcross = percent(across?.size, acrossWanted?.size)
  const precision = percent(found?.size, (found?.size ?? 0) + (wrong?.size ?? 0))
  t.diagnostic(`recall ${recall} %, Arabic to Latin ${recallAcross} %, precision ${precision} %`)
  assert.ok(recall >= 88 && recallAcross >= 87 && precision >= 87, `${recall} ${recallAcross} ${precision}`)
})

const letters = fc.string({ unit: fc.constantFrom(...'ابتجحدرسعفقكلمنهويىةأإآءلاال '), maxLength: 30 })

test('the repair is idempotent and the same for a text and its reversed lam-alefs', () => {
  fc.assert(
    fc.property(letters, (text) => {
      const once = repairLamAlef(normaliseArabic(text))
      assert.equal(repairLamAlef(once), once)
      assert.equal(repairLamAlef(normaliseArabic(text).replaceAll('لا', 'ال')), once)
    }),
  )
})

test('keys refuse nothing and do not depend on vowel marks, tatweel or spaces around', () => {
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (name) => {
      nameKeys(name)
      blockingKeys({ name })
    }),
  )
  fc.assert(
    fc.property(letters, (name) => {
      const dressed = `  ${[...name].map((letter) => (/[بتجحدرسعفقكمن]/.test(letter) ? `${letter}َ` : letter)).join('')}\u200f`
      assert.deepEqual(nameKeys(dressed), nameKeys(name))
    }),
  )
})
