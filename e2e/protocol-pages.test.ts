import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstance } from './browser.ts'
import { draft, makeInvitation, openSide, takeInvitation, there } from './negotiation.ts'
import { pagesOfProtocol, walkPages } from './page-walk.ts'

test('pages of partners and of a protocol in draft are accessible and fit in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async (one) => {
    const side = await openSide(one, 'سلمى التجريبية')
    const { page, url } = side
    await page.goto(`${url}/protocols`)
    await page.locator('.state').waitFor()
    await withInstance(async (other) => {
      await takeInvitation(side, await makeInvitation(await openSide(other, 'سمير التجريبي', there)))
    })
    const partner = new URL(page.url()).pathname
    const id = await draft(side)
    const paths = [
      '/protocols',
      '/protocols/new',
      ...pagesOfProtocol.map((path) => `/protocols/${id}${path}`),
      '/partners',
      partner,
    ]
    await walkPages(page, url, paths)
    assert.deepEqual(one.faults, [])
  })
})
