import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { codeAt, PERIOD } from '../server/testing/first-administrator.ts'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { asSuperuser } from './colleagues.ts'
import { enrolInBrowser, samplePassword, setUp, speak } from './steps.ts'

const words = {
  ar: { refused: 'لم يُقبل الدخول', ended: 'انتهت جلستك', confirm: 'أكّد هويتك', invitation: 'هذه الدعوة غير صالحة' },
  fr: {
    refused: 'Connexion refusée',
    ended: 'Votre session est terminée',
    confirm: 'Confirmez votre identité',
    invitation: 'Cette invitation n’est pas valable',
  },
  en: {
    refused: 'Sign-in was refused',
    ended: 'Your session has ended',
    confirm: 'Confirm who you are',
    invitation: 'This invitation is not valid',
  },
} as const

/** Chromium's virtual authenticator, with a user who is always verified. */
async function withAuthenticator(page: Page, context: BrowserContext): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function look(page: Page, place: string): Promise<void> {
  for (const width of [360, 1100]) {
    await page.setViewportSize({ width, height: 900 })
    assert.deepEqual(await violations(page), [], `${place} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${place} is wider than ${width} px by ${overflow}`)
  }
}

const submit = (page: Page) => page.locator('form button[type=submit]').click()
const signedIn = (page: Page) => page.locator('.account-menu').waitFor()

/** The administrator's page, and a link of an invitation made on it. */
async function invite(page: Page, url: string, name: string): Promise<string> {
  await page.goto(`${url}/settings/people/invite`)
  await page.fill('#invite-name', name)
  await page.locator('#invite-roles input[value=analyst]').check()
  await submit(page)
  const text = await page.inputValue('#invitation-text')
  assert.ok(!text.includes(name), 'the text to send names nobody')
  return text.split('\n').at(-1) ?? ''
}

for (const language of ['ar', 'fr', 'en'] as const) {
  test(`in ${language}: invitation, password and codes, passkey, wrong and reused codes, step-up, session end, sign out`, async () => {
    await withInstance(async ({ url, setupCode, visit, faults }) => {
      const office = await visit()
      await setUp(office.page, url, setupCode)
      const link = await invite(office.page, url, 'يوسف التجريبي')
      await look(office.page, 'the link of an invitation')

      const { page, context } = await visit({ locale: language })
      await withAuthenticator(page, context)
      await page.goto(`${url}/sign-in`)
      await page.locator('#sign-in-name').waitFor()
      await speak(page, language)
      await look(page, 'sign-in')

      await page.goto(link)
      await page.locator('#open').waitFor()
      assert.equal(new URL(page.url()).hash, '', 'the secret is taken out of the address')
      await look(page, 'invitation')
      await submit(page)
      await page.locator('#way').waitFor()
      await look(page, 'the choice of a way')
      const secret = await enrolInBrowser(page, 'yusuf')
      await page.locator('.next-steps').waitFor()
      if (language !== 'ar') {
        const kept = page.waitForResponse((reply) => reply.request().method() === 'PATCH')
        await speak(page, language) // whoever invited had chosen Arabic for them
        await kept
      }

      await page.goto(`${url}/settings/security`)
      await page.locator('#add-passkey').click()
      await page.locator('#passkey-name').waitFor()
      await submit(page)
      await page.locator('[data-list=passkeys] li').waitFor()
      await page.locator('[data-list=sessions] li').waitFor()
      await look(page, 'security of my account')

      await signOut(page)
      await page.goto(`${url}/settings/display`)
      await page.locator('#sign-in-name').waitFor()
      await page.fill('#sign-in-name', 'yusuf')
      await page.fill('#sign-in-password', samplePassword)
      await page.fill('#sign-in-code', '000000')
      await submit(page)
      await page.locator('.error-summary:focus').waitFor()
      assert.match((await page.locator('.error-summary').textContent()) ?? '', new RegExp(words[language].refused))
      assert.equal(await page.inputValue('#sign-in-password'), samplePassword, 'only the code is asked for again')
      // that of the present step may have been used to link the app
      const code = codeAt(secret, new Date(Date.now() + PERIOD))
      await page.fill('#sign-in-code', code)
      await submit(page)
      await signedIn(page)
      await page.locator('#digits').waitFor()
      assert.equal(new URL(page.url()).pathname, '/settings/display', 'the page asked for comes after signing in')

      const again = await visit({ locale: language })
      await again.page.goto(`${url}/sign-in`)
      await again.page.fill('#sign-in-name', 'yusuf')
      await again.page.fill('#sign-in-password', samplePassword)
      await again.page.fill('#sign-in-code', code)
      await submit(again.page)
      await again.page.locator('.error-summary:focus').waitFor()
      assert.match(
        (await again.page.locator('.error-summary').textContent()) ?? '',
        new RegExp(words[language].refused),
      )
      await again.context.close()

      await page.locator('#digits input[value=latn]').check()
      await endSessionsOf(office, url, 'يوسف التجريبي')
      await submit(page)
      await page.locator('[role=alertdialog]').waitFor()
      assert.match(
        (await page.locator('[role=alertdialog] h2').first().textContent()) ?? '',
        new RegExp(words[language].ended),
      )
      await look(page, 'the dialog of an ended session')
      await page.locator('[role=alertdialog] #passkey').click()
      await page.locator('[role=alertdialog]').waitFor({ state: 'detached' })
      await page.locator('.notice-success').waitFor()
      assert.ok(await page.locator('#digits input[value=latn]').isChecked(), 'what was chosen is kept and was saved')

      const used = await visit({ locale: language })
      await used.page.goto(link)
      await submit(used.page)
      await used.page.locator('.error-summary:focus').waitFor()
      assert.match(
        (await used.page.locator('.error-summary').textContent()) ?? '',
        new RegExp(words[language].invitation),
      )
      await used.context.close()

      await signOut(page)
      await page.goBack()
      await page.locator('#sign-in-name, .next-steps').first().waitFor()
      await page.goto(`${url}/`)
      await page.locator('#passkey').click()
      await signedIn(page)
      assert.deepEqual(faults, [])
    })
  })
}

