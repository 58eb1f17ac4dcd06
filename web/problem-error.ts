/** One refused field of a problem: JSON pointer (RFC 6901) into the body that was sent, code, sentence. */
export type FieldProblem = { readonly pointer: string; readonly code: string; readonly detail: string }

/** The body of an `application/problem+json` answer (RFC 9457) as this system writes it. */
export type ProblemBody = {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly status: number
  readonly request_id?: string
  readonly errors?: readonly FieldProblem[]
  readonly details?: Readonly<Record<string, unknown>>
}

/** A refusal of the server, with its sentence in the reader's language. */
export class ProblemError extends Error {
  readonly problem: ProblemBody
  constructor(problem: ProblemBody) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The server could not be reached, or an answer that is none of ours came back from something in between. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause })
    this.name = 'ConnectionLost'
  }
}

/** The problem an answer carries, or undefined when its body is not one of ours. */
export function problemOf(status: number, body: unknown): ProblemBody | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { code, title, detail } = body as Partial<ProblemBody>
  if (typeof code !== 'string' || typeof detail !== 'string') return undefined
  return { ...(body as ProblemBody), code, detail, title: typeof title === 'string' ? title : detail, status }
}

/** The whole record as it is now, which a refused update (`record.changed`) brings along; undefined for anything else. */
export function currentRecord<Row>({ problem }: ProblemError): Row | undefined {
  return problem.code === 'record.changed' ? (problem.details?.current as Row | undefined) : undefined
}
