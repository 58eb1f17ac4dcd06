import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ErrorSummary, useSubmit } from '../../../../web/index.ts'
import type { Clause } from '../../model.ts'
import { api } from './calls.ts'
import { ClauseName } from './clause-name.tsx'
import { placeBeside } from './clause-place.ts'

type ClauseMoverProps = {
  readonly clause: Clause
  readonly clauses: readonly Clause[]
  readonly onChanged: () => Promise<void>
}

/** Lets a clause change places with the one before or after it; numbers follow, and the focus stays with the clause. */
export function ClauseMover(props: ClauseMoverProps) {
  const [moved, setMoved] = useState(false)
  return (
    <>
      <MoveButton way="up" {...props} onMoved={() => setMoved(true)} />
      <MoveButton way="down" {...props} onMoved={() => setMoved(true)} />
      <span className="visually-hidden" role="status">
        {moved ? (
          <Trans id="agreement.tool.moved">
            صار هذا النص <ClauseName eid={props.clause.eid} />
          </Trans>
        ) : null}
      </span>
    </>
  )
}

type MoveButtonProps = ClauseMoverProps & { readonly way: 'up' | 'down'; readonly onMoved: () => void }

function MoveButton({ way, clause: { id, eid, version }, clauses, onChanged, onMoved }: MoveButtonProps) {
  const place = placeBeside(
    clauses.map((one) => one.eid),
    eid,
    way,
  )
  const form = useSubmit({
    formId: `${way}-${id}`,
    fields: {},
    send: async () => {
      if (place === undefined) return
      await api('POST /api/clauses/:id/place', { params: { id }, version, body: place })
      await onChanged()
      onMoved()
      // drawn at its new place, where the way that was taken may have ended
      requestAnimationFrame(() => {
        const button = document.getElementById(`${way}-${id}`) ?? document.getElementById(`${other[way]}-${id}`)
        button?.focus()
      })
    },
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {place === undefined ? null : (
        <Button id={`${way}-${id}`} kind="quiet" aria-describedby={`${eid}-name`} onClick={() => void form.submit()}>
          {way === 'up' ? (
            <Trans id="agreement.tool.up">نقل إلى أعلى</Trans>
          ) : (
            <Trans id="agreement.tool.down">نقل إلى أسفل</Trans>
          )}
        </Button>
      )}
    </>
  )
}

const other = { up: 'down', down: 'up' } as const
