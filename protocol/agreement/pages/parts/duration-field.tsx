import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { plainDigits } from '../../../../foundation/language/index.ts'
import { FieldGroup } from '../../../../web/index.ts'
import { durationOf, lengthOf, type Unit, units } from './rule-values.ts'
import { unitWords } from './rule-words.tsx'

type DurationFieldProps = {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** ISO 8601; null while no number is given. */
  readonly duration: string | null
  readonly onChange: (duration: string | null) => void
}

/** A length of time: a number and its unit. */
export function DurationField({ id, label, hint, error, duration, onChange }: DurationFieldProps) {
  const [length, setLength] = useState(() => lengthOf(duration))
  const set = (next: { readonly count: string; readonly unit: Unit }) => {
    setLength(next)
    onChange(durationOf(next.count, next.unit))
  }
  return (
    <FieldGroup
      id={id}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(error === undefined ? {} : { error })}
    >
      <div className="date-parts">
        <div className="date-part">
          <label className="date-part-label" htmlFor={`${id}-count`}>
            <Trans id="agreement.unit.count">العدد</Trans>
          </label>
          <input
            id={`${id}-count`}
            className="control control-year"
            type="text"
            inputMode="numeric"
            maxLength={4}
            value={length.count}
            onChange={(event) => set({ ...length, count: plainDigits(event.target.value).replace(/\D/g, '') })}
          />
        </div>
        <div className="date-part">
          <label className="date-part-label" htmlFor={`${id}-unit`}>
            <Trans id="agreement.unit.unit">الوحدة</Trans>
          </label>
          <select
            id={`${id}-unit`}
            className="control"
            value={length.unit}
            onChange={(event) => set({ ...length, unit: units.find((one) => one === event.target.value) ?? 'days' })}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unitWords[unit]()}
              </option>
            ))}
          </select>
        </div>
      </div>
    </FieldGroup>
  )
}
