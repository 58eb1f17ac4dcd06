import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { setUp, speak } from './steps.ts'

const staffPages = [
  '/',
  '/settings/institution',
  '/settings/institution/edit',
  '/settings/institution/history',
  '/settings/people',
  '/settings/people?search=nobody',
  '/settings/people/invite',
  '/settings/security',
  '/settings/display',
  '/nowhere',
] as const

test('every staff page is accessible and fits in ar, fr, en at 360 and 1100 px, without one policy report', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page } = await visit()
    await setUp(page, url, setupCode)
    for (const language of ['ar', 'fr', 'en'] as const) {
      await page.goto(`${url}/`)
      await page.locator('.next-steps').waitFor()
      await speak(page, language)
      for (const path of staffPages) {
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
    assert.deepEqual(faults, [])
  })
})

test('the language chosen holds for the next page from its first byte, for visitors and for the signed-in', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page, context } = await visit()
    await page.goto(`${url}/`)
    await page.locator('#code').waitFor()
    await speak(page, 'fr')
    assert.equal(await page.getAttribute('html', 'dir'), 'ltr')
    assert.match(await (await context.request.get(`${url}/setup`)).text(), /<html lang="fr" dir="ltr">/)
    await setUp(page, url, setupCode)
    assert.equal(await page.getAttribute('html', 'lang'), 'ar', 'the person’s own language wins over the cookie')
    const kept = page.waitForResponse((reply) => reply.request().method() === 'PATCH')
    await speak(page, 'en')
    await kept
    assert.match(await (await context.request.get(`${url}/`)).text(), /<html lang="en" dir="ltr">/)
    const stranger = await fetch(`${url}/`, { headers: { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' } })
    assert.match(await stranger.text(), /<html lang="fr" dir="ltr">/)
    assert.deepEqual(faults, [])
  })
})

test('a change of page moves the focus, announces the title, and works from the keyboard alone on a phone', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page } = await visit({ viewport: { width: 360, height: 740 } })
    await setUp(page, url, setupCode)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip-link')
    await page.locator('.navigation-inner > .disclosure-button').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('dl').waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main')
    await page.locator('[data-announcer]', { hasText: 'بيانات المؤسسة – المجلس' }).waitFor({ state: 'attached' })
    const opened = await page.getAttribute('.navigation-inner > .disclosure-button', 'aria-expanded')
    assert.equal(opened, 'false', 'the menu closes behind the person')
    await page.locator('.account-menu .disclosure-button').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    assert.match(await page.evaluate(() => document.activeElement?.className ?? ''), /disclosure-button/)
    assert.deepEqual(faults, [])
  })
})

test('public pages carry no script, their policy allows none, and an unknown address is a real 404', async () => {
  await withInstance(async ({ url, visit, faults }) => {
    const { page, context } = await visit({ javaScriptEnabled: true })
    for (const path of ['/ar/', '/fr/', '/en/', '/ar/api', '/fr/api', '/en/api', '/ar/nowhere', '/nowhere/at/all']) {
      const reply = await context.request.get(url + path, { headers: { accept: 'text/html' } })
      assert.equal(reply.status(), path.includes('nowhere') ? 404 : 200, path)
      assert.match(reply.headers()['content-security-policy'] ?? '', /script-src 'none'/)
      const html = await reply.text()
      assert.doesNotMatch(html, /<script|\son\w+=|\sstyle=|javascript:/i, path)
      if (!path.includes('nowhere')) assert.equal(html.match(/<link rel="alternate" hreflang/gi)?.length, 3, path)
      await page.goto(url + path)
      for (const width of [360, 1100]) {
        await page.setViewportSize({ width, height: 800 })
        assert.deepEqual(await violations(page), [], `${path} at ${width} px`)
      }
    }
    assert.deepEqual(faults, [])
  })
})

test('the worker keeps the shell and hashed files only; the application starts offline, says so, and resumes', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page, context } = await visit()
    await setUp(page, url, setupCode)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await page.locator('.next-steps').waitFor()
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map((request) => new URL(request.url).pathname)
    })
    assert.ok(kept.includes('/shell'))
    assert.deepEqual(
      kept.filter((path) => path !== '/shell' && !/^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path)),
      [],
    )
    const shell = await page.evaluate(async () => (await caches.match('/shell'))?.text())
    assert.doesNotMatch(shell ?? '', /سلمى/, 'the kept shell says nothing of a person')

    await context.setOffline(true)
    await page.goto(`${url}/`)
    await page.locator('.offline-banner').waitFor()
    await page.getByText('لا يوجد اتصال بالخادم').waitFor()
    assert.match((await page.locator('.masthead').textContent()) ?? '', /المجلس التجريبي/)
    await context.setOffline(false)
    await page.locator('.next-steps').waitFor()
    await page.locator('.offline-banner').waitFor({ state: 'detached' })
    assert.deepEqual(faults, [])
  })
})

test('a change that meets another change shows both versions, and the choice is what is saved', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page, context } = await visit()
    await setUp(page, url, setupCode)
    await page.goto(`${url}/settings/institution/edit`)
    await page.fill('#name-en', 'My Council')
    await page.fill('#time_zone', 'Asia/Hebron')
    const headers = { 'x-mithaq': '1', 'if-match': '"1"' }
    const other = await context.request.patch(`${url}/api/institution`, {
      headers,
      data: { name: { ar: 'المجلس التجريبي لحقوق الإنسان', en: 'Their Council' }, digits: 'latn' },
    })
    assert.equal(other.status(), 200, await other.text())
    await page.locator('form button[type=submit]').click()
    await page.locator('.conflict').waitFor()
    assert.match((await page.locator('#conflict-name').textContent()) ?? '', /My Council[\s\S]*Their Council/)
    assert.deepEqual(await violations(page), [])
    await page.locator('#conflict-name input[value=theirs]').check()
    await page.locator('.conflict button[type=submit]').click()
    await page.locator('#name-en').waitFor()
    assert.equal(await page.inputValue('#name-en'), 'Their Council')
    await page.locator('form button[type=submit]').click()
    await page.locator('dl').waitFor()
    const saved = await (await context.request.get(`${url}/api/institution`)).json()
    assert.equal(saved.name.en, 'Their Council')
    assert.equal(saved.time_zone, 'Asia/Hebron')
    assert.equal(saved.digits, 'latn', 'what only the other side changed stays')
    assert.deepEqual(faults, [])
  })
})
