import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  client,
  ErrorSummary,
  errorOf,
  Radios,
  Select,
  SubmitRow,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { pickText } from '../../../language/index.ts'
import type { Labels, TermDetail } from '../../model.ts'
import type { TermRoutes } from '../../routes.ts'
import { useKept } from './term-forms.tsx'
import { foundTerms } from './term-links.tsx'
import { shown } from './words.tsx'

const api = client<TermRoutes>()
const MOST_OFFERED = 8
const TOP = 'root'

/** Moves a term below another of its list, or to the top, and behind one of those that stand there. A circle is refused. */
export function MoveForm({ term }: { readonly term: TermDetail }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const keep = useKept()
  const [typed, setTyped] = useState('')
  const [below, setBelow] = useState(term.parent_id ?? TOP)
  const [after, setAfter] = useState('')
  const nameOf = ({ labels, id }: { readonly labels: Labels; readonly id: string }) =>
    pickText(shown(labels), language)?.text ?? id
  const found = useQuery({
    queryKey: ['terms-found', term.list, typed.trim()],
    queryFn: ({ signal }) => foundTerms(term.list, typed.trim(), signal),
    enabled: typed.trim() !== '',
    placeholderData: (before) => before,
  })
  const siblings = useQuery({
    queryKey: ['terms', term.list, 'siblings', below],
    queryFn: ({ signal }) =>
      api('GET /api/vocabularies/:key/terms', { params: { key: term.list }, query: { below, limit: 200 }, signal }),
  })
  const form = useSubmit({
    formId: 'move-find',
    fields: { '/parent_id': 'move-find', '/after_id': 'move-after' },
    send: async () => {
      const body = { parent_id: below === TOP ? null : below, after_id: after === '' ? null : after }
      await keep(await api('POST /api/terms/:id/move', { params: { id: term.id }, version: term.version, body }))
    },
  })
  const error = errorOf(form.errors, 'move-find')
  const now = term.above.at(-1)
  const choices = [
    { value: TOP, label: t({ id: 'vocabulary.move.top', message: 'أعلى القائمة' }) },
    ...(term.parent_id === null || now === undefined
      ? []
      : [{ value: term.parent_id, label: <bdi>{nameOf({ labels: now, id: term.parent_id })}</bdi> }]),
    ...(typed.trim() === '' ? [] : (found.data?.items ?? []))
      .filter(({ id }) => id !== term.id && id !== term.parent_id)
      .slice(0, MOST_OFFERED)
      .map((one) => ({ value: one.id, label: <bdi>{nameOf(one)}</bdi> })),
  ]
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <h2>
        <Trans id="vocabulary.move.title">نقل العنصر في الشجرة</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id="move-find"
        type="search"
        autoComplete="off"
        optional
        label={<Trans id="vocabulary.move.find">البحث عما يوضع تحته</Trans>}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <Radios
        id="move-below"
        name="move-below"
        label={<Trans id="vocabulary.move.below">يوضع تحت</Trans>}
        value={below}
        onChange={(value) => {
          setBelow(value)
          setAfter('')
        }}
        choices={choices}
      />
      <Select
        id="move-after"
        label={<Trans id="vocabulary.move.after">موضعه</Trans>}
        value={after}
        onChange={(event) => setAfter(event.target.value)}
      >
        <option value="">{t({ id: 'vocabulary.move.first', message: 'أولًا' })}</option>
        {(siblings.data?.items ?? [])
          .filter(({ id }) => id !== term.id)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {t({ id: 'vocabulary.move.behind', message: 'بعد:' })} {nameOf(one)}
            </option>
          ))}
      </Select>
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.move.submit">نقل العنصر</Trans>
      </SubmitRow>
    </form>
  )
}
