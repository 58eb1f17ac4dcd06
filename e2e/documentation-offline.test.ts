/** An incident recorded on a phone without a connection, finished and sent when there is one again, each record once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp } from './steps.ts'

const headers = { 'x-mithaq': '1' }
/** A made-up person, and the same name as somebody else would write it. */
const written = 'إبراهيم عبد الرحمن التجريبي'
const misspelt = 'ابراهيم عبدالرحمان التجريبى'

describe('an incident is recorded at 360 px in Arabic', () => {
  let instance: Instance
  let stop = () => {}
  let running: Promise<void>
  let page: Page
  let context: BrowserContext
  const cases = { restricted: '', sealed: '' }

  before(async () => {
    await new Promise<void>((ready, failed) => {
      running = withInstance(async (started) => {
        instance = started
        await setUp((await started.visit()).page, started.url, started.setupCode)
        const officer = await started.visit({ reducedMotion: 'reduce', viewport: { width: 360, height: 740 } })
        page = officer.page
        context = officer.context
        await joinAs(context, { ...started, roles: ['documentation-officer'], name: 'سلمى التجريبية' })
        for (const policy of ['restricted', 'sealed'] as const) cases[policy] = await openCase(policy)
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

  async function openCase(policy: 'restricted' | 'sealed'): Promise<string> {
    const reply = await context.request.post(`${instance.url}/api/records/case_file`, {
      headers: { ...headers, 'idempotency-key': randomUUID() },
      data: { fields: { title: { ar: 'ملف تجريبي' }, identity_policy: policy } },
    })
    assert.equal(reply.status(), 201, await reply.text())
    return (await reply.json()).id
  }

  type Row = { readonly id: string; readonly code: string; readonly fields: Readonly<Record<string, unknown>> }
  async function recordsOf(kind: string, caseId: string): Promise<readonly Row[]> {
    const reply = await context.request.get(`${instance.url}/api/records/${kind}?case_id=${caseId}`, { headers })
    return (await reply.json()).items
  }

  const heading = (text: string) => page.locator('h1', { hasText: text }).waitFor()
  const goOn = () => page.locator('main form button[type=submit]').click()
  async function checked(name: string) {
    assert.deepEqual(await violations(page), [], name)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${name} is wider than the screen by ${overflow}`)
  }
  async function choose(field: string, letters: string, label: string) {
    await page.fill(`#${field}-search`, letters)
    await page.locator(`#${field} .choice`, { hasText: label }).first().locator('input').click()
    await page.fill(`#${field}-search`, '')
  }
  async function describePerson() {
    await heading('من هو الشخص')
    await page.locator('#kind .choice', { hasText: 'شخص واحد' }).locator('input').check()
    await page.locator('#sex .choice', { hasText: 'ذكر' }).locator('input').check()
  }
  async function answerTheRest() {
    await heading('من يُزعم')
    await page.locator('#suspect input[value=unknown]').check()
    await page.locator('#degree option').nth(1).waitFor({ state: 'attached' })
    await page.selectOption('#degree', { index: 1 })
    await checked('who')
    await goOn()
    await heading('كيف عرفنا')
    await page.selectOption('#connection', { index: 2 })
    await checked('source')
    await goOn()
    await heading('راجع')
  }

  test('offline and over a reload nothing is lost; sent twice over, each record is made once', async () => {
    await page.goto(`${instance.url}/records/case_file/${cases.restricted}`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    const link = page.locator(`a[href='/cases/${cases.restricted}/incident']`)
    await link.waitFor()
    await page.waitForLoadState('networkidle')

    await context.setOffline(true)
    await page.locator('.offline-banner').waitFor()
    await link.click()
    await heading('ماذا حدث')
    await checked('what')
    await goOn()
    await page.locator('#title-error').waitFor()
    await page.fill('#title', 'توقيف في مظاهرة سلمية')
    await goOn()
    await heading('متى')
    await page.fill('#when-year', '2025')
    await page.fill('#when-month', '3')
    await checked('when')
    await goOn()
    await heading('أين')
    await page.fill('#place', 'الحي القديم')
    await checked('where')
    await goOn()
    await heading('من تضرر')
    await page.locator('#main button', { hasText: 'إضافة شخص' }).click()
    await page.locator('#name').fill(written)
    await describePerson()
    await checked('person')
    const pseudonym = await page.locator('.page-caption .reference').textContent()
    await goOn()
    await heading('ماذا وقع')
    await choose('acts', 'توقيف', 'توقيف تعسفي')
    await checked('acts')
    await page.locator('.draft-note', { hasText: 'محفوظ على هذا الجهاز' }).waitFor()

    // the shell starts without a connection, but says nothing of a person until the server has
    const here = page.url()
    await page.reload()
    await page.locator('.offline-banner').waitFor()
    await context.setOffline(false)
    await heading('ماذا وقع')
    assert.equal(page.url(), here)
    await page.locator('#acts .choice', { hasText: 'توقيف تعسفي' }).first().waitFor()
    await goOn()
    await heading('من تضرر')
    await page
      .locator('#main .reference', { hasText: pseudonym ?? 'none' })
      .first()
      .waitFor()
    await goOn()
    await answerTheRest()
    await checked('check')

    await context.setOffline(true)
    await page.locator('.offline-banner').waitFor()
    await goOn()
    await page.locator('.notice', { hasText: 'وسيُرسل عند عودة الاتصال' }).waitFor()
    await checked('waiting')
    // every write reaches the server once more than the page knows: its first answer is lost on the way
    const seen = new Set<string>()
    let twice = 0
    await context.route('**/api/records/**', async (route) => {
      const key = route.request().headers()['idempotency-key']
      if (key === undefined || seen.has(key)) return await route.continue()
      seen.add(key)
      twice += 1
      await route.fetch()
      await route.abort()
    })
    await context.setOffline(false)
    await heading('أُرسلت الواقعة')
    await context.unrouteAll({ behavior: 'wait' })
    assert.equal(twice, 6)
    await checked('sent')

    const made = {
      event: await recordsOf('event', cases.restricted),
      person: await recordsOf('person', cases.restricted),
      act: await recordsOf('act', cases.restricted),
      involvement: await recordsOf('involvement', cases.restricted),
      information: await recordsOf('information', cases.restricted),
    }
    for (const [kind, rows] of Object.entries(made)) assert.equal(rows.length, 1, kind)
    assert.equal(made.person[0]?.code, pseudonym)
    assert.equal(made.act[0]?.fields.victim, made.person[0]?.id)
    assert.equal(made.act[0]?.fields.event, made.event[0]?.id)
    assert.equal(made.involvement[0]?.fields.act, made.act[0]?.id)
    const names = await context.request.get(`${instance.url}/api/records/person/${made.person[0]?.id}/names`, {
      headers,
    })
    assert.deepEqual(
      (await names.json()).items.map(({ name }: { name: string }) => name),
      [written],
    )
  })

  test('who is recorded already is named as a misspelt name is written, and is found by it', async () => {
    await page.goto(`${instance.url}/cases/${cases.restricted}/incident?page=people`)
    await page.locator('#main button', { hasText: 'إضافة شخص' }).click()
    await page.fill('#name', misspelt)
    const [person] = await recordsOf('person', cases.restricted)
    await page.locator('.notice-warn .reference', { hasText: person?.code ?? 'none' }).waitFor()
    await checked('a name that may be known')
    await page.goto(`${instance.url}/find?kind=person&q=${encodeURIComponent(misspelt)}`)
    await page
      .locator('.finding-list > li', { hasText: person?.code ?? 'none' })
      .first()
      .waitFor()
  })

  test('in a sealed case no name is asked; what the server refuses is told where it was asked, and the rest is sent once', async () => {
    await page.goto(`${instance.url}/cases/${cases.sealed}/incident`)
    await page.fill('#title', 'تهديد')
    await goOn()
    await page.fill('#when-year', String(new Date().getFullYear() + 1))
    await goOn()
    await heading('أين')
    await page.locator('#precision input[value=unknown]').check()
    await goOn()
    await page.locator('#main button', { hasText: 'إضافة شخص' }).click()
    await describePerson()
    assert.equal(await page.locator('#name').count(), 0)
    await goOn()
    await heading('ماذا وقع')
    await choose('acts', 'تهديد', 'تهديد')
    await goOn()
    await heading('من تضرر')
    await goOn()
    await answerTheRest()
    await goOn()
    await page.locator('#when-error').waitFor()
    assert.equal(await page.inputValue('#when-year'), String(new Date().getFullYear() + 1))
    await checked('a refusal')
    await page.fill('#when-year', '2024')
    await goOn()
    await heading('راجع')
    await goOn()
    await heading('أُرسلت الواقعة')
    const code = await page.locator('.notice-success .reference').nth(1).textContent()
    const persons = await recordsOf('person', cases.sealed)
    assert.deepEqual(
      persons.map((one) => one.code),
      [code],
    )
    assert.equal((await recordsOf('event', cases.sealed)).length, 1)
    await page.goto(`${instance.url}/find?kind=person&q=${code}`)
    await page
      .locator('.finding-list > li', { hasText: code ?? 'none' })
      .first()
      .waitFor()
  })

  test('no console error and no report of the content security policy came up in all of this', () => {
    assert.deepEqual(instance.faults, [])
  })
})
