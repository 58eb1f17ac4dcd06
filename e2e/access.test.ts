import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { joinAs, returnAsFirst } from './colleagues.ts'
import { setUp, speak } from './steps.ts'

test('pages of access, emergency and keys are accessible and fit in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    const first = await visit()
    await setUp(first.page, url, setupCode)
    const { page, context } = await visit()
    const id = await joinAs(context, {
      home,
      url,
      roles: ['administrator', 'head', 'key-officer'],
      name: 'نادية التجريبية',
    })
    const other = await joinAs((await visit()).context, { home, url, roles: ['analyst'], name: 'Samir d’essai' })
    for (const language of ['ar', 'fr', 'en'] as const) {
      await page.goto(`${url}/`)
      await speak(page, language)
      for (const path of [
        '/settings/access',
        `/settings/people/${id}`,
        `/settings/people/${other}`,
        '/settings/people/none',
        '/settings/emergency',
        '/settings/keys',
        '/settings/people',
      ]) {
        await page.goto(url + path)
        await page.locator('main h1').waitFor()
        await page.locator('.skeleton').first().waitFor({ state: 'detached' })
        for (const width of [360, 1100]) {
          await page.setViewportSize({ width, height: 800 })
          assert.deepEqual(await violations(page), [], `${path} in ${language} at ${width} px`)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          assert.ok(overflow <= 0, `${path} in ${language} is wider than ${width} px by ${overflow}`)
          const folder = process.env.MITHAQ_SCREENSHOTS
          if (folder !== undefined)
            await page.screenshot({
              path: `${folder}/${path.slice(10).replace(id, 'self').replace(other, 'other').replaceAll('/', '-')}-${language}-${width}.png`,
              fullPage: true,
            })
        }
      }
    }
    assert.deepEqual(faults, [])
  })
})

test('an administrator gives and takes a role after reading what it changes; the person sees it and why', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    const { page } = await visit()
    await setUp(page, url, setupCode)
    const colleague = await visit()
    const id = await joinAs(colleague.context, { home, url, roles: ['contributor'], name: 'سمير التجريبي' })
    await page.goto(`${url}/settings/people`)
    await page.getByRole('link', { name: 'سمير التجريبي' }).click()
    await page.locator('[data-role=analyst]').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('العمل في ملفات الحالات الممنوحة له').waitFor()
    assert.deepEqual(await violations(page), [])
    await dialog.getByRole('button', { name: 'إسناد الدور' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'التحليل', exact: true }).first().waitFor()
    await colleague.page.goto(`${url}/settings/access`)
    await colleague.page.getByRole('heading', { name: 'التحليل', exact: true }).waitFor()
    assert.equal(await colleague.page.getByText('سلمى التجريبية').count(), 2, 'who gave each role stands beside it')
    await page.locator('[data-role=analyst]').click()
    await dialog.getByRole('button', { name: 'سحب الدور' }).click()
    await dialog.waitFor({ state: 'detached' })
    await colleague.page.reload()
    await colleague.page.getByRole('heading', { name: 'المساهمة' }).waitFor()
    assert.equal(await colleague.page.getByRole('heading', { name: 'التحليل', exact: true }).count(), 0)
    await colleague.page.goto(`${url}/settings/people/${id}`)
    await colleague.page.getByText('لا تسمح صلاحياتك بفتح هذه الصفحة').first().waitFor()
    await page.goto(`${url}/settings/access`)
    assert.equal(await page.locator('[data-role]').count(), 0, 'nobody is offered a change of their own roles')
    assert.deepEqual(faults, [])
  })
})

