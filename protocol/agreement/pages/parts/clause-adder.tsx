import { Trans } from '@lingui/react/macro'
import { Button, ButtonRow, ErrorSummary, useSubmit } from '../../../../web/index.ts'
import type { Clause } from '../../model.ts'
import { api } from './calls.ts'
import { nextNumber } from './clause-name.tsx'

type ClauseAdderProps = {
  readonly protocolId: string
  readonly clauses: readonly Clause[]
  readonly onAdded: (id: string) => Promise<void>
}

/** Adds an article or an annex at the end, ready to be written. */
export function ClauseAdder({ protocolId, clauses, onAdded }: ClauseAdderProps) {
  const article = useAdd(`art_${nextNumber(clauses, 'art_')}`, protocolId, onAdded)
  const annex = useAdd(`annex_${nextNumber(clauses, 'annex_')}`, protocolId, onAdded)
  return (
    <div className="clause">
      <ErrorSummary key={article.attempt + annex.attempt} errors={[...article.errors, ...annex.errors]} />
      <ButtonRow>
        <Button id="add-article" kind="secondary" onClick={() => void article.submit()}>
          <Trans id="agreement.tool.add-article">إضافة مادة</Trans>
        </Button>
        <Button kind="secondary" onClick={() => void annex.submit()}>
          <Trans id="agreement.tool.add-annex">إضافة ملحق</Trans>
        </Button>
      </ButtonRow>
    </div>
  )
}

const useAdd = (eid: string, protocolId: string, onAdded: ClauseAdderProps['onAdded']) =>
  useSubmit({
    formId: 'add-article',
    fields: {},
    send: async () => {
      const body = { eid, heading: {}, body: {} }
      const added = await api('POST /api/protocols/:id/clauses', { params: { id: protocolId }, body })
      await onAdded(added.id)
    },
  })
