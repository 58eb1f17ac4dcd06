import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, ErrorSummary, errorOf, LTextFields, SubmitRow, TextInput, useSubmit } from '../../../../web/index.ts'
import { type LText, languages } from '../../../language/index.ts'
import type { AreaRoutes } from '../../areas/routes.ts'

const api = client<AreaRoutes>()
const nothing = {
  type_id: null,
  latitude: null,
  longitude: null,
  radius_m: null,
  valid_from: null,
  valid_to: null,
  note: '',
}

/** Adds an area, inside another one or in none. */
export function NewAreaForm({ parent }: { readonly parent: string | null }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [names, setNames] = useState<LText>({})
  const [code, setCode] = useState('')
  const form = useSubmit({
    formId: 'area-names',
    fields: { '/names': 'area-names', '/code': 'area-code' },
    send: async () => {
      const given = Object.fromEntries(Object.entries(names).filter(([, words]) => words !== ''))
      const body = { ...nothing, names: given, code: code.trim() === '' ? null : code.trim(), parent_id: parent }
      const made = await api('POST /api/areas', { body })
      setNames({})
      setCode('')
      await cache.invalidateQueries({ queryKey: ['areas'] })
      await navigate({ to: `/places/${made.id}` })
    },
  })
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
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
          <Trans id="vocabulary.place.new">مكان جديد</Trans>
        ) : (
          <Trans id="vocabulary.place.new-inside">مكان جديد داخل هذا</Trans>
        )}
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <LTextFields
        id="area-names"
        name="names"
        label={<Trans id="vocabulary.place.names">الاسم المستعمل</Trans>}
        value={names}
        languages={languages}
        onChange={setNames}
        {...error('area-names')}
      />
      <TextInput
        id="area-code"
        name="code"
        dir="ltr"
        width="medium"
        optional
        autoComplete="off"
        label={<Trans id="vocabulary.place.code">رمز المكان</Trans>}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        {...error('area-code')}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.place.add">إضافة المكان</Trans>
      </SubmitRow>
    </form>
  )
}
