// What goes in and comes out of the limited processes: a line of JSON, then bytes. Plain JavaScript, as those processes run it.
import { readFileSync } from 'node:fs'

/** The order and the bytes it is about. */
function readOrder() {
  const input = readFileSync(0)
  const end = input.indexOf(10)
  return { order: JSON.parse(input.subarray(0, end).toString()), bytes: input.subarray(end + 1) }
}

/** Answers `told` and the parts, whose lengths stand in the first line; ends when all of it is written. */
export async function answer(told, parts = []) {
  const lengths = parts.map(({ length }) => length)
  const all = [Buffer.from(`${JSON.stringify({ ...told, lengths })}\n`), ...parts]
  for (const part of all)
    if (!process.stdout.write(part)) await new Promise((next) => process.stdout.once('drain', next))
}

/** Runs the work of a process. A file that cannot be read is an answer with a fault; only running out of what it may use ends it otherwise. */
export async function work(run) {
  try {
    await run(readOrder())
  } catch (error) {
    const text = String(error?.message ?? error)
    if (/memory|alloc|mmap/i.test(text)) {
      process.stderr.write(text.slice(0, 500))
      process.exit(9)
    }
    await answer({ fault: typeof error?.fault === 'string' ? error.fault : 'unreadable' })
  }
  process.exitCode = 0
}

/** A fault with a code that the server knows. */
export const faultOf = (fault) => Object.assign(new Error(fault), { fault })
