import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  client,
  ErrorSummary,
  errorOf,
  Radios,
  SubmitRow,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { pickText } from '../../../language/index.ts'
import type { TermDetail } from '../../model.ts'
import type { TermRoutes } from '../../routes.ts'
import { useKept } from './term-forms.tsx'
import { foundTerms } from './term-links.tsx'
import { shown } from './words.tsx'

const api = client<TermRoutes>()
const MOST_OFFERED = 8

/** Merges the term into another of its list: chosen by a few letters, told what it does, undone by bringing it back into use. */
export function MergeForm({ term }: { readonly term: TermDetail }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const keep = useKept()
  const [typed, setTyped] = useState('')
  const [into, setInto] = useState('')
  const query = useQuery({
    queryKey: ['terms-found', term.list, typed.trim()],
    queryFn: ({ signal }) => foundTerms(term.list, typed.trim(), signal),
    enabled: typed.trim() !== '',
    placeholderData: (before) => before,
  })
  const offered = (query.data?.items ?? []).filter(({ id }) => id !== term.id).slice(0, MOST_OFFERED)
  const form = useSubmit({
    formId: 'merge-find',
    fields: { '/into': 'merge-find' },
    send: async () =>
      keep(await api('POST /api/terms/:id/merge', { params: { id: term.id }, version: term.version, body: { into } })),
  })
  const error = errorOf(form.errors, 'merge-find')
  const missing = t({ id: 'vocabulary.merge.missing', message: 'اختر العنصر الذي يُدمج فيه هذا' })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(into === '' ? [{ fieldId: 'merge-find', message: missing }] : [])
      }}
    >
      <h2>
        <Trans id="vocabulary.merge.title">دمج العنصر في آخر</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p>
        <Trans id="vocabulary.merge.text">
          يخرج هذا العنصر من الاستعمال وتصبح ألفاظه مرادفات للآخر، وينتقل إليه ما تفرع عنه. تبقى الملفات كما هي ويجدها
          البحث عن الآخر.
        </Trans>
      </p>
      <TextInput
        id="merge-find"
        name="merge-find"
        type="search"
        autoComplete="off"
        label={<Trans id="vocabulary.merge.find">العنصر الآخر</Trans>}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setInto('')
        }}
        {...(error === undefined ? {} : { error })}
      />
      {offered.length === 0 ? null : (
        <Radios
          id="merge-into"
          name="merge-into"
          label={<Trans id="vocabulary.merge.choose">اختيار واحد</Trans>}
          value={into}
          onChange={setInto}
          choices={offered.map(({ id, labels }) => ({
            value: id,
            label: <bdi>{pickText(shown(labels), language)?.text ?? id}</bdi>,
          }))}
        />
      )}
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.merge.submit">دمج العنصر</Trans>
      </SubmitRow>
    </form>
  )
}
