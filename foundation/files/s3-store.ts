/** The file store in any S3-compatible service. The client is loaded only when it is asked for. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { damaged, type FileStore, ObjectMissing } from './store.ts'

export type S3Place = {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Above this an object is sent in parts, each read from disk as it is sent. */
const PART_BYTES = 16 * 2 ** 20
const MOST_PARTS = 10_000

/** Reads `s3://key:secret@host:port/bucket?region=…&ssl=false`; key and secret percent-encoded. Refuses (throws) what it does not know. */
export function readS3Url(value: string): S3Place {
  const expected = 's3://KEY:SECRET@HOST[:PORT]/BUCKET[?region=REGION][&ssl=false]'
  const refuse = (what: string) => new Error(`Cannot use FILES_URL as ${what}: expected ${expected}`)
  const url = URL.parse(value)
  if (url === null || url.protocol !== 's3:') throw refuse('it is no s3:// address')
  const [, bucket = '', ...rest] = url.pathname.split('/')
  if (!/^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket) || rest.some((part) => part !== ''))
    throw refuse(`${JSON.stringify(url.pathname.slice(1))} is no bucket`)
  if (url.username === '' || url.password === '') throw refuse('the key or the secret is missing')
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'region' && name !== 'ssl')
  if (unknown !== undefined) throw refuse(`${JSON.stringify(unknown)} is no setting`)
  const ssl = url.searchParams.get('ssl') ?? 'true'
  if (ssl !== 'true' && ssl !== 'false') throw refuse(`ssl is ${JSON.stringify(ssl)}`)
  return {
    endpoint: `${ssl === 'true' ? 'https' : 'http'}://${url.host}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    bucket,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  }
}

export async function openS3Store({ endpoint, region, bucket, ...credentials }: S3Place): Promise<FileStore> {
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
    // services other than Amazon's own do not all know the newer trailing checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (sha256: string) => ({
    Bucket: bucket,
    Key: `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
  })
  const size = async (sha256: string) => {
    try {
      return (await client.send(new sdk.HeadObjectCommand(at(sha256)))).ContentLength
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }
  const send = async (sha256: string, bytes: number, path: string, onlyNew: boolean) => {
    const input = { ...at(sha256), ...(onlyNew ? { IfNoneMatch: '*' } : {}) }
    if (bytes <= PART_BYTES) {
      const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
      await client.send(new sdk.PutObjectCommand({ ...input, Body: await readFile(path), ChecksumSHA256 }))
      return
    }
    const { Upload } = await import('@aws-sdk/lib-storage')
    await new Upload({
      client,
      params: { ...input, Body: createReadStream(path, { highWaterMark: 2 ** 20 }) },
      partSize: Math.max(PART_BYTES, Math.ceil(bytes / MOST_PARTS)),
      queueSize: 2,
    }).done()
  }
  return {
    size,
    check: async () => void (await client.send(new sdk.HeadBucketCommand({ Bucket: bucket }))),
    put: async ({ sha256, bytes, path }) => {
      const before = await size(sha256)
      if (before !== undefined && before !== bytes) throw damaged(sha256, before, bytes)
      if (before !== undefined) return 'existing'
      let outcome: 'stored' | 'existing' = 'stored'
      try {
        await send(sha256, bytes, path, true)
      } catch (error) {
        const status = statusOf(error)
        if (status === 412 || status === 409) outcome = 'existing'
        // a service without conditional writes: nothing was there a moment ago, and only the same bytes come under this name
        else if (status === 501) await send(sha256, bytes, path, false)
        else throw error
      }
      const after = await size(sha256)
      if (after !== bytes) throw damaged(sha256, after ?? 0, bytes)
      return outcome
    },
    read: async (sha256, range) => {
      const Range = range === undefined ? undefined : `bytes=${range.first}-${range.last}`
      try {
        const { Body, ContentLength } = await client.send(
          new sdk.GetObjectCommand({ ...at(sha256), ...(Range === undefined ? {} : { Range }) }),
        )
        if (!(Body instanceof Readable)) throw new Error('Cannot read from the store as its answer is no stream')
        // a service that ignores ranges answers with everything
        if (range !== undefined && ContentLength !== range.last - range.first + 1) {
          Body.destroy()
          throw new Error(`Cannot read ${Range} from the store as it answered with ${ContentLength} bytes`)
        }
        return Body
      } catch (error) {
        if (statusOf(error) === 404) throw new ObjectMissing(`Cannot find ${sha256.slice(0, 12)}… in the store`)
        throw error
      }
    },
  }
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return 0
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return 0
  return Number(metadata.httpStatusCode)
}
