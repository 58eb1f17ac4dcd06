import type { LText } from '../../foundation/language/index.ts'

/** The parts of an OpenAPI 3.1 document that the readable page shows. */
export type OpenApi = {
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export type Operation = {
  readonly method: string
  readonly path: string
  readonly summary: LText
  readonly capability: string
  readonly parameters: readonly { readonly name: string; readonly place: string; readonly required: boolean }[]
  readonly answers: readonly string[]
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

type Described = {
  readonly 'x-summary'?: LText
  readonly 'x-capability'?: string
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly required?: boolean }[]
  readonly responses?: Readonly<Record<string, unknown>>
}

/** The operations of a document in its order, flat, as a page lists them. */
export function operationsOf(document: OpenApi): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const described = item[method] as Described
        return {
          method: method.toUpperCase(),
          path,
          summary: described['x-summary'] ?? {},
          capability: described['x-capability'] ?? '',
          parameters: (described.parameters ?? []).map(({ name = '', in: place = '', required = false }) => ({
            name,
            place,
            required,
          })),
          answers: Object.keys(described.responses ?? {}),
        }
      }),
  )
}

/** The server's own document, as far as the page reads it. Throws on one without paths. */
export function readOpenApi(document: unknown): OpenApi {
  if (typeof document !== 'object' || document === null || !('paths' in document)) {
    throw new Error('Cannot show the interface: the document has no paths.')
  }
  return document as OpenApi
}
