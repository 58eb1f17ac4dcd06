import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstance } from './browser.ts'
import { act, carry, inForce, onProtocol, openBoth, sign, standsAt, writeClause } from './negotiation.ts'

test('two people in two windows, in Arabic: a protocol in force is suspended and resumed by one side, amended by both, and ended by a notice', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [rabat, ramallah] = await openBoth(one, other)
      const id = await inForce(rabat, ramallah)
      for (const [name, words] of [
        ['suspend', 'معلَّق'],
        ['resume', 'سارٍ'],
      ] as const) {
        await onProtocol(rabat, id)
        await act(rabat, name, 'مراجعة داخلية')
        await carry(rabat, ramallah, id)
        for (const side of [rabat, ramallah]) await standsAt(side, id, words)
      }

      await act(ramallah, 'amend')
      await writeClause(ramallah, id, 'art_2', 'مبادئ معدّلة')
      await ramallah.page.goto(`${ramallah.url}/protocols/${id}`)
      await ramallah.page.getByRole('button', { name: 'تعديل الأحكام' }).click()
      await ramallah.page.locator('#notice_days').fill('0')
      await ramallah.page.locator('form:has(#notice_days) button[type=submit]').click()
      await ramallah.page.locator('#notice_days').waitFor({ state: 'detached' })
      await act(ramallah, 'propose')
      await carry(ramallah, rabat, id)
      await onProtocol(rabat, id)
      await act(rabat, 'approve')
      await carry(rabat, ramallah, id)
      await sign(ramallah, id)
      await carry(ramallah, rabat, id)
      await sign(rabat, id)
      await carry(rabat, ramallah, id)
      for (const side of [rabat, ramallah]) {
        await standsAt(side, id, 'سارٍ')
        await onProtocol(side, id, '/consolidated')
        const changed = side.page.locator('#art_2')
        await changed.getByText('مبادئ معدّلة').waitFor()
        assert.match((await changed.textContent()) ?? '', /من النسخة \u2068?2/)
        assert.match((await side.page.locator('#art_1').textContent()) ?? '', /من النسخة \u2068?1/)
      }

      await onProtocol(rabat, id)
      await act(rabat, 'terminate', 'انقضى الغرض', new Date().toISOString().slice(0, 10))
      await carry(rabat, ramallah, id)
      for (const side of [rabat, ramallah]) {
        await standsAt(side, id, 'أُنهي')
        await side.page.getByText('انقضى الغرض').first().waitFor()
      }
      assert.deepEqual([...one.faults, ...other.faults], [])
    })
  })
})
