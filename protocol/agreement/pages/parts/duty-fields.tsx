import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, FieldGroup, Select } from '../../../../web/index.ts'
import { DurationField } from './duration-field.tsx'
import type { RuleValues } from './rule-values.ts'
import { dutyWords, eventWords } from './rule-words.tsx'

type Duty = RuleValues['duties'][number]
const acts = ['acknowledge_receipt', 'delete', 'inform'] as const
const events = ['consent_withdrawn', 'recalled', 'agreement_ended', 'purpose_fulfilled', 'onward_use'] as const

type DutyFieldsProps = {
  readonly duties: RuleValues['duties']
  readonly onChange: (duties: RuleValues['duties']) => void
  readonly error?: ReactNode
}

/** What the other side must do, and by when. */
export function DutyFields({ duties, onChange, error }: DutyFieldsProps) {
  const replace = (at: number, part: Partial<Duty>) =>
    onChange(duties.map((duty, index) => (index === at ? { ...duty, ...part } : duty)))
  return (
    <FieldGroup
      id="rule-duties"
      optional
      label={<Trans id="agreement.rule.duties">التزامات الطرف الآخر</Trans>}
      {...(error === undefined ? {} : { error })}
    >
      {duties.map((duty, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a duty has no name of its own, its place is what it is
        <div key={index} className="duty-row">
          <Select
            id={`duty-${index}-act`}
            label={<Trans id="agreement.duty.what">الالتزام</Trans>}
            value={duty.act}
            onChange={(event) => replace(index, { act: acts.find((one) => one === event.target.value) ?? 'inform' })}
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
            onChange={(within) => replace(index, { within })}
          />
          <Select
            id={`duty-${index}-event`}
            label={<Trans id="agreement.duty.after">بعد</Trans>}
            value={duty.event ?? ''}
            onChange={(event) => replace(index, { event: events.find((one) => one === event.target.value) ?? null })}
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
          <Button kind="quiet" onClick={() => onChange(duties.filter((_, at) => at !== index))}>
            <Trans id="agreement.duty.remove">حذف الالتزام</Trans>
          </Button>
        </div>
      ))}
      <Button
        kind="secondary"
        onClick={() => onChange([...duties, { act: 'acknowledge_receipt', within: 'PT72H', event: null }])}
      >
        <Trans id="agreement.duty.add">إضافة التزام</Trans>
      </Button>
    </FieldGroup>
  )
}
