import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isShownInline, SEALED_TYPE, sniff, UNKNOWN_TYPE } from './sniff.ts'

const starts: readonly (readonly [string, string])[] = [
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
  ['\0\0\0\x1cftypavif', 'image/avif'],
  ['\0\0\0\x18ftypisom', 'video/mp4'],
  ['\0\0\0\x18ftyp3gp5', 'video/3gpp'],
  ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
  ['%PDF-1.7', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['OggS\0', 'audio/ogg'],
  ['age-encryption.org/v1\n-> mlkem', SEALED_TYPE],
  ['<svg xmlns="http://www.w3.org/2000/svg">', UNKNOWN_TYPE],
  ['<!doctype html><script>', UNKNOWN_TYPE],
  [' \x89PNG\r\n\x1a\n', UNKNOWN_TYPE],
  ['', UNKNOWN_TYPE],
]

for (const [start, type] of starts)
  test(`sniff() takes ${JSON.stringify(start.slice(0, 12))} for ${type}`, () => {
    assert.equal(sniff(Buffer.from(start, 'latin1')), type)
  })

test('only images that cannot carry script are shown inside a page', () => {
  assert.deepEqual([...new Set(starts.map(([, type]) => type))].filter(isShownInline), [
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'image/avif',
  ])
  assert.equal(isShownInline('image/svg+xml'), false)
})
