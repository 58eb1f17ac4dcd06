import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { readPdf } from '../foundation/documents/testing/read-pdf.ts'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { asSuperuser, joinAs } from './colleagues.ts'
import { setUp } from './steps.ts'

const BODY = 'اللجنة الشريكة'
const today = new Date().toISOString().slice(0, 10)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Sends as the person of this page, and answers what was made. */
async function send(page: Page, url: string, data: unknown): Promise<{ readonly id: string; readonly code: string }> {
  const { origin } = new URL(page.url())
  const reply = await page.context().request.post(origin + url, {
    data,
    headers: { 'x-mithaq': '1', 'idempotency-key': crypto.randomUUID() },
  })
  assert.equal(reply.status(), 201, await reply.text())
  return await reply.json()
}

async function isSound(page: Page, what: string): Promise<void> {
  for (const width of [360, 1100]) {
    await page.setViewportSize({ width, height: 800 })
    assert.deepEqual(await violations(page), [], `${what} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${what} is wider than ${width} px by ${overflow}`)
  }
  await page.setViewportSize({ width: 360, height: 800 })
}

test('a dossier for own use is downloaded and shown for print; one for a body is refused once the consent is withdrawn, with code and reason', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit({ viewport: { width: 360, height: 800 } })
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    await page.goto(`${url}/cases`)
    const terms = await asSuperuser(home, async (client) => {
      const { rows } = await client.query<{ list: string; id: string }>(
        `select v.key as list, t.id from term t join vocabulary v on v.id = t.vocabulary_id
         where v.key in ('person-kind', 'act-type', 'risk-threat') and t.code = '01'`,
      )
      return new Map(rows.map(({ list, id }) => [list, id]))
    })
    const file = await send(page, '/api/records/case_file', { fields: { title: { ar: 'تفريق وقفة أمام محكمة' } } })
    const inCase = { case_id: file.id }
    const person = await send(page, '/api/records/person', { ...inCase, fields: { kind: terms.get('person-kind') } })
    const event = await send(page, '/api/records/event', { ...inCase, fields: { title: { ar: 'تفريق الوقفة' } } })
    await send(page, '/api/records/act', {
      ...inCase,
      fields: { victim: person.id, event: event.id, type: terms.get('act-type') },
    })
    await send(page, `/api/protection/persons/${person.id}/assessments`, {
      threat_id: terms.get('risk-threat'),
      source: 'unknown',
      likelihood: 2,
      impact: 2,
      safe_contact: 'any',
      with_person: true,
      assessed_on: today,
      review_on: inDays(30),
    })
    await send(page, `/api/records/person/${person.id}/consents`, {
      given_as: 'victim',
      language: 'ar',
      form_version: '2026-11',
      words: 'قُرئ عليه النص كاملًا.',
      explained: ['purpose'],
      taken_on: inDays(-2),
      how: 'oral_witnessed',
      scopes: [{ key: 'share_body', answer: 'yes', recipient: BODY }],
    })

    await page.goto(`${url}/records/case_file/${file.id}`)
    await page.locator(`a[href="/records/case_file/${file.id}/dossier"]`).first().click()
    await page.locator('#dossier-form').waitFor()
    await isSound(page, 'the form of a dossier')
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.locator('#dossier-form button[type=submit]').first().click(),
    ])
    const { pages } = await readPdf(readFileSync(await download.path()))
    const text = pages.map((words) => words.map((word) => word.text).join(' ')).join(' ')
    assert.ok(text.includes(person.code) && text.includes(file.code), text)

    await page.locator('#dossier-show').click()
    await page.locator('.dossier').getByText(person.code).first().waitFor()
    await page.locator('section .field-hint').first().waitFor()
    await isSound(page, 'a dossier on the page')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('#dossier-form').isVisible(), false)
    assert.equal(await page.locator('.dossier').isVisible(), true)
    await page.emulateMedia({ media: 'screen' })

    await page.locator('#dossier-use input[value=leaves]').check()
    await page.fill('#dossier-recipient', BODY)
    await page.locator('#dossier-show').click()
    await page.locator('.dossier').getByText(BODY).first().waitFor()
    await send(page, `/api/records/person/${person.id}/consent-withdrawal`, { told_on: today })
    await page.locator('#dossier-form button[type=submit]').first().click()
    const refusal = page.locator('.dossier-refusal').first()
    await refusal.waitFor()
    const words = (await refusal.textContent()) ?? ''
    assert.ok(words.includes(person.code) && words.includes('سحب موافقته'), words)
    assert.equal(await page.locator('.dossier').count(), 0)
    await isSound(page, 'a dossier refused')
    assert.deepEqual(
      faults.filter((fault) => !/409/.test(fault)),
      [],
    )
  })
})
