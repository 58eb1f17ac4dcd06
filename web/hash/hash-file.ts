import { trustedWorkerAddress } from '../trusted-types.ts'

type Told = { readonly done?: number; readonly digest?: string; readonly failed?: true }

/** The file could not be read to its end: it was moved, changed or taken away meanwhile. */
export class FileUnreadable extends Error {}

/**
 * SHA-256 of a file in hexadecimal, computed in a worker piece by piece. `onProgress` gets the bytes that were read. Rejects with
 * FileUnreadable when the file cannot be read, and ends the worker when `signal` aborts.
 */
export function hashFile(
  file: Blob,
  { onProgress, signal }: { readonly onProgress: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const worker = new Worker(trustedWorkerAddress('/hash-worker.js'))
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.done !== undefined) onProgress(data.done)
    if (data.digest !== undefined) resolve(data.digest)
    if (data.failed === true) reject(new FileUnreadable())
  })
  worker.addEventListener('error', () => reject(new FileUnreadable()))
  worker.postMessage(file)
  return promise.finally(() => {
    signal.removeEventListener('abort', stop)
    worker.terminate()
  })
}
