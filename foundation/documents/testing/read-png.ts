/** Reads the pictures that pdftoppm writes of grey pages: 8 bits, three equal channels, not interlaced. */
import { inflateSync } from 'node:zlib'

export type Grey = { readonly width: number; readonly height: number; readonly dots: Uint8Array }

/** Dots from 0 (black) to 255 (white), row by row: the first of the three channels. Refuses pictures of another kind. */
export function readPng(file: Buffer): Grey {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  if (file[24] !== 8 || file[25] !== 2 || file[28] !== 0) throw new Error('Cannot read a picture that is not 8-bit RGB')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * 3
  const bytes = new Uint8Array(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)] ?? 0
    for (let at = 0; at < stride; at++) {
      const left = at < 3 ? 0 : (bytes[row * stride + at - 3] ?? 0)
      const up = row === 0 ? 0 : (bytes[(row - 1) * stride + at] ?? 0)
      const corner = row === 0 || at < 3 ? 0 : (bytes[(row - 1) * stride + at - 3] ?? 0)
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      bytes[row * stride + at] = (raw[row * (stride + 1) + 1 + at] ?? 0) + predicted
    }
  }
  return { width, height, dots: bytes.filter((_byte, at) => at % 3 === 0) }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
