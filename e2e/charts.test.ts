import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { setUp } from './steps.ts'

const languages = ['ar', 'fr', 'en'] as const

describe('pictures of numbers, in a browser', () => {
  let instance: Instance
  let stop = () => {}
  let running: Promise<void>

  before(async () => {
    await new Promise<void>((ready, failed) => {
      running = withInstance(async (started) => {
        instance = started
        ready()
        await new Promise<void>((stopped) => {
          stop = stopped
        })
      })
      running.catch(failed)
    })
  })
  after(async () => {
    stop()
    await running
  })

  async function open(language: string, width = 1100, query = '') {
    const { page, context } = await instance.visit({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
    await context.addCookies([{ name: 'mithaq_language', value: language, url: instance.url }])
    await page.goto(`${instance.url}/components${query}`)
    await page.locator('.network-stage[aria-busy=false] path').first().waitFor()
    return { page, context }
  }

  for (const width of [360, 1100]) {
    test(`at ${width} px in ar, fr and en: axe finds nothing, no text is cut, nothing overflows`, async () => {
      for (const language of languages) {
        const { page, context } = await open(language, width)
        try {
          assert.deepEqual(await cutTexts(page), [], language)
          assert.equal(await overflow(page), 0, language)
          assert.deepEqual(await violations(page), [], language)
        } finally {
          await context.close()
        }
      }
    })
  }

  test('the table of a figure holds the numbers of its picture', async () => {
    for (const language of languages) {
      const { page, context } = await open(language)
      for (const [index, cells] of [
        [0, 'td'],
        [1, 'td:last-child'],
      ] as const) {
        const figure = page.locator('.figure').nth(index)
        const drawn = await figure.locator('text.bar-figure').allTextContents()
        const told = await figure.locator(`tbody ${cells} .number`).allTextContents()
        assert.ok(drawn.length >= 5)
        assert.deepEqual(drawn, told, language)
      }
      await context.close()
    }
  })

  test('bars grow and time runs from the side where reading begins; the map is never mirrored', async () => {
    for (const language of ['ar', 'en'] as const) {
      const { page, context } = await open(language)
      const label = await leftOf(page, '.figure svg[role=img] g text', 0)
      const bar = await leftOf(page, '.figure svg[role=img] g rect', 0)
      assert.equal(label > bar, language === 'ar', language)
      const months = page.locator('.figure').nth(2).locator('text[text-anchor=middle]')
      const [first, last] = [await months.first().boundingBox(), await months.last().boundingBox()]
      assert.equal((first?.x ?? 0) > (last?.x ?? 0), language === 'ar', language)
      const west = await leftOf(page, '.map-overlay text.strong', 0)
      const east = await leftOf(page, '.map-overlay text.strong', 1)
      assert.ok(west < east, language)
      await context.close()
    }
  })

  test('the map and the network are moved by keys, and say where they are', async () => {
    const { page, context } = await open('ar')
    const seen = page.locator('.figure:has(.map-stage) [role=status]')
    const whole = await seen.textContent()
    await page.locator('.map-stage').focus()
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('+')
    await changed(seen, whole)
    await page.keyboard.press('Home')
    await seen.getByText(whole ?? '').waitFor()
    await page.locator('.map-clusters button').first().click()
    await changed(seen, whole)

    const panel = page.locator('.network-panel [role=status]')
    const start = await panel.textContent()
    await page.locator('.network-stage').focus()
    await page.keyboard.press('ArrowLeft')
    await changed(panel, start)
    await page.keyboard.press('Enter')
    await page.locator('.network-stage .series-1').first().waitFor()
    await page.keyboard.press('Home')
    await panel.getByText(start?.slice(0, 20) ?? '').waitFor()
    await context.close()
  })

  test('a network of 10,000 links opens small, tells what it leaves out and grows when asked', async () => {
    const { page, context } = await open('fr', 1100, '?links=10000')
    const nodes = page.locator('.network-stage svg > g')
    assert.equal(await nodes.count(), 17)
    await page.locator('.network-stage').focus()
    await page.keyboard.press('Enter')
    await page.locator('.network-stage[aria-busy=false] svg > g:nth-of-type(33)').waitFor()
    assert.equal(await nodes.count(), 33)
    assert.match((await page.locator('.network-panel').textContent()) ?? '', /4.?968/)
    await context.close()
  })

  test('a heavy map draws 66,000 points and counts every one of them', async () => {
    const { page, context } = await open('en', 1100, '?points=66000')
    assert.match((await page.locator('.figure:has(.map-stage) [role=status]').textContent()) ?? '', /66,000 of 66,000/)
    await context.close()
  })

  test('on paper every table is open; in forced colours texts and marks keep the colours of the system', async () => {
    const { page, context } = await open('ar')
    const cell = page.locator('.figure-data td').first()
    assert.ok(!(await cell.isVisible()))
    await page.emulateMedia({ media: 'print' })
    assert.ok(await cell.isVisible())
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' })
    const { mark, text, ground } = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
      return { mark: style('.series-1').color, text: style('.chart text').fill, ground: style('body').backgroundColor }
    })
    assert.equal(mark, text)
    assert.notEqual(text, ground)
    await context.close()
  })

  test('a reader who chose Arabic-Indic digits gets them in pictures and tables alike', async () => {
    const { page, context } = await instance.visit({ reducedMotion: 'reduce' })
    await setUp(page, instance.url, instance.setupCode)
    const headers = { 'x-mithaq': '1' }
    const me = await (await context.request.get(`${instance.url}/api/me`, { headers })).json()
    const display = { ...me.display, digits: 'arab' }
    await context.request.patch(`${instance.url}/api/me`, {
      headers: { ...headers, 'if-match': `"${me.version}"` },
      data: { display },
    })
    await page.goto(`${instance.url}/components`)
    await page.locator('.network-stage[aria-busy=false] path').first().waitFor()
    const all = await page.locator('.chart text').allTextContents()
    // what is data stays as it was written; it begins with an isolate
    const drawn = all.filter((one) => !one.startsWith('\u2068'))
    assert.ok(drawn.some((one) => /[٠-٩]/.test(one)))
    assert.deepEqual(
      drawn.filter((one) => /\d/.test(one)),
      [],
    )
    await context.close()
  })

  test('no console error and no report of the content security policy came up in all of this', () => {
    assert.deepEqual(instance.faults, [])
  })
})

/** Texts of pictures that reach beyond their drawing. */
function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.chart svg text:not(.map-number)')].flatMap((text) => {
      const drawing = text.closest('svg')?.getBoundingClientRect()
      const box = text.getBoundingClientRect()
      if (drawing === undefined || box.width === 0) return []
      const cut = box.left < drawing.left - 1 || box.right > drawing.right + 1
      return cut || box.top < drawing.top - 4 || box.bottom > drawing.bottom + 4 ? [text.textContent ?? ''] : []
    }),
  )
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function leftOf(page: Page, selector: string, index: number): Promise<number> {
  const box = await page.locator(selector).nth(index).boundingBox()
  assert.ok(box !== null, selector)
  return box.x
}

/** Waits until an element says something else. */
async function changed(element: ReturnType<Page['locator']>, before: string | null): Promise<void> {
  await element.filter({ hasNotText: before ?? '' }).waitFor()
}
