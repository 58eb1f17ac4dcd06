import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Checkboxes, errorOf, type FormError, LTextView, Radios, Select } from '../../../../web/index.ts'
import type { ProtocolView, Rule } from '../../model.ts'
import { api, useRefresh } from './calls.ts'
import { useClauseText } from './clause-name.tsx'
import { DurationField } from './duration-field.tsx'
import { DutyFields } from './duty-fields.tsx'
import { RecordForm } from './record-form.tsx'
import { RuleFields } from './rule-fields.tsx'
import { RuleScope } from './rule-scope.tsx'
import { RuleSentence } from './rule-sentence.tsx'
import { firstValues, type RuleValues, ruleOf, ruleToRead, type Shareable, valuesOfRule } from './rule-values.ts'
import { consentWords, effectWords, levelWords, memberWords, onwardWords, ruleActs } from './rule-words.tsx'

type RuleFormProps = {
  readonly protocol: ProtocolView
  readonly shareable: Shareable
  readonly rule?: Rule
  readonly onDone: () => void
}

const controls = {
  '/clause': 'rule-clause',
  '/effect': 'rule-effect',
  '/act': 'rule-act',
  '/from': 'rule-from',
  '/to': 'rule-to',
  '/record_classes': 'rule-classes',
  '/purposes': 'rule-purposes',
  '/fields': 'rule-fields',
  '/sealed_fields': 'rule-fields',
  '/recipients': 'rule-recipients',
  '/consent': 'rule-consent',
  '/onward_transfer': 'rule-onward',
  '/retention': 'rule-retention',
  '/sensitivity_ceiling': 'rule-level',
  '/sensitivity_floor': 'rule-floor',
  '/areas': 'rule-areas',
  '/legal_bases': 'rule-legal_bases',
  '/from_at': 'rule-from_at',
  '/until_at': 'rule-until_at',
  '/duties': 'rule-duties',
}

/** A sharing rule as a lawyer fills it in, with its sentence beside it as it will be applied. */
export function RuleForm({ protocol, shareable, rule, onDone }: RuleFormProps) {
  const refresh = useRefresh()
  const { id, current, clauses, parties } = protocol
  const [fresh] = useState(() => `urn:uuid:${crypto.randomUUID()}`)
  const firstArticle = clauses.find(({ eid }) => eid.startsWith('art_'))?.eid ?? ''
  return (
    <section className="rule-pair">
      <RecordForm<RuleValues, Rule>
        draftKey={`rule-${rule?.id ?? `new-${current.id}`}`}
        version={rule?.version ?? 0}
        values={rule === undefined ? firstValues(parties, firstArticle, fresh) : valuesOfRule(rule)}
        valuesOf={valuesOfRule}
        formId="rule-clause"
        fields={controls}
        label={(key) => memberWords[key]()}
        show={(_, values) => <RuleSentence rule={ruleToRead(values)} parties={parties} shareable={shareable} />}
        send={async (_, version, values) => {
          const body = ruleOf(values)
          if (rule === undefined) await api('POST /api/protocols/:id/rules', { params: { id }, body })
          else await api('PATCH /api/rules/:id', { params: { id: rule.id }, version, body })
          await refresh()
        }}
        onDone={onDone}
      >
        {(values, change, errors) => (
          <RuleControls protocol={protocol} shareable={shareable} values={values} change={change} errors={errors} />
        )}
      </RecordForm>
    </section>
  )
}

type RuleControlsProps = {
  readonly protocol: ProtocolView
  readonly shareable: Shareable
  readonly values: RuleValues
  readonly change: (part: Partial<RuleValues>) => void
  readonly errors: readonly FormError[]
}

