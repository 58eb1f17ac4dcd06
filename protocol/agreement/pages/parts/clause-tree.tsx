import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { pickText, stripBidi } from '../../../../foundation/language/index.ts'
import { useDisplay } from '../../../../web/index.ts'
import type { Clause } from '../../model.ts'
import { ClauseName, clauseDepth, useClauseText } from './clause-name.tsx'

/** The articles and annexes of a text as links; on a phone they stand behind one line. */
export function ClauseTree({ clauses }: { readonly clauses: readonly Pick<Clause, 'id' | 'eid' | 'heading'>[] }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const clauseText = useClauseText()
  // said once: a later drawing must not close what the reader opened
  const [isWide] = useState(() => window.innerWidth >= 960)
  return (
    <nav className="clause-tree" aria-label={t({ id: 'agreement.tree.label', message: 'مواد النص' })}>
      <details open={isWide}>
        <summary>
          <Trans id="agreement.tree.title">المواد</Trans>
        </summary>
        <ol>
          {clauses
            .filter(({ eid }) => clauseDepth(eid) === 0)
            .map(({ id, eid, heading }) => {
              const title = pickText(heading, language)?.text
              // a heading that begins with the name of its clause says it already
              const isNamed = title?.startsWith(stripBidi(clauseText(eid))) === true
              return (
                <li key={id}>
                  <a href={`#${eid}`}>
                    {isNamed ? null : <ClauseName eid={eid} />}
                    {title === undefined || isNamed ? null : ' · '}
                    {title === undefined ? null : <bdi>{title}</bdi>}
                  </a>
                </li>
              )
            })}
        </ol>
      </details>
    </nav>
  )
}
