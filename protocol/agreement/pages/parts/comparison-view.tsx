import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { directionOf, languages } from '../../../../foundation/language/index.ts'
import { LanguageName, Notice, Tag } from '../../../../web/index.ts'
import type { ClauseComparison, Comparison, WordChange } from '../../model.ts'
import { ClauseName } from './clause-name.tsx'

/** What differs between two versions; clauses that say the same are only counted. */
export function ComparisonView({ comparison: { clauses, rules, terms } }: { readonly comparison: Comparison }) {
  const changed = clauses.filter(({ change }) => change !== 'same')
  const same = clauses.length - changed.length
  if (changed.length === 0 && rules.length === 0 && terms.length === 0)
    return <Notice title={<Trans id="agreement.compare.none">لا فرق بين النسختين</Trans>} />
  return (
    <>
      <p>
        <Plural
          id="agreement.compare.same-count"
          value={same}
          zero="تغيّرت كل المواد."
          one="مادة واحدة لم تتغيّر ولا تظهر هنا."
          two="مادتان لم تتغيّرا ولا تظهران هنا."
          few="# مواد لم تتغيّر ولا تظهر هنا."
          many="# مادة لم تتغيّر ولا تظهر هنا."
          other="# مادة لم تتغيّر ولا تظهر هنا."
        />
      </p>
      {changed.map((clause) => (
        <ClauseDifference key={`${clause.from_eid} ${clause.to_eid}`} clause={clause} />
      ))}
      {rules.length === 0 ? null : (
        <section className="clause">
          <h2>
            <Trans id="agreement.compare.rules">قواعد المشاركة</Trans>
          </h2>
          <ul>
            {rules.map(({ rule_id, eid, change }) => (
              <li key={rule_id}>
                <ClauseName eid={eid} /> · {ruleChanges[change]()}
              </li>
            ))}
          </ul>
        </section>
      )}
      {terms.length === 0 ? null : (
        <section className="clause">
          <h2>
            <Trans id="agreement.compare.terms">الأحكام المرافقة للنص</Trans>
          </h2>
          <ul>
            {terms.map(({ field }) => (
              <li key={field}>{(termWords[field] ?? (() => <bdi>{field}</bdi>))()}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const changeTags: { readonly [C in ClauseComparison['change']]: () => ReactNode } = {
  same: () => null,
  added: () => (
    <Tag kind="ok" icon="plus">
      <Trans id="agreement.change.added">أُضيفت</Trans>
    </Tag>
  ),
  removed: () => (
    <Tag kind="danger" icon="cross">
      <Trans id="agreement.change.removed">حُذفت</Trans>
    </Tag>
  ),
  changed: () => (
    <Tag kind="brand">
      <Trans id="agreement.change.changed">تغيّرت</Trans>
    </Tag>
  ),
  moved: () => (
    <Tag>
      <Trans id="agreement.change.moved">نُقلت</Trans>
    </Tag>
  ),
  moved_and_changed: () => (
    <Tag kind="brand">
      <Trans id="agreement.change.moved-and-changed">نُقلت وتغيّرت</Trans>
    </Tag>
  ),
}

const ruleChanges: { readonly [C in Comparison['rules'][number]['change']]: () => ReactNode } = {
  added: () => <Trans id="agreement.change.rule-added">أُضيفت قاعدة</Trans>,
  removed: () => <Trans id="agreement.change.rule-removed">حُذفت قاعدة</Trans>,
  changed: () => <Trans id="agreement.change.rule-changed">تغيّرت قاعدة</Trans>,
}

/** The terms beside the clauses by their names. */
export const termWords: Readonly<Record<string, () => ReactNode>> = {
  title: () => <Trans id="agreement.term.title">العنوان</Trans>,
  languages: () => <Trans id="agreement.term.languages">اللغات</Trans>,
  place: () => <Trans id="agreement.term.place">مكان التوقيع</Trans>,
  signed_on: () => <Trans id="agreement.term.signed-on">يوم التوقيع</Trans>,
  in_force_on: () => <Trans id="agreement.term.in-force-on">يوم الدخول حيز التنفيذ</Trans>,
  ends_on: () => <Trans id="agreement.term.ends-on">أول يوم لا يسري فيه</Trans>,
  notice_days: () => <Trans id="agreement.term.notice-days">مهلة الإشعار بالإنهاء (أيام)</Trans>,
  unilateral_termination: () => <Trans id="agreement.term.unilateral">لطرف وحده أن ينهيه</Trans>,
  survival: () => <Trans id="agreement.term.survival">مواد تبقى بعد الانتهاء</Trans>,
  parties: () => <Trans id="agreement.term.parties">الأطراف والتفويضات</Trans>,
}

function ClauseDifference({ clause }: { readonly clause: ClauseComparison }) {
  const { change, from_eid: from, to_eid: to, heading, body } = clause
  return (
    <section className="clause">
      <div className="clause-head">
        <h2>
          {from !== null && to !== null && from !== to ? (
            <>
              <ClauseName eid={from} /> ← <ClauseName eid={to} />
            </>
          ) : (
            <ClauseName eid={to ?? from ?? 'preamble'} />
          )}
        </h2>
        {changeTags[change]()}
      </div>
      {languages.map((lang) => {
        const [title, text] = [heading[lang], body[lang]]
        if (title === undefined && text === undefined) return null
        return (
          <div key={lang} className="clause-text">
            <p className="clause-language-name">
              <LanguageName language={lang} />
            </p>
            <div lang={lang} dir={directionOf(lang)}>
              {title === undefined ? null : (
                <p className="clause-title">
                  <Words words={title} />
                </p>
              )}
              {text === undefined ? null : (
                <p>
                  <Words words={text} />
                </p>
              )}
            </div>
          </div>
        )
      })}
    </section>
  )
}

/** Runs of words; what was added and removed is said in words for those who listen and marked by its line, not by colour alone. */
function Words({ words }: { readonly words: readonly WordChange[] }) {
  const seen = new Map<string, number>()
  return words.map(({ kind, text }) => {
    const count = (seen.get(kind + text) ?? 0) + 1
    seen.set(kind + text, count)
    const key = `${kind} ${count} ${text}`
    if (kind === 'same') return <span key={key}>{text}</span>
    if (kind === 'added')
      return (
        <ins key={key} className="word-added">
          <span className="word-mark">
            <Trans id="agreement.word.added">+ أُضيف:</Trans>{' '}
          </span>
          {text}
        </ins>
      )
    return (
      <del key={key} className="word-removed">
        <span className="word-mark">
          <Trans id="agreement.word.removed">− حُذف:</Trans>{' '}
        </span>
        {text}
      </del>
    )
  })
}
