import { Trans } from '@lingui/react/macro'
import { memo } from 'react'
import { Button } from '../../../../web/index.ts'
import type { Clause, Comment, TextLanguages } from '../../model.ts'
import { ClauseComments } from './clause-comments.tsx'
import { ClauseEditor } from './clause-editor.tsx'
import { ClauseName, clauseDepth } from './clause-name.tsx'
import { ClauseTexts } from './clause-texts.tsx'
import { ClauseTools } from './clause-tools.tsx'

type ClauseSectionProps = {
  readonly protocolId: string
  readonly clause: Clause
  readonly languages: TextLanguages
  /** Those about this clause. */
  readonly comments: readonly Comment[]
  readonly editable: boolean
  readonly open: boolean
  /** Whether it was sent to the server since the page opened. */
  readonly sent: boolean
  readonly clauses: readonly Clause[]
  readonly onOpen: (id: string) => void
  readonly onClose: (id: string) => void
  readonly onSent: (id: string) => Promise<void>
  readonly onChanged: () => Promise<void>
  readonly onAdded: (id: string) => Promise<void>
}

/** One clause: its text in every language, or the editor in its place, and what was said about it. Drawn again only when it changes. */
export const ClauseSection = memo(function ClauseSection(props: ClauseSectionProps) {
  const { protocolId, clause, languages, comments, editable, open, sent, onOpen, onClose, onSent } = props
  const Heading = clauseDepth(clause.eid) === 0 ? 'h2' : 'h3'
  return (
    <section className="clause" id={clause.eid} aria-labelledby={`${clause.eid}-name`}>
      <div className="clause-head">
        <Heading id={`${clause.eid}-name`}>
          <ClauseName eid={clause.eid} />
        </Heading>
        {sent && !open ? (
          <span className="clause-state" role="status">
            <Trans id="agreement.clause.sent">أُرسل</Trans>
          </span>
        ) : null}
        {editable && !open ? (
          <>
            <Button kind="quiet" onClick={() => onOpen(clause.id)} aria-describedby={`${clause.eid}-name`}>
              <Trans id="agreement.clause.edit">تحرير</Trans>
            </Button>
            <ClauseTools {...props} />
          </>
        ) : null}
      </div>
      {open ? (
        <ClauseEditor
          clause={clause}
          languages={languages}
          onSent={() => onSent(clause.id)}
          onClose={() => onClose(clause.id)}
        />
      ) : (
        <ClauseTexts clause={clause} languages={languages} />
      )}
      <ClauseComments protocolId={protocolId} eid={clause.eid} comments={comments} />
    </section>
  )
})
