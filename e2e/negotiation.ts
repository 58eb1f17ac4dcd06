/** Two institutions in two windows: what the people of both do with partners, files and protocols, as steps of tests and pictures. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { codeAt, PERIOD } from '../server/testing/first-administrator.ts'
import type { Instance } from './browser.ts'
import { asSuperuser, joinAs } from './colleagues.ts'
import { samplePassword, setUp } from './steps.ts'

/** One side: its address, its folder, and the page of somebody who may draft, confirm partners and sign. */
export type Side = {
  readonly url: string
  readonly home: string
  readonly page: Page
  readonly context: BrowserContext
  readonly person: string
}

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
  const person = await joinAs(context, { home, url, roles: ['focal-point', 'head'], name })
  return { url, home, page, context, person }
}

/** Both institutions with each other's invitation taken in and its fingerprint compared. */
export async function openBoth(one: Instance, other: Instance): Promise<readonly [Side, Side]> {
  const side = await openSide(one, 'سلمى التجريبية')
  const partner = await openSide(other, 'سمير التجريبي', there)
  const [own, theirs] = [await makeInvitation(side), await makeInvitation(partner)]
  await takeInvitation(side, theirs)
  await takeInvitation(partner, own)
  const heard = [await ownFingerprint(partner), await ownFingerprint(side)] as const
  await writeHeard(side, heard[0])
  await writeHeard(partner, heard[1])
  for (const { page } of [side, partner]) await page.locator('main .tag-ok').waitFor()
  return [side, partner]
}

/** What is done on one side reaches the other by its newest file. */
export async function carry(from: Side, to: Side, id: string): Promise<void> {
  await takeMessage(to, await newestFile(from, id))
}

/** A draft of one side that both have approved, ready to be signed. */
export async function agreed(side: Side, partner: Side): Promise<string> {
  const id = await draft(side)
  await act(side, 'propose')
  await carry(side, partner, id)
  await onProtocol(partner, id)
  await act(partner, 'approve')
  await carry(partner, side, id)
  return id
}

/** A protocol that both have signed. */
export async function inForce(side: Side, partner: Side): Promise<string> {
  const id = await agreed(side, partner)
  await sign(side, id)
  await carry(side, partner, id)
  await sign(partner, id)
  await carry(partner, side, id)
  return id
}

export const onProtocol = async ({ url, page }: Side, id: string, path = ''): Promise<void> => {
  await page.goto(`${url}/protocols/${id}${path}`)
  await page.locator('.section-nav').waitFor()
}

/** Gives a person a password with one-time codes, so that they can prove who they are; answers the authenticator's secret. */
export async function giveCredentials({ url, context }: Side, signInName: string): Promise<string> {
  const call = async (method: 'POST' | 'PUT', path: string, data: object) => {
    const headers = { 'x-mithaq': '1', 'Idempotency-Key': randomUUID() }
    const reply = await context.request.fetch(url + path, { method, data, headers })
    if (!reply.ok()) throw new Error(`Cannot prepare the test: ${path} answered ${reply.status()}`)
    const text = await reply.text()
    return text === '' ? {} : JSON.parse(text)
  }
  const { offer, secret } = await call('POST', '/api/me/totp', { sign_in_name: signInName })
  const totp = { offer, code: codeAt(secret, new Date()) }
  await call('PUT', '/api/me/password', { sign_in_name: signInName, password: samplePassword, totp })
  return secret
}

/** Lets the last proof of who this person is grow older than five minutes. */
export async function letProofAge({ home, person }: Side): Promise<void> {
  await asSuperuser(home, (client) =>
    client.query(`update session set verified_at = now() - interval '6 minutes' where person_id = $1`, [person]),
  )
}

/** Answers the dialog that asks for a fresh proof. */
async function proveAgain({ page }: Side, secret: string): Promise<void> {
  await page.locator('#confirm-password').fill(samplePassword)
  // the code of this step may have been used to link the authenticator
  await page.locator('#confirm-code').fill(codeAt(secret, new Date(Date.now() + PERIOD)))
  await page.locator('[role=alertdialog] form button[type=submit]').click()
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

/** Presses an act of the protocol page, gives the reason and the day where they are asked for, and waits until it is done. */
export async function act({ page }: Side, name: string, reason?: string, day?: string): Promise<void> {
  await page.locator(`[data-act=${name}]`).click()
  const dialog = page.getByRole('alertdialog')
  if (reason !== undefined) await dialog.locator('#act-reason').fill(reason)
  if (day !== undefined) await fillDay(page, 'act-day', day)
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

/** Reads and signs on the page of signing; with a secret, after proving again who one is. */
export async function sign(side: Side, id: string, secret?: string): Promise<void> {
  const { page } = side
  await onProtocol(side, id, '/sign')
  await page.locator('#read input').check()
  await page.locator('form:has(#read) button[type=submit]').click()
  if (secret !== undefined) await proveAgain(side, secret)
  await page.locator('main .notice-success').waitFor()
}

/** Opens a clause for writing. */
export async function openClause(side: Side, id: string, eid: string): Promise<Locator> {
  await onProtocol(side, id, '/text')
  const clause = side.page.locator(`#${eid}`)
  await clause.locator('.clause-head button').first().click()
  await clause.locator('textarea').first().waitFor()
  return clause
}

/** Sends what was written into a clause and waits until the clause says so. */
export async function sendClause(clause: Locator): Promise<void> {
  await clause.locator('form button[type=submit]').first().click()
  await clause.getByText('أُرسل', { exact: true }).waitFor()
}

/** Writes into a clause, in Arabic, and sends it. */
export async function writeClause(side: Side, id: string, eid: string, words: string): Promise<void> {
  const clause = await openClause(side, id, eid)
  await clause.locator('textarea').first().fill(words)
  await clause.getByText('محفوظ على هذا الجهاز').waitFor()
  await sendClause(clause)
}

/** Waits until the protocol stands where the sentence says. */
export async function standsAt({ url, page }: Side, id: string, words: string): Promise<void> {
  await page.goto(`${url}/protocols/${id}`)
  await page.locator('.status-line .tag', { hasText: words }).waitFor()
}
