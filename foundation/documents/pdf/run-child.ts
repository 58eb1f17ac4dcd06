/** One rendering in a process of its own, with a limit of time and one of memory that the operating system holds. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What the child is told. `data` and `model` are JSON texts; everything the template reads of a document is in them. */
export type Order = {
  readonly template: string
  readonly fonts: readonly string[]
  readonly standard: 'ua-1' | 'a-3a'
  readonly data: string
  readonly model: string
}

export type Limits = { readonly seconds: number; readonly memoryKb: number }

/** One page takes 0.1 s and 90 MB, a thousand pages of table 10 s; Node alone does not start below 1,000,000 kB. */
export const usualLimits: Limits = { seconds: 60, memoryKb: 2_000_000 }

export type ChildAnswer =
  | {
      readonly status: 'done'
      readonly bytes: Buffer
      readonly pages: number
      readonly fontHashes: readonly string[]
      readonly memoryKb: number
    }
  | {
      readonly status: 'failed'
      readonly reason: 'refused' | 'timeout' | 'memory' | 'engine'
      readonly messages: readonly string[]
    }

const entry = join(import.meta.dirname, 'typst-child.mjs')
const mostBytes = 500_000_000
const atOnce = 2

let running = 0
const waiting: (() => void)[] = []

/** Runs an order to its end; at most two at once, the others wait for their turn. */
export async function runChild(order: Order, limits: Limits = usualLimits): Promise<ChildAnswer> {
  if (running >= atOnce) await new Promise<void>((start) => waiting.push(start))
  running += 1
  try {
    return await runNow(order, limits)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** The memory limit binds native code, which the heap flags of V8 do not. Where the system has none, time alone limits. */
function commandOf({ memoryKb }: Limits): readonly [string, readonly string[]] {
  if (process.platform === 'win32') return [process.execPath, [entry]]
  const refuse = process.platform === 'linux' ? '[ "$(ulimit -v)" != unlimited ] || exit 97' : 'true'
  const script = `ulimit -c 0; ulimit -v "$1" 2>/dev/null || ${refuse}; shift; exec "$@"`
  return ['/bin/sh', ['-c', script, 'sh', String(memoryKb), process.execPath, entry]]
}

async function runNow(order: Order, limits: Limits): Promise<ChildAnswer> {
  const [command, args] = commandOf(limits)
  // Nothing of our environment: no proxy, no home with packages in it, no address of a database. Every arena of the C
  // library reserves addresses that count against the limit: with them a table of 5,000 rows does not fit, with two it does.
  const env = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : { MALLOC_ARENA_MAX: '2' }
  const child = spawn(command, args, { cwd: order.template, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = Promise.withResolvers<{ readonly code: number | null; readonly signal: string | null }>()
  child.once('error', ended.reject)
  child.once('close', (code, signal) => ended.resolve({ code, signal }))
  const state = { timedOut: false, bytes: 0, errors: '' }
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    state.bytes += chunk.length
    if (state.bytes > mostBytes) child.kill('SIGKILL')
    else chunks.push(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    if (state.errors.length < 10_000) state.errors += chunk.toString()
  })
  child.stdin.on('error', () => undefined) // a child that dies early closes its end; how it died is told below
  child.stdin.end(JSON.stringify(order))
  const timer = setTimeout(() => {
    state.timedOut = true
    child.kill('SIGKILL')
  }, limits.seconds * 1000)
  try {
    const { code, signal } = await ended.promise
    if (state.timedOut) return failed('timeout', [`took longer than ${limits.seconds} s`])
    if (code !== 0) {
      const tail = state.errors.trim().split('\n').slice(0, 3).join(' ')
      const outOfMemory = /memory|alloc|mmap/i.test(state.errors) || signal === 'SIGKILL'
      return failed(outOfMemory ? 'memory' : 'engine', [`ended with ${signal ?? code}: ${tail}`])
    }
    return readAnswer(Buffer.concat(chunks))
  } finally {
    clearTimeout(timer)
  }
}

const failed = (reason: 'refused' | 'timeout' | 'memory' | 'engine', messages: readonly string[]): ChildAnswer => ({
  status: 'failed',
  reason,
  messages,
})

type Head = {
  readonly messages: readonly string[]
  readonly warnings: readonly string[]
  readonly pages?: number
  readonly font_sha256?: readonly string[]
  readonly memory_kb: number
}

function readAnswer(out: Buffer): ChildAnswer {
  const end = out.indexOf('\n')
  if (end === -1) return failed('engine', ['gave no answer'])
  const head: Head = JSON.parse(out.subarray(0, end).toString())
  if (head.pages === undefined) return failed('refused', [...head.messages, ...head.warnings])
  // A warning is how the engine says that it took a font of the machine, or gave up a layout.
  if (head.warnings.length > 0) return failed('refused', head.warnings)
  const bytes = Buffer.from(out.subarray(end + 1))
  return { status: 'done', bytes, pages: head.pages, fontHashes: head.font_sha256 ?? [], memoryKb: head.memory_kb }
}
