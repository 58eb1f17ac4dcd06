import { useCallback, useEffect, useRef } from 'react'
import { useDraft } from '../../../../web/index.ts'

/** Which clauses of a version lie open for writing; kept with their drafts, so that a closed tab shows again what was typed. */
export function useOpenClauses(versionId: string) {
  const { value, ready, change, discard } = useDraft<{ readonly ids: readonly string[] }>(
    `protocol-open-${versionId}`,
    {
      ids: [],
    },
  )
  const { ids } = value
  const latest = useRef(ids)
  useEffect(() => {
    latest.current = ids
  }, [ids])
  // the same functions at every drawing: opening one clause must not draw a hundred others again
  const set = useCallback(
    (next: readonly string[]) => {
      latest.current = next
      change({ ids: next })
      if (next.length === 0) void discard()
    },
    [change, discard],
  )
  const open = useCallback((id: string) => set([...latest.current.filter((one) => one !== id), id]), [set])
  const close = useCallback((id: string) => set(latest.current.filter((one) => one !== id)), [set])
  return { isOpen: (id: string) => ready && ids.includes(id), open, close }
}
