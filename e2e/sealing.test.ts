import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { normaliseArabic } from '../foundation/search/index.ts'
import { violations } from './axe.ts'
import { type Instance, withInstance } from './browser.ts'
import { asSuperuser, joinAs } from './colleagues.ts'
import { setUp } from './steps.ts'

const phrase = 'قنديل فوق نافذة بعيدة'
/** What takes the place of a forgotten one. */
const another = 'لوز أبيض تحت جسر قديم'
const name = 'زبيدة الصنهاجي المنذري'
const misspelt = 'زبيده الصنهاجى المنزري'
const testimony = 'رأيتُ العريف الأصهب يكسر القفل الأخضر عند الفجر'

async function isSound(page: Page, what: string): Promise<void> {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  for (const width of [1100, 360]) {
    await page.setViewportSize({ width, height: 800 })
    assert.deepEqual(await violations(page), [], `${what} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${what} is wider than ${width} px by ${overflow}`)
  }
}

/** Makes a vault on its page: a passphrase, the printed digits, the digits again. */
async function makeVault(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/settings/vault`)
  await page.fill('#passphrase', 'قصيرة')
  await page.fill('#passphrase-again', 'قصيرة')
  await page.locator('form button[type=submit]').click()
  await page.locator('#passphrase-error').waitFor()
  await page.fill('#passphrase', phrase)
  await page.fill('#passphrase-again', phrase)
  await page.locator('form button[type=submit]').click()
  await page.locator('[data-digits]').waitFor()
  const digits = (await page.locator('[data-digits] li').allTextContents()).join(' ')
  await page.fill('#digits', `1${digits.slice(1)}`.replace(/^1(?=1)/, '2'))
  await page.locator('form button[type=submit]').click()
  await page.locator('.error-summary').waitFor()
  await isSound(page, 'the sheet of digits')
  await page.fill('#digits', digits)
  await page.locator('form button[type=submit]').click()
  await page.locator('.fingerprint').waitFor()
  return digits
}

/** Signs the key of everybody who waits, on the page of the directory. */
async function signAll(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/settings/key-directory`)
  for (let first = true; ; first = false) {
    await page.locator('.fingerprint').first().waitFor()
    const waiting = page.locator('section .button-row button')
    const count = await waiting.count()
    if (count === 0) return
    const signed = page.waitForResponse(
      (reply) => reply.url().endsWith('/api/key-directory') && reply.request().method() === 'POST',
    )
    await waiting.first().click()
    if (first) await unlock(page)
    assert.equal((await signed).status(), 201)
    await page.waitForFunction(
      (before) => document.querySelectorAll('section .button-row button').length < before,
      count,
    )
  }
}

/** Every spelling in which words could have been written down. */
function spellings(words: string): readonly (readonly [string, Buffer])[] {
  const texts = [
    words,
    normaliseArabic(words),
    words.normalize('NFD'),
    words.split(' ')[0] ?? words,
    JSON.stringify(words).replace(
      /[^\x20-\x7e]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ]
  return texts.flatMap((text) => {
    const utf8 = Buffer.from(text)
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(shift), utf8])
          .toString('base64')
          .slice(shift === 0 ? 0 : 4, -4),
      ),
    )
    return [
      ['raw', utf8],
      ['utf-16le', Buffer.from(text, 'utf16le')],
      ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
      ['hex', Buffer.from(utf8.toString('hex'))],
      ['percent', Buffer.from(encodeURIComponent(text))],
      ['gzip', gzipSync(utf8).subarray(10, -8)],
      ...base64.map((encoded) => ['base64', encoded] as const),
    ] as const
  })
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Where canaries stand among bytes; none is what must come out. */
function foundIn(bytes: Buffer, where: string): readonly string[] {
  return [name, testimony].flatMap((words) =>
    spellings(words).flatMap(([how, sought]) =>
      sought.length > 8 && bytes.includes(sought) ? [`${where}: ${how} of «${words}»`] : [],
    ),
  )
}

function readable(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0) // a socket, or a file that the database has just removed
  }
}

/** All rows of all tables as text, with what lies in byte columns beside them. */
async function dumpOf(home: string): Promise<Buffer> {
  return await asSuperuser(home, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
    )
    const parts: Buffer[] = []
    for (const { name: table } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${table}`)
      for (const row of rows)
        for (const value of Object.values(row))
          parts.push(Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? ''))
    }
    return Buffer.concat(parts)
  })
}

function tapped(page: Page, traffic: Buffer[]): void {
  page.on('request', (request) => {
    traffic.push(Buffer.from(request.url()), Buffer.from(request.postDataBuffer() ?? ''))
  })
  page.on('response', (reply) => {
    if (reply.url().includes('/api/'))
      void reply.body().then(
        (body) => traffic.push(body),
        () => undefined,
      )
  })
}

async function openCase(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/cases/new`)
  await page.locator('form.record-form').waitFor()
  await page.fill('#f-title-ar', 'كسر أقفال في مدينة النخيل')
  return await save(page, 'case_file')
}

async function save(page: Page, kind: string): Promise<string> {
  await page.locator('form.record-form button[type=submit]').first().click()
  await page.waitForURL(new RegExp(`/records/${kind}/[0-9a-f-]{36}$`))
  await page.locator('.record-facts').waitFor()
  return page.url().split('/').at(-1) ?? ''
}

/** Writes into a sealed field of the record that is open, and seals it. */
async function write(page: Page, field: string, text: string): Promise<void> {
  const row = page.locator(`[data-field=${field}]`)
  await row.locator('button').click()
  await page.fill(`#sealed-${field}`, text)
  await row.locator('button[type=submit]').click()
}

