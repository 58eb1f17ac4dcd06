import { Trans, useLingui } from '@lingui/react/macro'
import { Radios, useDisplay } from '../../../../web/index.ts'
import { fieldOf } from '../../model.ts'
import { type Guide, Question } from './question.tsx'
import { TermChoice } from './term-choice.tsx'

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
