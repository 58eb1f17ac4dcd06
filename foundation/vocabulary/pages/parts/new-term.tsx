import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, ErrorSummary, errorOf, LTextFields, Notice, SubmitRow, useSubmit } from '../../../../web/index.ts'
import { type LText, languages } from '../../../language/index.ts'
import type { TermRoutes } from '../../routes.ts'

const api = client<TermRoutes>()

/** Adds a term to a list, below another one or at its top; its code is given. */
export function NewTermForm({ list, parent }: { readonly list: string; readonly parent: string | null }) {
  const cache = useQueryClient()
  const [labels, setLabels] = useState<LText>({})
  const [added, setAdded] = useState<string>()
  const form = useSubmit({
    formId: 'term-labels',
    fields: { '/labels': 'term-labels' },
    send: async () => {
      const made = await api('POST /api/vocabularies/:key/terms', {
        params: { key: list },
        body: { labels, parent_id: parent, reviewed: {}, scope_note: {} },
      })
      setAdded(made.code)
      setLabels({})
      await cache.invalidateQueries({ queryKey: ['terms', list] })
      await cache.invalidateQueries({ queryKey: ['vocabularies'] })
    },
  })
  const error = errorOf(form.errors, 'term-labels')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <h2>
        {parent === null ? (
          <Trans id="vocabulary.term.new">عنصر جديد</Trans>
        ) : (
          <Trans id="vocabulary.term.new-below">عنصر جديد متفرع عن هذا</Trans>
        )}
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {added === undefined ? null : (
        <Notice
          live
          title={
            <Trans id="vocabulary.term.added">
              أُضيف العنصر بالرمز <bdi>{added}</bdi>
            </Trans>
          }
        />
      )}
      <LTextFields
        id="term-labels"
        name="labels"
        label={<Trans id="vocabulary.term.labels">التسمية</Trans>}
        value={labels}
        languages={languages}
        onChange={setLabels}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.term.add">إضافة العنصر</Trans>
      </SubmitRow>
    </form>
  )
}
