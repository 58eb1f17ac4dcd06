import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { cursorOf, readCursor, toPage } from './paging.ts'
import { Problem } from './problem.ts'

test('a cursor read back is what was put in, whatever the values', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, number) => {
      assert.deepEqual(readCursor(cursorOf([text, number]), z.tuple([z.string(), z.int()])), [text, number])
    }),
  )
})

test('a cursor that this list did not give out is refused, never a fault', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        readCursor(text, z.tuple([z.uuid()]))
        return false
      } catch (error) {
        return error instanceof Problem && error.status === 400
      }
    }),
  )
})

test('pages of every size together hold every row once, in order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (values, limit) => {
      const rows = values.toSorted((a, b) => a - b)
      const seen: number[] = []
      let after: number | undefined
      for (let pages = 0; pages <= rows.length; pages++) {
        const fetched = rows.filter((row) => after === undefined || row > after).slice(0, limit + 1)
        const page = toPage(fetched, limit, (row) => [row])
        seen.push(...page.items)
        if (page.next === null) break
        after = readCursor(page.next, z.tuple([z.int()]))?.[0]
      }
      assert.deepEqual(seen, rows)
    }),
  )
})
