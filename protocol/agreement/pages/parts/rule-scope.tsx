import { Trans } from '@lingui/react/macro'
import { errorOf, type FormError, Radios, TextArea } from '../../../../web/index.ts'
import { DayField } from './day-field.tsx'
import type { RuleValues } from './rule-values.ts'
import { levelWords, memberWords } from './rule-words.tsx'

type RuleScopeProps = {
  readonly values: RuleValues
  readonly change: (part: Partial<RuleValues>) => void
  readonly errors: readonly FormError[]
}
const levels = ['open', 'limited', 'high', 'extreme'] as const

/** What narrows a rule to places, legal bases, degrees and days; everything may stay empty. */
export function RuleScope({ values, change, errors }: RuleScopeProps) {
  const errorFor = (id: string) => {
    const error = errorOf(errors, id)
    return error === undefined ? {} : { error }
  }
  return (
    <>
      {(['areas', 'legal_bases'] as const).map((name) => (
        <TextArea
          key={name}
          id={`rule-${name}`}
          rows={2}
          dir="ltr"
          optional
          label={memberWords[name]()}
          hint={<Trans id="agreement.rule.iris-hint">معرّف واحد في كل سطر، من القوائم المتفق عليها.</Trans>}
          value={values[name].join('\n')}
          onChange={({ target: { value } }) => change({ [name]: value === '' ? [] : value.split('\n') })}
          {...errorFor(`rule-${name}`)}
        />
      ))}
      {values.effect === 'forbid' ? (
        <Radios
          id="rule-floor"
          name="rule-floor"
          label={memberWords.floor()}
          value={values.floor ?? 'every'}
          onChange={(next) => change({ floor: levels.find((one) => one === next) ?? null })}
          choices={[
            { value: 'every', label: <Trans id="agreement.rule.floor.every">كل درجة</Trans> },
            ...levels.map((value) => ({ value, label: levelWords[value]() })),
          ]}
        />
      ) : (
        (['from_at', 'until_at'] as const).map((name) => (
          <DayField
            key={name}
            id={`rule-${name}`}
            label={memberWords[name]()}
            day={values[name]?.replace(midnight, '') ?? null}
            onChange={(day) => change({ [name]: day === null ? null : `${day}T00:00:00Z` })}
            {...errorFor(`rule-${name}`)}
          />
        ))
      )}
    </>
  )
}

/** Signed bytes hold an instant, people a day: it begins where the day does in UTC. */
const midnight = /T.*$/
