import { useQueries } from '@tanstack/react-query'
import type { Kind } from '../../model.ts'
import type { LinkedRecord } from '../../views.ts'
import { api } from './calls.ts'

/** What records that an address names are called; those that cannot be read are left out. */
export function useKnownRecords(
  asked: readonly { readonly kind: Kind; readonly id: string }[],
): readonly LinkedRecord[] {
  const found = useQueries({
    queries: asked.map(({ kind, id }) => ({
      queryKey: ['record', kind, id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api('GET /api/records/:kind/:id', { params: { kind, id }, signal }),
      retry: false,
    })),
  })
  return found.flatMap(({ data }) => (data === undefined ? [] : [linkOf(data)]))
}

const linkOf = ({ id, kind, case_id, code, fields }: Found): LinkedRecord => {
  const title = fields.title
  return {
    id,
    kind,
    case_id,
    code,
    title: typeof title === 'object' && title !== null ? (title as Record<string, unknown>) : null,
    type_id: typeof fields.type === 'string' ? fields.type : null,
  }
}
type Found = {
  readonly id: string
  readonly kind: Kind
  readonly case_id: string
  readonly code: string
  readonly fields: Readonly<{ readonly [key: string]: unknown }>
}
