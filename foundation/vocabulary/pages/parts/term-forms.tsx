import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Button,
  client,
  currentRecord,
  ErrorSummary,
  errorOf,
  LTextFields,
  Notice,
  SubmitRow,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import { type LText, languages } from '../../../language/index.ts'
import type { TermDetail } from '../../model.ts'
import type { TermRoutes } from '../../routes.ts'

const api = client<TermRoutes>()

/** Puts what the server answers where the page reads it, and lets the tree of the list be fetched anew. */
export function useKept() {
  const cache = useQueryClient()
  return async (term: TermDetail) => {
    cache.setQueryData(['term', term.id], term)
    await cache.invalidateQueries({ queryKey: ['terms', term.list] })
    await cache.invalidateQueries({ queryKey: ['vocabularies'] })
  }
}

const labelsOf = ({ labels }: TermDetail): LText => {
  const { es: _, ...own } = labels
  return own
}

/** Changes the labels; with a reviewer, the Arabic label counts as reviewed under that name. */
export function LabelForm({ term }: { readonly term: TermDetail }) {
  const keep = useKept()
  const [labels, setLabels] = useState(labelsOf(term))
  const [reviewer, setReviewer] = useState('')
  const [other, setOther] = useState<TermDetail>()
  const before = labelsOf(term)
  const changed = Object.fromEntries(
    languages.filter((one) => (labels[one] ?? '') !== (before[one] ?? '')).map((one) => [one, labels[one] ?? '']),
  )
  const form = useSubmit({
    formId: 'label-edit',
    fields: { '/labels': 'label-edit', '/reviewed/ar': 'reviewer' },
    send: async () => {
      await keep(
        await api('PATCH /api/terms/:id', {
          params: { id: term.id },
          version: other?.version ?? term.version,
          body: {
            ...(Object.keys(changed).length === 0 ? {} : { labels: changed }),
            ...(reviewer.trim() === '' ? {} : { reviewed: { ar: reviewer.trim() } }),
          },
        }),
      )
    },
    handle: (error) => {
      const now = currentRecord<TermDetail>(error)
      if (now !== undefined) setOther(now)
      return now !== undefined
    },
  })
  const error = errorOf(form.errors, 'label-edit')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <h2>
        <Trans id="vocabulary.term.edit">تعديل التسمية</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {other === undefined ? null : (
        <Notice
          kind="warn"
          live
          title={<Trans id="vocabulary.term.changed">غيّر شخص آخر هذا العنصر بعد أن فتحتَه</Trans>}
        >
          <p>
            <Trans id="vocabulary.term.changed-text">ما كتبتَه باقٍ. التسمية الآن:</Trans>{' '}
            <bdi>{Object.values(other.labels).join(' · ')}</bdi>
          </p>
        </Notice>
      )}
      <LTextFields
        id="label-edit"
        name="label"
        label={<Trans id="vocabulary.term.labels">التسمية</Trans>}
        value={labels}
        languages={languages}
        onChange={setLabels}
        {...(error === undefined ? {} : { error })}
      />
      <TextInput
        id="reviewer"
        name="reviewer"
        optional
        autoComplete="off"
        label={<Trans id="vocabulary.term.reviewer">من راجع اللفظ العربي</Trans>}
        hint={<Trans id="vocabulary.term.reviewer-hint">الاسم والصفة. دونهما يبقى اللفظ موسومًا بأنه غير مراجَع.</Trans>}
        value={reviewer}
        onChange={(event) => setReviewer(event.target.value)}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.term.save">حفظ التسمية</Trans>
      </SubmitRow>
    </form>
  )
}

/** Takes a term out of use, or brings it back. */
export function RetireForm({ term }: { readonly term: TermDetail }) {
  const keep = useKept()
  const retired = term.retired_on !== null
  const form = useSubmit({
    formId: 'retire',
    fields: {},
    send: async () =>
      keep(
        await api('PATCH /api/terms/:id', {
          params: { id: term.id },
          version: term.version,
          body: { retired: !retired },
        }),
      ),
  })
  return (
    <section>
      <h2>
        {retired ? (
          <Trans id="vocabulary.term.back-title">إعادة العنصر إلى الاستعمال</Trans>
        ) : (
          <Trans id="vocabulary.term.retire-title">إخراج العنصر من الاستعمال</Trans>
        )}
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p>
        {retired ? (
          <Trans id="vocabulary.term.back-text">يعود للاختيار، ولا يبقى مدموجًا في غيره.</Trans>
        ) : (
          <Trans id="vocabulary.term.retire-text">لا يُعرض للاختيار بعدها، وتبقى الملفات التي تذكره كما هي.</Trans>
        )}
      </p>
      <p>
        <Button id="retire" kind="secondary" aria-disabled={form.busy} onClick={() => void form.submit()}>
          {retired ? (
            <Trans id="vocabulary.term.back">إعادة إلى الاستعمال</Trans>
          ) : (
            <Trans id="vocabulary.term.retire">إخراج من الاستعمال</Trans>
          )}
        </Button>
      </p>
    </section>
  )
}
