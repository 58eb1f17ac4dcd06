import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedSearch } from '../../../../foundation/search/index.ts'
import type { SearchRoutes } from '../../../../foundation/search/server.ts'
import {
  Button,
  ButtonRow,
  Checkboxes,
  client,
  errorOf,
  FromQuery,
  Link,
  NumberText,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import { addressOf, type FindingState, queryOf, stateOf } from './state.ts'

const api = client<SearchRoutes>()
const key = ['saved-searches']

/** The searches a person keeps, with what is new in each, and keeping the one that is open. */
export function SavedSearches({ state }: { readonly state: FindingState }) {
  const saved = useQuery({ queryKey: key, queryFn: ({ signal }) => api('GET /api/saved-searches', { signal }) })
  return (
    <details className="finding-saved no-print">
      <summary>
        <Trans id="documentation.find.saved">عمليات البحث المحفوظة</Trans>
      </summary>
      <FromQuery query={saved}>
        {({ items }) => (
          <ul className="finding-saved-list">
            {items.map((one) => (
              <SavedRow key={one.id} saved={one} />
            ))}
          </ul>
        )}
      </FromQuery>
      <SaveForm state={state} />
    </details>
  )
}

function SavedRow({ saved }: { readonly saved: SavedSearch }) {
  const queries = useQueryClient()
  const { id, version, name, query, unseen } = saved
  const again = () => queries.invalidateQueries({ queryKey: key })
  return (
    <li>
      <Link
        href={addressOf(stateOf(query))}
        onClick={() => {
          if (unseen > 0) void api('POST /api/saved-searches/:id/seen', { params: { id } }).then(again)
        }}
      >
        <bdi>{name}</bdi>
      </Link>
      {unseen === 0 ? null : (
        <strong>
          <Trans id="documentation.find.unseen">
            جديد: <NumberText value={unseen} />
          </Trans>
        </strong>
      )}
      <Button
        kind="quiet"
        onClick={() => void api('DELETE /api/saved-searches/:id', { params: { id }, version }).then(again)}
      >
        <Trans id="documentation.find.forget">حذف</Trans>
        <span className="visually-hidden">
          {' '}
          <bdi>{name}</bdi>
        </span>
      </Button>
    </li>
  )
}

function SaveForm({ state }: { readonly state: FindingState }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [alert, setAlert] = useState(false)
  const [done, setDone] = useState(false)
  const { errors, busy, submit } = useSubmit({
    formId: 'saved-name',
    fields: { '/name': 'saved-name' },
    send: async () => {
      await api('POST /api/saved-searches', { body: { name: name.trim(), query: queryOf(state), alert } })
      setName('')
      setDone(true)
      await queries.invalidateQueries({ queryKey: key })
    },
  })
  const fault = errorOf(errors, 'saved-name')
  const missing = t({ id: 'documentation.find.save-name-missing', message: 'اكتب اسمًا تعرف به هذا البحث.' })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setDone(false)
        void submit(name.trim() === '' ? [{ fieldId: 'saved-name', message: missing }] : [])
      }}
    >
      <TextInput
        id="saved-name"
        name="name"
        label={<Trans id="documentation.find.save-name">اسم لهذا البحث</Trans>}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={200}
        dir="auto"
        {...(fault === undefined ? {} : { error: fault })}
      />
      <Checkboxes
        id="saved-alert"
        name="alert"
        label={<Trans id="documentation.find.alert-group">التنبيه</Trans>}
        choices={[
          {
            value: 'alert',
            label: <Trans id="documentation.find.alert">نبّهني إلى ما يستجد من نتائجه</Trans>,
          },
        ]}
        values={alert ? ['alert'] : []}
        onChange={(values) => setAlert(values.includes('alert'))}
      />
      <ButtonRow>
        <Button type="submit" kind="secondary" disabled={busy}>
          <Trans id="documentation.find.save">حفظ هذا البحث</Trans>
        </Button>
      </ButtonRow>
      <p role="status">{done ? t({ id: 'documentation.find.save-done', message: 'حُفظ البحث.' }) : ''}</p>
    </form>
  )
}
