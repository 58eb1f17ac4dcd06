/** Steps that several browser tests begin with. */
import type { Page } from 'playwright-core'
import { codeAt, foundInstitution } from '../server/testing/first-administrator.ts'

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
export async function setUp(page: Page, url: string, code: string, name = sample.name): Promise<void> {
  await page.goto(`${url}/ar/`)
  await foundInstitution(callerOf(page, url), {
    code,
    institution: { ...sample, name },
    person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
  })
  await page.goto(`${url}/`)
  await page.locator('.next-steps').waitFor()
}

/** Requests with the cookies of this page. */
function callerOf(page: Page, url: string) {
  return async (method: string, path: string, data: unknown) => {
    const reply = await page.context().request.fetch(url + path, { method, data, headers: { 'x-mithaq': '1' } })
    const text = await reply.text()
    return { status: reply.status(), body: text === '' ? {} : JSON.parse(text) }
  }
}

/** Changes the language with the switch in the header and waits until the page speaks it. */
export async function speak(page: Page, language: 'ar' | 'fr' | 'en'): Promise<void> {
  await page.locator(`.language-switch [lang=${language}]`).click()
  await page.locator(`html[lang=${language}]`).waitFor()
}

/** Sets a password with one-time codes on the page of an enrolment and finishes it; answers with the authenticator's secret. */
export async function enrolInBrowser(page: Page, name: string): Promise<string> {
  await page.locator('#way input[value=password]').check()
  await page.fill('#own-name', name)
  await page.fill('#own-password', samplePassword)
  await page.locator('form button[type=submit]').click()
  const secret = ((await page.locator('[data-secret]').textContent()) ?? '').replace(/\s/g, '')
  await page.fill('#totp-code', codeAt(secret, new Date()))
  await page.locator('form button[type=submit]').click()
  await page.locator('#kept-first').check()
  await page.locator('form button[type=submit]').click()
  return secret
}

export const samplePassword = 'أربع كلمات لا صلة بينها'
