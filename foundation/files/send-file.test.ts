import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disposition, readRange } from './send-file.ts'

for (const [header, range] of [
  [undefined, undefined],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=2-', { first: 2, last: 9 }],
  ['bytes=2-100', { first: 2, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-100', { first: 0, last: 9 }],
  ['bytes=-0', 'outside'],
  ['bytes=10-', 'outside'],
  ['bytes=10-20', 'outside'],
  ['bytes=5-2', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,4-5', undefined],
  ['lines=0-1', undefined],
] as const)
  test(`readRange() of ten bytes reads ${header} as ${JSON.stringify(range)}`, () => {
    assert.deepEqual(readRange(header, 10), range)
  })

test('disposition() shows only safe images inline and writes an Arabic name as RFC 8187 says', () => {
  assert.equal(disposition({ media_type: 'image/png', display_name: null }), 'inline')
  assert.equal(disposition({ media_type: 'application/pdf', display_name: null }), 'attachment')
  assert.equal(
    disposition({ media_type: 'application/pdf', display_name: 'تقرير (1).pdf' }),
    `attachment; filename="_____ (1).pdf"; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%20%281%29.pdf`,
  )
  assert.equal(
    disposition({ media_type: 'application/pdf', display_name: 'a"\r\nset-cookie: b' }).includes('\r'),
    false,
  )
})
