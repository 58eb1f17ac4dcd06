import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import {
  draft,
  makeInvitation,
  onProtocol,
  openClause,
  openSide,
  type Side,
  sendClause,
  takeInvitation,
  there,
} from './negotiation.ts'

/** A draft with a partner that is known and not confirmed yet. */
async function withDraft(work: (one: Instance, side: Side, id: string) => Promise<void>): Promise<void> {
  await withInstance(async (one) => {
    const side = await openSide(one, 'سلمى التجريبية')
    await withInstance(async (other) => {
      await takeInvitation(side, await makeInvitation(await openSide(other, 'سمير التجريبي', there)))
    })
    await work(one, side, await draft(side))
    assert.deepEqual(one.faults, [])
  })
}

test('two colleagues write into one clause: the second is shown the words of both and loses neither', async () => {
  await withDraft(async (one, side, id) => {
    const { page, context } = await one.visit()
    const person = await joinAs(context, { home: one.home, url: one.url, roles: ['focal-point'], name: 'زميلة' })
    const colleague: Side = { ...side, page, context, person }
    const mine = await openClause(side, id, 'art_1')
    const theirs = await openClause(colleague, id, 'art_1')
    await mine.locator('textarea').first().fill('كلماتي أنا')
    await theirs.locator('textarea').first().fill('كلمات زميلتي')
    await sendClause(theirs)

    await mine.locator('form button[type=submit]').first().click()
    await mine.locator('.conflict').waitFor()
    await mine.locator('.conflict').getByText('كلماتي أنا').waitFor()
    await mine.locator('.conflict').getByText('كلمات زميلتي').waitFor()
    assert.deepEqual(await violations(side.page), [])
    await mine.locator('#conflict-body-ar input[value=mine]').check()
    await mine.locator('.conflict button[type=submit]').click()
    assert.equal(await mine.locator('textarea').first().inputValue(), 'كلماتي أنا')
    await sendClause(mine)
    await onProtocol(colleague, id, '/text')
    await colleague.page.locator('#art_1').getByText('كلماتي أنا').waitFor()
  })
})

test('a clause is given another number and taken out; a number in use and a paragraph that was added meanwhile are refused in words', async () => {
  await withDraft(async (one, side, id) => {
    const { page } = side
    await onProtocol(side, id, '/text')
    const tool = (eid: string, name: string) => page.locator(`#${eid}`).getByRole('button', { name, exact: true })
    const dialog = page.getByRole('alertdialog')
    const before = await page.locator('section.clause').count()

    await tool('art_9', 'نقل إلى رقم آخر').click()
    await dialog.locator('#clause-number').fill('2')
    await dialog.locator('button[type=submit]').click()
    await dialog.locator('.notice-danger, [role=alert]').first().waitFor()
    await dialog.locator('#clause-number').fill('٢bis')
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'detached' })
    await page.locator('#art_2bis').waitFor()
    assert.equal(await page.locator('#art_9').count(), 0)

    await tool('art_2bis', 'حذف').click()
    await dialog.locator('button[type=submit]').click()
    await page.locator('#art_2bis').waitFor({ state: 'detached' })
    assert.equal(await page.locator('section.clause').count(), before - 1)

    const { page: late, context } = await one.visit()
    const person = await joinAs(context, { home: one.home, url: one.url, roles: ['focal-point'], name: 'زميلة' })
    await onProtocol({ ...side, page: late, context, person }, id, '/text')
    await tool('art_3', 'إضافة فقرة').click()
    await page.locator('#art_3__para_1 textarea').first().waitFor()
    await late.locator('#art_3').getByRole('button', { name: 'إضافة فقرة' }).click()
    await late.locator('#art_3 .error-summary').waitFor()
    assert.deepEqual(await violations(late), [])
  })
})

test('a clause is moved down and up with the keyboard: numbers follow, the focus stays with it, and at the edge there is no further way', async () => {
  await withDraft(async (_, side, id) => {
    const { page } = side
    await onProtocol(side, id, '/text')
    const titles = () =>
      page
        .locator('section.clause[id^=art_] .clause-title[lang=ar], section.clause[id^=art_] [lang=ar] .clause-title')
        .allTextContents()
    const [first = '', second = '', ...rest] = await titles()
    const clause = page.locator('section.clause', { hasText: first }).first()
    assert.equal(await clause.locator('[id^=up-]').count(), 0, 'nothing is before the first article')
    await clause.locator('[id^=down-]').focus()
    await page.keyboard.press('Enter')
    await page.locator('#art_2', { hasText: first }).waitFor()
    assert.deepEqual(await titles(), [second, first, ...rest])
    await page.locator('#art_2 [id^=down-]:focus').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('#art_1', { hasText: first }).waitFor()
    assert.deepEqual(await titles(), [first, second, ...rest])
    await page.locator('#art_1 [id^=down-]:focus').waitFor()
  })
})

test('a rule is narrowed to a place and to days, says so in its sentence, and is taken out after its consequence was read', async () => {
  await withDraft(async (_, side, id) => {
    const { page } = side
    await onProtocol(side, id, '/rules')
    await page.locator('.rule-sentence').first().waitFor()
    const before = await page.locator('[data-remove]').count()
    await page.getByRole('button', { name: 'إضافة قاعدة', exact: true }).click()
    await page.locator('#rule-classes input').first().check()
    await page.locator('#rule-fields input').first().check()
    await page.locator('#rule-purposes input').first().check()
    await page.locator('#rule-areas').fill('urn:mithaq:place:sample')
    await page.locator('#rule-from_at-day').fill('31')
    await page.locator('#rule-from_at-month').fill('2')
    await page.locator('#rule-from_at-year').fill('2027')
    await page.getByRole('button', { name: 'إضافة التزام' }).click()
    await page.getByRole('button', { name: 'إضافة التزام' }).click()
    await page.locator('#duty-0-act').selectOption('inform')
    await page.getByRole('button', { name: 'حذف الالتزام' }).nth(1).click()
    assert.equal(
      await page.locator('#duty-0-act').inputValue(),
      'inform',
      'the duty that stays is the one that was kept',
    )
    const save = page.locator('form:has(#rule-clause) button[type=submit]')
    await save.click()
    await page.locator('.error-summary').waitFor()
    assert.equal(await page.locator('#rule-areas').inputValue(), 'urn:mithaq:place:sample', 'nothing typed is lost')
    await page.locator('#rule-from_at-day').fill('28')
    await save.click()
    await page.locator('#rule-clause').waitFor({ state: 'detached' })
    const added = page.locator('.rule-pair', { hasText: 'sample' })
    await added.locator('.rule-sentence').waitFor()
    assert.match((await added.locator('.rule-sentence').textContent()) ?? '', /2027/)
    assert.equal(await page.locator('[data-remove]').count(), before + 1)

    await added.locator('[data-remove]').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('تأذن به').first().waitFor()
    assert.deepEqual(await violations(page), [])
    await dialog.locator('button[type=submit]').click()
    await added.waitFor({ state: 'detached' })
    assert.equal(await page.locator('[data-remove]').count(), before)
  })
})
