import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calledIn, callingAt, membersFor, withName } from './mention.ts'

const layth = { id: '1', name: 'ليث' }
const laythLong = { id: '2', name: 'ليث الأمين' }
const salma = { id: '3', name: 'سلمى التجريبية' }
const team = [layth, laythLong, salma]

test('an at sign that begins a word calls somebody; one inside an address does not', () => {
  assert.deepEqual(callingAt('انظر @لي', 8), { start: 5, typed: 'لي' })
  assert.deepEqual(callingAt('@', 1), { start: 0, typed: '' })
  assert.equal(callingAt('a@b', 3), undefined)
  assert.equal(callingAt('@ليث\nسطر', 8), undefined)
  assert.equal(callingAt('لا أحد', 4), undefined)
})

test('letters that begin any word of a name offer it', () => {
  assert.deepEqual(membersFor('الت', team), [salma])
  assert.deepEqual(membersFor('لي', team), [layth, laythLong])
  assert.deepEqual(membersFor('', team), team)
  assert.deepEqual(membersFor('يث', team), [])
})

test('the chosen name takes the place of what was typed, and is found again in the text', () => {
  const text = 'انظر @لي من فضلك'
  const calling = callingAt(text, 8)
  assert.ok(calling !== undefined)
  const written = withName(text, { calling, caret: 8, name: laythLong.name })
  assert.equal(written.text, 'انظر @ليث الأمين من فضلك')
  assert.equal(written.text.slice(0, written.caret), 'انظر @ليث الأمين ')
  assert.deepEqual(calledIn(written.text, team), [laythLong], 'not the shorter name that it begins with')
  assert.deepEqual(calledIn('@ليث و@سلمى التجريبية', team), [layth, salma])
  assert.deepEqual(calledIn('ليث بلا نداء', team), [])
})
