// Words in a picture, read by a machine in a limited process: Arabic, French and English, with data that lies in the packages.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { createWorker } from 'tesseract.js'
import { answer, faultOf, work } from './frame.mjs'

sharp.cache(false)
sharp.concurrency(1)
const require = createRequire(import.meta.url)
const packages = {
  ara: require.resolve('@tesseract.js-data/ara/package.json'),
  fra: require.resolve('@tesseract.js-data/fra/package.json'),
  eng: require.resolve('@tesseract.js-data/eng/package.json'),
}
const LANGUAGES = Object.keys(packages)
/** Longest side: letters of a photographed page are large enough, and reading takes seconds. */
const SIDE = 2200

await work(async ({ order, bytes }) => {
  const folder = mkdtempSync(join(tmpdir(), 'mithaq-words-'))
  try {
    for (const language of LANGUAGES)
      copyFileSync(
        join(dirname(packages[language]), '4.0.0_best_int', `${language}.traineddata.gz`),
        join(folder, `${language}.traineddata.gz`),
      )
    const picture = await sharp(bytes, { limitInputPixels: order.pixels })
      .rotate()
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer()
    const worker = await createWorker(LANGUAGES, 1, {
      langPath: folder,
      cacheMethod: 'none',
      gzip: true,
      errorHandler: () => undefined,
    })
    const { data } = await worker.recognize(picture)
    await worker.terminate()
    await answer({ body: data.text.trim().slice(0, order.letters), confidence: Math.round(data.confidence) })
  } catch (error) {
    throw /memory|alloc/i.test(String(error)) ? error : faultOf('unreadable')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
