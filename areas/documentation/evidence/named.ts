/** Whether what an item names is there: the kind on its list, the records it supports in the same case. */
import type { Tx } from '../../../foundation/database/index.ts'
import { kinds } from '../index.ts'
import { lookUp, type NamedId, unfound } from '../server.ts'
import type { Support } from './model.ts'

/** MT16, as the core lists have it. */
const LIST = 'material'

export async function faultsOf(
  tx: Tx,
  item: { readonly kind_id?: string | null | undefined; readonly supports?: readonly Support[] | undefined },
  caseId: string,
) {
  const { kind_id = null, supports = [] } = item
  const named: NamedId[] = [
    ...(kind_id === null ? [] : [{ pointer: '/kind_id', id: kind_id, of: 'term' as const, list: LIST }]),
    ...supports.flatMap(({ kind, id }, index): NamedId[] => {
      const known = kinds.find((one) => one === kind)
      return known === undefined ? [] : [{ pointer: `/supports/${index}`, id, of: 'record', to: [known] }]
    }),
  ]
  const unknown = supports.flatMap(({ kind }, index) =>
    kinds.some((one) => one === kind) ? [] : [{ pointer: `/supports/${index}/kind`, code: 'link.not-found' }],
  )
  return [...unknown, ...unfound(named, caseId, await lookUp(tx, named))]
}
