/** Sends one order to a limited process and reads its answer; a process that dies is a reason, never an error of the server. */
import { join } from 'node:path'
import { z } from 'zod'
import { runLimited } from '../../../../foundation/process/index.ts'

type Child = 'picture' | 'pdf' | 'words' | 'archive' | 'poster'

/** Most pixels of a picture: 100 megapixels are more than any camera of today makes, and 400 MB in memory. */
export const MOST_PIXELS = 100_000_000
const limits: Readonly<Record<Child, { readonly seconds: number; readonly memoryKb: number }>> = {
  picture: { seconds: 30, memoryKb: 2_500_000 },
  pdf: { seconds: 60, memoryKb: 2_500_000 },
  words: { seconds: 120, memoryKb: 3_000_000 },
  archive: { seconds: 20, memoryKb: 2_000_000 },
  poster: { seconds: 60, memoryKb: 3_000_000 },
}

export type Refused = { readonly reason: string }
export type Answered<T> = { readonly told: T; readonly parts: readonly Buffer[] }

const Head = z.looseObject({ fault: z.string().max(40).optional(), lengths: z.array(z.int().min(0)).default([]) })

/** What the process told, read by `schema`, with the bytes that follow; or the code of why there is nothing. */
export async function runChild<T>(
  child: Child,
  order: Readonly<Record<string, unknown>>,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
): Promise<Answered<T> | Refused> {
  const entry = join(import.meta.dirname, `${child}-child.mjs`)
  const input = Buffer.concat([Buffer.from(`${JSON.stringify(order)}\n`), bytes])
  const answer = await runLimited(entry, input, limits[child])
  if (answer.status === 'failed') return { reason: answer.reason === 'work' ? 'unreadable' : answer.reason }
  const end = answer.bytes.indexOf(10)
  const head = Head.safeParse(end < 0 ? undefined : JSON.parse(answer.bytes.subarray(0, end).toString()))
  if (!head.success) return { reason: 'unreadable' }
  const { fault, lengths, ...told } = head.data
  if (fault !== undefined) return { reason: fault }
  const read = schema.safeParse(told)
  if (!read.success) return { reason: 'unreadable' }
  const parts: Buffer[] = []
  let at = end + 1
  for (const length of lengths) {
    parts.push(answer.bytes.subarray(at, at + length))
    at += length
  }
  return { told: read.data, parts }
}
