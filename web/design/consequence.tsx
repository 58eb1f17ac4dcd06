import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

type ConsequenceProps = {
  readonly title?: ReactNode
  /** Who will see or receive it. */
  readonly who: ReactNode
  /** What exactly: fields, records, how many. */
  readonly what: ReactNode
  /** The article that allows it. */
  readonly under?: ReactNode
  /** Whether and how it can be taken back. */
  readonly undo: ReactNode
  readonly level?: 2 | 3
}

/** What an act will do, in words, before it is done: who, what, under which article, and whether it can be undone. */
export function DefinitionOfConsequence({ title, who, what, under, undo, level = 3 }: ConsequenceProps) {
  const Heading = `h${level}` as const
  return (
    <section className="consequence">
      <Heading>{title ?? <Trans id="design.consequence.title">ما الذي سيحدث</Trans>}</Heading>
      <dl>
        <dt>
          <Trans id="design.consequence.who">من سيطّلع</Trans>
        </dt>
        <dd>{who}</dd>
        <dt>
          <Trans id="design.consequence.what">على ماذا</Trans>
        </dt>
        <dd>{what}</dd>
        {under === undefined ? null : (
          <>
            <dt>
              <Trans id="design.consequence.under">بموجب</Trans>
            </dt>
            <dd>{under}</dd>
          </>
        )}
        <dt>
          <Trans id="design.consequence.undo">التراجع</Trans>
        </dt>
        <dd>{undo}</dd>
      </dl>
    </section>
  )
}
