/** The one table of user-facing problems: stable code, status, typed details, a sentence in three languages (RFC 9457). */
import { isolate, type Language } from '../language/index.ts'

export type Sentences = { readonly ar: string; readonly fr: string; readonly en: string }
export type FieldError = { readonly pointer: string; readonly code: string; readonly text: Sentences }
type Details = Readonly<Record<string, unknown>>

/** A refusal that the user can act on. Anything else thrown is a fault, answered with 500 and no detail. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: Sentences
  readonly text: Sentences
  readonly details: Details
  readonly errors: readonly FieldError[]
  readonly headers: Readonly<Record<string, string>>
  constructor(
    entry: Required<Pick<Entry, 'code' | 'status' | 'text'>> & { title: Sentences },
    details: Details,
    errors: readonly FieldError[],
    headers: Readonly<Record<string, string>>,
  ) {
    super(entry.code)
    this.code = entry.code
    this.status = entry.status
    this.title = entry.title
    this.text = entry.text
    this.details = details
    this.errors = errors
    this.headers = headers
  }
}

type Entry = {
  readonly code: string
  readonly status: number
  /** Short and fixed; the sentence itself when left out. */
  readonly title?: Sentences
  /** What happened and what to do, with `{name}` for a detail, which is put in isolated. */
  readonly text: Sentences
}

/** Every problem declared so far, by code: for the OpenAPI document and for the test of completeness. */
export const problems = new Map<string, Entry>()

type Extra = { readonly errors?: readonly FieldError[]; readonly headers?: Readonly<Record<string, string>> }

/** Declares a problem and returns the function that makes one. A code is declared once. */
export function problem<D extends Details = Record<never, never>>(
  entry: Entry,
): (details: D, extra?: Extra) => Problem {
  if (problems.has(entry.code)) throw new Error(`Cannot declare the problem ${entry.code} twice`)
  problems.set(entry.code, entry)
  return (details, { errors = [], headers = {} } = {}) =>
    new Problem({ ...entry, title: entry.title ?? entry.text }, details, errors, headers)
}

/** The RFC 9457 body of a problem in one language. Details that are not plain values (a whole record) appear in `details` only. */
export function problemBody(found: Problem, language: Language, requestId: string) {
  const fill = (text: Sentences) =>
    text[language].replace(/\{(\w+)\}/g, (_, name: string) => isolate(String(found.details[name] ?? '')))
  return {
    type: `urn:mithaq:problem:${found.code}`,
    code: found.code,
    title: fill(found.title),
    status: found.status,
    detail: fill(found.text),
    request_id: requestId,
    ...(found.errors.length === 0
      ? {}
      : { errors: found.errors.map(({ pointer, code, text }) => ({ pointer, code, detail: text[language] })) }),
    ...(Object.keys(found.details).length === 0 ? {} : { details: found.details }),
  }
}
