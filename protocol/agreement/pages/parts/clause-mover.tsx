import { Trans } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
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
  const taken = useRef<{ readonly way: Way; readonly from: string }>(undefined)
  const { id, eid } = props.clause
  // drawn under its new number, where the way that was taken may have ended
  useEffect(() => {
    const going = taken.current
    if (going === undefined || going.from === eid) return
    taken.current = undefined
    const button = document.getElementById(`${going.way}-${id}`) ?? document.getElementById(`${other[going.way]}-${id}`)
    button?.focus()
  }, [id, eid])
  const tools = {
    ...props,
    onTaken: (way: Way | undefined) => {
      taken.current = way === undefined ? undefined : { way, from: eid }
    },
    onMoved: () => setMoved(true),
  }
  return (
    <>
      <MoveButton way="up" {...tools} />
      <MoveButton way="down" {...tools} />
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

type Way = 'up' | 'down'
type MoveButtonProps = ClauseMoverProps & {
  readonly way: Way
  /** Which way is being gone; undefined when it was refused. */
  readonly onTaken: (way: Way | undefined) => void
  readonly onMoved: () => void
}

function MoveButton({ way, clause: { id, eid, version }, clauses, onChanged, onTaken, onMoved }: MoveButtonProps) {
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
      onTaken(way)
      try {
        await api('POST /api/clauses/:id/place', { params: { id }, version, body: place })
        await onChanged()
      } catch (error) {
        onTaken(undefined)
        throw error
      }
      onMoved()
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
