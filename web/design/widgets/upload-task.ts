import { type DetailedError, Upload } from 'tus-js-client'

/** Where one file stands. `waiting` is a lost connection: it goes on by itself; `paused` waits for the person. */
export type UploadState =
  | { readonly status: 'sending' | 'waiting' | 'paused'; readonly sent: number }
  | { readonly status: 'done'; readonly fileId: string }
  | { readonly status: 'failed'; readonly sent: number; readonly reason: string | undefined }

export type UploadTask = {
  readonly pause: () => void
  readonly resume: () => void
  /** Stops and has the server forget what it holds of the file. */
  readonly discard: () => void
}

type UploadOrder = {
  readonly file: File
  readonly endpoint: string
  /** Who may read it: public, internal, or sealed before it came here. */
  readonly dataClass: 'P' | 'I' | 'X'
  /** Of the whole file, where it was computed before: the server refuses what arrives otherwise. */
  readonly sha256?: string
  /** Language of the server's refusals. */
  readonly language: string
  readonly onState: (state: UploadState) => void
}

/** Milliseconds between attempts while the server cannot be reached; then once every `slowRetry`. */
const retryDelays = [500, 1000, 3000, 5000]
const slowRetry = 10_000

/** Names the file that an upload became, on the answer to its last part. */
const fileHeader = 'x-mithaq-file'

/** Small enough that a proxy's body limit and a short connection both let a part through. */
const partSize = 8 * 1024 * 1024

/**
 * Sends a file by tus 1.0, in parts, going on where the server stopped receiving. A lost connection is waited out for
 * as long as it takes; a refusal (4xx) ends it with the server's sentence. Nothing about the file is kept in the
 * browser's storage: its name may endanger someone.
 */
export function startUpload({ file, endpoint, dataClass, sha256, language, onState }: UploadOrder): UploadTask {
  let sent = 0
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const upload = new Upload(file, {
    endpoint,
    chunkSize: partSize,
    retryDelays: [...retryDelays],
    storeFingerprintForResuming: false,
    metadata: {
      // the name of what is sealed is sealed with it
      ...(dataClass === 'X' ? {} : { name: file.name }),
      class: dataClass,
      ...(sha256 === undefined ? {} : { sha256 }),
    },
    headers: { 'x-mithaq': '1', 'accept-language': language },
    onBeforeRequest: (request) => {
      if (request.getMethod() === 'POST') request.setHeader('idempotency-key', crypto.randomUUID())
    },
    onShouldRetry: (error) => {
      const again = !isRefusal(error)
      if (again && !stopped) onState({ status: 'waiting', sent })
      return again
    },
    onProgress: (bytes) => {
      sent = bytes
      if (!stopped) onState({ status: 'sending', sent })
    },
    onSuccess: ({ lastResponse }) => {
      stopListening()
      const fileId = lastResponse.getHeader(fileHeader)
      if (fileId === undefined) onState({ status: 'failed', sent, reason: undefined })
      else onState({ status: 'done', fileId })
    },
    onError: (error) => {
      if (stopped) return
      if ('originalResponse' in error && isRefusal(error)) {
        stopListening()
        onState({ status: 'failed', sent, reason: sentenceOf(error) })
        return
      }
      onState({ status: 'waiting', sent })
      timer = setTimeout(goOn, slowRetry)
    },
  })

  const goOn = () => {
    clearTimeout(timer)
    if (!stopped) upload.start()
  }
  const stopListening = () => {
    stopped = true
    clearTimeout(timer)
    removeEventListener('online', backOnline)
    removeEventListener('offline', gone)
  }
  const backOnline = () => void upload.abort().then(goOn)
  const gone = () => {
    if (!stopped) onState({ status: 'waiting', sent })
  }
  const start = () => {
    stopped = false
    addEventListener('online', backOnline)
    addEventListener('offline', gone)
    onState({ status: 'sending', sent })
    upload.start()
  }

  start()
  return {
    pause: () => {
      stopListening()
      void upload.abort()
      onState({ status: 'paused', sent })
    },
    resume: start,
    discard: () => {
      stopListening()
      // What could not be deleted expires on the server; the person need not wait for it.
      upload.abort(true).catch(() => undefined)
    },
  }
}

/** A refusal is an answer that will not change by asking again: 4xx, but for a lock or a limit of pace. */
function isRefusal(error: DetailedError | Error): boolean {
  const response = 'originalResponse' in error ? error.originalResponse : null
  const status = response?.getStatus() ?? 0
  return status >= 400 && status < 500 && status !== 409 && status !== 423 && status !== 429
}

function sentenceOf(error: DetailedError): string | undefined {
  try {
    const problem: unknown = JSON.parse(error.originalResponse?.getBody() ?? '')
    if (typeof problem !== 'object' || problem === null || !('detail' in problem)) return undefined
    return typeof problem.detail === 'string' ? problem.detail : undefined
  } catch {
    return undefined
  }
}
