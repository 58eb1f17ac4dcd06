import { Trans } from '@lingui/react/macro'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { TextInput } from '../../../../web/index.ts'

type SearchBoxProps = {
  readonly label: ReactNode
  /** What stands below while something is typed, and otherwise. */
  readonly found: (typed: string) => ReactNode
  readonly children: ReactNode
}

/** A box that finds by the beginnings of words, in the three languages; what is typed stays on the page. */
export function SearchBox({ label, found, children }: SearchBoxProps) {
  const [typed, setTyped] = useState('')
  const settled = useDeferredValue(typed.trim())
  return (
    <>
      <search>
        <TextInput
          id="find"
          name="find"
          type="search"
          autoComplete="off"
          label={label}
          hint={<Trans id="vocabulary.find.hint">ببضعة أحرف من أول كل كلمة، بالعربية أو الفرنسية أو الإنجليزية.</Trans>}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      {settled === '' ? children : found(settled)}
    </>
  )
}