async function unlock(page: Page, secret = phrase): Promise<void> {
  await page.locator('.modal #vault-secret').fill(secret)
  await page.locator('.modal form button[type=submit]').click()
  await page.locator('.modal').waitFor({ state: 'detached' })
}

const sealedPart = (page: Page) => page.locator('details').filter({ has: page.locator('[data-field]') })

test('names and testimony typed in a browser are sealed there, opened by the team for a purpose, found by a misspelt name, and stand nowhere else', async () => {
  await withInstance(async (instance: Instance) => {
    const { url, setupCode, home, visit, faults } = instance
    await setUp((await visit()).page, url, setupCode)
    const traffic: Buffer[] = []
    const officer = await visit()
    await joinAs(officer.context, { home, url, roles: ['key-officer'], name: 'سعاد أمينة المفاتيح' })
    await makeVault(officer.page, url)
    await signAll(officer.page, url)

    const nadia = await visit()
    tapped(nadia.page, traffic)
    const nadiaId = await joinAs(nadia.context, {
      home,
      url,
      roles: ['documentation-officer'],
      name: 'نادية التجريبية',
    })
    const digits = await makeVault(nadia.page, url)
    await isSound(nadia.page, 'a vault that waits')
    const karim = await visit()
    tapped(karim.page, traffic)
    const karimId = await joinAs(karim.context, { home, url, roles: ['documentation-officer'], name: 'كريم التجريبي' })
    await makeVault(karim.page, url)
    await signAll(officer.page, url)
    await isSound(officer.page, 'the key directory')

    const page = nadia.page
    await page.setViewportSize({ width: 360, height: 800 })
    const caseId = await openCase(page, url)
    await asSuperuser(home, async (client) => {
      await client.query(`begin`)
      await client.query(
        `select app.enter($1, (select id from institution where is_self), '{cases.work,case.grant}', 'test', gen_random_uuid())`,
        [nadiaId],
      )
      await client.query(`insert into case_grant (person_id, case_id, level, reason) values ($1, $2, 'edit', 'فريق')`, [
        karimId,
        caseId,
      ])
      await client.query(`commit`)
    })
    await page.goto(`${url}/records/person/new?case=${caseId}`)
    await page.locator('form.record-form').waitFor()
    await page.locator('select#f-kind').selectOption({ index: 1 })
    const personId = await save(page, 'person')
    await sealedPart(page).locator('summary').click()
    await write(page, 'names', name)
    await unlock(page)
    await page.locator('[data-field=names] .kept-lines').getByText(name).waitFor()
    await write(page, 'identity_documents', testimony)
    await page.locator('[data-field=identity_documents] .kept-lines').getByText(testimony).waitFor()
    await isSound(page, 'a record with sealed fields')

    // a colleague opens it for a purpose, with the digits of nobody but themselves
    const other = karim.page
    await other.goto(`${url}/records/person/${personId}`)
    await other.locator('.record-facts').waitFor()
    await sealedPart(other).locator('summary').click()
    await other.selectOption('#sealed-purpose', 'verification')
    await other.locator('#open-sealed').click()
    await unlock(other)
    await other.locator('[data-field=names] .kept-lines').getByText(name).waitFor()
    await other.goto(`${url}/records/case_file/${caseId}`)
    await other.locator('#open-case-sealed').click()
    await unlock(other)
    await other.fill('#sealed-search', misspelt)
    await other.locator('.sealed-found').getByText(name).waitFor()
    await other.fill('#sealed-search', 'القفل الاخضر')
    await other.locator('.sealed-found').getByText(testimony).waitFor()

    // the printed digits open the vault, and a new passphrase takes the place of a forgotten one
    await page.goto(`${url}/settings/vault`)
    await page.locator('section .button-row button').first().click()
    await page.locator('#vault-way input[value=recovery]').check()
    await page.fill('#vault-secret', digits)
    await page.locator('form button[type=submit]').click()
    await page.locator('.notice-success').waitFor()
    await page.locator('details summary').click()
    await page.fill('#passphrase', another)
    await page.fill('#passphrase-again', another)
    await page.locator('details form button[type=submit]').click()
    await page.locator('details .notice-success').waitFor()

    const found: string[] = []
    for (const place of filesBelow(home)) found.push(...foundIn(readable(place), place))
    found.push(...foundIn(await dumpOf(home), 'rows of the database'))
    assert.ok(traffic.length > 50, `${traffic.length} messages were tapped`)
    for (const message of traffic) found.push(...foundIn(message, 'traffic'))
    assert.deepEqual(found, [])
    // what is open is found by the same search: it does see what is there
    assert.ok(foundIn(Buffer.from(`… ${name} …`), 'proof').length > 0)
    const dump = await dumpOf(home)
    assert.ok(
      dump.includes(Buffer.from('كسر أقفال في مدينة النخيل')) && dump.includes(Buffer.from('age-encryption.org/v1')),
    )

    // a key swapped in the database: nothing is sealed, and the person is named
    await asSuperuser(home, async (client) => {
      await client.query('alter table person_key disable trigger user')
      await client.query(
        `update person_key mine set recipient = theirs.recipient from person_key theirs
         where mine.person_id = $1 and theirs.person_id = (select person_id from person_key where person_id not in ($1, $2) limit 1)`,
        [karimId, nadiaId],
      )
      await client.query('alter table person_key enable trigger user')
    })
    await page.goto(`${url}/records/person/${personId}`)
    await page.locator('.record-facts').waitFor()
    await sealedPart(page).locator('summary').click()
    await write(page, 'safe_contact', 'هاتف أختها')
    await unlock(page, another)
    await page.locator('.notice-danger').getByText('كريم التجريبي').waitFor()
    assert.deepEqual(faults, [])
  })
})
