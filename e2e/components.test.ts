import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { uploadServer } from './upload-server.ts'

const languages = ['ar', 'fr', 'en'] as const
type Language = (typeof languages)[number]

const words = {
  ar: {
    error: 'خطأ: ',
    change: 'تغيير',
    wanted: 'الامان',
    found: 'الحرية والأمان الشخصي',
    part: 'تعذيب',
    erase: 'محو نهائي',
  },
  fr: {
    error: 'Erreur\u00a0: ',
    change: 'Modifier',
    wanted: 'liberte et surete',
    found: 'Liberté et sûreté',
    part: 'torture',
    erase: 'effacer définitivement',
  },
  en: {
    error: 'Error: ',
    change: 'Change',
    wanted: 'LIBERTY AND',
    found: 'Liberty and security of person',
    part: 'torture',
    erase: 'erase for good',
  },
} as const

describe('the components of the design system, in a browser', () => {
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

  async function open(language: Language, width = 1100, address = '/components') {
    const { page, context } = await instance.visit({ viewport: { width, height: 800 }, reducedMotion: 'reduce' })
    await context.addCookies([{ name: 'mithaq_language', value: language, url: instance.url }])
    await page.goto(new URL(address, instance.url).href)
    await page.waitForSelector('h1')
    if (address === '/components') await page.waitForSelector('.specimen .menu-button')
    return { page, context }
  }

  /** Opens the page in each language, and closes it whatever happens. */
  async function inEach(
    work: (page: Page, language: Language, context: BrowserContext) => Promise<void>,
    width = 1100,
    address = '/components',
  ) {
    for (const language of languages) {
      const { page, context } = await open(language, width, address)
      try {
        await work(page, language, context)
      } finally {
        await context.close()
      }
    }
  }

  for (const width of [360, 1100]) {
    test(`axe finds nothing, nothing overflows and every target is 44 px, at ${width} px in ar, fr and en`, async () => {
      await inEach(async (page, language) => {
        assert.deepEqual(await violations(page), [], language)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.equal(overflow, 0, language)
        assert.deepEqual(await smallTargets(page), [], language)
      }, width)
    })
  }

  test('a refused question: summary focused, title says so, link leads to the field, nothing entered is lost', async () => {
    await inEach(
      async (page, language) => {
        await page.fill('#when-year', '٢٠٢٦')
        await page.fill('#when-month', '13')
        await page.click('button[type=submit]')
        await page.waitForSelector('.error-summary')
        assert.ok((await page.title()).startsWith(words[language].error), await page.title())
        assert.ok(await page.evaluate(() => document.activeElement?.matches('.error-summary')))
        assert.deepEqual(await violations(page), [], language)
        const beside = await textOf(page.locator('#when-error'))
        assert.ok(beside.endsWith(await textOf(page.locator('.error-summary a').first())), 'the same words twice')
        await page.click('.error-summary a')
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'when-day')
        assert.equal(await page.inputValue('#when-year'), '٢٠٢٦')

        await page.fill('#when-month', '٨')
        await page.fill('#where', 'x')
        await page.keyboard.press('Enter')
        await page.waitForSelector('.notice-success')
        assert.ok(!(await page.title()).startsWith(words[language].error))
      },
      360,
      '/components?example=question',
    )
  })

  test('a date typed in either digits is read back in words; «I do not know» is an answer', async () => {
    await inEach(async (page, language) => {
      const group = page.locator('#sample-date')
      for (const [day, month, year] of [
        ['14', '8', '2026'],
        ['١٤', '٨', '٢٠٢٦'],
      ] as const) {
        await page.fill('#sample-date-day', day)
        await page.fill('#sample-date-month', month)
        await page.fill('#sample-date-year', year)
        assert.equal(await group.locator('time').getAttribute('datetime'), '2026-08-14', language)
        assert.match(await textOf(group.locator('time')), /1448|١٤٤٨/)
      }
      await page.fill('#sample-date-day', '')
      assert.equal(await group.locator('time').getAttribute('datetime'), '2026-08')
      await page.check('#sample-date-unknown')
      assert.equal(await group.locator('time').count(), 0)
      assert.ok(await page.isDisabled('#sample-date-year'))
    })
  })

  test('the calendar fills the inputs; arrow keys follow the direction of the page; axe finds nothing in it', async () => {
    await inEach(async (page, language) => {
      await page.click('.calendar-button')
      await page.waitForSelector('.calendar-popover')
      assert.deepEqual(await violations(page), [], language)
      await page.locator('.calendar-cell[data-selected]').focus()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.calendar-popover', { state: 'detached' })
      assert.equal(await page.inputValue('#sample-date-day'), language === 'ar' ? '15' : '13')
      assert.equal(await page.inputValue('#sample-date-year'), '2026')
    })
  })

  test('the Hijri calendar writes a Gregorian date', async () => {
    const { page, context } = await open('ar')
    await page.click('.calendar-button')
    await page.check('#calendar-hijri')
    await page
      .locator('.calendar-cell:not([data-outside-month])', { hasText: /^(2|٢)$/ })
      .first()
      .click()
    assert.deepEqual(
      [
        await page.inputValue('#sample-date-day'),
        await page.inputValue('#sample-date-month'),
        await page.inputValue('#sample-date-year'),
      ],
      ['15', '8', '2026'],
    )
    await context.close()
  })

  test('the term picker finds without accents or hamza, and chooses from the tree', async () => {
    await inEach(async (page, language) => {
      const { wanted, found, part } = words[language]
      const box = page.locator('#terms ~ .field input').first()
      await box.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(wanted)
      await page.locator('.picker-option').first().waitFor()
      assert.equal(await page.locator('.picker-option').count(), 1, language)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      assert.equal(await box.inputValue(), found)

      await page.locator('#terms ~ .field .button-quiet').nth(1).click()
      await page.getByRole('treegrid').waitFor()
      assert.deepEqual(await violations(page), [], language)
      await page.getByRole('treegrid').getByRole('row').first().click()
      await page.getByRole('treegrid').waitFor({ state: 'detached' })
      const chips = page.locator('#terms ~ .field').nth(1).locator('.chip')
      assert.equal(await chips.count(), 3)
      assert.match((await chips.allInnerTexts()).join(), new RegExp(part))
      await chips.first().click()
      assert.equal(await chips.count(), 2)
    })
  })

  test('filters change the address, the count and the chips; a reload and the way back keep them', async () => {
    await inEach(async (page, language) => {
      const status = page.locator('.results-count')
      const all = await textOf(status)
      await page.locator('.facet-option input[value=torture]').check()
      await page.waitForURL(/right=torture/)
      assert.notEqual(await textOf(status), all)
      assert.equal(await status.getAttribute('role'), 'status')
      assert.deepEqual(await violations(page), [], language)
      const found = await textOf(status)
      await page.reload()
      await page.waitForSelector('.results-count')
      assert.equal(await textOf(status), found)
      await page.locator('.results-bar .chip').click()
      await page.waitForURL((url) => !url.search.includes('right'))
      assert.equal(await textOf(status), all)
      await page.goBack()
      await page.waitForURL(/right=torture/)
      assert.equal(await textOf(status), found)
    })
  })

  test('on a phone the filters fold behind one button and rows become cards that name their columns', async () => {
    await inEach(async (page) => {
      const box = page.locator('.facet-option input').first()
      assert.ok(!(await box.isVisible()))
      await page.locator('.facets > summary').click()
      assert.ok(await box.isVisible())
      const cell = page.locator('#tables ~ .with-filters tbody td').first()
      assert.ok(await cell.locator('.cell-label').isVisible())
    }, 360)
    const { page, context } = await open('ar')
    assert.ok(await page.locator('.facet-option input').first().isVisible())
    assert.ok(!(await page.locator('.facets > summary').isVisible()))
    await context.close()
  })

  test('sorting is a link that says its direction', async () => {
    await inEach(async (page) => {
      const header = page.locator('th:has(.sort-link)').nth(1)
      await header.locator('a').click()
      await page.waitForURL(/sort=affected/)
      assert.equal(await header.getAttribute('aria-sort'), 'ascending')
      await header.locator('a').click()
      await page.waitForURL(/sort=-affected/)
      assert.equal(await header.getAttribute('aria-sort'), 'descending')
    })
  })

  test('what cannot be undone waits for the typed words, holds the focus, and gives it back', async () => {
    await inEach(async (page, language) => {
      const opener = page.locator('#confirmations ~ .button-row .button-danger')
      await opener.click()
      const dialog = page.getByRole('alertdialog')
      await dialog.waitFor()
      assert.deepEqual(await violations(page), [], language)
      await dialog.locator('.button-danger').click()
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'confirm-phrase')
      assert.ok(await dialog.locator('.field-error').isVisible())
      assert.equal(await page.locator('.specimen .notice-success').count(), 1, 'nothing happened yet')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      assert.ok(await opener.evaluate((element) => element === document.activeElement))
      await opener.click()
      await page.fill('#confirm-phrase', ` ${words[language].erase} `)
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'detached' })
      assert.equal(await page.locator('.specimen .notice-success').count(), 2)
    })
  })

  test('a menu opens by keyboard, chooses and gives the focus back', async () => {
    await inEach(async (page, language) => {
      const button = page.locator('.specimen .menu-button')
      await button.focus()
      await page.keyboard.press('ArrowDown')
      await page.getByRole('menu').waitFor()
      assert.deepEqual(await violations(page), [], language)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('menu').waitFor({ state: 'detached' })
      assert.ok(await button.evaluate((element) => element === document.activeElement))
    })
  })

  test('an upload waits out a lost connection, can be paused and resumed, and ends as sent', async () => {
    await inEach(async (page, _language, context) => {
      const server = uploadServer()
      await context.route('**/api/uploads**', (route) => server.answer(route))
      server.down(true)
      await page.setInputFiles('#sample-files-file', {
        name: 'شهادة 3.mp3',
        mimeType: 'audio/mpeg',
        buffer: Buffer.alloc(9_000_000, 7),
      })
      await page.waitForSelector('.upload-waiting')
      await page.locator('.upload-actions button').first().click()
      await page.waitForSelector('.upload-paused')
      server.down(false)
      await page.waitForTimeout(300)
      assert.equal(server.received(), 0, 'a paused upload does not go on by itself')
      server.failOnce()
      await page.locator('.upload-actions button').first().click()
      await page.waitForSelector('.upload-done', { timeout: 15_000 })
      assert.equal(server.received(), 9_000_000)
      assert.match(await textOf(page.locator('.upload-name')), /mp3/)
      assert.equal(await page.evaluate(() => localStorage.length), 0, 'no name of a file stays on the device')
    })
  })

  test('a refused upload shows the sentence of the server', async () => {
    const { page, context } = await open('ar')
    await context.route('**/api/uploads', (route) =>
      route.fulfill({
        status: 413,
        contentType: 'application/problem+json',
        body: JSON.stringify({ detail: 'الملف أكبر من الحد.' }),
      }),
    )
    await page.setInputFiles('#sample-files-file', { name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(10) })
    await page.waitForSelector('.upload-failed')
    assert.match(await textOf(page.locator('.upload-status')), /الملف أكبر من الحد/)
    await context.close()
  })

  test('forced colours and print keep the words of access, and print leaves filters and navigation out', async () => {
    const { page, context } = await open('ar')
    await page.emulateMedia({ forcedColors: 'active' })
    assert.deepEqual(await page.locator('.record-header .tag').allInnerTexts(), ['مقيّد'])
    await page.emulateMedia({ media: 'print', forcedColors: 'none' })
    assert.ok(await page.locator('.summary-list').isVisible())
    for (const hidden of ['.facets', '.living-contents', '.summary-action', '.button-row']) {
      assert.ok(!(await page.locator(hidden).first().isVisible()), hidden)
    }
    await context.close()
  })

  test('no console error and no report of the content security policy came up in all of this', () => {
    assert.deepEqual(instance.faults, [])
  })
})

/** The text of an element, whether shown or not. */
async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? ''
}

/** Controls on screen smaller than 44 px in either direction; a checkbox counts with its label. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(a, button, input:not([type=hidden]), select, textarea, summary)')].flatMap(
      (control) => {
        const whole = control.matches('[type=checkbox], [type=radio]')
          ? (control.closest('.choice, label') ?? control)
          : control
        const { width, height } = whole.getBoundingClientRect()
        if (width === 0 || control.closest('.visually-hidden') !== null) return []
        return width < 43.5 || height < 43.5 ? [control.outerHTML.slice(0, 100)] : []
      },
    ),
  )
}
