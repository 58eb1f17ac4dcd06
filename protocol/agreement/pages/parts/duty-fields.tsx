import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, FieldGroup, Select } from '../../../../web/index.ts'
import { DurationField } from './duration-field.tsx'
import type { DutyValues } from './rule-values.ts'
import { dutyWords, eventWords } from './rule-words.tsx'

const acts = ['acknowledge_receipt', 'delete', 'inform'] as const
const events = ['consent_withdrawn', 'recalled', 'agreement_ended', 'purpose_fulfilled', 'onward_use'] as const

type DutyFieldsProps = {
  readonly duties: readonly DutyValues[]
  readonly onChange: (duties: readonly DutyValues[]) => void
  readonly error?: ReactNode
}

/** What the other side must do, and by when. */
export function DutyFields({ duties, onChange, error }: DutyFieldsProps) {
  const replace = (key: string, part: Partial<DutyValues>) =>
    onChange(duties.map((duty) => (duty.key === key ? { ...duty, ...part } : duty)))
  return (
    <FieldGroup
      id="rule-duties"
      optional
      label={<Trans id="agreement.rule.duties">التزامات الطرف الآخر</Trans>}
      {...(error === undefined ? {} : { error })}
    >
      {duties.map((duty, index) => (
        <div key={duty.key} className="duty-row">
          <Select
            id={`duty-${index}-act`}
            label={<Trans id="agreement.duty.what">الالتزام</Trans>}
            value={duty.act}
            onChange={(event) => replace(duty.key, { act: acts.find((one) => one === event.target.value) ?? 'inform' })}
          >
            {acts.map((act) => (
              <option key={act} value={act}>
                {dutyWords[act]()}
              </option>
            ))}
          </Select>
          <DurationField
            id={`duty-${index}-within`}
            label={<Trans id="agreement.duty.within">خلال</Trans>}
            duration={duty.within}
            onChange={(within) => replace(duty.key, { within })}
          />
          <Select
            id={`duty-${index}-event`}
            label={<Trans id="agreement.duty.after">بعد</Trans>}
            value={duty.event ?? ''}
            onChange={(event) => replace(duty.key, { event: events.find((one) => one === event.target.value) ?? null })}
          >
            <option value="">
              <Trans id="agreement.event.transfer">التسليم</Trans>
            </option>
            {events.map((one) => (
              <option key={one} value={one}>
                {eventWords[one]()}
              </option>
            ))}
          </Select>
          <Button kind="quiet" onClick={() => onChange(duties.filter(({ key }) => key !== duty.key))}>
            <Trans id="agreement.duty.remove">حذف الالتزام</Trans>
          </Button>
        </div>
      ))}
      <Button
        kind="secondary"
        onClick={() =>
          onChange([...duties, { key: crypto.randomUUID(), act: 'acknowledge_receipt', within: 'PT72H', event: null }])
        }
      >
        <Trans id="agreement.duty.add">إضافة التزام</Trans>
      </Button>
    </FieldGroup>
  )
}
