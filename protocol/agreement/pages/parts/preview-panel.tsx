import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { pickText } from '../../../../foundation/language/index.ts'
import {
  ErrorSummary,
  LTextView,
  Notice,
  Radios,
  Select,
  SubmitRow,
  Table,
  Tag,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import type { Preview, PreviewQuestion, ProtocolView } from '../../model.ts'
import { api } from './calls.ts'
import { ClauseName } from './clause-name.tsx'
import type { Shareable } from './rule-values.ts'
import { givenConsent, levelWords, ruleActs } from './rule-words.tsx'

type PreviewPanelProps = { readonly protocol: ProtocolView; readonly shareable: Shareable }
const acts = ['use', 'distribute', 'publish', 'submit_to_un'] as const
const levels = ['open', 'limited', 'high', 'extreme'] as const
const consents = ['nobody', 'partners', 'this_recipient', 'onward_transfer', 'publication', 'withdrawn'] as const

/** With this text in force, what of such a record would the partner see, under which article, and what not and why. */
export function PreviewPanel({ protocol, shareable }: PreviewPanelProps) {
  const { language } = useDisplay()
  const [answer, setAnswer] = useState<Preview>()
  const signing = protocol.parties.filter(({ role }) => role === 'party')
  const pairs = signing.flatMap((from) => signing.filter((to) => to !== from).map((to) => ({ from, to })))
  const [question, setQuestion] = useState({
    pair: 0,
    record_class: shareable.classes[0]?.iri ?? '',
    purpose: shareable.purposes[0]?.iri ?? '',
    act: 'use' as PreviewQuestion['act'],
    consent: 'partners' as (typeof consents)[number],
    sensitivity: 'open' as PreviewQuestion['sensitivity'],
  })
  const set = (part: Partial<typeof question>) => setQuestion({ ...question, ...part })
  const nameOf = (text: Parameters<typeof pickText>[0]) => pickText(text, language)?.text ?? ''
  const form = useSubmit({
    formId: 'preview-pair',
    fields: {},
    send: async () => {
      const pair = pairs[question.pair]
      if (pair === undefined) return
      const { record_class, purpose, act, consent, sensitivity } = question
      const body: PreviewQuestion = {
        from: pair.from.institution,
        to: pair.to.institution,
        record_class,
        purpose,
        act,
        sensitivity,
        consent: consent === 'nobody' ? null : consent,
        on: dayToAskAbout(protocol),
      }
      setAnswer(await api('POST /api/protocols/:id/preview', { params: { id: protocol.id }, body }))
    },
  })
  return (
    <section className="preview">
      <h2>
        <Trans id="agreement.preview.title">ماذا سيرى الطرف الآخر؟</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <Select
          id="preview-pair"
          label={<Trans id="agreement.preview.pair">من يشارك مع من</Trans>}
          value={question.pair}
          onChange={(event) => set({ pair: Number(event.target.value) })}
        >
          {pairs.map(({ from, to }, index) => (
            <option key={`${from.id} ${to.id}`} value={index}>
              {`${nameOf(from.name)} – ${nameOf(to.name)}`}
            </option>
          ))}
        </Select>
        <Select
          id="preview-class"
          label={<Trans id="agreement.rule.classes">أنواع السجلات</Trans>}
          value={question.record_class}
          onChange={(event) => set({ record_class: event.target.value })}
        >
          {shareable.classes.map(({ iri, name }) => (
            <option key={iri} value={iri}>
              {nameOf(name)}
            </option>
          ))}
        </Select>
        <Select
          id="preview-purpose"
          label={<Trans id="agreement.preview.purpose">الغرض</Trans>}
          value={question.purpose}
          onChange={(event) => set({ purpose: event.target.value })}
        >
          {shareable.purposes.map(({ iri, name }) => (
            <option key={iri} value={iri}>
              {nameOf(name)}
            </option>
          ))}
        </Select>
        <Radios
          id="preview-act"
          name="preview-act"
          label={<Trans id="agreement.rule.act">ما يُفعل بالسجل</Trans>}
          value={question.act}
          onChange={(next) => set({ act: acts.find((act) => act === next) ?? 'use' })}
          choices={acts.map((value) => ({ value, label: ruleActs[value]() }))}
        />
        <Radios
          id="preview-consent"
          name="preview-consent"
          label={<Trans id="agreement.rule.consent">موافقة صاحب البيانات</Trans>}
          value={question.consent}
          onChange={(next) => set({ consent: consents.find((one) => one === next) ?? 'nobody' })}
          choices={consents.map((value) => ({ value, label: givenConsent[value]() }))}
        />
        <Select
          id="preview-level"
          label={<Trans id="agreement.preview.level">درجة حساسية السجل</Trans>}
          value={question.sensitivity}
          onChange={(event) => set({ sensitivity: levels.find((one) => one === event.target.value) ?? 'open' })}
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {levelWords[level]()}
            </option>
          ))}
        </Select>
        <SubmitRow busy={form.busy}>
          <Trans id="agreement.preview.ask">عرض ما سيُرى</Trans>
        </SubmitRow>
      </form>
      {answer === undefined ? null : <Answer answer={answer} />}
    </section>
  )
}

