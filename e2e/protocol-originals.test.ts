import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstance } from './browser.ts'
import { agreed, carry, newestFile, onProtocol, openBoth, type Side, sign, takeMessage } from './negotiation.ts'

test('the scan of a paper original is attested by both sides; another scan of the same text is refused with a reason', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [rabat, ramallah] = await openBoth(one, other)
      const id = await agreed(rabat, ramallah)
      await attest(rabat, id, 'الصفحة الأخيرة موقّعة')
      await carry(rabat, ramallah, id)
      await onProtocol(ramallah, id)
      await ramallah.page.locator('tr', { hasText: 'أثبت توقيعًا على الورق' }).first().waitFor()

      await offerScan(ramallah, id, 'صفحة أخرى')
      const dialog = ramallah.page.getByRole('alertdialog')
      await dialog.locator('button[type=submit]').click()
      await dialog.locator('.notice-danger, [role=alert]').first().waitFor()

      await attest(ramallah, id, 'الصفحة الأخيرة موقّعة')
      await carry(ramallah, rabat, id)
      for (const side of [rabat, ramallah]) {
        await onProtocol(side, id)
        await side.page.locator('tr', { hasText: 'أثبت توقيعًا على الورق' }).nth(1).waitFor()
        await onProtocol(side, id, '/sign')
        await side.page.getByText('شهد على صورة الأصل الورقي').nth(1).waitFor()
      }
      assert.deepEqual([...one.faults, ...other.faults], [])
    })
  })
})

test('of an excluded partner no file is taken any more: its signature stays out', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [rabat, ramallah] = await openBoth(one, other)
      const id = await agreed(rabat, ramallah)
      const partner = await rabat.page.context().request.get(`${rabat.url}/api/partners`)
      const { items } = await partner.json()
      await rabat.page.goto(`${rabat.url}/partners/${items[0].id}`)
      await rabat.page.getByRole('button', { name: 'استبعاد الشريك' }).click()
      const dialog = rabat.page.getByRole('alertdialog')
      await dialog.locator('button[type=submit]').click()
      await dialog.waitFor({ state: 'detached' })
      await rabat.page.locator('#heard').waitFor()

      await sign(ramallah, id)
      await takeMessage(rabat, await newestFile(ramallah, id))
      await rabat.page.locator('.error-summary').waitFor()
      await onProtocol(rabat, id, '/sign')
      assert.equal(
        await rabat.page.getByText('لم يوقّع بعد').count(),
        2,
        'the signature of the excluded partner is not taken',
      )
      assert.deepEqual([...one.faults, ...other.faults], [])
    })
  })
})

/** Opens the dialog of a paper original and gives it a scan. */
async function offerScan(side: Side, id: string, words: string): Promise<void> {
  await onProtocol(side, id)
  await side.page.locator('[data-act=attest]').click()
  const dialog = side.page.getByRole('alertdialog')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'original.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.7\n% ${words}\n`),
  })
  await dialog.locator('.upload-done').first().waitFor()
}

async function attest(side: Side, id: string, words: string): Promise<void> {
  await offerScan(side, id, words)
  const dialog = side.page.getByRole('alertdialog')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}
