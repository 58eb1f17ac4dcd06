import { Trans } from '@lingui/react/macro'
import { directionOf, pickText } from '../../../../foundation/language/index.ts'
import { Button, ButtonRow, Tag, useDisplay } from '../../../../web/index.ts'
import type { Clause, Party, Rule } from '../../model.ts'
import { ClauseName } from './clause-name.tsx'
import { RuleRemoval } from './rule-removal.tsx'
import { RuleSentence } from './rule-sentence.tsx'
import type { Shareable } from './rule-values.ts'

type RulePairProps = {
  readonly rule: Rule
  readonly clauses: readonly Clause[]
  readonly parties: readonly Party[]
  readonly shareable: Shareable
  readonly editable: boolean
  readonly onEdit: () => void
}

/** The words of an article, and beside them what the software will do because of it. */
export function RulePair({ rule: stored, clauses, parties, shareable, editable, onEdit }: RulePairProps) {
  const { language } = useDisplay()
  const { id, rule } = stored
  const clause = clauses.find(({ eid }) => eid === rule.clause)
  const heading = clause === undefined ? undefined : pickText(clause.heading, language)
  const body = clause === undefined ? undefined : pickText(clause.body, language)
  return (
    <section className="rule-pair" id={`rule-${id}`}>
      <div>
        <h2>
          <ClauseName eid={rule.clause} />
        </h2>
        {[heading, body].map((found) =>
          found === undefined ? null : (
            <p key={found.text} className="clause-text" lang={found.language} dir={directionOf(found.language)}>
              {found.text}
            </p>
          ),
        )}
        {clause === undefined ? (
          <Tag kind="danger" icon="stop">
            <Trans id="agreement.rule.no-clause">لم تعد هذه المادة في النص</Trans>
          </Tag>
        ) : null}
      </div>
      <div>
        <p className="clause-language-name">
          <Trans id="agreement.rule.reads">القاعدة كما تُطبَّق</Trans>
        </p>
        <RuleSentence rule={rule} parties={parties} shareable={shareable} />
        {editable ? (
          <ButtonRow>
            <Button kind="secondary" onClick={onEdit}>
              <Trans id="agreement.rule.edit">تعديل القاعدة</Trans>
            </Button>
            <RuleRemoval rule={stored} parties={parties} />
          </ButtonRow>
        ) : null}
      </div>
    </section>
  )
}
