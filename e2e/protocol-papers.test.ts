import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { readPdf, tokensOf } from '../foundation/documents/testing/read-pdf.ts'
import { withInstance } from './browser.ts'
import { inForce, onProtocol, openBoth } from './negotiation.ts'

test('the typeset text and the agreement file of a signed version are taken away: what cannot be fetched says so in words, the text can be read out of the PDF, the hashes are those shown, and the offline verifier finds both intact', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [side, partner] = await openBoth(one, other)
      const id = await inForce(side, partner)
      await onProtocol(side, id, '/papers')
      const { page } = side
      await page.locator('.hash').nth(2).waitFor()
      const [, document = '', signed = ''] = (await page.locator('.hash').allTextContents()).map((text) =>
        text.replaceAll(' ', ''),
      )
      await page.route('**/document/1', (request) => request.abort())
      await page.locator('[data-pdf="1"]').click()
      await page.locator('.error-summary').getByText('لا اتصال بالخادم').waitFor()
      await page.unroute('**/document/1')
      const pdf = await save(page, '[data-pdf="1"]')
      const bytes = readFileSync(pdf)
      assert.equal(createHash('sha256').update(bytes).digest('hex'), document)
      const { pages, marked } = await readPdf(bytes)
      assert.ok(marked, 'its structure is marked for who listens to it')
      const read = tokensOf(pages.map((words) => words.map(({ text }) => text).join(' ')).join(' '))
      for (const word of [
        'المادة',
        'الديباجة',
        'التجريبية',
        'Protocole',
        'coopération',
        'Salma',
        'Présidente',
        'Dahir',
      ])
        assert.ok(read.includes(word), word)
      const file = await save(page, '#agreement-file-1')
      const { status, stdout } = spawnSync(
        process.execPath,
        [join(import.meta.dirname, '../server/main.ts'), 'verify', 'agreement', file, '--document', pdf],
        { encoding: 'utf8' },
      )
      assert.equal(status, 0, stdout)
      assert.ok(stdout.includes(signed), 'the verifier prints the hash that the page shows')
      assert.deepEqual([...one.faults, ...other.faults], [])
    })
  })
})

/** Presses what hands a file over and answers where it lies. */
async function save(page: Page, selector: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(selector).click()])
  return await file.path()
}
