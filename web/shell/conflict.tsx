import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button, ButtonRow } from '../design/button.tsx'
import { Radios } from '../design/choices.tsx'
import { Notice } from '../design/notice.tsx'

export type Side = 'mine' | 'theirs'

export type ConflictField = {
  readonly key: string
  readonly label: ReactNode
  readonly mine: ReactNode
  readonly theirs: ReactNode
  /** What is chosen before the person chooses: theirs where they alone changed the field. */
  readonly first: Side
}

type ConflictProps = {
  readonly fields: readonly ConflictField[]
  readonly onResolve: (choice: Readonly<Record<string, Side>>) => void
}

/** Somebody else saved in between: both versions field by field, and the person says which one stays. Nothing is lost. */
export function Conflict({ fields, onResolve }: ConflictProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const sideOf = (field: ConflictField) => chosen[field.key] ?? field.first
  return (
    <form
      className="conflict"
      onSubmit={(event) => {
        event.preventDefault()
        onResolve(Object.fromEntries(fields.map((field) => [field.key, sideOf(field)])))
      }}
    >
      <Notice kind="warn" live title={<Trans id="web.conflict.title">عدّل شخص آخر هذا السجل بعد أن فتحتَه</Trans>}>
        <p>
          <Trans id="web.conflict.text">لم يُحفظ تعديلك بعد ولم يضِع. اختر لكل حقل القيمة التي تبقى.</Trans>
        </p>
      </Notice>
      {fields.map((field) => (
        <Radios
          key={field.key}
          id={`conflict-${field.key}`}
          name={`conflict-${field.key}`}
          label={field.label}
          value={sideOf(field)}
          onChange={(side) => setChosen({ ...chosen, [field.key]: side === 'theirs' ? 'theirs' : 'mine' })}
          choices={[
            { value: 'mine', label: field.mine, hint: t({ id: 'web.conflict.mine', message: 'قيمتك' }) },
            {
              value: 'theirs',
              label: field.theirs,
              hint: t({ id: 'web.conflict.theirs', message: 'القيمة المحفوظة الآن' }),
            },
          ]}
        />
      ))}
      <ButtonRow>
        <Button type="submit">
          <Trans id="web.conflict.continue">متابعة بما اخترتُه</Trans>
        </Button>
      </ButtonRow>
    </form>
  )
}
