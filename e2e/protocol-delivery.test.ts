import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import {
  act,
  draft,
  makeInvitation,
  onProtocol,
  openSide,
  ownFingerprint,
  type Side,
  standsAt,
  there,
  writeHeard,
} from './negotiation.ts'

// two instances of this machine reach each other without HTTPS
process.env.EXCHANGE_LOOPBACK = '1'

test('an invitation is taken as a link; what is proposed arrives by itself, and what could not be delivered says why, can be tried again, and can be carried by hand', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const rabat = await openSide(one, 'سلمى التجريبية')
      const ramallah = await openSide(other, 'سمير التجريبي', there)
      const links = [await linkOf(rabat), await linkOf(ramallah)] as const
      await takeLink(rabat, links[1])
      await takeLink(ramallah, links[0])
      const heard = [await ownFingerprint(ramallah), await ownFingerprint(rabat)] as const
      await writeHeard(rabat, heard[0])
      await writeHeard(ramallah, heard[1])
      for (const { page } of [rabat, ramallah]) await page.locator('main .tag-ok').waitFor()
      const partner = rabat.page.url()

      const id = await draft(rabat)
      await rabat.page.goto(partner)
      await changeAddress(rabat, 'http://127.0.0.1:9')
      await onProtocol(rabat, id)
      await act(rabat, 'propose')
      await onProtocol(rabat, id, '/exchange')
      await rabat.page.getByText('لا يجيب خادم الشريك').waitFor()
      await rabat.page.locator('[id^=carry-]').waitFor()
      assert.deepEqual(await violations(rabat.page), [])

      await rabat.page.goto(partner)
      await changeAddress(rabat, ramallah.url)
      await onProtocol(rabat, id, '/exchange')
      await rabat.page.locator('[id^=deliver-]').click()
      await rabat.page.locator('[data-delivery=delivered]').waitFor()
      await standsAt(ramallah, id, 'قيد التفاوض')
      await act(ramallah, 'approve')
      await onProtocol(ramallah, id, '/exchange')
      await ramallah.page.locator('[data-delivery=delivered]').waitFor()
      await standsAt(rabat, id, 'اتُّفق على النص')
      assert.deepEqual([...one.faults, ...other.faults], [])
    })
  })
})

/** The link of one's own invitation, as the page shows it beside the file. */
async function linkOf(side: Side): Promise<string> {
  await makeInvitation(side)
  return await side.page.locator('#invitation-link-made').inputValue()
}

/** Pastes the link of a partner. */
async function takeLink({ url, page }: Side, link: string): Promise<void> {
  await page.goto(`${url}/partners`)
  await page.locator('#invitation-link').fill(link)
  await page.locator('form:has(#invitation-link) button[type=submit]').click()
  await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/)
  await page.locator('#heard').waitFor()
}

async function changeAddress({ page }: Side, address: string): Promise<void> {
  await page.locator('#change-address').click()
  await page.locator('#partner-address').fill(address)
  await page.locator('form:has(#partner-address) button[type=submit]').click()
  await page.locator('#partner-address').waitFor({ state: 'detached' })
}