/** The first day of the text, or today where it does not say yet. */
const dayToAskAbout = ({ current }: ProtocolView) => {
  const today = new Date().toISOString().slice(0, 10)
  return current.in_force_on !== null && current.in_force_on > today ? current.in_force_on : today
}

function Answer({ answer: { verdict, reasons, articles, fields } }: { readonly answer: Preview }) {
  return (
    <>
      {verdict === 'permit' ? (
        <Notice kind="success" live title={<Trans id="agreement.preview.permit">يُؤذن بالمشاركة</Trans>}>
          <p>
            {articles.map((eid, index) => (
              <span key={eid}>
                {index === 0 ? null : ' · '}
                <ClauseName eid={eid} />
              </span>
            ))}
          </p>
        </Notice>
      ) : (
        <Notice kind="warn" live title={<Trans id="agreement.preview.deny">لا يُشارَك شيء</Trans>}>
          <ul className="plain-list">
            {reasons.map(({ code, eid, detail }) => (
              <li key={`${code} ${eid}`}>
                <LTextView text={detail} quiet />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {fields.length === 0 ? null : (
        <Table
          caption={<Trans id="agreement.preview.fields">حقلًا حقلًا</Trans>}
          columns={[
            {
              key: 'field',
              header: <Trans id="agreement.preview.field">الحقل</Trans>,
              cell: ({ label }) => <LTextView text={label} quiet />,
              rowHeader: true,
            },
            {
              key: 'seen',
              header: <Trans id="agreement.preview.seen">يُرى؟</Trans>,
              cell: ({ seen, sealed }) =>
                !seen ? (
                  <Tag icon="lock">
                    <Trans id="agreement.preview.hidden">لا يُرى</Trans>
                  </Tag>
                ) : sealed ? (
                  <Tag kind="restricted" icon="lock">
                    <Trans id="agreement.preview.sealed">مختوم لمن سُمّي</Trans>
                  </Tag>
                ) : (
                  <Tag kind="ok" icon="eye">
                    <Trans id="agreement.preview.visible">يُرى</Trans>
                  </Tag>
                ),
            },
            {
              key: 'why',
              header: <Trans id="agreement.preview.why">لماذا</Trans>,
              cell: ({ reason }) =>
                reason === null ? (
                  '–'
                ) : (
                  <>
                    <LTextView text={reason.detail} quiet />
                    {reason.eid === null ? null : (
                      <>
                        {' · '}
                        <ClauseName eid={reason.eid} />
                      </>
                    )}
                  </>
                ),
            },
          ]}
          rows={fields}
          rowKey={({ iri }) => iri}
        />
      )}
    </>
  )
}
