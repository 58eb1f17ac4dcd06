/**
 * Runs one piece of work on bytes that somebody sent in a process of its own: it dies at the limit of time, of memory (held by the
 * operating system) or of its answer, and the server goes on. The child gets nothing of our environment and only what is sent to it.
 */
import { spawn } from 'node:child_process'

export type Limits = {
  readonly seconds: number
  /** Address space. Node alone does not start below 1,000,000 kB. */
  readonly memoryKb: number
  readonly answerBytes: number
}

export type LimitedAnswer =
  | { readonly status: 'done'; readonly bytes: Buffer }
  | { readonly status: 'failed'; readonly reason: 'timeout' | 'memory' | 'answer' | 'work'; readonly told: string }

const usual: Limits = { seconds: 20, memoryKb: 2_000_000, answerBytes: 100_000_000 }
const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Gives `input` to the script `entry` (plain JavaScript: type stripping needs more address space than a child has) on its standard
 * input and answers what it wrote to its standard output. At most two at once; the others wait for their turn.
 */
export async function runLimited(
  entry: string,
  input: Uint8Array,
  limits: Partial<Limits> = {},
): Promise<LimitedAnswer> {
  if (running >= AT_ONCE) await new Promise<void>((start) => waiting.push(start))
  running += 1
  try {
    return await runNow(entry, input, { ...usual, ...limits })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** Where the system has no limit of memory, the heap of V8 is limited and time. */
function commandOf(entry: string, { memoryKb }: Limits): readonly [string, readonly string[]] {
  const flags = ['--disable-wasm-trap-handler', `--max-old-space-size=${Math.floor(memoryKb / 4000)}`, entry]
  if (process.platform === 'win32') return [process.execPath, flags]
  const refuse = process.platform === 'linux' ? '[ "$(ulimit -v)" != unlimited ] || exit 97' : 'true'
  const script = `ulimit -c 0; ulimit -v "$1" 2>/dev/null || ${refuse}; shift; exec "$@"`
  return ['/bin/sh', ['-c', script, 'sh', String(memoryKb), process.execPath, ...flags]]
}

async function runNow(entry: string, input: Uint8Array, limits: Limits): Promise<LimitedAnswer> {
  const [command, args] = commandOf(entry, limits)
  const env = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : { MALLOC_ARENA_MAX: '2' }
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = Promise.withResolvers<{ readonly code: number | null; readonly signal: string | null }>()
  child.once('error', ended.reject)
  child.once('close', (code, signal) => ended.resolve({ code, signal }))
  const chunks: Buffer[] = []
  const state: { bytes: number; told: string; stopped: 'timeout' | 'answer' | undefined } = {
    bytes: 0,
    told: '',
    stopped: undefined,
  }
  const stop = (why: 'timeout' | 'answer') => {
    state.stopped ??= why
    child.kill('SIGKILL')
  }
  child.stdout.on('data', (chunk: Buffer) => {
    state.bytes += chunk.length
    if (state.bytes > limits.answerBytes) stop('answer')
    else chunks.push(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    if (state.told.length < 10_000) state.told += chunk.toString()
  })
  child.stdin.on('error', () => undefined) // a child that dies early closes its end; how it died is told below
  child.stdin.end(input)
  const timer = setTimeout(() => stop('timeout'), limits.seconds * 1000)
  try {
    const { code, signal } = await ended.promise
    if (state.stopped !== undefined) return { status: 'failed', reason: state.stopped, told: '' }
    if (code === 0) return { status: 'done', bytes: Buffer.concat(chunks) }
    const outOfMemory = /memory|alloc|mmap/i.test(state.told) || signal !== null
    return { status: 'failed', reason: outOfMemory ? 'memory' : 'work', told: state.told.trim() }
  } finally {
    clearTimeout(timer)
  }
}
