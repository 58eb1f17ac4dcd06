// Pictures in a limited process: a copy without metadata, a thumbnail, a fingerprint; or the same picture with regions blackened.
import sharp from 'sharp'
import { answer, faultOf, work } from './frame.mjs'

sharp.cache(false)
sharp.concurrency(1)
const THUMBNAIL = 320

/** Hostile sizes end before a pixel is decoded. Orientation is applied, as the tag that held it goes with the rest of the metadata. */
async function open(bytes, { pixels }) {
  const options = { limitInputPixels: pixels, failOn: 'error', animated: false }
  let metadata
  try {
    metadata = await sharp(bytes, options).metadata()
  } catch (error) {
    throw faultOf(/pixel|exceed|dimension/i.test(String(error)) ? 'too-large' : 'unreadable')
  }
  if ((metadata.width ?? 0) * (metadata.height ?? 0) > pixels) throw faultOf('too-large')
  const { data, info } = await sharp(bytes, options)
    .rotate()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return {
    width,
    height,
    image: () => sharp(data, { raw: { width, height, channels }, limitInputPixels: pixels }),
    alpha: channels === 4 || channels === 2,
  }
}

const written = async ({ image, alpha }) =>
  alpha
    ? await image().png({ compressionLevel: 6 }).toBuffer()
    : await image().jpeg({ quality: 92, mozjpeg: false }).toBuffer()

/** Difference hash: whether each of 8 × 8 places is brighter than the one beside it. */
async function fingerprint({ image }) {
  const grey = await image()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(9, 8, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const step = grey.info.channels
  let bits = 0n
  for (let row = 0; row < 8; row += 1)
    for (let column = 0; column < 8; column += 1) {
      const at = (row * 9 + column) * step
      bits = (bits << 1n) | (grey.data[at] > grey.data[at + step] ? 1n : 0n)
    }
  return bits.toString(16).padStart(16, '0')
}

async function derive(bytes, order) {
  const opened = await open(bytes, order)
  const stripped = await written(opened)
  const thumbnail = await opened
    .image()
    .flatten({ background: '#fff' })
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = opened
  const small = { width: thumbnail.info.width, height: thumbnail.info.height }
  await answer({ copies: [{ width, height }, small], fingerprint: await fingerprint(opened) }, [
    stripped,
    thumbnail.data,
  ])
}

/** Black over the pixels themselves, with a margin of one: nothing of them stays in the copy, which is encoded anew. */
async function redact(bytes, order) {
  const opened = await open(bytes, order)
  const { width, height, alpha } = opened
  const boxes = order.regions.map((region) => {
    const left = Math.max(0, Math.floor(region.x * width) - 1)
    const top = Math.max(0, Math.floor(region.y * height) - 1)
    const right = Math.min(width, Math.ceil((region.x + region.width) * width) + 1)
    const bottom = Math.min(height, Math.ceil((region.y + region.height) * height) + 1)
    const background = { r: 0, g: 0, b: 0, alpha: 1 }
    return { input: { create: { width: right - left, height: bottom - top, channels: 4, background } }, left, top }
  })
  const covered = opened.image().composite(boxes)
  const out = alpha ? await covered.png().toBuffer() : await covered.removeAlpha().jpeg({ quality: 92 }).toBuffer()
  await answer({ copies: [{ width, height }] }, [out])
}

await work(async ({ order, bytes }) =>
  order.do === 'redact' ? await redact(bytes, order) : await derive(bytes, order),
)
