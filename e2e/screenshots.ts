/** `node e2e/screenshots.ts FOLDER`: pictures of setup, home and components in Arabic and French at both widths, for the README. */
import { withInstance } from './browser.ts'
import { pictureTaker } from './pictures.ts'
import { setUp } from './steps.ts'

const take = pictureTaker(process.argv[2] ?? 'docs/screenshots')

await withInstance(async ({ url, setupCode, visit }) => {
  const { page } = await visit()
  await page.goto(url)
  await page.fill('#code', setupCode)
  await page.locator('form button[type=submit]').click()
  await page.locator('#name-ar').waitFor()
  await take(page, 'setup')
  const { page: other } = await visit()
  await setUp(other, url, setupCode)
  await take(other, 'home')
  await other.goto(`${url}/components`)
  await other.locator('h2').first().waitFor()
  await take(other, 'components')
})
