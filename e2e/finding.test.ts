import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp, speak } from './steps.ts'

const published = 'اسم منشور لا يظهر في القوائم'

describe('finding records, in a browser', () => {
  let instance: Instance
  let stop = () => {}
  let running: Promise<void>
  let page: Page
  let context: BrowserContext
  let made = { person: '', assembly: '' }

  before(async () => {
    await new Promise<void>((ready, failed) => {
      running = withInstance(async (started) => {
        instance = started
        await setUp((await started.visit()).page, started.url, started.setupCode)
        const officer = await started.visit({ reducedMotion: 'reduce' })
        page = officer.page
        context = officer.context
        await joinAs(context, { ...started, roles: ['documentation-officer'], name: 'سلمى التجريبية' })
        made = await fill(context, started.url)
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

  async function open(query = '', width = 1100) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${instance.url}/find${query}`)
    await page.locator('.results-count').waitFor()
  }

  test('words find in their other forms, filters with counts narrow, and the address keeps it all over a reload and the way back', async () => {
    await open()
    await speak(page, 'ar')
    await page.fill('#words', 'اعتقالات')
    await page.locator('.finding-form button[type=submit]').click()
    await page.waitForURL(/q=/)
    await page.locator('.finding-list > li:nth-child(6):last-child').waitFor()
    await open('?kind=event')
    const option = page.locator(`.facet-option input[value='${made.assembly}']`)
    await option.check()
    await page.waitForURL(/f\.event\.rights=/)
    await page.locator('.results-bar .chip').waitFor()
    await page.locator('.finding-list > li:only-child').waitFor()
    await page.reload()
    await page.locator('.finding-list > li:only-child').waitFor()
    await page.goBack()
    await page.locator('.finding-list > li').nth(6).waitFor()
  })

  test('a date known by its month is possibly in a week of it and certainly not; a date that is none is said to be none', async () => {
    await open('?kind=event&from=2025-03-10&to=2025-03-12')
    await page.locator('.finding-list > li').first().waitFor()
    const possible = await page.locator('.finding-list > li').count()
    await page.locator('#mode input[value=certain]').check()
    await page.locator('.finding-form button[type=submit]').click()
    await page.waitForURL(/mode=certain/)
    await page
      .locator('.finding-list > li')
      .nth(possible - 1)
      .waitFor({ state: 'detached' })
    await page.fill('#from-month', '13')
    await page.locator('.finding-form button[type=submit]').click()
    await page.locator('#from-error').waitFor()
    assert.equal(await page.inputValue('#from-month'), '13')
  })

  test('a person goes by the pseudonym in every list, picture and address of theirs', async () => {
    for (const view of ['list', 'table', 'timeline', 'network']) {
      await open(`?kind=${view === 'network' ? 'act' : 'person'}&view=${view}`)
      if (view === 'network') await page.locator('.network-stage[aria-busy=false] text').first().waitFor()
      else if (view !== 'timeline') await page.getByText(made.person).first().waitFor()
      assert.ok(!((await page.locator('main').textContent()) ?? '').includes(published), view)
    }
  })

  test('the record opens beside the results, takes the focus, and closes', async () => {
    await open('?kind=event')
    const link = page.locator('.finding-card-link').first()
    const name = (await link.textContent()) ?? ''
    await link.click()
    await page.waitForURL(/open=event/)
    await page.locator('.finding-preview .summary-list').waitFor()
    assert.ok(await page.locator('#preview').evaluate((heading) => heading === document.activeElement))
    const code = /E-[0-9A-Z]+-[0-9A-Z]+/.exec(name)?.[0] ?? 'none'
    assert.match((await page.locator('.finding-preview').textContent()) ?? '', new RegExp(code))
    await page.locator('.finding-preview .button-row a').last().click()
    await page.locator('.finding-preview').waitFor({ state: 'detached' })
  })

  test('numbers by two dimensions withhold what is small, in the picture and in its table, and say how many', async () => {
    await open('?kind=event&view=statistics&rows=event.rights&columns=@year')
    await page.locator('.figure').waitFor()
    const drawn = await page.locator('.bar-figure').allTextContents()
    assert.ok(drawn.includes('محجوب'), drawn.join())
    const told = await page.locator('.figure tbody .number').allTextContents()
    assert.deepEqual(told, drawn)
    assert.ok(await page.locator('.figure-note').first().isVisible())
  })

  test('the map draws what has a place and counts what has none', async () => {
    await open('?kind=event&view=map')
    await page.locator('.map-stage').waitFor()
    assert.match((await page.locator('.figure [role=status]').textContent()) ?? '', /6.*6/)
    await page.locator('main .notice').first().waitFor()
  })

  test('a search is kept under a name and found again', async () => {
    await open('?q=%D8%AA%D8%AC%D9%85%D8%B9&kind=event')
    await page.locator('.finding-saved > summary').click()
    await page.locator('.finding-saved button[type=submit]').click()
    await page.locator('#saved-name-error').waitFor()
    await page.fill('#saved-name', 'تجمعات السنة')
    await page.locator('#saved-alert-first').check()
    await page.locator('.finding-saved button[type=submit]').click()
    await page.locator('.finding-saved-list a').waitFor()
    await open()
    await page.locator('.finding-saved > summary').click()
    await page.locator('.finding-saved-list a').click()
    await page.waitForURL(/kind=event/)
    assert.equal(await page.inputValue('#words'), 'تجمع')
  })

  for (const width of [360, 1100]) {
    test(`axe finds nothing and nothing overflows at ${width} px in ar, fr and en`, async () => {
      for (const language of ['ar', 'fr', 'en'] as const) {
        await open('?kind=event', width)
        await speak(page, language)
        for (const view of language === 'ar' ? views : [views[0], views[2]]) {
          await open(`?kind=${view === 'network' ? 'act' : 'event'}&view=${view}`, width)
          await page.locator(shown[view]).first().waitFor()
          assert.deepEqual(await violations(page), [], `${language} ${view}`)
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          assert.equal(overflow, 0, `${language} ${view}`)
        }
      }
    })
  }

  test('who is on no team finds nothing and is told why', async () => {
    const other = await instance.visit()
    await joinAs(other.context, { ...instance, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    await other.page.goto(`${instance.url}/find?kind=event`)
    await other.page.locator('main .state').waitFor()
    assert.equal(await other.page.locator('.finding-list > li').count(), 0)
    await other.context.close()
  })

  test('no console error and no report of the content security policy came up in all of this', () => {
    assert.deepEqual(instance.faults, [])
  })
})

const views = ['list', 'table', 'map', 'timeline', 'network', 'statistics'] as const
const shown = {
  list: '.finding-list > li',
  table: '.table tbody tr',
  map: '.map-stage',
  timeline: '.figure svg[role=img]',
  network: '.network-stage[aria-busy=false] text',
  statistics: '.bar-figure',
} as const

/** A case with events, acts and a person whose name is public; answers the person's pseudonym and a rare right. */
async function fill(context: BrowserContext, url: string) {
  const headers = { 'x-mithaq': '1' }
  const termOf = async (list: string, at: number) => {
    const reply = await context.request.get(`${url}/api/vocabularies/${list}/terms?limit=200`, { headers })
    const { items }: { items: readonly { id: string; parent_id: string | null }[] } = await reply.json()
    return items.filter(({ parent_id }) => parent_id === null)[at]?.id ?? ''
  }
  const make = async (kind: string, body: Readonly<Record<string, unknown>>) => {
    const reply = await context.request.post(`${url}/api/records/${kind}`, {
      headers: { ...headers, 'idempotency-key': randomUUID() },
      data: body,
    })
    assert.equal(reply.status(), 201, await reply.text())
    const made: { readonly id: string; readonly code: string } = await reply.json()
    return made
  }
  const [liberty, assembly] = [await termOf('right', 0), await termOf('right', 1)]
  const caseFile = await make('case_file', {
    fields: { title: { ar: 'ملف تجريبي' }, identity_policy: 'restricted' },
  })
  const inCase = { case_id: caseFile.id }
  const victim = await make('person', {
    ...inCase,
    fields: {
      kind: await termOf('person-kind', 0),
      public_name: { ar: published },
      public_name_citation: 'تقرير علني',
    },
  })
  for (let index = 0; index < 7; index += 1) {
    const arrest = index < 6
    const event = await make('event', {
      ...inCase,
      fields: {
        title: { ar: arrest ? `اعتقال رقم ${index + 1}` : 'تفريق تجمع سلمي' },
        start: { value: index === 0 ? '2025-03' : `2025-0${index + 1}-11`, approximate: index === 2 },
        rights: [arrest ? liberty : assembly],
        ...(arrest ? { place: { latitude: 31 + index / 10, longitude: -38, radius_m: 1000, precision: '1 km' } } : {}),
      },
    })
    if (index < 3)
      await make('act', {
        ...inCase,
        fields: { victim: victim.id, event: event.id, type: await termOf('act-type', index) },
      })
  }
  return { person: victim.code, assembly }
}
