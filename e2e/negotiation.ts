/** Two institutions in two windows: what the people of both do with partners, files and protocols, as steps of tests and pictures. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Instance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp } from './steps.ts'

/** One side: its address and the page of somebody who may draft, confirm partners and sign. */
export type Side = { readonly url: string; readonly page: Page }

const here = {
  ar: 'المجلس التجريبي لحقوق الإنسان',
  fr: 'Conseil d’essai des droits de l’Homme',
  en: 'Sample Human Rights Council',
}
/** The other institution, fictional as well. */
export const there = {
  ar: 'الهيئة التجريبية لحقوق الإنسان',
  fr: 'Commission d’essai des droits de l’Homme',
  en: 'Sample Human Rights Commission',
}

/** Founds the institution of an instance and signs somebody in who leads and negotiates. */
export async function openSide({ url, setupCode, home, visit }: Instance, name: string, called = here): Promise<Side> {
  const first = await visit()
  await setUp(first.page, url, setupCode, called)
  const { page, context } = await visit({ acceptDownloads: true })
  await joinAs(context, { home, url, roles: ['focal-point', 'head'], name })
  return { url, page }
}

/** Presses what hands a file over and answers what is in it. */
async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await file.path(), 'utf8')
}

/** The invitation of one side, as its people carry it. */
export async function makeInvitation({ url, page }: Side): Promise<string> {
  await page.goto(`${url}/partners`)
  return download(page, () => page.locator('#make-invitation button[type=submit]').click())
}

/** Takes a file in through the picker with this id. */
async function giveFile(page: Page, id: string, content: string): Promise<void> {
  const form = page.locator('form', { has: page.locator(`#${id}`) })
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'file.jws', mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  await form.getByText('file').first().waitFor()
  await form.locator('button[type=submit]').click()
}

/** Imports an invitation and opens the page of the new partner. */
export async function takeInvitation({ url, page }: Side, content: string): Promise<void> {
  await page.goto(`${url}/partners`)
  await page.locator('#invitation-file').waitFor()
  await giveFile(page, 'invitation-file', content)
  await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/)
  await page.locator('#heard').waitFor()
}

/** The fingerprint of one's own agreement key, as it is read aloud from the page of a partner. */
export async function ownFingerprint({ page }: Side): Promise<readonly string[]> {
  const lines = page.locator('section .prose .reference')
  await lines.nth(1).waitFor()
  return (await lines.allTextContents()).join(' ').split(' ')
}

/** Writes down what was heard and confirms the partner. */
export async function writeHeard({ page }: Side, groups: readonly string[]): Promise<void> {
  for (const [place, group] of groups.entries()) await page.locator(`#heard-${place}`).fill(group)
  await page.locator('#known input').check()
  await page.locator('form:has(#heard) button[type=submit]').click()
}

/** Presses an act of the protocol page, gives the reason where one is asked for, and waits until it is done. */
export async function act({ page }: Side, name: string, reason?: string): Promise<void> {
  await page.locator(`[data-act=${name}]`).click()
  const dialog = page.getByRole('alertdialog')
  if (reason !== undefined) await dialog.locator('#act-reason').fill(reason)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

/** The newest outgoing file of a protocol. */
export async function newestFile({ url, page }: Side, id: string): Promise<string> {
  await page.goto(`${url}/protocols/${id}/exchange`)
  const buttons = page.locator('[id^=carry-]')
  await buttons.first().waitFor()
  const ready = page.locator('tr', { hasText: 'جاهزة للتسليم' }).locator('[id^=carry-]')
  return download(page, () => ready.first().click())
}

/** Takes in a file about protocols; answers when it was accepted or refused. */
export async function takeMessage({ url, page }: Side, content: string): Promise<void> {
  await page.goto(`${url}/protocols`)
  await page.locator('#incoming-file').waitFor()
  await giveFile(page, 'incoming-file', content)
  await page.locator('main .notice-success, main .error-summary').first().waitFor()
}

/** Drafts a protocol with the only partner from the first template, with dates and mandates, ready to be proposed. */
export async function draft(side: Side): Promise<string> {
  const { url, page } = side
  await page.goto(`${url}/protocols/new`)
  await page.locator('#parties input').first().check()
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(/\/protocols\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  await page.getByRole('button', { name: 'تعديل الأحكام' }).click()
  const today = new Date().toISOString().slice(0, 10)
  for (const name of ['signed_on', 'in_force_on']) await fillDay(page, name, today)
  await fillDay(page, 'ends_on', `${Number(today.slice(0, 4)) + 3}-01-01`)
  await page.locator('form:has(#notice_days) button[type=submit]').click()
  await page.locator('#notice_days').waitFor({ state: 'detached' })
  for (const party of ['self', 'other']) {
    await page.locator(`[data-party=${party}]`).click()
    for (const [name, ar, fr] of [
      ['signatory', 'سلمى التجريبية', 'Salma d’essai'],
      ['capacity', 'الرئيسة', 'Présidente'],
      ['act_title', 'ظهير التعيين', 'Dahir de nomination'],
    ]) {
      await page.locator(`#${name}-ar`).fill(ar ?? '')
      await page.locator(`#${name}-fr`).fill(fr ?? '')
    }
    await fillDay(page, 'valid_from', '2026-01-01')
    await page.locator('form:has(#act_number) button[type=submit]').click()
    await page.locator('#act_number').waitFor({ state: 'detached' })
  }
  return id
}

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await page.locator(`#${name}-day`).fill(date)
  await page.locator(`#${name}-month`).fill(month)
  await page.locator(`#${name}-year`).fill(year)
}

/** Reads and signs on the page of signing. */
export async function sign({ url, page }: Side, id: string): Promise<void> {
  await page.goto(`${url}/protocols/${id}/sign`)
  await page.locator('#read input').check()
  await page.locator('form:has(#read) button[type=submit]').click()
  await page.locator('main .notice-success').waitFor()
}

/** Waits until the protocol stands where the sentence says. */
export async function standsAt({ url, page }: Side, id: string, words: string): Promise<void> {
  await page.goto(`${url}/protocols/${id}`)
  await page.locator('.status-line .tag', { hasText: words }).waitFor()
}
