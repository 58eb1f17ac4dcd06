import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { Button, FieldGroup, type FieldProps, Icon } from '../../../../web/index.ts'

export type Pick = { readonly id: string; readonly label: ReactNode; readonly above?: ReactNode }

export type PickFieldProps = FieldProps & {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly multiple: boolean
  /** Under which the answers to a search are kept, and how it is asked. */
  readonly searchKey: readonly unknown[]
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Pick[]>
  /** The label of what is chosen already. */
  readonly labelOf: (id: string) => ReactNode
  /** What stands under the answers: a way to what is missing among them. */
  readonly below?: ReactNode
}

/**
 * Chooses among more than a list can hold by a few letters: what is found stands below as buttons, what is chosen above as chips.
 */
export function PickField({
  values,
  onChange,
  multiple,
  searchKey,
  search,
  labelOf,
  below = null,
  ...field
}: PickFieldProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [known, setKnown] = useState<ReadonlyMap<string, ReactNode>>(new Map())
  const asked = useDeferredValue(typed.trim())
  const query = useQuery({
    queryKey: [...searchKey, asked],
    queryFn: ({ signal }) => search(asked, signal),
    enabled: open,
    placeholderData: (before) => before,
  })
  const found = (query.data ?? []).filter(({ id }) => !values.includes(id))
  const input = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const choose = (pick: Pick) => {
    setKnown(new Map([...known, [pick.id, pick.label]]))
    onChange(multiple ? [...values, pick.id] : [pick.id])
    setTyped('')
    setOpen(false)
    // what was chosen leaves the list: the next key is for the field again
    if (results.current?.contains(document.activeElement) === true) input.current?.focus()
  }
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation()
      input.current?.focus()
      setOpen(false)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
    const stops = [input.current, ...(results.current?.querySelectorAll<HTMLElement>('button, a') ?? [])]
    const next = stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)
    stops[Math.max(0, Math.min(next, stops.length - 1))]?.focus()
  }
  return (
    <FieldGroup {...field} className="pick-field">
      {values.length === 0 ? null : (
        <ul className="chips">
          {values.map((id) => (
            <li key={id}>
              <button type="button" className="chip" onClick={() => onChange(values.filter((one) => one !== id))}>
                <span>
                  <span className="visually-hidden">
                    <Trans id="documentation.pick.remove">إزالة</Trans>{' '}
                  </span>
                  {known.get(id) ?? labelOf(id)}
                </span>
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        id={`${field.id}-search`}
        type="search"
        dir="auto"
        className="control"
        autoComplete="off"
        aria-label={t({ id: 'documentation.pick.search', message: 'ابحث بأول الحروف أو بالرقم' })}
        placeholder={t({ id: 'documentation.pick.search', message: 'ابحث بأول الحروف أو بالرقم' })}
        value={typed}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
        }}
        onKeyDown={(event) => {
          walk(event)
          if (event.key !== 'Enter') return
          event.preventDefault()
          const [first] = found
          if (open && first !== undefined && asked !== '') choose(first)
        }}
      />
      {open ? (
        <div ref={results} className="pick-results">
          <p className="field-hint" role="status">
            {found.length > 0 || query.data === undefined ? null : asked === '' ? (
              <Trans id="documentation.pick.empty">لا شيء هنا بعد.</Trans>
            ) : (
              <Trans id="documentation.pick.nothing">لا شيء بهذه الحروف.</Trans>
            )}
          </p>
          <ul className="plain-rows">
            {found.map((pick) => (
              <li key={pick.id}>
                <Button kind="quiet" onKeyDown={walk} onClick={() => choose(pick)}>
                  {pick.above === undefined ? null : <span className="field-hint">{pick.above}</span>}
                  {pick.label}
                </Button>
              </li>
            ))}
          </ul>
          {below}
        </div>
      ) : null}
    </FieldGroup>
  )
}
