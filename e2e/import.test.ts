import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { ZipFile } from 'yazl'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { asSuperuser, joinAs } from './colleagues.ts'
import { setUp } from './steps.ts'

const ROWS = 11_000

/** A fictional table in nobody's shape: a title above the headings, semicolons, days in three forms, two languages, holes, values of its own. */
function table() {
  const days = ['2023-05-12', '12/05/2023', '12 ماي 2023', 'نحو 2022', '2021-03']
  const lines = [
    'سجل وقائع مدينة النخيل;;;;;;',
    'المعرف;عنوان الواقعة;Titre (fr);تاريخ الواقعة;عدد الضحايا;الحقوق المعنية;ملاحظة داخلية',
  ]
  let [impossible, unknown, untitled] = [0, 0, 0]
  for (let n = 1; n <= ROWS; n += 1) {
    const isImpossible = n % 500 === 0
    const isUnknown = n % 100 === 7
    const isUntitled = n % 1000 === 3
    if (isImpossible) impossible += 1
    if (isUnknown) unknown += 1
    if (isUntitled) untitled += 1
    const titles = isUntitled ? ';' : `واقعة رقم ${n};${n % 3 === 0 ? `Fait n° ${n}` : ''}`
    const right = isUnknown ? 'قيمة لا تعرفها القائمة' : n % 50 === 11 ? 'TLK' : ''
    lines.push(
      `R-${n};${titles};${isImpossible ? '31/02/2023' : days[n % days.length]};${n % 4 === 0 ? '' : n % 40};${right};x`,
    )
  }
  return { text: `\ufeff${lines.join('\r\n')}\r\n`, impossible, unknown, untitled }
}

async function settled(page: Page) {
  await page.locator('main h1').first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

async function isSound(page: Page, what: string, widths: readonly number[]) {
  await settled(page)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    assert.deepEqual(await violations(page), [], `${what} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${what} is wider than ${width} px by ${overflow}`)
  }
}

