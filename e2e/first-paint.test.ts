import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstance } from './browser.ts'
import { medianFirstPaint } from './first-paint.ts'

test('the first paint of shell and public page comes within 1.0 s at 1.6 Mb/s, 150 ms, CPU ÷ 4, cold', async () => {
  await withInstance(async ({ url, browser }) => {
    for (const path of ['/', '/ar/']) {
      const { fcp } = await medianFirstPaint(browser, url + path)
      assert.ok(fcp <= 1_000, `${path} was first painted after ${Math.round(fcp)} ms`)
    }
  })
})
