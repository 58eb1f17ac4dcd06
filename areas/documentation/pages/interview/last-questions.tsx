import { Trans, useLingui } from '@lingui/react/macro'
import { Radios, Select, useDisplay } from '../../../../web/index.ts'
import { fieldOf } from '../../model.ts'
import { suspects } from './incident.ts'
import { termName } from './lists.ts'
import { type Guide, Question } from './question.tsx'
import { TermChoice } from './term-choice.tsx'
import { TermChoices } from './term-choices.tsx'
import { SuspectName } from './words.tsx'

/** Who is alleged to have done it; that nobody knows is an answer. */
export function WhoQuestion(guide: Guide) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { told, change, lists, people } = guide
  return (
    <Question guide={guide} title={t({ id: 'documentation.incident.who', message: 'من يُزعم أنه فعل ذلك؟' })}>
      {(errorAt) => (
        <>
          <Radios
            id="suspect"
            name="suspect"
            label={<Trans id="documentation.incident.suspect-label">مرتكب الفعل المزعوم</Trans>}
            value={told.suspect}
            onChange={(value) => change({ suspect: suspects.find((one) => one === value) ?? '' })}
            choices={suspects
              .filter((value) => value !== 'recorded' || people.length > 0)
              .map((value) => ({ value, label: <SuspectName suspect={value} /> }))}
            {...errorAt('suspect')}
          />
          {told.suspect === 'recorded' ? (
            <Select
              id="recorded"
              label={<Trans id="documentation.incident.recorded-label">رمز الشخص أو الجهة</Trans>}
              value={told.suspect_id}
              onChange={(event) => change({ suspect_id: event.target.value })}
              {...errorAt('recorded')}
            >
              <option value="">–</option>
              {people.map(({ id, code, kind }) => (
                <option key={id} value={id}>
                  {`${code} · ${termName(lists['person-kind'], String(kind), language) ?? ''}`}
                </option>
              ))}
            </Select>
          ) : null}
          {told.suspect === 'new' ? (
            <TermChoice
              id="suspect-kind"
              label={<Trans id="documentation.incident.suspect-kind-label">شخص واحد أم جهة؟</Trans>}
              terms={lists['person-kind']}
              value={told.suspect_kind}
              onChange={(suspect_kind) => change({ suspect_kind })}
              {...errorAt('suspect-kind')}
            />
          ) : null}
          <TermChoices
            id="suspect-types"
            optional
            label={<Trans id="documentation.incident.suspect-types-label">صفته، ولو لم تُعرف هويته</Trans>}
            terms={lists['perpetrator-type']}
            values={told.suspect_types}
            onChange={(suspect_types) => change({ suspect_types })}
            {...errorAt('suspect-types')}
          />
          <TermChoice
            id="degree"
            label={<Trans id="documentation.incident.degree-label">درجة الضلوع المزعومة</Trans>}
            terms={lists['degree-of-involvement']}
            value={told.degree}
            onChange={(degree) => change({ degree })}
            {...errorAt('degree')}
          />
        </>
      )}
    </Question>
  )
}

/** How we know: what the source is to what happened. Who the source is stays out of this form. */
export function SourceQuestion(guide: Guide) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { told, change, lists } = guide
  return (
    <Question
      guide={guide}
      title={t({ id: 'documentation.incident.source', message: 'كيف عرفنا ذلك؟' })}
      lead={<Trans id="documentation.incident.source-lead">لا تكتب من هو المصدر.</Trans>}
    >
      {(errorAt) => (
        <>
          <TermChoice
            id="connection"
            label={<Trans id="documentation.incident.connection-label">صلة المصدر بما حدث</Trans>}
            terms={lists['source-connection']}
            value={told.connection}
            onChange={(connection) => change({ connection })}
            {...errorAt('connection')}
          />
          <Radios
            id="source-kind"
            name="source-kind"
            optional
            label={<Trans id="documentation.incident.source-kind-label">شخص أم وثيقة؟</Trans>}
            value={told.source_kind}
            onChange={(source_kind) => change({ source_kind })}
            choices={sourceKinds.map(({ value, label }) => ({ value, label: label[language] }))}
            {...errorAt('source-kind')}
          />
          <TermChoice
            id="reliability"
            optional
            label={<Trans id="documentation.incident.reliability-label">موثوقية المصدر</Trans>}
            terms={lists.reliability}
            value={told.reliability}
            onChange={(reliability) => change({ reliability })}
            {...errorAt('reliability')}
          />
        </>
      )}
    </Question>
  )
}

const sourceKinds = fieldOf('information', 'source_kind')?.choices ?? []
