import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import {
  act,
  carry,
  draft,
  giveCredentials,
  letProofAge,
  makeInvitation,
  onProtocol,
  openBoth,
  openSide,
  sign,
  standsAt,
  takeMessage,
  writeClause,
} from './negotiation.ts'

test('two people in two windows, in Arabic: a draft from a template is commented, rejected with a reason, answered by a counter-proposal, agreed, signed by both heads after proving who they are, and in force', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [rabat, ramallah] = await openBoth(one, other)
      const id = await draft(rabat)
      await standsAt(rabat, id, 'مسودة')
      await writeClause(rabat, id, 'art_1', 'نص أول')
      const clause = rabat.page.locator('#art_1')
      await clause.locator('.clause-comments summary').click()
      await clause.locator('#comment-art_1').fill('يُراجع مع الشؤون القانونية')
      await clause.locator('.clause-comments form button[type=submit]').click()
      await clause.locator('.comment').getByText('يُراجع مع الشؤون القانونية').waitFor()

      await onProtocol(rabat, id)
      await act(rabat, 'propose')
      await standsAt(rabat, id, 'قيد التفاوض')
      await carry(rabat, ramallah, id)
      await onProtocol(ramallah, id, '/text')
      await ramallah.page.locator('#art_1').getByText('نص أول').waitFor()
      assert.equal(await ramallah.page.locator('.comment').count(), 0, 'a comment stays within the institution')
      await onProtocol(ramallah, id)
      await act(ramallah, 'reject', 'المادة الأولى تحتاج صياغة أدق.')
      await carry(ramallah, rabat, id)
      await onProtocol(rabat, id)
      await rabat.page.getByText('المادة الأولى تحتاج صياغة أدق.').first().waitFor()

      await act(rabat, 'revise')
      await writeClause(rabat, id, 'art_1', 'نص ثانٍ أدق')
      await onProtocol(rabat, id)
      await act(rabat, 'propose')
      await carry(rabat, ramallah, id)
      await onProtocol(ramallah, id)
      await act(ramallah, 'revise')
      await writeClause(ramallah, id, 'art_1', 'نص ثانٍ أدق من الطرف الآخر')
      await onProtocol(ramallah, id)
      await act(ramallah, 'propose')
      await carry(ramallah, rabat, id)
      await onProtocol(rabat, id, '/compare?from=2&to=3')
      await rabat.page.locator('ins.word-added', { hasText: 'من الطرف الآخر' }).first().waitFor()
      await onProtocol(rabat, id)
      await act(rabat, 'approve')
      await standsAt(rabat, id, 'اتُّفق على النص')
      await carry(rabat, ramallah, id)
      await standsAt(ramallah, id, 'اتُّفق على النص')

      const hashes = []
      for (const [side, name] of [
        [rabat, 'salma'],
        [ramallah, 'samir'],
      ] as const) {
        const secret = await giveCredentials(side, name === 'salma' ? 'salma-head' : 'samir-head')
        await letProofAge(side)
        await onProtocol(side, id, '/sign')
        hashes.push(await side.page.locator('.hash').allTextContents())
        await sign(side, id, secret)
        await carry(side, side === rabat ? ramallah : rabat, id)
      }
      assert.deepEqual(hashes[0], hashes[1], 'both are shown the same hashes before they sign')
      await standsAt(rabat, id, 'سارٍ')
      await standsAt(ramallah, id, 'سارٍ')
      assert.deepEqual([...one.faults, ...other.faults], [])
    })
  })
})

test('a file that is no message and an invitation that nobody chose are refused with a reason, and nothing is taken', async () => {
  await withInstance(async (one) => {
    const side = await openSide(one, 'سلمى التجريبية')
    const own = await makeInvitation(side)
    await takeMessage(side, own)
    await side.page.locator('.error-summary').waitFor()
    await side.page.goto(`${side.url}/partners`)
    const form = side.page.locator('form:has(#invitation-file)')
    await form.locator('button[type=submit]').click()
    await side.page.locator('.error-summary').waitFor()
    assert.deepEqual(await violations(side.page), [])
    assert.deepEqual(one.faults, [])
  })
})