async function openCase(page: Page, url: string) {
  await page.goto(`${url}/cases/new`)
  await page.locator('form.record-form').waitFor()
  await page.fill('#f-title-ar', 'وقائع مدينة النخيل')
  await page.selectOption('#f-identity_policy', 'restricted')
  await page.locator('form.record-form button[type=submit]').first().click()
  await page.waitForURL(/case_file\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

async function upload(page: Page, name: string, content: string | Buffer) {
  await page.locator('#file-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page
    .getByText('رُفع:')
    .getByText(name.replace(/\.\w+$/, ''))
    .first()
    .waitFor()
  await page.locator('.transfer-form button[type=submit]').click()
}

/** What the summary says beside these words. */
async function counted(page: Page, words: string) {
  const row = page
    .locator('.summary-list > div, dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^\\s*${words}\\s*$`) }) })
  return Number(((await row.first().locator('dd').textContent()) ?? '').replace(/\D/g, ''))
}

async function bomb() {
  const archive = new ZipFile()
  archive.addBuffer(Buffer.alloc(30_000_000, '0'), 'import.csv')
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

test('a table of 11,000 rows in another shape is mapped, tried, written and taken back in the browser, every row accounted for; what is no table says so', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit({ viewport: { width: 360, height: 800 }, acceptDownloads: true })
    // the states waited for are reached by work, not by time: a busy machine takes longer
    page.setDefaultTimeout(180_000)
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    const caseId = await openCase(page, url)
    await page.goto(`${url}/imports`)
    await isSound(page, 'the list without an import', [360])

    await page.goto(`${url}/imports/new?case=${caseId}`)
    await page.locator('#case').waitFor()
    for (const [name, content, words] of [
      ['تقرير.csv', '%PDF-1.7\n%\u00e2\u00e3', 'هذا الملف ليس جدولًا'],
      ['فارغ.csv', ' \n', 'الملف فارغ'],
      ['طويل.csv', `أ,ب\n${','.repeat(2_000_000)}`, 'أعمدة أكثر من 500'],
      ['منفوخ.zip', await bomb(), 'ينتفخ الأرشيف'],
    ] as const) {
      await upload(page, name, content)
      await page.locator('.error-summary').getByText(words).waitFor()
      assert.equal(await page.inputValue('#case'), caseId)
    }
    await isSound(page, 'a file that cannot be read', [360])
    await upload(page, 'عمود.csv', 'عنوان\nأول\nثان\n')
    await page.locator('#mapping').waitFor()
    await page.getByText('قُرئ الجدول عمودًا واحدًا').waitFor()

    const { text, impossible, unknown, untitled } = table()
    await page.goto(`${url}/imports/new?case=${caseId}`)
    await upload(page, 'وقائع.csv', text)
    await page.locator('#mapping').waitFor()
    await page.getByText('12 ماي 2023').first().waitFor()
    await isSound(page, 'columns and their meaning', [360, 1100])
    // what headings and cells say is suggested: two languages of the title, the day, the count, the rights, and the number of the source
    for (const [column, field] of [
      ['عنوان الواقعة', 'event fields title ar'],
      ['Titre (fr)', 'event fields title fr'],
      ['تاريخ الواقعة', 'event fields start value'],
      ['عدد الضحايا', 'event fields affected value'],
      ['الحقوق المعنية', 'event fields rights value'],
    ] as const) {
      const card = page.locator('.transfer-card').filter({ has: page.locator('h3', { hasText: column }) })
      assert.equal(await card.locator('select').first().inputValue(), field, column)
    }
    assert.equal(await page.inputValue('#event-id'), 'column المعرف')
    await page.locator('#mapping button[type=submit]').last().click()

    await page.locator('#begin').waitFor()
    assert.equal(await counted(page, 'سطور الجدول'), ROWS)
    const unknownCard = page.locator('#unknown-terms .transfer-card').filter({ hasText: 'قيمة لا تعرفها القائمة' })
    await unknownCard.getByText(`في ${unknown}`).waitFor()
    await isSound(page, 'the trial', [360, 1100])
    // one value is left empty on purpose; the other stays unknown and keeps its rows back
    const other = page.locator('#unknown-terms .transfer-card').filter({ hasText: 'TLK' })
    await other.locator('input[type=checkbox]').check()
    await page.locator('#unknown-terms button[type=submit]').click()
    await other.waitFor({ state: 'detached' })
    await page.locator('#begin').waitFor()
    const refused = impossible + unknown + untitled
    assert.equal(await counted(page, 'تُرفض'), refused)
    await page.locator('#begin').click()
    await page.goto(`${url}/cases`)
    await settled(page)
    await page.goBack()

    await page.locator('#take-back').waitFor()
    const [made, left] = [await counted(page, 'أُضيفت'), await counted(page, 'مرفوضة')]
    assert.deepEqual([made + left, left], [ROWS, refused])
    await isSound(page, 'the result', [360])
    const events = await asSuperuser(home, async (client) => {
      const { rows } = await client.query(
        `select count(*)::int as n, count(*) filter (where title ? 'fr')::int as french,
          count(distinct start)::int as days from event where case_id = $1 and deleted_at is null`,
        [caseId],
      )
      return rows[0] as { n: number; french: number; days: number }
    })
    assert.equal(events.n, made)
    assert.ok(events.french > ROWS / 4 && events.days >= 3)

    const download = page.waitForEvent('download')
    await page.locator('#download-left').click()
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
    assert.equal(lines.length, refused + 1)
    assert.match(lines[0] ?? '', /السطر,العمود,السبب$/)
    assert.ok(lines.some((line) => line.includes('31/02/2023') && line.includes('تاريخ')))

    // a second table of the same headings takes the mapping that was made
    await page.goto(`${url}/imports/new?case=${caseId}`)
    await upload(page, 'ثانية.csv', text.split('\r\n').slice(0, 5).join('\r\n'))
    await page.locator('#mapping').waitFor()
    await page.locator('#alike').selectOption({ index: 1 })

    await page.goto(`${url}/imports`)
    await settled(page)
    await page.getByRole('link', { name: /وقائع/ }).first().click()
    await page.locator('#take-back').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'سحب الاستيراد' }).click()
    await page.getByText('سُحب هذا الاستيراد').first().waitFor()
    assert.equal(await counted(page, 'سجلات حُذفت'), made)

    await page.goto(`${url}/exports`)
    await page.locator('#export-kind').waitFor()
    await isSound(page, 'exports', [360, 1100])
    const workbook = page.waitForEvent('download')
    await page.locator('#export-table button[type=submit]').click()
    assert.match((await workbook).suggestedFilename(), /\.xlsx$/)
    const whole = page.waitForEvent('download')
    await page.locator('#export-package button[type=submit]').click()
    assert.match((await whole).suggestedFilename(), /^mithaq-export-.*\.zip$/)
    assert.deepEqual(faults, [])
  })
})
