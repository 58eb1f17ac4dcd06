import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import {
  act,
  draft,
  makeInvitation,
  newestFile,
  openSide,
  ownFingerprint,
  type Side,
  sign,
  standsAt,
  takeInvitation,
  takeMessage,
  there,
  writeHeard,
} from './negotiation.ts'
import { speak } from './steps.ts'

test('two people in two windows confirm each other, negotiate, reject once, agree, sign both sides, and one suspends', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const rabat = await openSide(one, 'سلمى التجريبية')
      const ramallah = await openSide(other, 'سمير التجريبي', there)

      const invitations = { rabat: await makeInvitation(rabat), ramallah: await makeInvitation(ramallah) }
      await takeInvitation(rabat, invitations.ramallah)
      await takeInvitation(ramallah, invitations.rabat)
      const heard = { rabat: await ownFingerprint(ramallah), ramallah: await ownFingerprint(rabat) }
      await writeHeard(rabat, ['00000', ...heard.rabat.slice(1)])
      await rabat.page.locator('.error-summary').waitFor()
      assert.equal(await rabat.page.locator('#heard-1').inputValue(), heard.rabat[1], 'nothing typed is lost')
      await writeHeard(rabat, heard.rabat)
      await rabat.page.locator('main .tag-ok').waitFor()
      await writeHeard(ramallah, heard.ramallah)
      await ramallah.page.locator('main .tag-ok').waitFor()

      const id = await draft(rabat)
      await standsAt(rabat, id, 'مسودة')
      await editFirstArticle(rabat, id, 'نص أول')
      await rabat.page.goto(`${rabat.url}/protocols/${id}`)
      await act(rabat, 'propose')
      await standsAt(rabat, id, 'قيد التفاوض')

      await takeMessage(ramallah, await newestFile(rabat, id))
      await standsAt(ramallah, id, 'قيد التفاوض')
      await act(ramallah, 'reject', 'المادة الأولى تحتاج صياغة أدق.')
      await takeMessage(rabat, await newestFile(ramallah, id))
      await rabat.page.goto(`${rabat.url}/protocols/${id}`)
      await rabat.page.getByText('المادة الأولى تحتاج صياغة أدق.').waitFor()

      await act(rabat, 'revise')
      await editFirstArticle(rabat, id, 'نص ثانٍ')
      await rabat.page.goto(`${rabat.url}/protocols/${id}/compare?from=1&to=2`)
      await rabat.page.locator('ins.word-added').first().waitFor()
      await rabat.page.goto(`${rabat.url}/protocols/${id}`)
      await act(rabat, 'propose')
      await takeMessage(ramallah, await newestFile(rabat, id))
      await ramallah.page.goto(`${ramallah.url}/protocols/${id}`)
      await act(ramallah, 'approve')
      await standsAt(ramallah, id, 'اتُّفق على النص')
      await takeMessage(rabat, await newestFile(ramallah, id))
      await standsAt(rabat, id, 'اتُّفق على النص')

      await sign(rabat, id)
      await takeMessage(ramallah, await newestFile(rabat, id))
      await sign(ramallah, id)
      await takeMessage(rabat, await newestFile(ramallah, id))
      await standsAt(rabat, id, 'سارٍ')
      await standsAt(ramallah, id, 'سارٍ')

      await act(rabat, 'suspend', 'مراجعة داخلية')
      await standsAt(rabat, id, 'معلَّق')
      await takeMessage(ramallah, await newestFile(rabat, id))
      await standsAt(ramallah, id, 'معلَّق')
      assert.deepEqual(one.faults, [])
      assert.deepEqual(other.faults, [])
    })
  })
})

test('a file of an unknown institution and an altered file are refused with a reason, and nothing is taken', async () => {
  await withInstance(async (one) => {
    const side = await openSide(one, 'سلمى التجريبية')
    const own = await makeInvitation(side)
    await side.page.goto(`${side.url}/protocols`)
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

test('pages of protocols and partners are accessible and fit in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const side = await openSide(one, 'سلمى التجريبية')
      const { page, url } = side
      await page.goto(`${url}/protocols`)
      await page.locator('.state').waitFor()
      await takeInvitation(side, await makeInvitation(await openSide(other, 'سمير التجريبي', there)))
      const partner = new URL(page.url()).pathname
      const id = await draft(side)
      const paths = [
        '/protocols',
        '/protocols/new',
        ...['', '/text', '/rules', '/compare', '/papers', '/consolidated', '/exchange', '/sign'].map(
          (path) => `/protocols/${id}${path}`,
        ),
        '/partners',
        partner,
      ]
      for (const language of ['ar', 'fr', 'en'] as const) {
        await page.goto(`${url}/`)
        if (language !== 'ar') await speak(page, language)
        for (const path of paths) {
          await page.goto(url + path)
          await page.locator('main h1').waitFor()
          await page.locator('.skeleton').first().waitFor({ state: 'detached' })
          for (const width of [360, 1100]) {
            await page.setViewportSize({ width, height: 800 })
            assert.deepEqual(await violations(page), [], `${path} in ${language} at ${width} px`)
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
            assert.ok(overflow <= 0, `${path} in ${language} is wider than ${width} px by ${overflow}`)
          }
        }
      }
      assert.deepEqual(one.faults, [])
    })
  })
})

/** Writes into the first article and sends it; the clause says so. */
async function editFirstArticle({ url, page }: Side, id: string, words: string): Promise<void> {
  await page.goto(`${url}/protocols/${id}/text`)
  const clause = page.locator('#art_1')
  await clause.locator('.clause-head button').first().click()
  await clause.locator('textarea').first().fill(words)
  await clause.getByText('محفوظ على هذا الجهاز').waitFor()
  await clause.locator('button[type=submit]').first().click()
  await clause.getByText('أُرسل', { exact: true }).waitFor()
}
