import { useDisplay } from '../../../../web/index.ts'
import { sentenceOf } from '../../../machine/index.ts'
import type { Party, Rule } from '../../model.ts'
import type { Shareable } from './rule-values.ts'

type RuleSentenceProps = {
  readonly rule: Rule['rule']
  readonly parties: readonly Party[]
  readonly shareable: Shareable
}

/** A rule read as sentences in the language of the reader. */
export function RuleSentence({ rule, parties, shareable }: RuleSentenceProps) {
  const display = useDisplay()
  const names = (iri: string) =>
    parties.find(({ institution }) => institution === iri)?.name ??
    shareable.purposes.find((purpose) => purpose.iri === iri)?.name ??
    shareable.classes.find((one) => one.iri === iri)?.name ??
    shareable.classes.flatMap(({ fields }) => fields).find((field) => field.iri === iri)?.label
  return (
    <div className={rule.effect === 'forbid' ? 'rule-sentence rule-sentence-forbid' : 'rule-sentence'}>
      <p>{sentenceOf(rule, display, names)}</p>
    </div>
  )
}
