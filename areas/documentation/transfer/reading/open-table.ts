/** Reads a table in a process of its own, batch by batch, at the pace of whoever takes them. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Dialect, SaidOfFile } from './dialect.ts'
import { FileRefused, limits } from './limits.ts'
import type { Answer, NumberedRow, Order } from './order.ts'

export type OpenTable = {
  /** Sheets of a workbook, tables of an archive; empty for a plain file. */
  readonly tables: readonly string[]
  /** Names of the other files of an archive. */
  readonly files: readonly string[]
  readonly header: readonly string[]
  /** Batches of rows in their order; taken once. Refuses (throws FileRefused) where the file cannot be read on. */
  readonly batches: () => AsyncGenerator<readonly NumberedRow[]>
  readonly close: () => Promise<void>
}

const entry = join(import.meta.dirname, 'child.ts')

/** Opens the table in the local file `path`, its rows from the one after `after` on. Refuses (throws FileRefused) what cannot be read. */
export async function openTable(
  path: string,
  {
    dialect,
    after = 0,
    most = null,
  }: { readonly dialect: Dialect; readonly after?: number; readonly most?: number | null },
): Promise<OpenTable> {
  const child = start({ what: 'read', path, dialect, after, most })
  const answers = child.answers()
  let [tables, files]: [readonly string[], readonly string[]] = [[], []]
  try {
    for (;;) {
      const { value: answer, done } = await answers.next()
      if (done === true) throw new FileRefused('file.took-too-much')
      if ('tables' in answer) tables = answer.tables
      if ('files' in answer) files = answer.files
      if ('header' in answer)
        return { tables, files, header: answer.header, batches: () => rowsOf(answers), close: child.close }
    }
  } catch (error) {
    await child.close()
    throw error
  }
}

/** How the local file is to be read: by what was said of it, else by what its beginning looks like. Refuses (throws FileRefused) what is no table. */
export async function recogniseFile(path: string, said: SaidOfFile): Promise<Dialect> {
  const child = start({ what: 'recognise', path, said })
  try {
    for await (const answer of child.answers()) if ('recognised' in answer) return answer.recognised
    throw new FileRefused('file.took-too-much')
  } finally {
    await child.close()
  }
}

/** Lays these files of the archive `path` in `folder`, each under its place in the list; answers the places of those that were found. */
export async function extractFiles(
  path: string,
  names: readonly string[],
  folder: string,
): Promise<ReadonlySet<number>> {
  const child = start({ what: 'extract', path, names, folder })
  const laid = new Set<number>()
  try {
    for await (const answer of child.answers()) if ('laid' in answer) laid.add(answer.laid)
    return laid
  } finally {
    await child.close()
  }
}

async function* rowsOf(answers: AsyncGenerator<Answer>): AsyncGenerator<readonly NumberedRow[]> {
  for await (const answer of answers) if ('rows' in answer) yield answer.rows
}

/** The limits are those of the operating system: they bind whatever the libraries do. Where it has none, the heap of V8 alone is bound. */
function commandOf(order: Order): readonly [string, readonly string[]] {
  const node = [
    process.execPath,
    '--max-old-space-size=384',
    '--disable-wasm-trap-handler',
    '--disable-warning=ExperimentalWarning',
    entry,
    JSON.stringify(order),
  ]
  if (process.platform === 'win32') return [process.execPath, node.slice(1)]
  const script = `ulimit -c 0; ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; shift 2; exec "$@"`
  return ['/bin/sh', ['-c', script, 'sh', String(limits.cpuSeconds), String(limits.memoryKb), ...node]]
}

function start(order: Order) {
  const [command, args] = commandOf(order)
  const env = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : { MALLOC_ARENA_MAX: '2' }
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code))
  })
  child.stderr.resume()
  async function* answers(): AsyncGenerator<Answer> {
    let isWhole = false
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
      const answer = JSON.parse(line) as Answer
      if ('fault' in answer) throw new FileRefused(answer.fault, answer.row ?? undefined)
      if ('end' in answer) isWhole = true
      yield answer
    }
    await ended
    if (!isWhole) throw new FileRefused('file.took-too-much')
  }
  return {
    answers,
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
