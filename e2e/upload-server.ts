import assert from 'node:assert/strict'
import type { BrowserContext } from 'playwright-core'

type Route = Parameters<Parameters<BrowserContext['route']>[1]>[0]

/** The server's half of tus 1.0: creation, offset, parts; loses the connection once when told to. */
export function uploadServer() {
  let offset = 0
  let fails = 0
  let isDown = false
  const headers = { 'tus-resumable': '1.0.0' }
  return {
    received: () => offset,
    down: (down: boolean) => {
      isDown = down
    },
    failOnce: () => {
      fails = 1
    },
    answer: async (route: Route) => {
      const request = route.request()
      if (isDown) {
        await route.abort('internetdisconnected')
        return
      }
      if (request.method() === 'POST') {
        const metadata = (await request.headerValue('upload-metadata')) ?? ''
        assert.match(metadata, /^name [^,]+,class SQ==$/)
        await route.fulfill({ status: 201, headers: { ...headers, location: '/api/uploads/u1' } })
        return
      }
      if (request.method() === 'HEAD') {
        await route.fulfill({
          status: 200,
          headers: { ...headers, 'upload-offset': `${offset}`, 'upload-length': '9000000' },
        })
        return
      }
      if (offset > 0 && fails > 0) {
        fails -= 1
        await route.abort('failed')
        return
      }
      assert.equal(Number(await request.headerValue('upload-offset')), offset, 'it goes on where the server stopped')
      offset += request.postDataBuffer()?.byteLength ?? 0
      const file = offset === 9_000_000 ? { 'x-mithaq-file': 'f1' } : {}
      await route.fulfill({ status: 204, headers: { ...headers, ...file, 'upload-offset': `${offset}` } })
    },
  }
}
