/** For tests: an S3 service on the loopback (s3rver), with what was asked of it. */
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import S3rver from 's3rver'

export type S3Double = {
  /** For FILES_URL. */
  readonly url: string
  readonly requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[]
  readonly close: () => Promise<void>
}

export async function openS3Double(directory: string): Promise<S3Double> {
  await mkdir(directory, { recursive: true })
  const service = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'evidence' }],
  })
  const { port } = await service.run()
  const requests: S3Double['requests'] = []
  service.httpServer.prependListener('request', ({ method, url, headers }) =>
    requests.push({ method, url, headers: { ...headers } }),
  )
  return {
    url: `s3://S3RVER:S3RVER@127.0.0.1:${port}/evidence?ssl=false`,
    requests,
    close: async () => {
      service.httpServer.closeAllConnections()
      await service.close()
    },
  }
}
