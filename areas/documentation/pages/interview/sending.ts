/** Sends the records of an incident one after the other, each once, and goes on where it was broken off. */
import type { ProblemError } from '../../../../web/index.ts'
import type { Incident, Refusal } from './incident.ts'
import type { Item } from './items.ts'

type Made = Incident['made']

/** How the records reach the server. */
export type Post = {
  /** Makes a record, or adds a name to the person with this id; answers its id. The same key again acts once. */
  readonly record: (item: Item, body: Readonly<Record<string, unknown>>) => Promise<string>
  readonly name: (item: Item, personId: string, body: Readonly<Record<string, unknown>>) => Promise<string>
  /** The record of the case that bears the item's code. */
  readonly find: (item: Item) => Promise<string | undefined>
  /** What is made so far, kept before the next one is sent. */
  readonly keep: (made: Made) => void
  /** Whether the server answered and would not. */
  readonly isRefusal: (error: unknown) => error is ProblemError
}

/** Where the sending ended: with all of them, or with one that was refused. */
export type Sent =
  | { readonly status: 'sent' }
  | { readonly status: 'refused'; readonly item: Item; readonly problem: ProblemError }

/**
 * Sends what is not made yet. A code that is taken is looked for: the record may have been made long ago, by a request whose answer was
 * lost and whose key the server has forgotten since. What is no refusal (a broken answer, an abort) is thrown.
 */
export async function sendItems(items: readonly Item[], before: Made, post: Post): Promise<Sent> {
  let made = before
  for (const item of items) {
    if (made[item.key] !== undefined) continue
    try {
      made = { ...made, [item.key]: await sendOne(item, made, post) }
      post.keep(made)
    } catch (error) {
      if (!post.isRefusal(error)) throw error
      return { status: 'refused', item, problem: error }
    }
  }
  return { status: 'sent' }
}

async function sendOne(item: Item, made: Made, post: Post): Promise<string> {
  if (item.kind === undefined) return await post.name(item, made[item.person] ?? '', item.body(made))
  try {
    return await post.record(item, item.body(made))
  } catch (error) {
    const isTaken = post.isRefusal(error) && error.problem.code === 'documentation.code-taken'
    const known = isTaken ? await post.find(item) : undefined
    if (known === undefined) throw error
    return known
  }
}

/** A refusal as the page that asked for the value tells it. */
export function refusalOf({ step, person, controls }: Item, { problem }: ProblemError): Refusal {
  const [first = ''] = Object.values(controls)
  const controlOf = (pointer: string) =>
    Object.entries(controls).find(([known]) => pointer === known || pointer.startsWith(`${known}/`))?.[1]
  const { errors = [], detail } = problem
  const told =
    errors.length === 0
      ? [{ fieldId: first, message: detail }]
      : errors.map((error) => ({ fieldId: controlOf(error.pointer) ?? first, message: error.detail }))
  return { page: pages[told[0]?.fieldId ?? ''] ?? step, person, errors: told }
}

/** Answers of one record that are asked on a page of their own. */
const pages: Readonly<Record<string, string>> = { when: 'when', place: 'where' }
