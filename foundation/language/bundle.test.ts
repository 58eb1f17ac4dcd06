import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'

const door = (room: string) => fileURLToPath(new URL(`../${room}/index.ts`, import.meta.url))

/** The bytes (brotli) that a page pays for these exports of the doors of language and time, and the modules they bring. */
async function costOf(code: string): Promise<{ readonly bytes: number; readonly modules: readonly string[] }> {
  const entry = 'virtual:page'
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [
      { name: 'page', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) },
    ],
    build: { write: false, rolldownOptions: { input: entry } },
  })
  const [chunk] = 'output' in result ? result.output : []
  if (chunk?.type !== 'chunk') throw new Error('Cannot measure the page: the build gave no chunk')
  const modules = Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
  return { bytes: brotliCompressSync(chunk.code).length, modules }
}

test('A page that formats dates, numbers and lists carries no zod and at most 5 KB', async () => {
  const { bytes, modules } = await costOf(`
    import { displayOf, formatList, formatNumber, isolate, negotiateLocale, pickText, readNumber } from '${door('language')}'
    import { formatMeeting, formatPartialDate, readPartialDate } from '${door('time')}'
    globalThis.used = [displayOf, formatList, formatNumber, isolate, negotiateLocale, pickText, readNumber, formatMeeting, formatPartialDate, readPartialDate]`)
  assert.deepEqual(
    modules.filter((id) => /zod|model\.ts|node:|pofile|lingui/.test(id)),
    [],
  )
  assert.ok(bytes <= 5000, `${bytes} bytes`)
})

test('A page that validates does carry the schemas', async () => {
  const { modules } = await costOf(`import { LText } from '${door('language')}'\nglobalThis.used = LText`)
  assert.ok(modules.some((id) => id.endsWith('language/model.ts')))
})