function RuleControls({ protocol: { clauses, parties }, shareable, values, change, errors }: RuleControlsProps) {
  const clauseText = useClauseText()
  const { effect } = values
  const errorFor = (id: string) => {
    const error = errorOf(errors, id)
    return error === undefined ? {} : { error }
  }
  const acts = effect === 'permit' ? permitted : forbidden
  const signing = parties.filter(({ role }) => role === 'party')
  const partyChoices = signing.map(({ institution, name }) => ({
    value: institution,
    label: <LTextView text={name} quiet />,
  }))
  return (
    <>
      <RuleSentence rule={ruleToRead(values)} parties={parties} shareable={shareable} />
      <Select
        id="rule-clause"
        label={<Trans id="agreement.rule.clause">المادة التي تنفّذها</Trans>}
        value={values.clause}
        onChange={(event) => change({ clause: event.target.value })}
        {...errorFor('rule-clause')}
      >
        {clauses.map(({ eid }) => (
          <option key={eid} value={eid}>
            {clauseText(eid)}
          </option>
        ))}
      </Select>
      <Radios
        id="rule-effect"
        name="rule-effect"
        label={<Trans id="agreement.rule.effect">أثر القاعدة</Trans>}
        value={effect}
        onChange={(next) => change({ effect: next === 'forbid' ? 'forbid' : 'permit' })}
        choices={(['permit', 'forbid'] as const).map((value) => ({ value, label: effectWords[value]() }))}
      />
      <Radios
        id="rule-act"
        name="rule-act"
        label={<Trans id="agreement.rule.act">ما يُفعل بالسجل</Trans>}
        value={values.act}
        onChange={(next) => change({ act: acts.find((act) => act === next) ?? 'use' })}
        choices={acts.map((value) => ({ value, label: ruleActs[value]() }))}
        {...errorFor('rule-act')}
      />
      <Radios
        id="rule-from"
        name="rule-from"
        label={<Trans id="agreement.rule.from">من</Trans>}
        value={values.from}
        onChange={(from) => change({ from })}
        choices={partyChoices}
        {...errorFor('rule-from')}
      />
      <Radios
        id="rule-to"
        name="rule-to"
        label={<Trans id="agreement.rule.to">إلى</Trans>}
        value={values.to}
        onChange={(to) => change({ to })}
        choices={partyChoices}
        {...errorFor('rule-to')}
      />
      <Checkboxes
        id="rule-purposes"
        name="rule-purposes"
        optional={effect === 'forbid'}
        label={<Trans id="agreement.rule.purposes">الأغراض</Trans>}
        values={values.purposes}
        onChange={(purposes) => change({ purposes })}
        choices={shareable.purposes.map(({ iri, name }) => ({ value: iri, label: <LTextView text={name} quiet /> }))}
        {...errorFor('rule-purposes')}
      />
      <RuleFields shareable={shareable} values={values} change={change} errors={errors} />
      <RuleScope values={values} change={change} errors={errors} />
      {effect === 'forbid' ? null : (
        <>
          <Radios
            id="rule-consent"
            name="rule-consent"
            label={<Trans id="agreement.rule.consent">موافقة صاحب البيانات</Trans>}
            value={values.consent}
            onChange={(next) => change({ consent: consents.find((one) => one === next) ?? 'partners' })}
            choices={consents.map((value) => ({ value, label: consentWords[value]() }))}
          />
          <Radios
            id="rule-onward"
            name="rule-onward"
            label={<Trans id="agreement.rule.onward">النقل إلى غير هذا الطرف</Trans>}
            value={values.onward_transfer}
            onChange={(next) => change({ onward_transfer: onward.find((one) => one === next) ?? 'no' })}
            choices={onward.map((value) => ({ value, label: onwardWords[value]() }))}
          />
          <Radios
            id="rule-level"
            name="rule-level"
            label={<Trans id="agreement.rule.level">أعلى درجة حساسية يُسمح بها</Trans>}
            value={values.sensitivity}
            onChange={(next) => change({ sensitivity: levels.find((one) => one === next) ?? 'open' })}
            choices={levels.map((value) => ({ value, label: levelWords[value]() }))}
          />
          <DurationField
            id="rule-retention"
            label={<Trans id="agreement.rule.retention">مدة الحفظ عند الطرف الآخر</Trans>}
            hint={<Trans id="agreement.rule.retention-hint">يُترك فارغًا إن لم تحدد المادة مدة.</Trans>}
            duration={values.retention}
            onChange={(retention) => change({ retention })}
            {...errorFor('rule-retention')}
          />
          <DutyFields duties={values.duties} onChange={(duties) => change({ duties })} {...errorFor('rule-duties')} />
        </>
      )}
    </>
  )
}

const permitted = ['use', 'publish', 'submit_to_un'] as const
const forbidden = ['use', 'distribute', 'publish', 'submit_to_un'] as const
const consents = ['not_needed', 'partners', 'this_recipient', 'publication'] as const
const onward = ['no', 'with_consent', 'yes'] as const
const levels = ['open', 'limited', 'high', 'extreme'] as const