test('a sensitive act asks over the page for a fresh proof, keeps what was typed, and goes on', async () => {
  await withInstance(async (instance) => {
    const { url, setupCode, visit, faults } = instance
    const { page, context } = await visit()
    await withAuthenticator(page, context)
    await setUp(page, url, setupCode)
    await page.goto(`${url}/settings/security`)
    await page.locator('#add-passkey').click()
    await page.locator('#passkey-name').waitFor()
    await submit(page)
    await page.locator('[data-list=passkeys] li').waitFor()
    await page.goto(`${url}/settings/people/invite`)
    await page.fill('#invite-name', 'مريم التجريبية')
    await page.locator('#invite-roles input[value=verifier]').check()
    await makeStale(instance)
    await submit(page)
    await page.locator('[role=alertdialog]').waitFor()
    assert.match(
      (await page.locator('[role=alertdialog] h2').first().textContent()) ?? '',
      new RegExp(words.ar.confirm),
    )
    await look(page, 'the dialog of a confirmation')
    await page.keyboard.press('Escape')
    await page.locator('.error-summary:focus').waitFor()
    assert.equal(await page.inputValue('#invite-name'), 'مريم التجريبية', 'who gives up loses nothing')
    await submit(page)
    await page.locator('#confirm-passkey').click()
    await page.locator('#invitation-text').waitFor()
    assert.match(await page.inputValue('#invitation-text'), /\/invitation#[\w-]{43}$/)
    assert.deepEqual(faults, [])
  })
})

async function signOut(page: Page): Promise<void> {
  await page.locator('.account-menu .disclosure-button').click()
  await Promise.all([page.waitForURL('**/sign-in'), page.locator('.account-menu button.account-item').click()])
  await page.locator('#sign-in-name').waitFor()
}

/** The administrator ends the sessions of somebody, on the page of that person. */
async function endSessionsOf({ page }: { readonly page: Page }, url: string, name: string): Promise<void> {
  await page.goto(`${url}/settings/people?search=${encodeURIComponent(name)}`)
  await page.locator('td a[href$="/sign-in"]').click()
  await page.locator('#end-sessions').click()
  await page.locator('.notice-success').waitFor()
}

/** Six minutes pass for the proofs of all sessions. */
async function makeStale({ home }: Instance): Promise<void> {
  await asSuperuser(home, (client) =>
    client.query(`update session set verified_at = verified_at - interval '6 minutes'`),
  )
}