for (const language of ['ar', 'fr', 'en'] as const) {
  test(`a lock from another window ends my session and keeps what I typed (${language})`, async () => {
    await withInstance(async ({ url, setupCode, home, visit, faults }) => {
      const { page, context } = await visit()
      await setUp(page, url, setupCode)
      if (language !== 'ar') await speak(page, language)
      await page.goto(`${url}/settings/institution/edit`)
      await page.locator('input[name="name.en"], #name-en').first().fill('Typed before the lock')
      const head = await visit()
      await joinAs(head.context, { home, url, roles: ['head'], name: 'رئيسة تجريبية' })
      await head.page.goto(`${url}/settings/emergency`)
      await head.page.locator('input[value=locked]').check()
      await head.page.locator('button[type=submit]').click()
      assert.equal(await head.page.getByRole('alertdialog').count(), 0, 'without a reason nothing is asked')
      await head.page.locator('#reason').fill('اشتباه في اختراق')
      await head.page.locator('main form button[type=submit]').click()
      await head.page.getByRole('alertdialog').locator('button[type=submit]').click()
      await head.page.getByRole('alertdialog').waitFor({ state: 'detached' })
      await head.page.locator('.notice-danger').first().waitFor()

      await page.locator('main form button[type=submit]').first().click()
      await page.locator('.error-summary').waitFor()
      assert.equal(await page.locator('input[name="name.en"], #name-en').first().inputValue(), 'Typed before the lock')
      await page.goto(`${url}/`)
      await page.locator('.notice-danger').waitFor()
      await page.locator('main h1').waitFor()
      assert.deepEqual(await violations(page), [])

      await head.page.locator('input[value=normal]').check()
      await head.page.locator('#reason').fill('زال الخطر')
      await head.page.locator('main form button[type=submit]').click()
      await head.page.getByRole('alertdialog').locator('button[type=submit]').click()
      await head.page.locator('.notice-danger').waitFor({ state: 'detached' })
      await returnAsFirst(context, { home, url })
      await page.goto(`${url}/settings/institution/edit`)
      await page.locator('main form').waitFor()
      assert.equal(await page.locator('input[name="name.en"], #name-en').first().inputValue(), 'Typed before the lock')
      await page.locator('main form button[type=submit]').first().click()
      await page.locator('dl').waitFor()
      assert.deepEqual(faults, [])
    })
  })
}

test('a key is replaced by its officer alone, and its fingerprint is another one afterwards', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    const { page } = await visit()
    await setUp(page, url, setupCode)
    await page.goto(`${url}/settings/keys`)
    await page.locator('main .reference').first().waitFor()
    assert.equal(await page.locator('main .reference').count(), 10, 'two lines of digits a key')
    assert.equal(await page.locator('main button').count(), 0)
    const officer = await visit()
    await joinAs(officer.context, { home, url, roles: ['key-officer'], name: 'أمينة تجريبية' })
    await officer.page.goto(`${url}/settings/keys`)
    const print = () => officer.page.locator('main .reference').first().textContent()
    await officer.page.locator('main .reference').first().waitFor()
    const before = await print()
    assert.match(before ?? '', /^\d{5} \d{5} \d{5} \d{5}$/)
    await officer.page.locator('main section button').first().click()
    const dialog = officer.page.getByRole('alertdialog')
    await dialog.locator('input[value=compromised]').check()
    assert.deepEqual(await violations(officer.page), [])
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'detached' })
    assert.notEqual(await print(), before)
    await officer.page.getByText('مكشوف').waitFor()
    assert.deepEqual(faults, [])
  })
})

test('the harness of browser tests notices a broken policy: an inline script and an inline style are counted', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page } = await visit()
    await setUp(page, url, setupCode)
    assert.deepEqual(faults, [])
    await page.evaluate(() => {
      const styled = document.createElement('p')
      styled.setAttribute('style', 'color: red')
      document.body.append(styled)
    })
    await page.waitForTimeout(300)
    assert.ok(faults.length > 0, 'an inline style went unnoticed')
    const soFar = faults.length
    await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>')
      } catch {
        // refused by Trusted Types: the report is what this is about
      }
    })
    await page.waitForTimeout(300)
    assert.ok(faults.length > soFar, 'a sink of Trusted Types went unnoticed')
  })
})
