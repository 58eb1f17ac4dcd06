/** Steps that several browser tests begin with. */
import type { Page } from 'playwright-core'

/** A fictional institution that passes every check. */
const sample = {
  name: {
    ar: 'المجلس التجريبي لحقوق الإنسان',
    fr: 'Conseil d’essai des droits de l’Homme',
    en: 'Sample Human Rights Council',
  },
  short_name: { ar: 'المجلس' },
  locales: ['ar-MA', 'fr-MA', 'en-GB'],
  digits: 'locale',
  calendars: ['gregory', 'islamic-umalqura'],
  week_start: null,
  weekend: [6, 7],
  time_zone: 'Africa/Casablanca',
  term_pack: 'ar-MA',
  accent: null,
  emblem_file_id: null,
}

/** Founds the sample institution over the interface, as the visitor of this page, and opens its home page. */
export async function setUp(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/ar/`)
  await post(page, `${url}/api/session`, { code })
  await post(page, `${url}/api/setup`, { institution: sample, person: { name: 'سلمى التجريبية', locale: 'ar-MA' } })
  await page.goto(`${url}/`)
  await page.locator('.next-steps').waitFor()
}

async function post(page: Page, url: string, data: unknown): Promise<void> {
  const headers = { 'x-mithaq': '1', 'idempotency-key': crypto.randomUUID() }
  const reply = await page.context().request.post(url, { data, headers })
  if (!reply.ok()) throw new Error(`Cannot prepare the test: ${url} answered ${reply.status()}: ${await reply.text()}`)
}

/** Changes the language with the switch in the header and waits until the page speaks it. */
export async function speak(page: Page, language: 'ar' | 'fr' | 'en'): Promise<void> {
  await page.locator(`.language-switch [lang=${language}]`).click()
  await page.locator(`html[lang=${language}]`).waitFor()
}
