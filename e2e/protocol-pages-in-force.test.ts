import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstance } from './browser.ts'
import { inForce, openBoth } from './negotiation.ts'
import { pagesOfProtocol, walkPages } from './page-walk.ts'

test('pages of a protocol in force are accessible and fit in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [side, partner] = await openBoth(one, other)
      const id = await inForce(side, partner)
      await walkPages(side.page, side.url, [
        '/protocols',
        ...pagesOfProtocol.map((path) => `/protocols/${id}${path}`),
        '/partners',
      ])
      assert.deepEqual(one.faults, [])
    })
  })
})
